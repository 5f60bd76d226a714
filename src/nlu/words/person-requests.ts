/** Sentences that ask for a person, from which `person-learnt.ts` learns; one a line, each language by itself. */
export const PERSON_REQUESTS: readonly string[] = [
  // Indonesian
  `
mau ngomong sama orang dong
saya ingin berbicara dengan staf anda
bisakah salah seorang pegawai anda membantu saya secara langsung
apakah memungkinkan kalau saya dibantu petugas secara pribadi
mohon kiranya ada staf yang bersedia menangani keluhan saya
sambungkan saya dengan bagian layanan pelanggan
tolong hubungkan ke divisi pengembalian barang
saya mau bicara dengan bagian keuangan toko
bisa disambungkan ke tim teknis nggak
alihkan saya ke departemen pembayaran
oper ke bagian komplain dong
saya perlu bicara dengan bagian gudang langsung
pimpinan kalian harus menelepon saya
saya minta manajemen menghubungi saya hari ini
siapa yang bisa ambil keputusan di sini, saya mau bicara
saya mau bicara dengan yang berwenang
tolong panggilkan atasanmu
bosnya suruh turun tangan
minta kepala tokonya hubungi saya
saya mau ketemu pemilik tokonya
ganti orang lain yang jawab
tolong yang lain aja yang bales, kamu nggak paham
bisa dioper ke rekan kamu yang ngerti
ada temanmu yang bisa jawab nggak
yang jawab jangan kamu terus
suruh yang lain aja deh
ada nomor yang bisa dihubungi dan dijawab manusia
kasih nomor yang ada orangnya
boleh minta nomor cs yang bisa ditelepon
hotline yang dijawab petugas ada nggak
saya mau telepon langsung aja, ngomong sama petugasnya
ada kontak orang yang bisa saya hubungi
masih ada petugas yang berjaga nggak
jam segini masih ada yang bisa diajak bicara
ada tim yang lagi online nggak buat bantu saya
masih ada orang di kantor? saya mau tanya langsung
ada siapa aja yang bisa jawab di sana
ada yang standby nggak, saya mau ngobrol sebentar
saya lebih nyaman berurusan dengan orang daripada mesin
saya kurang bisa pakai beginian, mau sama orang saja
saya orangnya gaptek, tolong dilayani orang
lebih enak kalau dijelaskan langsung sama orang
saya nggak biasa ngobrol sama program
enakan ngomong sama manusia kalau urusan begini
kalau tidak ada yang menghubungi saya sampai nanti malam, saya lapor
kalau besok belum ada petugas yang menelepon saya viralin
sampai jam lima tidak ada yang bicara dengan saya, saya tuntut
saya laporkan ke polisi kalau tidak ada orang yang menanggapi saya
ini peringatan terakhir, minta manajer telepon saya
awas ya kalau nggak ada yang bales langsung
manusianya mana sih
pada ke mana orang-orangnya
ini nggak ada orangnya sama sekali ya, tolong dong
masa isinya bot semua, petugasnya mana
kok sepi, orangnya pada ke mana
nggak ada yang jaga ya? saya butuh dibantu
ibu saya perlu ditelepon petugas
orang tua saya tidak bisa mengetik, tolong ditelepon saja
kakek saya mau dijelaskan lewat telepon sama pegawainya
suami saya tidak bisa baca chat, bisa ditelepon staf kalian
mbak CS tolong jawab sendiri dong
mas admin muncul dong
kakak cs keluarlah, saya capek
bang admin bantu saya langsung dong
min nongol min
admin yang asli mana nih keluar dong
halo min jangan bot mulu yang jawab
kak tolong bales manual dong
tolong balas manual
minta dibalas sama orangnya
kasi org
mnt cs lgsg
sm org aj
smbungkn k petugas
tlg smbngin ke yg ngerti
gw mau sm manusia
gue ga butuh bot
mo ngmg lgsg
hub cs
cs woi
org mana org
ke admin aja langsung
langsung ke petugas bisa
lewat orang aja
pakai orang aja jangan sistem
jangan jawaban otomatis
saya tidak mau jawaban template, minta orang yang baca
tolong dibaca sama manusia pesan saya ini
tolong ada yang membaca keluhan saya sungguh-sungguh
saya mau kasus ini diperiksa orang
minta ditinjau manual oleh petugas
tolong ditangani manual saja
saya mau eskalasi
tolong dinaikkan ke atasan
teruskan ke supervisor ya
laporan saya mau diproses sama orang bukan mesin
saya mau konsultasi dengan tenaga ahli
bisa dijadwalkan telepon dengan petugas
boleh bikin janji bicara dengan konsultan
tolong atur panggilan dengan tim kalian
saya menunggu telepon dari pihak kalian
mohon segera hubungi saya di nomor ini
telepon saya sekarang juga
tolong telpon balik saya
tolong call saya ya kak
hubungi saya langsung, jangan lewat chat
saya mau dihubungi perwakilan kalian
mohon perwakilan perusahaan menemui saya
bisa ngobrol tatap muka sama petugasnya
saya capek mengulang ke bot, kasih ke CS
bot ini tidak paham, saya butuh petugas
jawabanmu tidak membantu, tolong orang lain
udah muter-muter dari tadi, panggil orang deh
percuma, sambungin aja ke admin
ngomong sama tembok ya ini, mana orangnya
kamu cuma robot, saya mau yang hidup
yang hidup dong yang jawab
yang beneran manusia tolong
minta yang bisa mikir
saya cuma mau cerita ke orang yang ngerti
boleh curhat ke staf nggak
saya mau diskusi dengan seseorang soal pesanan saya
mau nego, sama siapa ya ngomongnya
siapa yang bisa saya ajak bicara soal ini
saya harus bicara dengan siapa
ke mana saya bisa bicara dengan petugas
gimana supaya dijawab orang
cara bicara dengan manusia di sini bagaimana
ketik apa biar nyambung ke cs
tombol buat ke admin mana
apa harus tekan sesuatu supaya dapat operator
tolong dong ada yang bantu saya, orang beneran
ada yang bisa bantu saya langsung nggak
ada yang bisa jelasin ke saya? bukan bot
ini darurat, saya perlu manusia sekarang
pesanan saya kacau, tolong petugas hubungi saya
uang saya hilang, saya mau bicara dengan orang
barangnya rusak parah, saya mau komplain ke manajernya
refund saya dua minggu nggak masuk, sambungkan ke bagian keuangan
sudah tiga kali komplain, sekarang saya mau atasan
saya kecewa, saya minta bertemu penanggung jawab
tolong libatkan tim kalian yang manusia
tim kalian aja yang jawab
saya menolak dilayani mesin
hentikan bot ini
matikan botnya dong
stop balas otomatis, kasih orang
saya mau keluar dari bot
tidak mau lanjut dengan sistem otomatis
boleh nggak tanpa bot
saya maunya ngobrol biasa sama orang
ada opsi bicara dengan orang nggak
bolehkah saya minta waktu salah satu staf
kiranya ada yang berkenan menjelaskan langsung kepada saya
saya mohon dipertemukan dengan petugas
pengen dilayani kayak di toko, sama orang
tolong kasih saya orang yang paham soal garansi
minta teknisi menghubungi saya
saya mau bicara dengan ahli produknya
bisa minta tolong sales kalian hubungi saya
serahkan ke manusia
kasihin ke orang aja kasus ini
tolong ambil alih dong kak, botnya ngaco
ambil alih chat ini dong min
tolong sampaikan ke atasanmu supaya menelepon saya
saya mau penjelasan dari orang yang bertanggung jawab
minta orang yang lebih tinggi jabatannya
perwakilan toko mohon menemui saya
saya mau bertemu perwakilan perusahaan
telepon saya sekarang
tolong telepon nomor saya ya
hubungi saya segera lewat telepon
jangan chat, telepon saja saya
saya tunggu ditelepon
sambung ke departemen pengiriman
alihkan ke bagian teknis
ke bagian retur dong, mau ngomong
saya mau ke bagian penagihan
tolong ke divisi keluhan
mbak adminnya keluar dong
kak cs, turun tangan sendiri lah
abang cs muncul dong, capek nih
admin jangan ngumpet dong
mas, jawab sendiri dong mas
saya menolak bicara dengan program
saya tidak sudi dilayani robot
hentikan robotnya, saya mau manusia
matikan otomatisnya, suruh orang yang jawab
nggak mau bot
lewati bot
cara melewati bot ini gimana
nggak ada manusianya ya di sini
apa tidak ada satu pun orang yang bisa menjawab
kok nggak ada orang yang nyahut
orang-orangnya pada tidur ya, jawab dong
sudah pulang semua ya petugasnya? saya butuh bantuan
siapa yang piket sekarang, saya mau tanya
ada yang tugas malam nggak buat bantu saya
yang jaga siapa, tolong jawab
kalau tidak ada manusia yang menjawab, saya sebarkan di twitter
kalau petugasnya tidak menghubungi saya besok, saya ke jalur hukum
ditunggu sampai malam, harus ada orang yang bicara dengan saya
saya lebih suka orang, bukan aplikasi
saya orang lama, lebih percaya orang
lebih gampang kalau ada orang yang menerangkan
saya butuh orang, bukan skrip
yang saya perlukan manusia bukan naskah
bapak saya mau bicara sama petugas, beliau tidak bisa chat
nenek saya minta dijelaskan petugas, telepon ya
tolong bapak ibu petugas yang periksa, jangan sistem
diperiksa orang dong, jangan sistem
serahkan kasusnya ke rekanmu
orang lain saja yang tangani
tim kalian masih bangun nggak, mau tanya langsung
kalau nggak ada manajer yang menelepon hari ini saya sebarkan
ada saluran telepon yang dijawab manusia nggak
saya butuh pengambil keputusan
mas cs turun langsung dong
barang saya salah, sudah difoto, sudah isi form, masih disuruh ulang, tolong ditangani orang saja
sudah coba reset sandi lima kali tetap gagal, mending dibantu orang langsung deh
saya beli kulkas minggu lalu, datangnya penyok, sudah lapor dua kali, sekarang saya minta ada petugas yang turun tangan
uangnya kepotong, pesanan nggak muncul, bot jawabnya itu-itu saja, biar staf kalian yang urus
dari pagi ditanya nomor pesanan terus, sudah saya kasih, oper aja ke yang bisa baca
paketnya dikirim ke kota lain, kurir lepas tangan, saya mau dengar penjelasan dari orang kalian
voucher nggak masuk, chat sudah panjang lebar, udahan ah, kasih admin
saya sudah capek menjelaskan dari awal, biar saya jelaskan ke orang saja
ini sudah keempat kalinya saya cerita, ada nggak sih yang bisa langsung menangani
kejadiannya rumit, tidak bisa diketik, harus dibicarakan dengan petugas
saya mau protes keras dan harus ada yang menghadapi saya
yang bikin aturan ini siapa, sini ngobrol sama saya
kalau bot nggak bisa, panggil yang bisa
botnya muter-muter, tolong manusianya dong
bot kok bego banget sih
robot tolol, nggak nyambung
jawaban robot semua, nggak guna
chatbotnya payah banget
percuma ada bot kalau nggak ngerti
nggak ada gunanya nanya ke bot
dasar bot, ditanya apa jawabnya apa
bot lagi bot lagi
kok bot lagi yang bales
kirain orang, ternyata mesin, males ah
ogah ngomong sama mesin
emoh sama bot
saya nggak percaya sama robot, urusannya duit
masalah uang kok dijawab robot
urusan segini gede masa dilayani bot
jangan lempar saya ke menu lagi, kasih orang
stop kasih pilihan menu, saya mau cerita langsung
menunya nggak ada yang cocok, saya mau tanya orang
nggak ada pilihan yang pas, sambungkan ke petugas
saya perlu dibantu secara langsung
mau dilayani secara personal
minta ditelepon balik dong
bisa callback ke nomor saya?
tolong jadwalkan telepon buat saya besok pagi
kapan saya bisa ditelepon, saya tunggu
hubungi balik saya di 0812 ya
telpon aja kak, capek ngetik
ketikan nggak kelar-kelar, telepon saya aja
bisa lewat telepon aja nggak ngobrolnya
pengennya sih teleponan sama petugas
video call sama petugas bisa nggak
ada yang jaga chat ini nggak
ada yang standby?
ada orangnya nggak nih
halo ada yang hidup di sini
hei ada manusianya nggak sih
assalamualaikum, ada petugasnya?
permisi, ada yang bisa melayani saya?
spada, ada orang?
ping, ada orang nggak
kok nggak ada yang jawab, ada petugas nggak
masih ada yang melek nggak di sana, mau nanya
ini chat ada yang pegang nggak
siapa yang pegang akun ini, tolong jawab
yang pegang chat ini tolong balas saya
ada ahli kamera di situ? mau tanya langsung sebelum beli
ada yang paham soal laptop nggak, saya mau konsultasi
boleh ngobrol sama yang ngerti produknya
mau nanya ke orang yang paham ukuran
ada tenaga penjual yang bisa diajak diskusi
saya butuh penjelasan dari ahlinya langsung
harap dapat disambungkan ke unit layanan konsumen
dengan hormat, mohon saya dihubungkan dengan pejabat terkait
mohon diarahkan kepada petugas yang berwenang
mohon bantuan staf terkait untuk menindaklanjuti secara langsung
apakah saya dapat berbicara dengan perwakilan perusahaan
apakah saya boleh dibantu oleh seorang staf
apakah bisa saya dilayani petugas
bolehkah saya minta disambungkan
perkenankan saya berbicara dengan pihak manajemen
siapa penanggung jawabnya, saya mau bicara
mana penanggung jawabnya
bawa saya ke atasan
saya tuntut bicara dengan pimpinan
panggilkan yang paling senior
nomor telepon layanan pelanggan berapa, saya mau telepon
minta nomor yang bisa ditelepon dong
ada call center nggak
call centernya nomor berapa
kontak cs yang bisa dihubungi langsung apa
wa cs berapa, mau chat langsung sama orangnya
mau nanya cs langsung
mau tanya admin langsung aja
ganti cs dong
ganti operator
pindahin ke orang
pindahkan saya ke petugas
alihkan
alihkan ke manusia saja
sambungkan saja
oper ke teman lu yang manusia
lempar ke admin aja
kasih ke tim support ya
balikin ke petugas yang tadi
saya mau lanjut dengan petugas yang kemarin menangani kasus saya
sambungkan lagi ke mbak yang tadi
tadi terputus, sambungkan lagi ke cs
tadi lagi ngobrol sama admin terus putus, tolong disambung lagi
mau sm cs aj
tlng admn
admn dong
cs dmn
plis org asli
gk mau bot
gamau bot
oprator
spervisor mana
tolong orgnya langsung
mw ngobrol am petugas
bsa bcr sm adminx?
konek ke cs
minta tolong banget, orang aja yang bales
kak tolong jangan robot
jangan dijawab bot ya
tolong jangan pakai jawaban mesin
saya minta jawaban dari manusia
dijawab manusia dong sekali-kali
sekali-kali orang dong yang jawab
saya lansia, mata kurang awas, tolong dibantu petugas lewat telepon
saya tunanetra, mohon dibantu petugas
anak saya yang biasa ketik, sekarang saya sendiri, bisa ngomong sama orang nggak
lebih baik petugas yang menjelaskan
saya baru percaya kalau petugas yang bilang
saya mau pengaduan ini dibaca pimpinan dan ditelepon
boleh minta waktu ngobrol sama tim kalian
mau ngobrol empat mata sama managernya
keluar dong adminnya
cs muncul dong
para admin, tolong nongol
woi petugas jawab dong
tim support tolong turun tangan
pada kemana sih petugasnya
petugasnya pada ke mana semua
tidak ada satupun petugas di sini ya
kok nggak ada yang jaga sih
sepi amat, nggak ada manusianya
ada yang nungguin chat ini nggak
minta ditelepon dong hari ini
boleh saya ditelepon nanti sore
saya minta ditelepon petugas malam ini
tolong suruh orangmu telepon saya
orang kalian tolong telepon saya
ngobrol via telepon aja yuk sama petugasnya
bisa diselesaikan lewat telepon nggak
saya mau dengar suara manusia
nomor cs yang aktif berapa, mau saya telepon
nomor yang diangkat petugas berapa
minta kontak petugas yang bisa ditelepon
mau telepon cs, ke nomor mana
arahkan saya ke yang bisa memutuskan
arahkan saya ke petugas yang bertanggung jawab
rujuk saya ke petugas senior
lempar kasus ini ke rekan kerja kamu
kasus saya tolong dipegang orang
biar temanmu yang manusia coba jawab
biar orang lain yang coba
agen lain dong, jangan kamu
minta orang yang berbeda
bawa ke manajer
panggil manajermu
panggil bosnya ke sini
mana manajernya
mana atasannya
saya cuma mau bicara sama pemiliknya
saya hanya mau bicara dengan manajer
ini harus manajer yang turun
ini butuh manusia
urusan begini butuh orang
harus orang yang cek ini
cek manual dong sama petugas
tolong dicek manusia, komputernya salah
sistemnya salah, biar staf yang cek
matikan bot, kasih petugas
bot mati aja deh, orang mana
diam kau bot, panggil orang
benci banget sama bot ini
sebel sama bot
gedek sama chatbot
nggak percaya sama bot
nggak mau ai
jangan ai ya, orang aja
debat sama mesin lagi
kenapa sih mesin yang jawab
kenapa dapatnya mesin terus
kenapa susah banget ketemu manusia
susah amat mau ngomong sama orang
kok susah menghubungi kalian
nggak bisa menghubungi siapa pun
dari tadi minta orang nggak dikasih
kan saya sudah bilang mau sama orang
saya bilang cs ya cs
sekali lagi, tolong orang
terakhir kali saya minta, kasih cs
berapa kali harus bilang mau cs
kalau nggak ada yang mau bicara saya batalkan semua
kalau bukan manusia yang balas, saya kasih bintang satu
katanya mau ditelepon, mana, telepon saya sekarang
katanya ada petugas yang masuk, mana petugasnya
dijanjikan dihubungi tapi nggak ada, sambungkan saya sekarang
lanjut dengan manusia
lanjut ke petugas saja
bantuan orang
bantuan langsung
minta bantuan langsung dari petugas
layanan manusia
petugas langsung
orang asli saja
ada penasihat produk yang bisa ditanya
mau tanya ke penjaga toko
boleh minta rekomendasi dari stafnya langsung
saya gaptek, tolong dipandu petugas
saya nggak ngerti langkahnya, tolong dituntun orang
bahasa indonesia saya jelek, ada petugas yang bisa bahasa inggris
ada cs yang bisa bahasa jawa nggak, mau ngobrol
mau petugas yang bisa bahasa mandarin
saya tuli, butuh admin yang bisa chat langsung
mama saya bingung, tolong ditelepon sama salah satu dari kalian
cpt panggil org
hubungin gw dong
tlp gw skrg
tlpn sy ya
dmn manusianya
pngn ngomong sm org
gw pgn sm admin lgsg
lgsg cs aj dah
ga mau mesin
`,
  // Malay
  `
nak cakap dengan orang la
saya ingin bercakap dengan kakitangan tuan
bolehkah salah seorang staf membantu saya secara peribadi
sudi tak pegawai tuan puan bantu saya sendiri
mohon ada kakitangan yang dapat melayan aduan saya
sambungkan saya ke bahagian khidmat pelanggan
tolong hubungkan saya dengan jabatan bayaran
nak bercakap dengan bahagian penghantaran
boleh sambung ke unit teknikal tak
pindahkan saya ke meja bantuan
nak cakap dengan bahagian akaun
pas kat bahagian aduan la
pengurusan mesti telefon saya
saya minta pihak atasan hubungi saya
siapa yang boleh buat keputusan, saya nak cakap dengan dia
nak jumpa orang yang berkuasa
panggil bos awak
suruh pengurus call saya
nak cakap dengan tuan kedai
nak jumpa ketua awak
bagi orang lain pulak jawab
suruh orang lain la yang jawab
ada kawan awak yang faham tak
awak tak faham, bagi staf lain
jangan awak je yang jawab
ada nombor yang orang jawab tak
bagi nombor telefon yang ada orang angkat
boleh bagi nombor pegawai
talian mana yang ada operator
nak telefon terus, cakap dengan staf
siapa saya boleh hubungi, nak orang ya
ada lagi ke staf yang bertugas
waktu macam ni ada orang lagi tak boleh cakap
ada sesiapa online tak nak bantu saya
pejabat masih ada orang ke, saya nak tanya terus
ada yang jaga tak chat ni
sesiapa boleh jawab saya
saya lebih selesa berurusan dengan orang
saya tak pandai guna bot, nak orang
saya orang lama, tak reti benda ni, nak bercakap dengan staf
lagi mudah kalau orang terangkan
tak biasa la cakap dengan mesin
senang cakap dengan manusia je
kalau tiada siapa hubungi saya sampai malam nanti saya buat aduan
kalau esok tak ada staf telefon saya viralkan
saya report polis kalau takde orang layan saya
ini amaran terakhir, suruh pengurus telefon
jaga la kalau tak ada orang jawab
mana manusia ni
mana semua orang
takde orang langsung ke kat sini
asyik bot je, mana staf
sunyi je, orang mana
takde orang jaga ke? tolonglah
mak saya perlukan panggilan daripada pegawai
ayah saya tak pandai menaip, boleh telefon dia
datuk saya nak dengar penerangan dari staf
isteri saya nak bercakap dengan orang, boleh call
kakak cs tolong jawab sendiri
abang admin keluar la
cik admin layan saya kejap
admin oh admin mana awak
puan tolong jawab saya sendiri, jangan mesin
min jawab la sendiri
tolong balas sendiri, bukan auto
nak orang balas
bagi org
nk org la
nak cs
smbung kt org
tlg bg staf
x nak bot
xmau robot
nk ckp ngan sape2
nk ckp terus
call cs
org mana
terus ke staf
terus kepada orang boleh
guna orang la jangan sistem
jangan jawab auto
saya tak nak jawapan templat, nak orang baca
tolong orang sebenar baca mesej saya
tolong ada yang baca aduan ni betul-betul
saya nak kes saya disemak oleh orang
minta semakan manual oleh pegawai
uruskan secara manual la
nak naikkan kes ni
tolong bawa ke peringkat atasan
panjangkan kepada penyelia ya
saya nak aduan ni diproses oleh pegawai
nak berunding dengan pakar
boleh jadualkan panggilan dengan pegawai
nak buat temu janji dengan perunding
tolong aturkan panggilan dari pasukan awak
saya tunggu panggilan dari pihak awak
mohon hubungi saya di nombor ini
telefon saya sekarang
tolong call saya balik
sila hubungi saya terus
jangan chat, telefon saya
saya mahu dihubungi wakil syarikat
boleh jumpa pegawai secara bersemuka
penat ulang kat bot, bagi cs
bot ni tak faham, saya perlukan pegawai
jawapan awak tak membantu, minta orang lain
dari tadi pusing-pusing, panggil orang
tak guna cakap dengan awak, sambung ke admin
macam cakap dengan dinding, mana orang
awak robot je, saya nak manusia
yang hidup la jawab
nak yang betul-betul orang
nak orang yang boleh fikir
saya nak cerita kat orang yang faham
boleh luah kat staf tak
nak bincang dengan seseorang pasal pesanan saya
dengan siapa saya boleh bincang hal ni
saya kena cakap dengan siapa
macam mana nak dapat orang jawab
macam mana nak bercakap dengan manusia kat sini
tekan apa untuk dapat pegawai
butang untuk cakap dengan staf mana
kena taip apa nak sambung ke operator
tolong la sesiapa bantu saya, orang betul
ada yang boleh terangkan pada saya? bukan bot
kecemasan ni, saya perlu orang sekarang
pesanan saya teruk, tolong pegawai hubungi saya
duit saya hilang, nak cakap dengan orang
barang rosak teruk, nak mengadu kat pengurus
bayaran balik dua minggu tak masuk, sambung ke bahagian akaun
dah tiga kali mengadu, sekarang nak pihak atasan
saya kecewa, nak jumpa orang yang bertanggungjawab
libatkan pasukan awak yang manusia
biar pasukan awak jawab
saya enggan dilayan mesin
hentikan bot ni
tutup bot ni la
berhenti balas auto, bagi orang
nak keluar dari bot
tak nak teruskan dengan sistem automatik
boleh tak tanpa bot
saya nak bersembang dengan orang biasa
ada pilihan untuk cakap dengan orang tak
boleh minta masa seorang staf
kalau boleh nak dijelaskan oleh pegawai sendiri
mohon ditemukan dengan pegawai
bagi saya orang yang faham pasal waranti
minta juruteknik hubungi saya
nak cakap dengan pakar produk
boleh suruh jurujual call saya
serahkan pada manusia
bagi kes ni kat orang
ambil alih la chat ni, bot merapu
tolong ambil alih min
nak sembang dengan staf kejap
boleh ke sesiapa dari kedai contact saya
tolong dapatkan seseorang
saya mahu bantuan daripada orang sebenar
wakil tolong hubungi saya
tolong panggil kakitangan
tolong beritahu ketua awak suruh telefon saya
saya nak penjelasan dari orang yang bertanggungjawab
nak orang yang lebih tinggi pangkat
wakil kedai tolong jumpa saya
saya nak jumpa wakil syarikat
telefon saya sekarang juga
tolong telefon nombor saya
hubungi saya segera melalui telefon
jangan chat, call saya je
saya tunggu orang telefon
sambung ke jabatan penghantaran
pindahkan ke bahagian teknikal
ke bahagian pulangan, nak cakap
nak ke unit bil
tolong ke bahagian aduan
cik admin keluar la
akak cs tolong la turun tangan sendiri
abang cs keluar jap, penat dah
admin jangan menyorok
bang, jawab sendiri la bang
saya enggan cakap dengan program
saya tak sudi dilayan robot
hentikan robot, nak manusia
matikan auto tu, suruh orang jawab
tak nak bot
langkau bot
macam mana nak langkau bot ni
takde manusia ke kat sini
takkan tak ada seorang pun boleh jawab
kenapa takde orang menyahut
semua orang tidur ke, jawab la
staf dah balik semua ke? saya perlukan bantuan
siapa bertugas sekarang, saya nak tanya
ada yang kerja malam tak boleh bantu saya
siapa jaga ni, tolong jawab
kalau tak ada manusia jawab saya sebar kat facebook
kalau pegawai tak hubungi saya esok saya ambil tindakan undang-undang
saya tunggu sampai malam, mesti ada orang cakap dengan saya
saya suka orang, bukan aplikasi
saya lebih percaya kalau orang yang cakap
lagi senang kalau ada orang terangkan
saya perlu orang, bukan skrip
yang saya nak manusia bukan rakaman
ayah saya nak cakap dengan pegawai, dia tak reti chat
nenek saya minta pegawai terangkan, telefon ya
tolong tuan puan sendiri periksa, jangan sistem
biar orang semak, jangan sistem
serah kes ni pada rakan awak
orang lain la yang urus
pasukan awak masih ada tak, nak tanya terus
kalau pengurus tak telefon hari ni saya sebarkan
ada talian telefon yang manusia jawab tak
saya perlukan orang yang buat keputusan
akak admin turun la sendiri
barang salah, gambar dah hantar, borang dah isi, suruh isi lagi, biar orang je uruskan
dah lima kali cuba reset kata laluan tak jadi, baik orang bantu saya terus
saya beli peti sejuk minggu lepas, sampai kemek, dah lapor dua kali, sekarang saya minta pegawai campur tangan
duit dah kena tolak, pesanan tak keluar, bot jawab benda sama, biar staf yang tengok
dari pagi tanya nombor pesanan, dah bagi, pas je kat orang yang reti baca
barang pergi negeri lain, rider lepas tangan, saya nak dengar dari mulut pegawai sendiri
baucar tak masuk, dah taip panjang-panjang, cukuplah, bagi admin
penat terangkan dari mula, bagi saya terangkan pada orang
ni kali keempat saya cerita, ada tak orang yang boleh terus uruskan
perkara ni rumit, tak boleh taip, kena bincang dengan pegawai
ada orang ke kat dalam ni
ada orang ke tak
ada orang ke yang jaga
hello ada sesiapa ke
assalamualaikum, ada pegawai tak
ada yang hidup ke kat sini
eh ada manusia ke dalam ni
tok tok, ada orang tak
kenapa tak ada yang jawab, ada staf ke
siapa jaga chat ni tolong balas
yang jaga akaun ni tolong jawab saya
bot ni bodoh la
robot bengap tak faham bahasa
jawapan robot semua, tak berguna
chatbot ni hampeh
tak guna ada bot kalau tak faham
buang masa je tanya bot
tanya lain bot jawab lain
bot lagi, bot lagi
kenapa bot lagi yang balas
ingatkan orang, rupanya mesin, malas la
tak ingin cakap dengan mesin
meluat dengan bot ni
saya tak percaya robot, ni hal duit
hal duit takkan robot jawab
jangan bagi menu lagi, bagi orang
tak ada pilihan yang kena, sambungkan ke pegawai
saya nak dilayan secara peribadi
boleh minta telefon balik
boleh callback nombor saya tak
tolong aturkan panggilan esok pagi
hubungi saya balik kat 012 ya
call je la, malas taip
tak habis-habis taip, telefon saya je
boleh bincang melalui telefon tak
nak video call dengan staf boleh
ada orang yang tahu pasal kamera tak, nak tanya terus sebelum beli
ada sesiapa faham pasal laptop, nak minta pandangan
boleh cakap dengan orang yang arif pasal produk
nak tanya orang yang tahu saiz
ada jurujual yang boleh layan soalan saya
saya perlukan penerangan dari orang yang mahir
harap dapat disambungkan kepada unit khidmat pengguna
dengan hormatnya mohon dihubungkan dengan pegawai berkenaan
mohon bantuan kakitangan berkenaan untuk tindakan lanjut
adakah saya boleh bercakap dengan wakil syarikat
adakah boleh pegawai melayan saya
izinkan saya bercakap dengan pihak pengurusan
siapa yang bertanggungjawab, saya nak jumpa
mana orang yang bertanggungjawab
bawa saya kepada ketua
saya tuntut nak bercakap dengan pihak atas
panggil yang paling senior
nombor telefon khidmat pelanggan berapa, saya nak call
nak nombor yang boleh call
nombor telefon cs apa
ada call center tak
nombor call center berapa
boleh bagi nombor whatsapp pegawai
careline nombor berapa, nak telefon
nak tanya staf terus
nak tanya admin terus je
tukar cs la
tukar operator
tukar orang lain
pindahkan saya ke orang
alihkan kepada pegawai
sambung je la
sambungkan saya
pas kat kawan awak yang manusia
hantar kat admin je
pass kat staf cepat sikit
pass dekat orang la
bagi balik kat pegawai tadi
nak sambung dengan pegawai yang urus kes saya semalam
tadi tengah cakap dengan staf terputus, tolong sambung balik
sambungkan balik dengan kakak tadi
nk org la cpt
tlg pggl admin
admn mana
xnk bot la
xnak ckp dgn mesin
mnusia pls
oprator tolong
nk supervsor
tlg staf jwb
blh org call sy x
ckp ngn org blh
konek kat cs
jangan robot la tolong
saya minta manusia yang jawab
sekali sekala bagi la orang jawab
saya rabun, minta pegawai bantu melalui telefon
saya oku penglihatan, mohon pegawai bantu
anak saya yang selalu taip, ni saya sorang, boleh cakap dengan orang
lebih baik pegawai yang terangkan
saya percaya kalau pegawai sendiri cakap
bila agaknya orang sebenar nak layan saya
bila pula manusia nak jawab ni
takkan nak tunggu bot sampai esok, bagi la orang
boleh saya minta masa pasukan awak sekejap
nak cakap empat mata dengan pengurus
tolonglah orang betul tengok masalah saya
keluar la admin
cs muncul la kejap
pegawai sekalian tolong jawab
woi staf jawab la
pasukan sokongan tolong masuk campur
mana pergi semua staf
staf pergi mana semua
tak ada seorang pun staf kat sini ke
kenapa tak ada yang jaga
senyap je, tak ada manusia ke
ada yang tunggu chat ni tak
minta telefon saya hari ni
boleh saya terima panggilan petang nanti
saya minta pegawai call malam ni
suruh orang awak telefon saya
orang korang tolong call saya
bincang melalui telefon je la dengan staf
boleh selesai melalui telefon tak
saya nak dengar suara manusia
nombor cs yang aktif berapa, nak call
nombor yang pegawai jawab berapa
minta nombor pegawai yang boleh dihubungi
nak telefon cs, nombor mana
tunjukkan saya kepada yang boleh buat keputusan
rujuk saya kepada pegawai kanan
serahkan kes ni pada rakan sekerja awak
kes saya biar orang yang pegang
biar kawan awak yang manusia cuba
biar orang lain cuba pulak
ejen lain la, jangan awak
nak orang lain
bawa kepada pengurus
panggil pengurus awak
panggil ketua awak
mana pengurus
mana penyelia
saya hanya nak cakap dengan tuan kedai
saya nak cakap dengan pengurus sahaja
ni kena pengurus sendiri turun
ni perlukan manusia
hal macam ni perlukan orang
kena orang yang semak
semak sendiri la, jangan komputer
sistem salah, biar staf semak
matikan bot, bagi pegawai
diam la bot, panggil orang
benci betul dengan bot ni
geram dengan bot
menyampah dengan chatbot
tak percaya dengan bot
tak nak ai
jangan ai, orang je
bergaduh dengan mesin lagi
kenapa mesin yang jawab
kenapa asyik dapat mesin
kenapa susah sangat nak dapat orang
susah betul nak cakap dengan orang
tak dapat hubungi sesiapa pun
dari tadi minta orang tak bagi
kan saya dah kata nak orang
saya kata cs, cs la
sekali lagi, tolong bagi orang
kali terakhir saya minta, bagi staf
berapa kali nak cakap saya nak staf
kalau tak ada yang nak cakap, saya batal semua
kalau bukan manusia balas, saya bagi satu bintang
kata nak telefon, mana, telefon saya sekarang
kata ada pegawai nak masuk, mana pegawainya
janji nak hubungi tapi tak ada, sambungkan sekarang
teruskan dengan manusia
teruskan dengan pegawai je
bantuan terus daripada pegawai
pegawai terus
orang sebenar je
ada penasihat produk boleh tanya tak
nak tanya penjaga kedai
boleh minta cadangan dari staf sendiri
saya tak mahir, tolong pegawai tunjukkan
saya tak faham langkah ni, tolong orang bimbing
melayu saya tak bagus, ada staf yang boleh cakap inggeris
ada pegawai boleh cakap tamil tak, nak berbual
nak staf yang pandai mandarin
saya pekak, perlukan staf untuk chat terus
mak saya keliru, tolong salah seorang call dia
cpt pggl org
call i skrg
tepon saya
mana manusianye
nk sngat ckp ngan org
trus ke cs je la
xnk mesin
`,
  // English
  `
i want to talk to someone
could one of your people help me in person
would it be possible to have a staff member assist me
might somebody from the team be able to look into this with me
i would be grateful if an employee could get back to me
connect me with your help desk
put me through to the billing department
i need to speak with the shipping department
can you transfer me to technical support
forward me to the refunds team
please get me the warranty desk
i'd like to talk to sales
customer relations please
the person who decides these things should call me
management has to phone me
i want to speak with whoever runs this shop
who is in charge here, i want to talk to them
get me your supervisor
i need somebody with authority
let me have a word with the owner
i want this on your manager's desk
somebody else should answer me
can another person take this
let one of your colleagues handle it
you are not helping, who else can i talk to
give this to someone who understands
is there a number where a person picks up
what number gets me a human
give me a phone number that someone answers
do you have a hotline with real operators
i'd rather call, which number has a live person
how do i reach a person by phone
is anybody on shift right now
anyone left in the office i could speak with
is someone online to chat
is there a team member around at this hour who can help
who's on duty, i need to ask something
anyone available
i am more comfortable dealing with people
i am no good with these machines, i'd like a person
i'm old fashioned, i want to talk with a human
it is easier for me if somebody explains it
i don't do chatbots
i work better with humans
if nobody calls me by tonight i'm going to the police
unless someone from your company contacts me today i will sue
reply to me in person or i'll report you
last chance, have a manager call me
no human answer by tomorrow and i go public
i will dispute this unless someone real answers me
where are the people
where did all the staff go
are there no humans here
does anyone actually work there
it's all bots, where is your team
nobody home? i need help
my mother needs somebody to phone her
my father can't use chat, please call him
my grandpa wants to hear it from a person
my wife is not able to type, can your staff ring her
miss, please answer me yourself
dear admin please come out
admin, answer me personally
hey support guys, jump in please
sir please reply yourself not the bot
answer me manually please
i want a manual reply
gimme human
hooman now
need agent
agnt pls
talk 2 someone
wanna tlk 2 ur boss
som1 real pls
plz connect me
get me out of this bot
skip to human
straight to an agent please
rep
operator now
through a person please, not the system
no automated answers
i don't want canned replies, have someone read this
please let a person read my message
someone needs to actually read this
i want my case reviewed by a human
request manual review by your staff
handle it manually please
i want to escalate
take it to a higher level please
escalate my complaint to your superior
i want my report processed by a person, not software
i'd like a consultation with an expert
can i schedule a call with a specialist
book me a call with your team
please arrange a callback
i'm waiting for a call from your side
contact me at this number right away
phone me now
call me back please
ring me back when you can
don't text me, have somebody call
i want a company representative to contact me
can i meet someone face to face
i keep repeating myself to a bot, give me support
this bot does not get it, i need an employee
your answers don't help, someone else please
we're going round in circles, get a person
it's pointless, just connect me to staff
it's like talking to a wall, where's a person
you're just a program, i want somebody alive
someone with a pulse please
an actual human being, thanks
someone who can think
i only want to explain it to somebody who understands
can i vent to a real employee
i want to discuss my order with someone
who can i talk to about this
whom should i speak with
where can i talk to staff
how do i get a human to answer
what do i type to get an agent
which button gets me to a person
do i have to press something for an operator
please somebody help me, a real one
can anyone explain this to me, not a bot
emergency, i need a human right now
my order is a mess, have somebody contact me
my money is gone, i want to speak to a person
it arrived broken, let me complain to the manager
two weeks without my refund, put me through to finance
third complaint already, now i want your superior
i am disappointed and want to meet the person responsible
bring in a human teammate
let your team answer
i refuse to be served by a machine
stop this bot
turn the bot off
stop the automatic answers and get a person
i want to leave the bot
i won't continue with an automated system
can we do this without a bot
i just want a normal chat with a person
is there an option to talk to a person
may i have a minute with one of your staff
i would like it explained by an employee
give me somebody who knows about warranties
have a technician contact me
i want to speak with a product specialist
could your sales rep call me
hand it to a human
hand this case over
please take over this chat someone
can a person step in
somebody please step in
someone take over
get a grown up human on this chat
i demand to be contacted by your management
can i speak to the person handling my case
i want to talk to the same lady i spoke with yesterday
put the agent from before back on
let me continue with the agent i had
tell your boss to phone me
i want an explanation from whoever is responsible
someone higher up please
a representative of the shop should meet me
i'd like to meet someone from the company
phone me right now
please dial my number and talk to me
contact me by phone at once
no chat, just call me
i am waiting for somebody to ring
put me on to the delivery department
to the technical desk please
i want to speak with returns
get me accounts on the line
the complaints desk please
miss, come out and answer please
hey admin, show yourself
come on support, jump in
admin stop hiding
sir, reply to me yourself
i refuse to talk to a program
i will not be served by a robot
shut the robot off, i want a human
switch off the auto reply and have somebody answer
no bot
bypass the bot
how do i bypass this assistant
is there no human here
is there not a single person who can answer
why does no one respond, is there a person
are you all asleep, somebody answer me
did everyone go home? i need help from a person
who is on shift now, i have a question for them
anyone working the night shift who could help me
who's manning this chat, please answer
if no human answers me i'll post it all over twitter
if your staff don't reach out by tomorrow i'll take legal action
i'll wait until tonight, a person has to speak with me
i like people, not apps
i trust it more when a person tells me
it's simpler when someone explains
i need a person, not a script
what i need is a human, not a recording
my dad wants to speak with an officer, he can't chat
grandma would like it explained by phone, please call her
please check it yourselves, not the system
have a human check, not the system
give the case to your coworker
someone different should take care of this
is your team still awake, i want to ask one of them
if no manager phones me today i'll tell everyone
any telephone line answered by humans?
i need someone who makes decisions
can i talk face to face instead of typing to software
i'd welcome a callback from your accounts people
wrong item, photos sent, form filled, asked to fill it again, just let a person deal with it
i tried resetting five times and it still fails, i'd rather have somebody walk me through it
bought a fridge last week, it came dented, reported twice, now i want one of your staff to step in
the money left my account, no order shows up, the bot repeats itself, let your people sort it
i gave the order number three times already so could a member of staff just read it
it went to the wrong city, the driver doesn't care, i want to hear it from a person at your company
long story short the voucher never came and i am done typing, give me support
i am tired of explaining from the start, i'll explain it to a person
this is the fourth time i tell this, is there somebody who can take it on
it is too messy to type, i need to talk it through with someone
first the dress was wrong then the form broke, so can one of your employees have a look
the money is gone and now i argue with software, bring me whoever runs the place
can an actual employee check this
could an actual member of staff look at it
i'm finished with this bot
i'm over this chatbot
done with robots
this bot is dumb
your chatbot is rubbish
what a stupid robot
useless bot
the bot does not understand a thing
the assistant keeps misunderstanding me, is there a proper person
why am i arguing with a computer
why am i still stuck with a bot
not the bot again
oh no, a bot again
i thought this was a person, forget it
money matters should not be left to a robot
do i really have to do this with a machine
this is beyond what a bot can do
a bot can't fix this
too complicated for your robot
my problem does not fit your menu, i need to ask someone
none of these options fit, get me a person
no more menus, let me explain to someone
spare me the automated stuff
skip the automated stuff
can we cut the robot out
get this bot out of my way
is anyone alive in there
is anyone alive
anybody home
anybody out there
is somebody there please
is there a soul in here
hello, is a person there
hello is there any human around
anyone? someone? hello?
knock knock, anybody
does anyone read this chat
is somebody reading this
does a real human ever look at these messages
do actual people answer here, i need one
will a human ever answer
when will a real person answer me
when do i get to talk to a human
how many times must i ask for a person
i asked for a person three times
i asked for an agent ten minutes ago and still get the bot
still waiting for a human
still no human, hello
i want it handled personally
i'd like personal assistance
i would like to be served by a person
callback please
request a callback
can you have somebody phone me tomorrow morning
can i get a call from you guys
give me a ring
ring me please
just call me, i'm tired of typing
could we do this over the phone
can we talk on the phone instead
i want to do this by phone with somebody
can i video call one of your staff
what number do i dial to talk to you
customer service phone number please
do you have a call center
what's the number for support, i want to call
how can i reach customer service
how do i contact customer service
how do i get in touch with someone
how do i get hold of you people
is there a camera expert i could ask before buying
do you have somebody who knows laptops, i want advice
can i consult one of your specialists
i'd like to run this by an expert at your shop
kindly direct me to the officer concerned
kindly have the relevant staff assist me
would you be so good as to connect me with a colleague
i respectfully request to speak with management
might i trouble a member of staff for a moment
whoever is in charge, come and talk to me
who is responsible here, i want a word
i demand whoever is in charge
take me to your leader
let me talk to the big boss
bring me someone senior
someone with actual authority please
i want my complaint heard by a person
pass me over
put me on to someone
switch me to a person
swap me over to a human
change to a human agent
transfer please
just transfer me
route me to support
direct me to an agent
back to the agent please
i got disconnected from your agent, reconnect me
we got cut off, connect me back to the lady
can i continue with the rep who handled my case
tlak to a persn
humna plz
humann
agnet pls
spk to sm1
conect me 2 a persn
i wnat a human
reprsentative
oprator pls
custmer servce
suport staff plz
ned to talk to sombody
let me tlak to your manger
i am visually impaired, may a person assist me
i'm elderly and typing is hard, can someone help by phone
english is not my first language, easier if i talk to somebody
better if staff explains it
i only believe it when a person tells me
i prefer a human touch
need a human touch here
someone with a brain please
an adult please
somebody competent please
somebody come out and talk to me
support, show up please
dear team, please respond in person
admins where are you, come out
is nobody minding this chat
did all of you go home
where is everybody
where has the staff gone
no staff around at all?
not one employee in sight, hello
get me a call from your people
i'd like a phone call
i want a phone call from your staff today
make somebody ring me tonight
could your people give me a call
may i have a call back this afternoon
drop me a call
speak on the phone please, typing is not for me
may we settle this by phone
let's do this by phone with one of you
the number of a real support line please
which number do i ring for a human voice
i'd like to hear a human voice
let me hear an actual voice
where do i find the phone number of your agents
direct me to whoever can decide
direct me to the responsible employee
kindly refer me to a member of staff
refer me to someone senior
route this chat to staff
route my chat to a person
pass my case to a coworker of yours
give my case to one of your colleagues
my case should be with a person by now
hand my problem to somebody who can solve it
let somebody else have a go at this
let another colleague try
another agent please, not you
a different person please
take me to your manager
bring your manager
fetch your supervisor
where is your manager
i want your boss on the phone
your boss should hear this, get him
i'll only discuss this with the owner
i will only talk to a manager
this needs a manager
this needs a human
this calls for a person
needs human attention
needs human review please
a person has to look into this
have one of your people check it, not the computer
check it by hand please
check this yourselves instead of the computer
let your staff check, the system is wrong
turn this thing off and give me staff
switch the bot off please
bot off
shut up bot
go away bot
i hate this bot
i hate bots
i can't stand chatbots
i don't trust a bot with my money
i don't want your ai
no ai please
no ai, people only
talking to a computer is pointless
arguing with a machine again
why does a machine answer me
why do i only get a machine
why can't i get a person
why is it so hard to reach a human
is it that hard to get a person
it's impossible to reach anybody at your company
i can't reach anyone
nobody picks up, i need someone
nobody answers my messages, is anyone there
i already asked for someone, where are they
i said i want a person
i told you to get me a human
again, a person please
for the last time, give me an agent
how often do i need to say agent
if no one talks to me i'll cancel everything
unless a person replies i'm leaving a bad review
if i don't hear from a human today i'll report you
nobody has called me as promised, call me now
you promised a call, i'm still waiting for it
you said an agent would join, where is the agent
you said someone would contact me, nobody did, put me through now
continue with a human
proceed to a human
human support
human help please
live support
real agent
real human only
in person help
personal support please
someone from the shop please
any colleague free to help
is an advisor available
can i get an advisor
talk to an advisor
i'd like an adviser to explain the plans
a shop assistant i can ask please
is there a salesperson i can ask about lenses
let me ask your salesperson
can an expert recommend me one
i'm not tech savvy, can someone assist me directly
i don't understand these steps, let a person guide me
my english is bad, let me talk with somebody who speaks malay
do you have someone who speaks mandarin, i want to talk to them
i need an agent who speaks indonesian
someone who speaks my language please
deaf customer here, need a live agent to type with
my mum is confused, can one of you phone her
`,
  // mixed
  `
can i talk dengan staf please
nak speak dengan someone real
pls sambungkan ke support team
mau connect ke live person dong
boleh transfer i ke human tak
tolong escalate ke manager
minta human please bukan bot
i nak orang yang boleh decide
please suruh admin reply sendiri
can someone call saya balik
mau talk langsung sama supervisor
no bot please, nak staf
tolong get me orang
bot nya useless, i want orang
kak please connect ke agent
somebody please bantu saya, bukan bot
nak call customer service number yang ada orang
order saya hilang, please get someone contact me
tolong la pass to human
mau human support dong
hello ada human tak
got anyone there ke
ada anyone online tak
do you have orang yang pandai pasal phone, nak tanya direct
i nak ask someone yang tahu before beli
pls pass to orang
tolong la, real person please
boleh tak human reply
bot ni useless gila
bot so dumb la
chatbot nya stupid, mau orang
no more robot please kak
wanna talk ke supervisor dong
pls callback saya
boleh arrange callback tak
telp me back ya
switch ke agent please
refund belum masuk two weeks already, mau talk to finance langsung
i dah penat type, call je i
can admin yang reply, bukan auto reply
help me talk to orang atasan
need orang real, urgent
support mana? come out la
minta phone call dari staff
please call i balik
i nak hear human voice
this needs orang, not bot
hate this bot la, bagi staff
susah nya nak reach human
kan i dah kata nak human
continue dengan human please
ada advisor tak, nak tanya
need cs yang boleh english
no ai please, orang je
`,
  // What is asked within another matter, passed on in slang, said again in anger
  `
mohon teknisi kalian menghubungi nomor saya
bisa suruh yang jual hubungi saya nggak
tolong minta bagian gudang kontak aku ya
saya ingin dikontak langsung oleh penanggung jawab toko
kabarin saya via telpon ya, yang ngurus retur aja
wa saya aja mas, biar ngobrol sama orangnya
japri saya dong, mau bahas sama yang jual
suruh orang kantornya balas email saya sendiri
saya nunggu ditelepon pihak toko, hari ini ya
tolong yang bertanggung jawab telepon ke rumah saya
biar pemilik tokonya yang kontak saya
minta orang servis telepon saya soal kulkas
coba minta kurir dan petugas kalian telepon saya bareng
tolong penjualnya chat saya langsung
hubungi saya sama petugasnya sekalian ya
could the person handling returns reach out to me
ask one of your engineers to phone me about the heater
i want the shop owner to get back to me personally
have someone from the warehouse call my mobile
someone from your side should reach me by phone
please have an expert contact me about the camera
tell the person in charge to write me back
i'd like the store to call me, a person, not a message
somebody in billing needs to ring me
whoever is responsible has to contact me before friday
let the owner contact me directly
can your installer team give me a call
have your people email me personally
suruh orang yang jaga kedai call saya
minta pihak kedai hubungi saya melalui telefon
tolong bagitau juruteknik call saya
saya nak dihubungi oleh orang yang uruskan refund
boleh taukeh sendiri hubungi saya tak
minta yang jual tu mesej saya terus
tolong suruh wakil kedai telefon isteri saya
orang bahagian bayaran tolong contact saya
kalau boleh pegawai korang whatsapp saya terus
saya nak orang yang pandai tu call saya
mau nawar, sama yang punya bisa?
bisa tawar langsung sama yang jual gak
mau rembukan sama pihak toko soal ganti rugi
mau nego ongkir sama orang tokonya
komplain saya mau disampaikan ke orang, bukan ke program
saya mau mengajukan keberatan ke pimpinan
mau lapor langsung ke bos kalian
saya mau curhat ke pengelola toko
masalah uang mending orang yang jelaskan ya
kalau urusan tagihan tolong dijelaskan petugas
urusan begini jangan dijawab mesin, orang aja
perkara garansi saya minta diterangkan orang
soal potongan saldo, saya pengen dengar dari manusia
nilainya jutaan, saya cuma mau dibahas dengan orang
hal penting begini harus sama orang
mau berunding sama yang berwenang
nak tawar menawar dengan tuan kedai
nak runding harga dengan orang kedai
nak adukan hal ni pada orang yang bertanggungjawab
aduan saya ni nak bagi terus pada pengurus
nak mengadu kat bos
kalau pasal wang biar manusia yang jelaskan
benda melibatkan duit ni saya nak berurusan dengan orang
hal waranti ni saya nak dengar dari pegawai sendiri
nak minta pendapat orang dulu sebelum bayar
nak buat rayuan dengan pihak atasan
nak tuntut ganti rugi, siapa boleh jumpa saya
i'd rather settle the price with your sales person
let me haggle with the seller
i wish to lodge a complaint with a living person
i want to file my complaint with somebody senior
i need to dispute this charge with a person
with this much money involved i only deal with people
for something this serious get me a person
explain the invoice to me by a person please
let somebody walk me through the bill
i want to appeal this to whoever decides
a person must explain why i was charged
can i discuss compensation with somebody in charge
tolong orang yang benerin, saya ga butuh tautan
jangan kasih link terus, saya perlu bantuan orang
udah baca panduannya, sekarang minta tolong orang
artikelnya ga membantu, mau ditolong langsung aja
akun terkunci, saya mau dibukakan petugas
tolong ada yang bukain akun saya, jangan suruh klik lagi
jangan suruh saya isi formulir lagi, kasih orangnya
kasih orang jangan kasih tautan
perlu orang yang eksekusi, bukan petunjuk
sudah ikut langkahnya, tetap begitu, minta teknisi manusia
saya tak nak link, nak orang yang buat
jangan bagi artikel, bagi orang
dah ikut semua langkah, biar staf yang buatkan
akaun kena kunci, nak orang buka
tak payah hantar panduan, nak orang tolong
link tu tak guna, tolong suruh orang uruskan
enough articles, i want hands on help from a person
i don't need a guide, i need a person to do it
the help page is no use, let someone fix this for me
don't send me to a form, send me to a person
need a person to unlock my account
i followed the guide, now let one of your staff do it
stop with the links and bring somebody
tolong alihin ke yang bisa
alihin chat ke orangnya
dialihin ke petugas bisa?
oper dong
oper ke tim lain aja
operin ke atasannya
lempar ke petugas aja udah
lemparin ke admin deh
lempar aja ke yang bisa ngurus
sambungin ke orangnya
sambungin yuk ke yang jaga
sambungin lah capek
terusin ke orang kantor
terusin ke atasan kamu
pindah ke orang aja
pindahin aku ke yang beneran
tf ke cs
transferin ke agen
connectin ke agent dong
escalatein ke supervisor
naikin ke atasan aja
naikkan ke pihak atas
bawa ke orang atas je
passkan kat staf
pass kat manusia la
pass kes ni kat orang lain
campak je kat ejen
tolak kat orang yang pandai
hantar ke ejen la
sambung kat sesiapa yang boleh
sambung je la ke staf
transferkan saya
tukar ke orang la
forward chat ni kat admin
angkat kes ni ke atas
chuck me over to an agent
send me up to your manager
punt this to a human
kick me over to a rep
toss this to a person
route me to someone
patch me to a supervisor
boot this up to your boss
hand off to human
handoff to agent now
AGENT AGENT
i typed operator twice
i wrote human three times now
i said representative
already said i want an agent
i asked for a human, not this
how many times, AGENT
human i said
did you not read, HUMAN
agent!!! answer me
operator please pick up
operator are you asleep
hello operator, pick up the line
typing agent does nothing
why does typing human not work
i've been typing representative for ten minutes
again: a person
for the third time, staff
person. person. person.
no. human.
no i want agent
not that. agent.
wrong answer, human
saya sudah ketik admin tiga kali
dibilangin admin malah menu
sudah saya tulis operator berulang kali
CS!!! CS!!!
halo operator angkat dong
operator tidur ya
petugas petugas petugas
minta orang dari tadi malah dijawab menu
kubilang orang
aku bilangnya cs kok dikasih menu
bukan itu, admin
salah, saya mau cs
ngetik agen ga ngefek
udah ngetik manusia masih bot juga
kesekian kali: petugas
saya taip ejen masih keluar menu
dah tulis manusia tiga kali
dah cakap nak staf, kenapa menu lagi
ejen ejen ejen
operator tolong angkat
operator jawab la
saya sebut pegawai, bukan menu
bukan tu, nak orang
silap, saya nak ejen
kali ketiga saya minta orang
menunya gak cocok sama masalahku, mau sama orang
ga ada tombol yang pas, kasih orang
semua pilihan tak kena, bagi staf
menu ni tak membantu, nak orang
the options don't cover it, let me ask a person
none of the buttons fit, i want a person
balasnya jangan copas, yang orang dong
jangan copy paste jawaban, orangnya aja yang balas
jawab pakai manusia
stop canned replies, somebody write back
jangan skrip, nak orang jawab betul betul
nggih, saget kaliyan tiyang mawon
arep ngomong karo wong
hoyong nyarios sareng jalmi
nak cakap ngan ore
nok kecek nga ore
pengin omong karo petugase
sapa je ada, nak tanya jap
sape jaga ni
ada sapa2 tak, tolong jap
yang punya mana, muncul dong
yang jual mana nih, mau nanya
mana yang jaga tokonya
yang megang toko siapa, suruh ke sini
mana tauke kedai ni
mana tuan kedai
where is whoever runs this
where's the boss, bring them
the lady who helped me on monday, i want her again
i want the same guy as before
the one who called me last week, put me back to them
can i get the woman from this morning again
sama mas yang tadi lagi dong
mau yang kemarin ngurus saya lagi
nak akak yang tolong saya hari tu
boleh dapat abang tadi balik tak
bagi balik staf yang semalam
ring me today or i go to the police
telefon saya sekarang atau saya report
call la cepat
just phone me
telpon aja ya kak sekarang
boleh call je tak, malas taip panjang
bisa meet sama tim kalian
mau konsultasi dengan ahlinya dulu
nak tanya pakar sebelum beli
nak dapatkan nasihat dari yang arif
bisa tanya ke ahlinya
is there an expert i could consult
i want advice from a person who has used it
saya tunanetra, susah ngetik, minta dibantu lewat suara
my eyes are bad, could someone speak to me instead
atuk saya tak reti chat, ada orang boleh call dia
someone take this over
take over this chat please
bot goes in circles, someone step in
botnya nyasar, siapa saja ambil alih
orang lain ambil alih la chat ni
tolong ada yang turun tangan
bisa ada yang turun tangan gak nih
ada yang bisa handle manual
tolong semak sendiri, jangan sistem
get a pair of human eyes on this
a second pair of eyes from your team please
satu orang pun jadi, asal jawab
sesiapa pun boleh, asalkan bukan bot
anyone will do as long as it's not a machine
yang jaga mana ya
yang urus tokonya mana dong
yang pegang kedai ni mana
mana yang bertanggung jawab di sini
ibu yang kemarin aja, dia udah tahu kasusnya
pakcik yang jawab semalam, saya nak dia
same man as last time, he knew all about it
the gentleman from tuesday please, he has my file
nak tanya pakar dulu boleh
rujuk pakar kedai boleh tak
minta dirujuk ke ahli kalian
ada sapa jaga, nk tanya kejap
sape2 tolong jawab jap
sp ada, tlg jwb
order gone and the bot is stuck, will somebody take this from here
item salah, bot asyik ulang, sesiapa tolong sambung kes ni
barang kurang, robotnya ngulang terus, tolong diambil alih
somebody take this from here
take it from here, someone
who can i escalate this to
this needs escalating
mau eskalasi
nak naikkan aduan
naikkan kes ni
tolong dieskalasi
bump me up to the next level
next level support please
level 2 support
second line please
tier two
bukain blokirnya dong sama petugas
bukakan akaun saya, minta pegawai buat
tolong dibetulin manual
benerin dong sama orang
let me deal with one of your own
your own staff should handle this
i'd feel better if a person looked at it
saya lebih tenang kalau orang yang cek
lega sikit kalau staf yang semak
takut salah, mau dipandu petugas
takut silap, nak staf bimbing
can a person double check my order
boleh staf double check tak
biar petugas yang mastiin
i don't trust this, person please
raise a ticket with a person
open a case with a live human
can you loop somebody in
loop in your colleague please
bring a colleague into this chat
any staff on duty, i want one
are any reps free, i'd like one
ada petugas jaga kah, saya butuh satu
petugas perempuan ada, saya malu
saya nak staf perempuan, segan
could a woman from your team answer this
perlu orang untuk semak pesanan saya
want a person to look at my order
need someone to go through my order with me
minta nomor kantor yang diangkat orang
kasih nomor telepon, mau ngomong
nomor berapa biar bisa bicara
lima belas minit menunggu pegawai
been in the queue for an agent forever
nungguin admin dari pagi
sesiapa je ada, nak tanya sikit
tuan kedai mana ni
yang jualan mana ini
get somebody else
get someone who understands
you don't understand me, fetch someone else
bring in somebody else
find me another one to talk to, not you
who is in charge, let me talk to them
are there humans working there i can ask
siapa penanggung jawab di sini, saya mau bicara
gausah bot, admin aja
nggak usah bot, cs
tak payah bot, staf je
skip this bot please
let me skip the robot
make me a ticket for a person to read
i want orang to see my order
min telepon dong, penting
min bisa telepon sekarang, darurat
kak bisa ditelpon nggak, penting banget
admin boleh call jap, urgent sangat
panggilkan siapa pun yang bekerja di situ
panggil sesiapa dari kedai
minta siapa saja yang kerja di toko
could i have a callback after lunch
a callback this evening would be good
same girl as earlier, she had all the details
mbak yang sama seperti kemarin ya
i want to be helped by a person
tolong saya, minta orangnya
help me please, a person
bantu saya dong, orang ya
tolong bantu, panggil staf
who is in charge here
who runs this place i want a word
siapa yang bertanggung jawab di sini
siapa in charge kat sini
get me whoever is in charge
call the manager please
call siti please
panggil pak budi dong
panggil kak aina kejap
is siti there i want to talk to her
boleh panggil sesiapa tak
how much longer until somebody helps me
berapa lama lagi baru ada yang layan saya
sampai kapan saya nunggu dilayani orang
kapan ada yang bisa bantu saya langsung
when will anyone actually deal with me
saya perlu orang untuk selesaikan ini bukan link
i need somebody to unlock it not another link
where is your manager i want her now
mana bosnya, suruh ke sini
suruh bosnya ngomong sama saya
hubungkan saya sama teknisinya
sambungkan saya ke teknisi
boleh juruteknik hubungi saya
can a technician call me about this
pass me to your staff please
tolong pass kat staf
operator tolong angkat
pick up please operator
lebih senang kalau dijawab manusia
better if a human answers this
malas layan mesin, bagi orang
dari tadi cuma dijawab otomatis, saya mau yang beneran
stop with the canned replies
jangan kasih jawaban template terus
asyik jawapan yang sama je, bagi saya orang
bot ni tak faham langsung apa saya cakap
kamu nggak ngerti, tolong orang aja yang jawab
you do not get it let a person handle it
do you have a specialist i could put a question to
i'd rather ask a stylist about sizes
someone who knows about shoes, can i ask them
ada ahli yang bisa saya tanyai soal ukuran
boleh tanya pakar produknya langsung nggak
ada pakar yang boleh saya tanya pasal saiz
transfer ke bahagian pulangan
transfer saya ke bagian garansi
transferkan ke bahagian waranti
transfer me to the warranty department
put me over to billing
tolong transfer panggilan ini ke bagian tagihan
any real humans in this company
are there actual people at your company
is anyone real working there
apa di sana ada orang betulan
di sana ada manusia yang kerja nggak
betul ke ada orang kerja kat sana
mana nih pemilik tokonya
yang jaga lapak mana ya
tuan kedai mana
mana orang kedai ni
ada siapa-siapa tak kat situ, nak tanya sikit
sapa jaga kedai ni, nak tanya
need someone to check my parcel
need orang tolong tengok order ni
the lady who mailed me the other day, could I have her again
the man who wrote to me last week, can I get him again
bukakan akun saya lewat petugas aja, jangan dikirimi tautan terus
akaun tu minta orang bukakan je, jangan hantar pautan lagi
the same girl as last time please, she knows about it
same man as before please, he has my story
perlu orang to look at my parcel
need orang untuk cek order saya
are any real humans working over there
is there any real person working with you
pindahkan saya ke bahagian pulangan
transfer saya ke jabatan bayaran
same lady as last week please, she knew everything
same woman as on Monday please, she knew my order
`,
].flatMap((list) => list.trim().split('\n'));
