/** Sentences that ask for no person, many of which speak of people or machines; one a line, each language by itself. */
export const PERSON_MENTIONS: readonly string[] = [
  // Indonesian
  `
agen ekspedisi terdekat di mana
agen kurir buka sampai jam berapa
bisa titip di agen nggak
saya agen pulsa, ada harga khusus?
jadi agen resmi syaratnya apa
reseller dapat diskon berapa
komisi agen cair kapan
kode agen saya salah
loket buka hari sabtu?
jam buka kasir toko
jam layanan cs sampai malam?
cs libur nggak tanggal merah
kapan admin balas
kapan admin memproses pesanan saya
admin kok lama ya konfirmasinya
admin bilang dikirim hari ini, betul?
admin tadi sudah konfirmasi
kata admin stoknya ada
cs kemarin janji dikirim ulang
kemarin dilayani cs namanya rina, baik sekali
cs kalian ramah, terima kasih
petugasnya sopan
pelayanan petugas tadi mengecewakan
staf toko jutek banget
karyawan di gerai ketus sama saya
kurirnya marah-marah
sopirnya ngebut
kurir belum menghubungi saya
kurir tidak menelepon dulu
nomor kurirnya berapa ya
bisa hubungi kurir yang bawa paket saya?
petugas gudang salah kirim warna
satpam kompleks menolak paket
paket diterima tetangga
yang terima siapa ya paket saya
paket dititip ke siapa
orang lain ambil paket saya
bisa diwakilkan orang lain nggak ambilnya
apakah penerima boleh orang lain
saya kirim ke alamat ibu saya
hadiah buat atasan saya bagusnya apa
kado buat bos laki-laki
untuk berapa orang porsinya
meja ini muat enam orang
tenda untuk empat orang ada
baju orang tua ukuran besar
mainan anak bentuk robot ada
robot penyedot debu stok kapan
mesin cuci dua tabung harganya
mesin jahit mini garansi berapa lama
mesin kopinya bocor
mesin edc toko error kemarin
kamu robot bukan sih
ini bot atau admin asli ya
saya lagi chat sama siapa ini
kamu manusia kan
siapa nama kamu
bot kamu pintar ya
botnya lucu
bot ini membantu banget, makasih
enak ya pakai bot, cepat
captcha bilang saya robot terus
verifikasi bukan robot gagal
nggak usah disambungkan ke orang
nggak perlu petugas, cukup info resi saja
tidak usah ditelepon ya
jangan telepon saya, chat saja
gak usah panggil admin, sudah beres
saya nggak mau bicara sama siapa-siapa, cuma mau cek pesanan
sama bot aja cukup
belum perlu cs dulu
buatan tangan manusia atau pabrik
dibuat oleh pengrajin mana
rambut sambungnya rambut manusia asli?
patung orang ukuran berapa
operator seluler apa yang didukung
pulsa operator lain bisa?
biaya admin bank berapa
kenapa ada biaya admin dua kali
biaya penanganan itu apa
potongan admin lima ribu untuk apa
lowongan kerja admin masih ada
gaji staf gudang berapa
cara melamar jadi customer service
magang di bagian pemasaran bisa?
ada lowongan operator produksi
manajer tokonya namanya siapa
siapa pemilik toko ini
kepala cabang bandung siapa
manajer saya minta faktur pajak
bos saya mau pesan seratus
kantor saya mau beli banyak
atas nama perusahaan bisa
apakah tim kalian menjual ke luar negeri
tim sepak bola mana yang ada jerseynya
seragam untuk tim saya bisa custom nggak
jaket operator alat berat
headset untuk customer service
kursi untuk kantor
nomor telepon toko berapa
alamat kantor pusat di mana
email untuk kirim faktur apa
nomor telepon saya salah di pesanan
mau ganti nomor hp
ponsel yang saya beli tidak bisa menelepon
paket data buat telepon ada
kartu telepon saya tidak dapat kode otp
ada yang menelepon mengaku dari toko minta kode
orang mengaku cs minta pin saya, penipuan ya
akun admin palsu di instagram
akun saya dipakai orang
akun saya dibobol orang tak dikenal
ada yang masuk ke akun saya
barang saya dicuri orang
saya ditipu seseorang
ada orang yang pakai kartu saya
orang rumah tidak ada, bisa kirim besok?
kalau rumah kosong bagaimana
di rumah tidak ada siapa-siapa waktu kurir datang
ada yang jual tas kulit nggak
ada yang warna biru nggak
ada yang lebih murah?
apa ada ukuran lain
siapa saja yang boleh ikut promo
voucher ini bisa dipakai orang lain?
berapa orang yang sudah beli ini
temanku beli di sini katanya bagus
kata orang barangnya palsu
orang banyak yang komplain di ulasan
suami saya mau tukar ukuran
kakak saya sudah bayar
mau bicara soal refund saya nih
mau tanya dong
halo kak
permisi mau nanya
halo min mau tanya ongkir
min stok masih ada?
kak tolong dong cek pesanan saya
tolong dibantu ya kak paketnya belum sampai
bisa bantu saya cek resi?
tolong bantu saya batalkan pesanan
mohon bantuannya, pembayaran saya gagal
saya butuh bantuan soal retur
bantu ganti alamat dong
mohon segera diproses ya
tolong segera kirim barang saya
kalau besok belum sampai saya batalkan
kalau tidak dikembalikan uangnya saya lapor polisi
kalau belum dikirim juga saya kasih bintang satu
saya kecewa sekali, barangnya jelek
sudah dua minggu menunggu, belum ada kabar
pelayanan lambat sekali
kok nggak ada kejelasan ya pesanan saya
toko penipu, barang tidak sesuai gambar
udah bayar tapi status belum berubah
pesanan saya sudah sampai mana
kapan barang saya dikirim
mau batalin pesanan
mau ganti ukuran jadi xl
uang saya kapan kembali
refund sudah seminggu belum masuk
saya mau refund
barangnya pecah waktu dibuka
salah kirim warna, minta ditukar
kurang satu barang di paket saya
saya kebayar dua kali
kode promo tidak bisa dipakai
promo bulan ini apa
bisa bayar pakai qris
bisa cod nggak
ongkir ke papua berapa
kirim ke kalimantan berapa hari
bisa kirim hari ini nggak
alamat pengiriman salah tulis
mau minta invoice
garansinya berapa lama
cara klaim garansi
lupa kata sandi
mau hapus akun
ganti email akun
berhenti langganan email
poin saya hilang
ini barang asli?
bahannya apa
ada warna hitam?
restok kapan
toko buka jam berapa
toko fisiknya di mana
terima kasih banyak
oke makasih
ya
tidak
bukan yang itu
sebentar
selamat pagi
sampai jumpa
lanjut
cuaca hari ini bagaimana
siapa presiden sekarang
ceritakan lelucon
tolong buatkan puisi
bisa bahasa inggris?
pesanan KH-104233 kok masih diproses padahal sudah dibayar tiga hari lalu, katanya dikirim cepat
saya beli dua, yang datang satu, lalu dusnya penyok dan segelnya sudah terbuka
saya sudah ikuti semua langkahnya tetap tidak bisa login, tolong dong
tadi sudah bicara dengan cs, katanya tunggu tiga hari, sekarang sudah empat hari uangnya belum ada
kemarin petugas menelepon dan bilang alamat tidak ditemukan padahal sudah benar
mau konsultasi ukuran dong, tinggi 160 cocok apa
langsung checkout bisa?
tolong jelaskan cara returnya
nggak nyambung jawabannya, saya tanya ongkir
bukan itu, saya tanya refund
kamu nggak ngerti ya
jawabannya salah
ulangi dong
ke menu utama
kembali ke awal
ada program afiliasi untuk karyawan
asisten rumah tangga saya yang terima
supir saya yang ambil ke toko
asisten virtual itu apa
apakah data saya dilihat staf kalian
apakah petugas perlu ktp saya waktu antar
teknisinya kapan datang memasang
berapa biaya teknisi
pemasangan dikerjakan siapa
desainernya siapa
model di foto tingginya berapa
ini dikirim dari orangnya langsung atau gudang
saya mau langsung ambil ke toko
mau ketemu kurir di depan gang bisa?
saya di kantor, tolong antar ke resepsionis
titip ke resepsionis boleh
resepsionis bilang belum ada paket
pihak bank bilang sudah dikembalikan
sudah saya telepon banknya
pihak ekspedisi bilang hilang
sudah hubungi ekspedisi tapi disuruh ke toko
manusiawi dong ongkirnya
otomatis diperpanjang nggak langganannya
kok otomatis dibatalkan sistem
sistem menolak kartu saya
sistemnya error terus
aplikasinya keluar sendiri
komputer rakitan ada garansi?
mikrofon untuk bicara di panggung
buku cara berbicara di depan orang
temani aku ngobrol, lagi sepi
aku sedih, mau curhat
ajari saya masak rendang
tolong terjemahkan kalimat ini
pesankan taksi dong
tolong putarkan lagu
bantu kerjakan tugas sekolah anakku
siapa pacar kamu
iya mau
mau
boleh
iya tolong
jangan
nggak jadi
nggak usah deh
nanti aja
lanjutkan saja
ini dibalas mesin atau manusia ya
yang jawab ini orang apa program
ini jawaban otomatis bukan
kamu program komputer ya
ini admin beneran bukan sih
lagi ngobrol sama siapa nih saya
saya bicara dengan robot atau manusia
namamu siapa, kamu orang sungguhan?
kamu dibuat oleh siapa
saya mau komplain
mau mengajukan keluhan
saya ingin membuat laporan soal karyawan anda
mau ngadu soal kurir yang kasar
cs kalian menutup telepon saya
admin nggak sopan
staf kalian berbohong kepada saya
saya dilempar ke sana kemari oleh petugas
tidak bertanggung jawab
parah banget pelayanannya
kecewa berat dengan tim kalian
tim kalian hebat
salut sama kecepatan timnya
pelayanan memuaskan, petugasnya sigap
jawabannya langsung ketemu, keren
udah ya, saya mau kerja lagi
sudah cukup, sampai nanti
akhiri saja chatnya
kapan bisa chat dengan petugas
hari minggu ada cs nggak
jam berapa saja petugas bisa ditelepon
jadwal petugas akhir pekan
apakah layanan telepon 24 jam
negara mana yang dilayani
daerah saya dilayani nggak
hubungkan akun saya dengan google
sambungkan voucher ke pesanan
berhenti kirim sms promo
jangan hubungi saya lagi untuk promosi
hapus nomor saya dari daftar kalian
jangan ganggu saya
minta nomor resi
minta nomor kurir yang antar
nomor rekening toko
minta struknya
minta ganti barang
kasih diskon dong
kasih tahu dong caranya
bisa dijelasin nggak cara bayarnya
bisa minta foto aslinya
produk aslinya seperti apa
langsung dikirim ya
tolong antar ke orang rumah
ada kategori kontak lensa
ada yang coba masuk akun saya, kodenya masuk terus
kembalikan uang saya sekarang
mana barangnya
mana janjinya katanya dikirim
mending batal aja
petugas bank meminta bukti bayar
bisa ambil sendiri ke gudang
saya ambil sendiri saja
aplikasi keluar sendiri terus
petugasnya baik
adminnya ramah
tidak perlu disambungkan
tidak perlu menelepon saya
jangan panggil siapa pun
nggak usah eskalasi
saya suka ngobrol sama bot
manajemen toko ini bagus
kepala toko kemarin baik banget
pimpinan perusahaan ini siapa
ada divisi apa saja di perusahaan ini
bagian mana yang rusak
bagian dalam tasnya warna apa
departemen store kalian di mal mana
suku cadang bagian atas
teknisi kemarin salah pasang
apa yang bisa kamu bantu
kamu bisa bantu apa saja
hai bot
halo bot
ini bukan manusia kan
saya dilempar dari satu petugas ke petugas yang lain
admin jawabnya kasar
saya dimarahi staf
saya mau lapor kelakuan staf kalian
duitnya aja yang balik
salam admin
telepon saya tidak bisa menyala
nggak satu pun
saya wartawan mau wawancara direktur
orang tua saya mau retur
teman saya yang pesan
saya akan sebarkan ini ke mana-mana
saya laporkan ke lembaga konsumen
tidak ada tanggung jawabnya
cari pembantu rumah
panggil ojek ke rumah
skip
lewati
lewati saja
skip dulu
saya mau tahu kebijakan returnya
saya ingin tahu ukuran yang ada
kasih tahu kalau stoknya sudah ada
kabari saya kalau sudah dikirim
hubungi saya kalau barangnya ready
tolong kabari ya kalau restok
tolong jelaskan kata ini
tolong matikan lampu kamar
tolong nyalakan kipas
tolong besarkan suaranya
tolong kecilkan volumenya
tolong diam sebentar
jangan bicara dulu
bicara pelan-pelan
bicara bahasa indonesia dong
bisa ngomong bahasa jawa?
tolong ulangi
tolong bacakan pesan saya
tolong catat ini
tolong hitungkan totalnya
tolong ingatkan saya rapat jam tiga
tolong buat acara dengan teman-teman
tolong pasang alarm
tolong hapus semua jadwal
putar musik sekarang
mau dengar lagu dangdut
saya ingin dengar radio
panggil saya budi
panggil aku kak ina ya
nama saya andi, panggil andi saja
kamu biasa dipanggil apa
telepon ibu saya
telepon istri saya sekarang
saya harus menelepon bank
saya mau menelepon dokter
ingatkan saya menelepon tukang
panggil ambulans
panggilkan ojek
carikan hotel dekat pantai
carikan tiket ke bali
carikan resep ayam
carikan lagu yang enak
carikan tukang ledeng
cari tukang pijat
butuh guru les
butuh sopir harian
pesan meja untuk lima orang
pesan kamar buat dua orang
saya mau bertemu teman besok
saya ada rapat dengan atasan
jadwal rapat dengan tim pemasaran
batalkan rapat dengan pak budi
bos saya galak
bos saya minta laporan
siapa bos kamu
kamu kerja untuk siapa
kamu punya atasan nggak
kamu orang bukan
kamu bisa jadi manusia nggak
kamu mirip orang beneran
cara kamu ngomong kayak manusia
kamu lebih pintar dari manusia
kamu lucu bot
berapa jumlah orang di jakarta
orang jepang makan apa
siapa orang pertama di bulan
kenapa orang suka bohong
orang pintar minum apa
orang di foto itu siapa
kirim lokasi saya ke orang ini
bawa saya pulang
antar saya ke bandara
saya ingin pergi ke luar negeri
saya ingin belajar memasak
saya ingin sesuatu yang manis
aku mau makan pedas
main catur sama aku yuk
main game yuk
cerita dong
ceritakan tentang orang utan
sambungkan ke wifi
sambungkan speaker ke hp
hubungkan jam tangan saya
transfer ke rekening adik saya
transfer uang ke mana
pindahkan uang ke tabungan
pindah bahasa
ganti bahasa inggris
bantu saya isi formulir
bantu saya pilih kado
bantu buat surat
saya lagi bahas sepatu yang merah
yang saya maksud pesanan satunya
maksudnya yang kemarin
boneka robot murah
robot transformer ori
robot pel lantai baterainya berapa
robot yang saya beli nggak bisa dicas
mesin yang saya beli bunyi kasar
mesin pompa air garansi
ai di hp ini bagus nggak
game manajer bola ada?
kostum agen rahasia
buku operator komputer
manual operator bor
cairan agen pembersih aman
rambut palsu dari manusia
masker orang dewasa
kursi orang tua
tempat tidur dua orang
sepeda buat orang tinggi
biaya admin di invoice apa
kenapa ada admin 2500
adminnya 5000 ya
admin nya kena berapa kalau transfer bca
ongkos admin ditanggung siapa
potong admin berapa persen kalau refund
bebas admin nggak
gratis admin kalau pakai apa
cs buka jam berapa kalau sabtu
hari minggu cs tetap melayani?
kalau libur lebaran ada petugas?
admin aktif sampai jam berapa
admin biasanya balas jam berapa
berapa lama biasanya admin balas
cs ada berapa orang
cs kalian di kota mana
cs kalian sabar banget
csnya cantik
admin gercep, mantap
admin slow respon
admin lambat banget
pelayanan cs kurang
cs kemarin kasih info salah
cs kemarin bilang dapat voucher
sudah dibatalkan sama cs kemarin
minggu lalu saya sudah bicara dengan orang kalian, sudah beres
petugasnya sudah menelepon saya tadi
tadi ada yang nelepon dari nomor kalian
ini nomor kalian bukan, ada yang telepon saya
bintang lima buat admin yang bantu saya
titip salam buat cs yang semalam
sampaikan terima kasih ke petugasnya
rating untuk petugas di mana isinya
kasih tip buat kurir bisa?
kurir telepon terus
kurir minta ditelepon
kenapa kurir menelepon saya
kurir tolong telepon dulu sebelum antar
minta kurir hubungi saya sebelum sampai
bilang ke kurir titip tetangga aja
kurir tidak ketemu orang
kurirnya orang baru ya
nomor kurir nggak aktif
ada orang menyamar jadi petugas minta kode
ada yang nyamar jadi cs
ada penipu pakai nama toko kalian
orang tak dikenal minta nomor kartu
ada yang jual atas nama kalian
refund saya masuk ke orang lain
orang yang salah tanda tangan
tambah orang di akun saya
akun ini bisa dipakai dua orang
ganti nama kontak penerima
kontak penerimanya salah
halaman kontak nggak bisa dibuka
loker admin olshop
butuh admin nggak kak
butuh pegawai nggak
terima karyawan baru?
mau kerja jadi cs di sini
ada magang di tim cs
saya agen dari toko lain
kami agen mau minta katalog
agen saya di medan yang terima
asisten saya yang ambil
karyawan saya yang terima paketnya
nggak mau ditelepon
jangan telepon terus dong
jangan sambungkan
nggak butuh orang, kamu aja cukup
chat aja ya jangan telepon
siang min
makasih admin
oke admin
min, ready nggak
admin, pesanan saya telat
cs, ini harganya berapa
dear admin mohon resinya
kak cs, ongkirnya berapa ya ke solo
sekarang
segera
secepatnya
dengan saya sendiri
ya saya sendiri
saya orangnya
saya pemiliknya
orang lapangan bilang belum
kata orang gudang masih dikemas
min tanya dong
tanya dong min
mau tanya soal admin bank
nanya aja sih
yang ini dong
yang besar dong
hari ini dong
besok aja
lebih cepat dong
sekali lagi dong
lebih keras dong
pelanin dong
nyalain dong
matiin semua
redupkan lampu
buka pintu
tutup gorden
hidupkan penyedot debu
hentikan lagunya
lewati lagu ini
balas semua
balas email tadi
teruskan email ini ke anna
kirim pesan ke grup
unggah ini ke akun saya
kirim keluhan ke maskapai
tulis surat keluhan ke tetangga
tanya saya lagi
tadi kamu tanya apa
apa saja yang bisa ditanyakan
bisa tanya apa saja di sini
cara pakai chat ini gimana
siapa yang menulis jawabanmu
kamu pakai model apa
chatbot ini buatan siapa
bot ini bisa bahasa apa saja
bot ini belajar dari mana
chat ini direkam nggak
bot bagus
bot pinter
hai robot
halo mesin
makasih robot
kamu cerdas untuk mesin
seru chat di sini
ketemu di mana besok
saya mau ketemu anna besok
atur makan malam dengan orang tua
undang orang-orang itu
siapa yang datang rapat
siapa manajermu
kamu lapor ke siapa
kamu suka bosmu nggak
bagikan ke orang itu
orang di sekitar saya
cari orang berdasarkan nama
kamu orang seperti apa
hubungkan ke internet
sambungkan akun ke aplikasi
kasih jawaban tebak-tebakan
jawabannya apa
saya nggak bisa jawab itu
coba saya pikir dulu
saya cek dulu
telepon balik ibu saya
ada panggilan tak terjawab
siapa yang menelepon tadi
itu telepon dari kalian bukan
toko menelepon saya kemarin
jangan nelpon saya
nggak usah telepon, wa saja
telepon saya kalau kurirnya nyasar
telepon saya kalau sudah sampai
hubungi tetangga saya kalau saya pergi
panggil saya mbak saja
bukan itu nama saya, panggil fay
saya bisa bahasa prancis
bisa bahasa sunda?
bicara lebih cepat
bahasa inggrisnya orang apa
arti kata agen apa
cs itu singkatan apa
admin di tagihan itu apa
tubuh manusia
hari hak asasi manusia
buku manajemen sumber daya manusia
sarung tangan operator
kursi manajer
seragam staf biru
kostum petugas polisi
bantal penyangga
headset call center
hp yang saya beli nggak ada charger
baterai telepon cepat habis
telepon rumah masih dijual?
cincin ukuran sembilan
ambil langsung di toko
bayar langsung di tempat
boleh datang langsung?
harga per orang
tiket satu orang
sofa dua orang
diskon ajak teman
ajak orang dapat poin
orang-orang nanya saya beli di mana
semua orang di kantor suka
nggak ada yang bilang ada biaya
nggak ada yang kirim hari minggu
orang lain mau ukuran sama
ini kado dari seseorang
segelnya dibuka orang
ada yang sudah buka paketnya
orang lain dapat lebih murah
tetangga sebelah yang terima
siapa yang pegang paket saya sekarang
siapa yang antar
siapa yang bayar ongkir retur
siapa yang boleh pakai kupon
ke siapa saya bayar
atas nama siapa transfernya
bisa hubungi penjual barang ini?
cara menghubungi kurir
tolong hubungi kurirnya
tolong hubungi bank saya
tolong hubungi suami saya untuk antar
minta kurir tunggu sebentar
bilang gudang bungkus yang rapi
sampaikan ke tim kerjanya bagus
mau berterima kasih ke tim kalian
mau memuji salah satu staf
cara menilai petugas
riwayat chat saya dengan cs
kirim salinan chat dengan admin
nilai chat ini di mana
mau ngomongin pesanan saya
mau bahas pesanan yang kemarin
mau ngobrolin soal garansi
mau bicara masalah pengembalian
ini soal paket saya
ngomong-ngomong ongkirnya berapa
saya bukan robot, cuma ngetiknya lambat
saya manusia biasa bisa salah ketik
kemarin sudah ngobrol dengan petugas kalian
saya sudah pernah bicara dengan orang kalian
sudah saya laporkan ke cs minggu lalu
sudah kontak admin kemarin sore
kalau rumahnya kosong paketnya gimana
kalau nggak ada orang, taruh di pagar
saya punya usaha roti mau memasok ke toko kalian
kami pabrik tas mau kerja sama jadi pemasok
saya mau menawarkan kerja sama bisnis
saya tertarik investasi di perusahaan ini
saham perusahaan ini dijual untuk umum?
saya menulis artikel tentang perusahaan ini
siapa yang mengurus pertanyaan media
saya mahasiswa mau wawancara untuk skripsi
bisa jadi sponsor acara kampus kami?
saya mau pasang iklan di aplikasi kalian
saya mau menyewakan gedung ke perusahaan kalian
bisa buka waralaba nggak
butuh distributor di kota saya?
kami menawarkan jasa kebersihan kantor
cari insinyur nggak perusahaannya
penghasilan jualan online kena pajak berapa
cara lapor pajak tahunan
pesanan saya dari toko lain hilang
makanan pesanan ojol saya salah
cara menghilangkan noda tinta di baju
cara membersihkan perak
cara membetulkan keran bocor
cara mengecilkan perut dengan cepat
cara berhenti mimisan
kapan pengumuman hasil ujian keluar
kapan semester dimulai
cara perpanjang paspor
cara bikin akta lahir
bus mana yang ke bandara
masak apa ya malam ini
siapa penemu radio
siapa pelukis gambar itu
kenapa malam gelap
tuliskan surat cinta
nama bayi perempuan yang bagus
saya susah tidur
saya mimpi aneh
pacar saya marah
saya kesepian hari ini
hantu itu ada nggak
teh bagus buat hati?
jelaskan cara kerja mesin mobil
ajari bahasa jepang
gimana cara kurus cepat
siapa presiden pertama
kapan hari raya
`,
  // Malay
  `
ejen penghantaran paling dekat mana
ejen tutup pukul berapa
boleh ambil barang di kedai ejen
saya ejen, ada harga borong?
nak jadi ejen dropship macam mana
komisen ejen masuk bila
kod ejen saya tak sah
kaunter buka hari ahad ke
waktu kaunter berapa
waktu khidmat pelanggan sampai malam tak
cs cuti ke hari raya
bila admin nak balas
bila admin nak proses pesanan saya
kenapa admin lambat sahkan
admin kata hantar hari ni, betul ke
tadi admin dah sahkan
staf kata stok ada
staf semalam janji nak hantar semula
semalam dilayan staf nama aina, baik sangat
pegawai awak peramah, terima kasih
staf tadi sangat sopan
layanan staf mengecewakan
pekerja kedai sombong
staf kaunter muka masam
abang rider marah saya
pemandu lori langgar pagar rumah saya
rider belum hubungi saya
penghantar tak telefon pun
nombor rider berapa
boleh hubungi rider yang bawa barang saya?
pekerja gudang hantar salah warna
pengawal tak benarkan rider masuk
jiran yang terima barang saya
siapa yang terima barang saya
barang diletak pada siapa
orang lain dah ambil barang saya
boleh wakilkan orang lain ambil
penerima boleh orang lain tak
hantar ke alamat mak saya
hadiah untuk bos apa yang sesuai
hadiah untuk cikgu
untuk berapa orang makan
khemah empat orang ada
baju orang dewasa saiz besar
mainan robot untuk budak
robot vakum bila ada stok
mesin basuh harga berapa
mesin jahit waranti berapa lama
mesin kopi bocor
mesin kad kedai rosak semalam
awak robot ke orang
ni bot ke admin betul
saya tengah cakap dengan siapa ni
awak manusia kan
nama awak siapa
bot ni pandai juga
bot ni comel
terima kasih bot, cepat betul
senang guna bot
captcha kata saya robot
pengesahan bukan robot gagal
tak payah sambung ke orang
tak perlu pegawai, nak tahu status je
tak payah telefon
jangan telefon saya, chat je
tak payah panggil admin, dah selesai
saya tak nak cakap dengan sesiapa, nak semak pesanan je
dengan bot pun cukup
belum perlu staf lagi
buatan tangan atau mesin
siapa yang buat kraf ni
rambut palsu ni rambut manusia ke
patung orang saiz apa
telco mana yang boleh guna
tambah nilai operator lain boleh tak
caj admin bank berapa
kenapa kena caj admin dua kali
caj pengendalian tu apa
jawatan kosong admin ada lagi
gaji pekerja gudang berapa
macam mana mohon jadi khidmat pelanggan
latihan industri boleh tak
kerja kosong operator kilang
nama pengurus kedai siapa
siapa tuan punya kedai ni
ketua cawangan kuching siapa
pengurus saya minta invois
bos saya nak beli seratus
pejabat saya nak beli banyak
atas nama syarikat boleh
korang jual ke luar negara tak
jersi pasukan mana ada
baju pasukan boleh tempah tak
jaket pekerja ada saiz besar
fon kepala untuk pusat panggilan
kerusi pejabat murah
nombor telefon kedai berapa
alamat ibu pejabat mana
emel untuk invois apa
nombor telefon saya silap dalam pesanan
nak tukar nombor telefon
telefon saya beli tak boleh buat panggilan
telefon bimbit skrin retak
tak dapat kod kat telefon
ada orang telefon mengaku kedai minta kod
orang mengaku pegawai minta pin, scam ke
akaun admin palsu kat facebook
akaun saya orang guna
akaun saya digodam orang
ada orang masuk akaun saya
barang saya kena curi orang
saya ditipu seseorang
orang guna kad saya
takde orang kat rumah, boleh hantar esok
kalau rumah kosong macam mana
tak ada sesiapa di rumah masa rider sampai
ada jual beg kulit tak
ada warna biru tak
ada yang murah sikit
ada saiz lain
siapa layak dapat promosi
baucar ni orang lain boleh guna?
berapa orang dah beli
kawan saya beli sini, katanya elok
orang kata barang tiruan
ramai orang komplen dalam ulasan
suami saya nak tukar saiz
kakak saya dah bayar
nak cakap pasal bayaran balik saya
nak tanya sikit
hai kak
assalamualaikum nak tanya
admin, nak tanya pos berapa
min stok ada lagi
kak tolong semak pesanan saya
tolong bantu, barang tak sampai lagi
boleh bantu saya semak tracking
tolong bantu saya batalkan pesanan
mohon bantuan, bayaran saya gagal
saya perlukan bantuan nak pulangkan barang
bantu tukar alamat
mohon diproses segera
tolong hantar cepat barang saya
kalau esok tak sampai saya batalkan
kalau tak pulangkan duit saya buat report
kalau tak hantar juga saya bagi satu bintang
saya kecewa sangat, barang teruk
dah dua minggu tunggu, tiada khabar
servis lambat gila
kenapa tak ada perkembangan pesanan saya
kedai penipu, barang tak sama gambar
dah bayar tapi status tak berubah
pesanan saya dah sampai mana
bila barang saya nak dihantar
nak batalkan pesanan
nak tukar saiz xl
duit saya bila dapat balik
dah seminggu refund tak masuk
saya nak bayaran balik
barang pecah masa buka
salah warna, nak tukar
kurang satu barang dalam bungkusan
saya kena tolak dua kali
kod promo tak boleh guna
promosi bulan ni apa
boleh bayar guna tng
boleh cod tak
pos ke sabah berapa
hantar ke sarawak berapa hari
boleh hantar hari ni tak
silap tulis alamat
nak invois
waranti berapa lama
macam mana nak tuntut waranti
lupa kata laluan
nak padam akaun
tukar emel akaun
berhenti langgan emel
mata ganjaran saya hilang
barang ni original ke
kain apa ni
ada warna hitam tak
bila stok masuk
kedai buka pukul berapa
kedai korang kat mana
terima kasih banyak
ok terima kasih
ya betul
tak
bukan yang tu
sekejap
selamat pagi
jumpa lagi
teruskan
cuaca hari ni macam mana
siapa perdana menteri
buat lawak sikit
tolong karang pantun
boleh cakap inggeris tak
pesanan KH-104233 kenapa masih diproses sedangkan dah bayar tiga hari, kata hantar cepat
saya beli dua, sampai satu je, kotak pula kemek dan dah terbuka
saya dah ikut semua langkah tapi tak boleh log masuk juga, tolong
tadi dah cakap dengan staf, dia kata tunggu tiga hari, sekarang dah empat hari duit belum ada
semalam pegawai telefon kata alamat tak jumpa padahal betul
nak tanya saiz, tinggi 160 sesuai yang mana
terus bayar boleh ke
tolong terangkan cara pulangkan
jawapan tak kena, saya tanya pos
bukan tu, saya tanya refund
awak tak faham la
jawapan salah
ulang balik
balik ke menu
mula semula
ada diskaun pekerja ke
pembantu rumah saya yang terima
pemandu saya akan ambil di kedai
pembantu maya tu apa
staf awak boleh nampak data saya ke
penghantar perlu tengok ic saya ke
juruteknik datang bila nak pasang
upah juruteknik berapa
siapa yang pasang
siapa pereka baju ni
model dalam gambar tinggi berapa
hantar terus dari kilang ke
saya nak ambil terus di kedai
boleh jumpa rider depan jalan besar
saya di pejabat, hantar ke penyambut tetamu
tinggal kat pondok pengawal boleh
penyambut tetamu kata tak ada barang
pihak bank kata dah pulangkan
dah telefon bank
pihak pos kata hilang
dah hubungi pos tapi suruh tanya kedai
langganan diperbaharui automatik ke
kenapa sistem batal automatik
sistem tolak kad saya
sistem asyik error
aplikasi tutup sendiri
komputer ni ada waranti ke
mikrofon untuk ceramah
buku cara bercakap depan orang ramai
kurier kata tiada orang terima
pegawai kastam minta resit
saya kakitangan hospital, ada diskaun tak
saya wakil sekolah, nak beli pukal
bosan la, teman saya sembang
saya sedih hari ni
ajar saya masak laksa
tolong terjemah ayat ni
tempahkan teksi
mainkan lagu
bantu kerja sekolah anak saya
awak dah makan ke
ya nak
nak
boleh
ya tolong
jangan
tak jadi
tak payah la
nanti la
teruskan je
yang jawab ni mesin ke manusia
yang balas ni orang ke program
ni jawapan automatik ke
awak ni program komputer ke
ni betul-betul admin ke
saya sembang dengan siapa ni
saya bercakap dengan robot atau manusia
nama awak apa, awak orang betul ke
siapa cipta awak
saya nak komplen
nak buat aduan
saya nak lapor pasal pekerja awak
nak mengadu pasal rider kasar
staf letak telefon masa saya tengah cakap
admin kurang sopan
staf awak tipu saya
staf suruh saya ke sana ke sini
tak bertanggungjawab langsung
teruk sangat layanan
kecewa dengan pasukan awak
pasukan awak hebat
tabik dengan kepantasan staf
layanan memuaskan, pegawai cekap
jawapan terus jumpa, terbaik
ok la, saya nak sambung kerja
dah cukup, jumpa lagi nanti
tamatkan perbualan
bila boleh cakap dengan pegawai
hari ahad ada staf tak
pukul berapa boleh telefon pegawai
jadual staf hujung minggu
talian telefon 24 jam ke
negara mana yang dilayan
kawasan saya dilayan tak
sambung akaun dengan facebook
hubungkan baucar dengan pesanan
berhenti hantar sms promosi
jangan hubungi saya lagi pasal promosi
buang nombor saya dari senarai
jangan kacau saya
bagi nombor tracking
bagi nombor rider yang hantar
nombor akaun kedai
minta resit
nak tukar barang
bagi diskaun la
beritahu caranya
boleh jelaskan cara bayar
boleh minta gambar sebenar
barang sebenar macam mana
terus hantar ya
hantar pada orang rumah
ada jual kanta lekap tak
ada orang cuba masuk akaun saya, kod asyik masuk
pulangkan duit saya sekarang
mana barangnya
mana janji nak hantar
baik batal je
pegawai bank minta bukti bayaran
boleh ambil sendiri kat gudang
saya ambil sendiri je
apl tertutup sendiri
pegawai tu baik
admin ramah
tak perlu sambung
tak perlu telefon saya
jangan panggil sesiapa
tak payah naikkan kes
saya suka sembang dengan bot
pengurusan kedai ni bagus
ketua kedai semalam baik sangat
siapa pengarah syarikat ni
bahagian apa yang ada dalam syarikat
bahagian mana yang rosak
bahagian dalam beg warna apa
unit berapa watt
alat ganti bahagian atas
juruteknik semalam salah pasang
apa yang awak boleh buat
awak boleh bantu apa
hai bot
helo bot
ni bukan manusia kan
saya ditolak dari satu staf ke staf lain
admin jawab kasar
saya kena marah dengan pekerja
saya nak report perangai staf korang
nak duit balik je
salam admin
telefon tak boleh hidup
tak satu pun
saya wartawan nak wawancara pengarah
mak ayah saya nak pulangkan barang
kawan saya yang pesan
saya akan sebarkan di mana-mana
saya adu kepada tribunal pengguna
tiada rasa tanggungjawab
cari pembantu rumah
panggil teksi ke rumah
langkau
langkau je
skip la
saya nak tahu polisi pemulangan
saya nak tahu saiz apa yang ada
bagitahu saya bila stok dah ada
maklumkan saya bila dah pos
hubungi saya kalau barang dah ada
tolong terangkan perkataan ni
tolong tutup lampu bilik
tolong buka kipas
tolong kuatkan suara
tolong perlahankan suara
tolong diam kejap
jangan bercakap dulu
cakap perlahan sikit
cakap melayu la
boleh cakap cina tak
tolong ulang
tolong bacakan mesej saya
tolong catat
tolong kira jumlah
tolong ingatkan saya mesyuarat pukul tiga
tolong buat acara dengan kawan-kawan
tolong kunci jam
tolong padam semua jadual
mainkan muzik sekarang
nak dengar lagu raya
saya nak dengar radio
panggil saya ali
panggil saya kak ina je
orang panggil awak apa
telefon mak saya
telefon isteri saya sekarang
saya kena telefon bank
saya nak telefon doktor
ingatkan saya telefon tukang paip
panggil ambulans cepat
carikan hotel tepi pantai
carikan tiket ke langkawi
carikan resipi ayam
cari tukang urut
nak cari guru tuisyen
nak cari pemandu
tempah meja untuk lima orang
tempah bilik untuk dua orang
saya nak jumpa kawan esok
saya ada mesyuarat dengan bos
batalkan mesyuarat dengan encik ali
bos saya garang
siapa bos awak
awak kerja dengan siapa
awak ada ketua tak
awak orang ke bukan
awak macam orang betul
awak cakap macam manusia
awak lagi pandai dari manusia
berapa ramai orang di kuala lumpur
orang jepun makan apa
kenapa orang suka menipu
orang dalam gambar tu siapa
kongsi lokasi saya dengan orang ni
bawa saya balik
hantar saya ke lapangan terbang
saya nak pergi melancong
saya nak belajar masak
saya nak makan benda manis
nak dua piza sekarang
jom main game
main catur dengan saya
cerita la sikit
sambung ke wifi
sambungkan pembesar suara
hubungkan jam saya
pindahkan duit ke akaun adik saya
pindah duit ke simpanan
tukar bahasa inggeris
bantu saya isi borang
bantu pilih hadiah
saya cakap pasal kasut merah
maksud saya pesanan yang satu lagi
anak patung robot murah
robot mop bateri tahan lama tak
robot yang saya beli tak boleh cas
mesin yang saya beli bunyi bising
ada game pengurus bola
permainan jadi bos ada tak
kostum ejen rahsia
cecair agen pencuci selamat tak
rambut palsu manusia
katil dua orang
basikal untuk orang tinggi
caj admin dalam invois tu apa
kenapa ada caj pentadbiran
caj ejen siapa tanggung
bebas caj admin tak
potong berapa kalau refund, ada caj admin
cs buka pukul berapa hari sabtu
hari ahad cs beroperasi tak
cuti raya ada staf ke
admin aktif sampai pukul berapa
admin selalu balas pukul berapa
berapa lama admin nak balas
cs korang kat mana
cs korang sabar betul
admin laju balas, mantap
admin slow gila
admin lambat sangat
layanan cs kurang
cs semalam bagi info salah
cs semalam kata dapat baucar
dah dibatalkan oleh cs semalam
minggu lepas dah cakap dengan orang korang, dah selesai
pegawai dah telefon saya tadi
staf dah call semalam
tadi ada orang call dari nombor korang
ni nombor korang ke, ada orang call saya
lima bintang untuk admin yang tolong saya
kirim salam kat cs semalam
sampaikan terima kasih pada pegawai tu
nak bagi rating untuk pegawai kat mana
bagi tip kat rider boleh
rider asyik call
rider suruh saya call dia
kenapa rider telefon saya
rider tolong call dulu sebelum hantar
minta rider hubungi saya sebelum sampai
bagitahu rider letak kat jiran je
rider tak jumpa orang
nombor rider tak aktif
ada orang menyamar jadi staf minta kod
ada yang mengaku cs
ada scammer guna nama kedai
orang tak dikenali minta nombor kad
ada yang jual guna nama korang
bayaran balik saya masuk kat orang lain
orang salah yang sain
tambah orang dalam akaun saya
akaun ni dua orang boleh guna
tukar nama orang untuk dihubungi
laman hubungi kami tak boleh buka
kerja kosong admin kedai
nak pakai staf tak
nak kerja jadi cs kat sini
ada latihan industri dalam pasukan sokongan
saya ejen kedai lain
kami ejen nak katalog
ejen saya di ipoh akan terima
pembantu saya yang ambil
pekerja saya yang terima barang
tak nak orang call
jangan call banyak kali
tak perlu orang, awak pun boleh
chat je jangan call
petang admin
thanks cs
ok admin
admin, barang saya lambat
cs, berapa harga ni
kak cs, pos ke kedah berapa
secepat mungkin
saya sendiri
ya saya orangnya
saya tuan punya akaun
orang gudang kata tengah bungkus
tanya sikit admin
nak tanya pasal caj admin
yang ni la
yang besar tu
hari ni la
esok je
cepat sikit
sekali lagi
kuat sikit
perlahan sikit
pasang la
tutup semua
malapkan lampu
tutup langsir
hidupkan penyedot hampagas
hentikan lagu
langkau lagu ni
balas emel tadi
panjangkan emel ni kepada anna
hantar mesej dalam group
muat naik ke akaun saya
hantar aduan kepada syarikat penerbangan
tweet aduan kepada kedai tu
tulis surat aduan kepada jiran
awak tanya apa tadi
boleh tanya apa kat sini
macam mana guna chat ni
siapa tulis jawapan awak
awak guna model apa
chatbot ni siapa buat
bot ni faham bahasa apa
bot ni belajar dari mana
chat ni direkod ke
bot pandai
helo mesin
thanks robot
pandai juga mesin ni
seronok sembang kat sini
jumpa kat mana esok
saya nak jumpa anna esok
aturkan makan malam dengan mak ayah
jemput orang-orang tu
siapa datang mesyuarat
siapa pengurus awak
awak lapor kat siapa
awak suka bos awak tak
kongsi dengan orang tu
cari orang ikut nama
awak orang macam mana
sambung ke internet
sambungkan akaun ke apl
bagi jawapan teka-teki
apa jawapannya
saya tak boleh jawab tu
bagi saya fikir dulu
saya semak dulu
telefon balik mak saya
ada panggilan tak dijawab
siapa telefon tadi
tu panggilan dari korang ke
kedai telefon saya semalam
jangan telefon
tak payah telefon, whatsapp je
telefon saya kalau rider sesat
telefon saya kalau dah sampai
hubungi jiran saya kalau saya tak ada
panggil saya cik je
tu bukan nama saya, panggil fay
saya boleh cakap perancis
boleh cakap jawa ke
cakap laju sikit
bahasa inggeris bagi orang apa
maksud perkataan ejen apa
cs tu singkatan apa
admin dalam bil tu apa
buku pengurusan sumber manusia
kerusi pengurus
uniform staf biru
kostum pegawai polis
bantal sokongan
telefon yang saya beli tak ada pengecas
bateri telefon cepat habis
cincin saiz sembilan
ambil terus kat kedai
bayar terus kat kaunter
boleh datang sendiri tak
harga seorang berapa
tiket seorang
diskaun ajak kawan
ajak orang dapat mata
orang tanya saya beli kat mana
semua orang pejabat suka
tak ada siapa bagitahu ada caj
tak ada yang hantar hari ahad
orang lain nak saiz sama
ni hadiah dari seseorang
meterai dah dibuka orang
ada yang dah buka bungkusan
orang lain dapat lagi murah
jiran sebelah yang terima
siapa pegang parcel saya sekarang
siapa yang hantar
siapa bayar pos pulangan
siapa boleh guna kupon
bayar pada siapa
atas nama siapa nak transfer
boleh hubungi penjual barang ni
macam mana nak hubungi rider
tolong hubungi rider
tolong hubungi suami saya masa hantar
suruh rider tunggu kejap
bagitahu gudang bungkus elok-elok
sampaikan pada pasukan, kerja bagus
nak ucap terima kasih pada pasukan
nak puji seorang staf
macam mana nak nilai pegawai
sejarah chat saya dengan cs
hantar salinan chat dengan admin
nilai chat ni kat mana
nak cakap pasal pesanan saya
nak bincang pasal waranti
nak cakap hal pulangan barang
ni pasal parcel saya
saya bukan robot, cuma taip lambat
saya manusia biasa, salah taip
semalam dah cakap dengan pegawai korang
saya dah pernah bercakap dengan orang korang
dah lapor kat cs minggu lepas
kalau rumah tak ada orang, letak je kat pagar
saya ada perniagaan roti nak bekalkan kepada kedai awak
kami kilang beg nak jadi pembekal
saya nak cadangkan kerjasama perniagaan
saya berminat melabur dalam syarikat ini
saham syarikat dijual kepada umum ke
saya menulis rencana tentang syarikat ini
siapa yang urus soalan media
saya pelajar nak temu bual untuk tesis
boleh taja program kampus kami tak
saya nak pasang iklan dalam apl awak
saya nak sewakan bangunan kepada syarikat
boleh buka francais tak
perlukan pengedar di bandar saya ke
kami tawarkan khidmat cuci pejabat
syarikat cari jurutera ke
pendapatan jual online kena cukai berapa
cara isi cukai tahunan
pesanan saya dari kedai lain hilang
makanan yang saya pesan salah
cara buang kotoran dakwat pada baju
cara cuci perak
cara baiki paip bocor
macam mana nak kecilkan perut cepat
macam mana nak berhenti hidung berdarah
bila keputusan peperiksaan keluar
bila semester bermula
cara sambung pasport
cara buat sijil lahir
bas mana pergi lapangan terbang
nak masak apa malam ni
siapa cipta radio
siapa lukis gambar tu
nama bayi perempuan yang sedap
saya mimpi pelik
kekasih saya marah
saya sunyi hari ini
hantu wujud ke
teh elok untuk hati ke
terangkan cara enjin berfungsi
ajar bahasa korea
macam mana nak kurus cepat
siapa raja pertama
bila hari raya
`,
  // English
  `
where is the nearest courier agent
what time does the agent close
can i drop it at a pickup agent
i am an agent, do you have wholesale prices
how do i become a reseller
when is agent commission paid
my agent code is not accepted
is the counter open on sunday
opening hours of the service desk
until when is customer service available
is support closed on public holidays
when will the admin reply
when does your team process orders
why is the admin so slow to confirm
your admin said it ships today, right?
the admin already confirmed it
staff told me it was in stock
the agent promised a replacement yesterday
yesterday rina from support was lovely
your staff are friendly, thank you
the employee was polite
disappointed with the service from your staff
the shop assistant was rude
the cashier ignored me
the courier shouted at me
the driver hit my gate
the driver has not contacted me
the rider never called
what's the driver's phone number
can i contact the courier who has my parcel
your warehouse people sent the wrong colour
the security guard refused my parcel
my neighbour received it
who signed for my parcel
who was it left with
someone else took my package
can somebody else collect it for me
may the recipient be another person
ship it to my mother
what would be a nice gift for my boss
gift for a manager
how many people does it serve
does the table seat six people
do you have a four person tent
adult sizes for tall people
toy robots for kids
when is the robot vacuum back in stock
how much is the washing machine
sewing machine warranty
the coffee machine leaks
your card machine was broken yesterday
are you a robot
is this a bot or a real admin
who am i chatting with
are you human
what is your name
you are a clever bot
this bot is funny
thanks bot, that was quick
i like chatting with a bot
captcha says i am a robot
the i'm not a robot check fails
no need to connect me to anyone
i don't need an agent, just the tracking
no need to call
please don't phone me, chat is fine
never mind the agent, it is solved
i don't want to talk to anybody, only check my order
the bot is enough for me
no support needed yet
is it made by hand or by machine
which artisan makes these
is the wig made of human hair
how tall is the human statue
which mobile operators are supported
can i top up another operator
what is the admin fee
why was i charged an admin fee twice
what is the handling charge for
are you hiring an admin
what is the salary of warehouse staff
how do i apply for a customer service job
do you take interns
vacancy for machine operator
what is the manager of the shop called
who owns this store
who is the branch manager in bandung
my manager needs an invoice
my boss wants to order a hundred
our office wants to buy in bulk
can it be in the company's name
does your team ship abroad
which team jerseys do you have
can you print shirts for my team
operator jackets in large
headsets for call centre agents
office chairs
what is the shop's phone number
where is your head office
which email do i send the invoice to
my phone number is wrong on the order
change my phone number please
the phone i bought can't make calls
phone case for iphone
i get no code on my phone
somebody phoned pretending to be your shop
a person claiming to be support asked for my pin
fake admin account on instagram
somebody uses my account
my account was hacked by some person
someone logged in to my account
someone stole my parcel
i was scammed by somebody
a stranger used my card
nobody is home, can you deliver tomorrow
what if no one is at home
there was nobody at home when the driver came
do you have anything in leather
does anyone sell blue bags here
is there a cheaper one
any other size
who can join the promotion
can another person use this voucher
how many people bought this
my friend bought it here and liked it
people say it's fake
lots of people complain in the reviews
my husband wants another size
my sister already paid
i want to talk about my refund
i need to speak about order KH-104233
quick question
hello there
hi, may i ask something
hi admin, how much is postage
hey is this still available
can you please check my order
please help, my parcel hasn't arrived
can you help me track it
please help me cancel the order
i need help, my payment failed
i need assistance with a return
help me change the address
please process it soon
please ship it quickly
if it isn't here tomorrow i'll cancel
if i don't get my money back i go to the police
i'll leave one star if it isn't shipped
i am very disappointed, bad quality
waited two weeks and no news
service is so slow
why is there no update on my order
scam shop, looks nothing like the photo
i paid but the status is unchanged
where is my order
when will it ship
cancel my order
change the size to xl
when do i get my money back
refund still not here after a week
i want a refund
it was broken when i opened it
wrong colour, please exchange
one item is missing
i was charged twice
promo code does not work
what promotions are on
can i pay with a card
do you do cash on delivery
how much is shipping to penang
how many days to jakarta
same day delivery?
i typed the wrong address
send me an invoice
how long is the warranty
how do i claim warranty
forgot my password
delete my account
change my email
unsubscribe me
my points disappeared
is it genuine
what is it made of
do you have black
when do you restock
when are you open
where is your shop
thanks a lot
ok thanks
yes
no
not that one
one moment
good morning
bye
go on
what's the weather
who is the president
tell me a joke
write a poem
do you speak malay
order KH-104233 is still processing although i paid three days ago and express was promised
i bought two, got one, and the box was dented with the seal broken
i followed every step and still can't log in, please help
i talked to support earlier, they said three days, now it's four and no money
an employee phoned yesterday and said the address doesn't exist though it is right
which size for someone who is 160 tall
can i check out directly
please explain how returns work
that's not what i asked, i asked about shipping
no, i mean the refund
you don't understand
wrong answer
say that again
main menu
start over
is there an employee discount
my housekeeper will receive it
my driver will pick it up at the store
what is a virtual assistant
can your staff see my card details
does the courier need my id
when does the technician come to install
how much does the technician cost
who does the installation
who designed this
how tall is the model in the picture
does it ship straight from the factory
i'd like to collect it in person
i'll come to the store personally
can i meet the courier at the corner
leave it with reception
the receptionist says nothing arrived
the bank says it was refunded
i already called my bank
the carrier says it is lost
i contacted the carrier and they sent me to you
does my subscription renew automatically
why was it cancelled automatically
the system rejects my card
the system is down again
the app closes by itself
does the computer have a warranty
microphone for speaking to a crowd
a book about talking to people
my representative will sign the papers
travel agent discount
cleaning agent leaked in the box
is the support cushion washable
does it have back support
the phone stand supports tablets
human resources email
the call quality of this phone is bad
does the manager edition come in red
i'm bored, chat with me
keep me company
teach me to cook curry
translate this sentence please
book me a taxi
call me a cab
play some music
help with my homework
give me a riddle
yes please
yes i want that
please do
sure go ahead
no don't
not now
never mind
maybe later
please continue
is it a machine answering or a human
is whoever replies a person or a program
is this an automatic answer
you're a computer program, aren't you
is this really an admin
who am i speaking to
am i speaking with a robot or a human
is that your real name, are you a real person
who made you
i want to complain
i'd like to make a complaint
i want to report an employee of yours
complaint about a rude driver
your support hung up on me
the admin was impolite
your staff lied to me
i was sent from one agent to another
so irresponsible
terrible service
really let down by your team
your team is great
kudos to the support team
very satisfied, the agent was quick
wow i found the answer straight away
ok i have to get back to work
that's all, bye for now
end the chat please
when can i chat with your staff
is there support on sundays
what time can i phone an agent
weekend schedule of your agents
is the phone line open all day
which countries are served
is my area served
connect my account with google
link the voucher to my order
stop sending me texts
do not contact me about promotions again
remove me from your list
remove my data from your system
leave me alone
give me the tracking number
give me the driver's contact
what is the shop's bank account number
receipt please
i want it replaced
give me a discount
tell me how
can you explain how to pay
can i see a real photo
what does the actual product look like
ship it directly please
deliver to the people at home
do you sell contact lenses
someone is trying to get into my account, codes keep coming
give me my money back now
where is my thing
where is the refund you promised
i'd rather cancel
bank staff asked for proof of payment
can i pick it up myself at the warehouse
i will fetch it myself
the app quits on its own
the clerk was kind
your admin is nice
don't connect me
you need not call me
don't bring anyone in
do not escalate it
i like talking to the bot
the shop is well managed
the store manager was so kind yesterday
who is the director of this company
which departments do you have
which part is broken
what colour is the inside
is this from the women's department
spare part for the upper section
the technician installed it wrong
can i give it to somebody as a present
hide the price for the person receiving it
can the parcel go to someone at work
does the desk come assembled
is the desk lamp in stock
support stockings in medium
human anatomy book
people mover toy
what can you do for me
what are you able to help with
hey bot
hello bot
this isn't a human, is it
passed from one agent to the next
your admin answered rudely
i got scolded by your staff
i want to report how your staff behaved
i just want the money back
greetings admin
my phone won't turn on
none of these
by all means
i would like that
i have to leave now
i am a reporter and want an interview with the director
my parents want to return it
my friend placed the order
i will post this everywhere
i will take this to the consumer board
no sense of responsibility
looking for someone to clean my flat
get me a taxi
my contact person has moved
skip
skip it
skip this step
i would like to know your return policy
i'd like to know which sizes you carry
i want to know when the sale ends
i need to know the weight of the box
can you let me know the total
let me know when it is back in stock
let me know once it ships
please tell me the price
please explain how points work
please show me the list
please show my balance
please turn on the light
please turn off the fan
please turn it down
please set a timer
set an alarm for six
please wake me at seven
please play the next song
please put milk on the list
put eggs on my shopping list
i need to put money on my card
can i put two codes on one order
where did i put my keys
where did i put the receipt
please put it in the bag
put it on hold until friday
please write this down
please read it aloud
please repeat that
please speak slower
please speak up
please speak in malay
can we speak english
i want to speak english
i don't speak indonesian
talk slower please
talk to me in english
your voice is nice
change your voice
whisper please
stop talking
be quiet please
call me sam
you can call me by my nickname
please call me mr tan
my friends call me joe
just call me ana
what should i call you
may i call you kiki
what do people call you
i'll call you buddy
call my mother
call the restaurant
call dad for me
phone my wife please
i have to call my bank
i need to ring my sister
i must call the plumber
text my brother that i am late
make a phone call to the clinic
call an ambulance
call a grab for me
get me a cab to the station
find me a hotel near the beach
i need a hotel for two nights
i want a flight to bali on friday
book a table for four people
reserve a table for my team
i need a room for six people
we are a group of ten people
can i bring someone with me
should i bring an umbrella
should i bring my passport
should i get a visa
should i get travel insurance
which vaccine should i get
what should i eat tonight
what should i buy for my dad
i want something spicy
i want to eat something light
i need something to read
i want to watch a film
i want to hear jazz
i want to listen to the radio
i want to go somewhere quiet
i want to explore the old town
i want to learn to swim
i want to find a cheaper phone
i want to sell my car
i need to fix my sink
i need to get my tyres checked
my engine makes a noise, what is it
when is my car due for service
i need to buy a printer
i need a new laptop
i need directions to the mall
tell me where i am
share my location with my sister
how do i get to the office from here
schedule a meeting with the sales team
i have a meeting with my manager at nine
do i have a meeting tomorrow
cancel my meeting with anna
move my appointment with the doctor
remind me to call the landlord
remind me to bring the documents
remind me about the meeting with my boss
add lunch with rina to my calendar
my boss is angry with me
my boss wants a report
email my boss that i am sick
who is your boss
who do you work for
who is your creator
does someone pay you
are there people behind you
are you a person
could you be human
are you alive
do you have feelings
do you have a family
are you a cat person
tell me if you are a bot
i want to know if you are human
i'd like to know whether you are real
you sound like a real person
you talk like a human
you sound like a robot
you are better than a human
i like you, robot
how many people live in jakarta
what do people eat in japan
who is that person on tv
who was the first person on the moon
what is the population of asia
people are strange
homeless people need help
why do people lie
find the number of the nearest clinic
find a plumber near me
find someone to paint my house
hire someone to mow the lawn
i need to hire a driver
i need a babysitter
i am looking for a lawyer
need a wedding photographer
i need a good dentist
can you find me a doctor
someone should clean this street
someone is knocking at the door
someone parked in front of my house
someone called me from an unknown number
i lost someone dear
i miss someone
someone told me it was cheaper elsewhere
somebody ate my lunch
help me write a letter
help me plan a party
help me choose a gift for someone special
help me with my budget
help me set up my phone
please help me fill in the form
please help me reset my pin
can you help me find my card
i want help with my tax return
i need help to transfer money
transfer fifty to my savings
transfer money to my brother
transfer from checking to savings
i want to transfer my points
can i transfer my warranty to another person
connect my speaker to the tv
connect to the wifi
please connect my watch
disconnect from the tablet
my phone won't connect
switch to dark mode
switch to english
change the language to malay
what time is it in tokyo
what day is it today
where can i get a form
which gas should i get
can i get a refund in cash
can i get more details
can i get two of these
can i get it by friday
could i get some more bags
i'd rather have the blue one
i'd rather pay in cash
i would rather not say
i'd like to order a pizza
let's play a game
let's start over
let's do it
can we please
now please
right now
as soon as possible
this one please
the second one please
i am talking about the shoes
i was talking about my other order
i'm speaking of the red bag
talking pen for kids
walkie talkie range
speakers with bass
a phone holder for live streaming
live wallpaper
live fish food
live plants delivery
real leather or fake
real gold ring
is the pearl real
human hair wig price
human size teddy bear
personal trainer dvd
personalised mug
a book by a famous agent
secret agent costume
the manager game on console
football manager for pc
operator's manual for the drill
where is the operator manual
cleaning agent safe for kids
which agents are in the detergent
real estate agent sign
support bra sizes
back support belt
technical data sheet
does the tv support netflix
the bot vacuum is stuck
robot arm kit age
robotics set for school
is the ai camera any good
ai features of this phone
does this machine wash wool
vending machine coins
my machine makes a strange sound
the machine i bought is broken
the robot i bought won't charge
admin fee on the invoice
what is this service charge
why an agent fee on my bill
is there a fee for phone support
is cs open on saturday
are you open on public holidays
do your agents work at night
when do agents start in the morning
support hours on new year
how fast does support answer emails
how many agents do you have
where are your agents located
who trains your agents
your support is slow
support never replied to my email last week
the last agent hung up
the agent yesterday gave me wrong information
your agent said i get a voucher
an agent already cancelled it for me
the agent i spoke with was great
five stars for the agent who helped me
give the agent my compliments
a big thanks to your colleague from yesterday
i spoke with someone last week and it was sorted
somebody from support already called me
i was told by staff to send a photo
staff at the mall said no
the cashier said i could exchange it here
the delivery man phoned me but i was busy
the courier keeps calling me
why did the courier call
the driver asked me to call him
no answer from the driver
what do i tell the courier
is the courier going to call before delivery
can the courier call me first
tell the driver to leave it with the neighbour
tell the driver to call me when he arrives
don't let the driver call me
i got a call from your number
is this number really yours, someone called
a man pretending to be your staff wants my card number
a stranger asked me for a code
scam call from fake support
someone impersonates your manager
someone is selling under your name
another person got my refund
the wrong person signed
a person i don't know is on my account
add a person to my account
can two people share one account
remove a person from my account
change the contact person
the contact name is wrong
contact details on the invoice
contact form does not load
your contact page is broken
how do i become a delivery partner
jobs at the warehouse
do you need staff
can i work for you as a chat agent
is there an opening for a manager
internship in the support team
i am an agent of another shop
we are agents and want a catalogue
our company manager will sign
my assistant will pick it up
my agent in medan will receive it
no agent needed
i do not want to be called
no calls please
please stop calling me
do not transfer me
no human needed, you are fine
let's keep it in chat
you can help me, right
you are doing fine without a human
thanks support
morning admin
hey cs, how much is it
dear admin, my order is late
admin, is it ready stock
bye admin
this please
that one please
yes this one please
today please
tomorrow please
later please
faster please
again please
once more please
more please
the big one please
stop please
louder please
quieter please
turn it on please
turn everything off
turn up the heat
dim the lamp
open the door please
close the curtains
start the vacuum
pause the song
skip this song
play that again
reply to all of them
reply to the last email
forward the email to anna
forward this to my friend
read my latest message
send a message to my group
post this on my page
tweet this for me
send a complaint to the airline
write a complaint letter to my landlord
ask me another question
ask me again later
what did you ask me
what kinds of things can i ask
what sort of questions can you answer
can i ask you about anything
what topics do you know
what can i say to you
how do i talk to you
how does this chat work
who writes your answers
what language were you written in
which model are you
what company built this chatbot
how does this bot learn
does the bot keep my messages
is the chatbot available at night
how many languages does the bot speak
does the bot understand malay
is this chat recorded
are my chats private
nice bot
good bot
cute bot
hey robot
hello robot
hi machine
you're smart for a machine
a machine that cares, nice
i enjoy this chat
meet me at six
i want to meet anna tomorrow
i'd like to meet with my friends
set up a meeting with john
arrange a dinner with my parents
invite those people to the event
who is coming to the meeting
who is your manager
who is your owner
who do you report to
tell me about your boss
do you like your boss
share this with that person
show this person my location
get details about that person
look up a person by name
find people near me
people i may know
what kind of person are you
am i a good person
connect me with a taxi
connect me to the internet
connect my account to the app
get me an answer to this riddle
give me the answer
what is the answer
i need the answer by noon
i can't answer that
i have no answer
i'm not sure
let me think
let me see
let me check
let me review my orders
let me look at my bill
let me pay later
let me change the date
let me have the recipe
let me in
call back my mother
return my sister's call
i missed a call
who called me
who called this morning
i got a missed call from you
was that call from you
somebody rang me from your office
the shop called me yesterday
do not ring me
never phone me again
don't call, just text
stop the calls
no phone calls, email me
email me instead of calling
text me when it arrives
call me when it arrives
call me if the driver is lost
notify me by phone when it ships
call before you deliver
call my neighbour if i'm out
call me mary instead of maria
you may call me doctor lim
that's not my name, call me fay
i speak french
do you speak tamil
speak in a lower tone
talk faster
say it in chinese
say hello in japanese
how do you say person in spanish
what does human mean
define the word agent
meaning of representative
what does cs stand for
what does admin mean on my bill
the human body
human rights day
human resources software
human made fibre or natural
manual for the machine operator
operator gloves
manager's chair
executive desk with drawers
officer costume
staff uniform in navy
crew neck shirt
support pillow
customer service training book
call center headset
the phone i ordered has no charger
my phone battery dies
phone stand please
i want this phone
buy a phone
ring size nine
wedding ring
gold rings
doorbell that rings
contact lenses
contact grill
i paid with contactless
live chat app for my shop
real silk
real size of the shirt
in person pickup
pick up in person
i'd like to come in person
can i pay in person
one person ticket
per person price
single person tent
two person sofa
party of eight
plus one guest
bring a friend discount
refer a friend
invite people and earn points
people keep asking where i bought it
everyone at work loves it
nobody told me about the fee
no one delivers on sunday
nobody likes the colour
someone else wants the same size
someone gave me this as a gift
somebody broke the seal
someone opened the parcel before me
some people got it cheaper
another customer got two
the person next door got it
who has my parcel now
who will deliver it
who pays for the return
who can use the coupon
who should i make the check out to
who should sign the form
who do i address the letter to
who sells this brand
can i contact the seller of this item
how do i contact the courier
contact the driver for me
please contact the bank
please contact my husband for delivery
ask the courier to wait
ask the warehouse to pack it well
tell your warehouse to use more tape
tell the team they did great
i want to thank your team
i want to praise an employee
can i tip the agent
rate the agent
rate my chat
how do i rate the person who helped me
my rating of the agent was wrong
the chat with your agent closed before i could rate
transcript of my chat with the agent
send me the chat history with support
i want to speak about my refund
i need to talk about my last order
i'd like to discuss the delivery of my sofa
let's talk about the broken lamp
can we talk about my points
talking about order 12345, where is it
it's about my parcel
i have something to say about the product
i'm no robot, just a slow typist
i am not a machine, i make typing mistakes
i am human after all
i've already talked with somebody there
i already contacted your team about it
i have spoken to two agents already and sent the photos
the person i spoke with said it's fine
i run a small bakery and want to supply your shops
we would like to be your vendor
i have a business proposal for your company
our factory makes bags, can we sell them through you
i want to invest in your company
are your shares sold to the public
i am writing an article about your company
who handles media enquiries
i study marketing and want to interview your company for my thesis
can your company sponsor our football club
i'd like to advertise on your site
i want to rent you my building
can i open a franchise
do you need a distributor in my town
we offer cleaning services for offices
i am a recruiter, are you looking for engineers
tax on online income
how do i file my taxes
my order from another shop is missing
my food delivery never came
how do i remove ink from a shirt
how do i clean silver
how do i fix a leaking tap
how do i lose belly fat fast
how do i stop a nosebleed
when are the exam results out
when does the semester start
how do i renew my driving licence
how do i get a birth certificate
which bus goes to the airport
what should i cook tonight
who invented the radio
who painted that picture
why is the sky dark at night
write me a love letter
give me names for a baby girl
i can't sleep at night
i had a strange dream
my girlfriend is mad at me
i feel lonely today
do ghosts exist
is tea good for the liver
explain how engines work
teach me some french
`,
  // mixed
  `
admin fee tu berapa
agent commission cair kapan
kurir nya rude banget
order saya mana kak
refund i bila dapat
rider call tapi i tak sempat angkat
staff discount ada tak
no need cs, cuma mau track order
nak cancel order please
are you robot ke
customer service nya helpful, thanks
parcel kena ambil orang lain
bot nya smart juga
can pay pakai gopay
delivery guy baik banget
payment failed terus dong
how to jadi agent
admin kata parcel dah ship, betul ke
my order belum sampai juga nih
manager saya need invoice
admin charge berapa kalau cod
agent jnt terdekat where
cs open weekend tak
cs yesterday bagi wrong info
staff nya friendly, thanks
driver call i tadi, tak sempat angkat
please tukar bahasa
call me lina ya
remind me call mak
nak book table for six people
let me know bila restock
robot mop ready ke
scammer call me mengaku staff
no call please, chat je
thanks admin, dah settle
admin fast reply, good job
are you orang ke bot
bot ni smart gila
what bahasa bot ni faham
rate agent kat mana
driver tolong call before hantar
call me kalau dah sampai ya
transcript chat dengan admin boleh dapat?
who is bos awak
no need call, whatsapp je
call me abang je
`,
  // Of accounts and goods, of others who take the parcel, offers to us, and what anyone asks of an assistant
  `
berapa admin boleh untuk satu akun toko
cara undang admin baru ke akun bisnis
mau hapus admin lama dari akun perusahaan
akun bisnis saya adminnya dua orang
ganti pemilik akun bisnis gimana
admin grup saya yang beli
invite a second administrator to our business profile
who can be administrator of a company account
how many users can manage our corporate account
change the owner of the account
give my assistant access to the account
nak tukar pentadbir akaun bisnes
akaun syarikat boleh ada berapa pengguna
macam mana tambah pengurus dalam akaun syarikat
role admin itu bisa apa saja
the admin role in the app, what can it do
saya admin koperasi, mau pesan banyak
admin sekolah yang bayar tagihannya
boleh orang rumah yang terima
bisa diwakilkan nggak pengambilannya
kalau yang ambil suami saya gimana
paket boleh dititipkan ke tetangga
titip ke resepsionis apartemen aja
kasih ke penjaga kos kalau saya pergi
my roommate will be home to receive it
give the box to the doorman
can a friend fetch the order for me
may my mother collect on my behalf
does the person collecting need id
what id does the other person need
leave it with the receptionist
kawan serumah boleh tolong terima
pengawal keselamatan boleh terimakan
wakil nak bawa apa masa ambil
bagi kat jiran je kalau saya takde
orang yang ambil perlu bawa ic ke
siapa-siapa boleh ambil ke barang tu
yang nerima nanti pembantu saya
boleh guna bahasa daerah
paham bahasa batak nggak
kamu ngerti bahasa gaul
bisa basa jawa
bisa bahasa minang ora
ngomong sunda bisa
mengerti bahasa isyarat
do you understand javanese
can you read chinese characters
which languages do you know
can i write to you in dutch
do you know manglish
are you able to follow broken english
boleh cakap inggeris dengan awak
awak reti loghat utara
faham tak kalau saya tulis jawi
tahu bahasa iban
boleh taip bahasa tamil ke
balas pakai bahasa inggris ya
please write back in malay
answer in english from here on
respond in french please
tolong guna bahasa melayu
ganti bahasanya ke inggris
change how you answer me to indonesian
kaos bordir tulisan MANAGER
baju tulisan crew warna kuning ready
topi tulisan security ada
rompi bertuliskan petugas
kaos panitia bisa custom
lanyard staff warna biru
id card pegawai bisa cetak berapa
stiker khusus karyawan
pintu tanda staf sahaja ada jual
baju tulis pengawas sekolah
baju t dengan perkataan boss
cap yang ada perkataan captain
sign that reads staff only
mug with best manager on it
shirt with crew on the back
vest printed with operator
badge that says trainee
key tags marked owner
name plate for the director desk
nama dada penyelia boleh cetak
papan nama direktur
wig dari rambut asli manusia
hair extension asli atau palsu
bulu mata palsu dari rambut manusia
sambung rambut manusia harga berapa
are these wigs real human hair or fibre
lace wig made from human hair
human hair bundles in stock
rambut asli seratus persen kah
rambut sintetis atau orang
tulang manusia mainan edukasi
human skeleton model for school
human anatomy poster
poster tubuh orang
body pillow human size
patung manikin lelaki
lowongan cs ada nggak
buka lowongan admin online gak kak
cari kerja sebagai operator gudang
syarat jadi agen kalian
gaji staf di sini berapa
mau magang di bagian admin
cara melamar jadi petugas gudang
kapan ada rekrutmen pegawai
nak mohon kerja kosong admin
ada pengambilan staf baru ke
nak jadi ejen dropship korang
gaji ejen berapa
macam mana nak mohon jadi pengurus kedai
temuduga staf bila
any openings for support staff
is the supervisor position still open
where do i send my resume for the manager role
i want to join your sales team as an employee
do you hire part time operators
how much do your representatives earn
interview for the assistant job is when
kami produsen plastik mau menawarkan harga
perusahaan kami bergerak di bidang ekspedisi, mau kerja sama
saya dari agensi iklan, ada penawaran menarik
kami supplier kain, mau masukin barang
mau menawarkan sistem kasir ke toko kakak
kami jasa kebersihan kantor, ada proposal
kami buka kerja sama untuk influencer
undangan pameran untuk perusahaan anda
kami mau sewa stan di toko kalian
our factory makes boxes and we seek retailers
we are a marketing agency with a proposal for your brand
i sell accounting software to shops like yours
we export furniture and look for partners
our firm offers staff training to retailers
we would like to distribute your goods in thailand
partnership proposal for your company
i run a blog and would review your items
we offer call center outsourcing
kami syarikat penghantaran dan ingin berkerjasama
kami pembekal tudung, berminat jadi pembekal
saya agensi digital nak tawar servis iklan
nak jemput syarikat anda ke pameran
kami nak jadi pengedar produk korang
syarikat kami nak beli borong untuk kakitangan
hadiah untuk kakitangan syarikat saya
souvenir untuk karyawan kantor seratus pcs
gifts for my employees
uniforms for our staff of forty
jelasin dong apa itu lubang hitam
jelasin dong kenapa langit biru
explain dong apa itu inflasi
explain la teori darwin
terangin gimana mesin jet kerja
kasih tahu dong rumus segitiga
ceritain dong tentang soekarno
ajarin aku main gitar dong
bantuin pr matematika dong
bantu kerjain soal fisika
tolong bikinin puisi
tolong buatin caption instagram
coba hitung luas lingkaran
tolong ingatkan saya minum obat
tolong setel alarm jam lima
nyalakan lampu kamar tolong
tolong putarkan musik jazz
carikan resep ayam bakar dong
carikan tiket kereta ke bandung
carikan dokter gigi dekat sini
cariin bengkel yang buka malam
cariin tukang ac dong
panggilkan ambulans
panggilkan taksi dong
pesankan meja untuk empat
pesenin gojek ke kantor
telponin mama dong
tolong telepon pak joko
hubungi dokter saya
hubungi kantor polisi terdekat
kirimin pesan ke bos saya saya sakit
kirim email ke dosen saya
bikin janji dengan dokter hari rabu
buat rapat dengan tim saya jam tiga
ada jadwal ketemu siapa hari ini
panggil aku dewi aja ya
mulai sekarang panggil saya bapak
ganti namaku jadi rara
bicara lebih pelan ya
ngomongnya jangan cepat cepat
jawabnya singkat aja
bisa jadi temanku gak
bisa gak kamu pura pura jadi guru
berpura puralah menjadi manusia
atasanmu siapa
yang bikin kamu siapa
kamu kerja di bawah siapa
kamu dibayar siapa
terangkan hukum ohm
terangkan kenapa laut masin
explain sikit pasal bitcoin
cerita la pasal sejarah melaka
ajar saya masak rendang
ajar main catur
tolong kira berapa seribu bahagi tujuh
tolong buat karangan pasal ibu
tolong ingatkan saya ambil anak
tolong set jam loceng
tolong pasang lampu
tolong mainkan lagu
carikan resipi laksa
carikan doktor dekat sini
carikan bengkel kereta
cari orang pasang aircond
cari orang tolong pindah rumah
tempah grab ke pejabat
tempah meja makan malam ni
telefon ayah saya
call ayah la
hantar emel kat cikgu
hantar mesej pada bos saya
buat temujanji dengan doktor gigi
ada mesyuarat dengan siapa hari ni
panggil saya abang je
mulai esok panggil saya puan
cakap laju lagi boleh
boleh jadi kawan saya
boleh berlakon jadi cikgu
siapa yang cipta awak
please inform me about world war two
please tell me how airplanes fly
please give me advice on sleeping better
please help me learn to draw
please help me with an essay
please help me set an alarm
please help me find my keys
please help me to understand algebra
help me write a speech
help me move a sofa
help me convert miles
help me pick a movie
help me with a crossword
please assist me with a math question
i need assistance with my taxes
i require help with my physics homework
find out why cats purr for me
find out for me how deep the sea is
find me someone who fixes roofs
find me a plumber
find me somebody to paint my house
find someone to check my brakes
can you get someone to fix my heater at home
can you help me find a lawyer
i need a mechanic to look at the engine
i need someone to mow my lawn
i need a doctor
i need a babysitter for tonight
i need a ride to the station
i need a lift downtown
who can fix a flat tire
who can jump start my van
who should i call about my water bill
who should i call for a tow
where do i get a passport form
where do i go to vote
tell me where to get a flu shot
call me a cab for five people
call a car for me please
call my wife please
call peter now
call anna please
please call the dentist
please phone my sister
please dial home
call back my uncle
start a call with linda
begin a phone call with my landlord
make a call to kevin
place a call to my mom
can you ring up jonas
get grandma on the phone
get a taxi for me
connect me with a ride
connect to bluetooth
connect to my phone
pair with this device please
please pair to my tablet
unpair from my phone
disconnect from my laptop
link up with my watch
please call me peter
please call me boss
call me captain from now on
you may call me liz
i want to be called doctor
i'd like you to call me something else
refer to me as sir from here on
my name is not tom, call me tim
please speak quicker
talk to me faster
talk more slowly to me please
speak to me in a softer voice
please talk to me like a pirate
please respond faster
please answer in shorter sentences
please switch to spanish
please change your language
say that in german please
would you translate this for me please
can you translate a line into korean please
please roll the dice
roll two dice please and tell me
please turn the volume down
volume three please
please add bread to my list
please cancel my alarm
please remind me to call dad
please book a flight
please book me a hotel
could you reserve me a table
could you book me a room near the airport
get me a flight to rome on monday
get me a cab
get me a recipe for pie
get me the weather
get me the time in tokyo
give me a recipe
give me a joke please
give me a suggestion for dinner
give me fahrenheit to celsius
give me some fun ideas for the weekend
give me instructions on changing oil
i would like you to give me a movie idea
i would like a taxi please
i would like to request vacation days
i would like to put in for time off
can i put in a leave request for march
can i request days off next week
has there been any word on my leave request
tell me whether my time off was approved
i'm going away and need a car
i need to rent a van in berlin
where can i rent a boat
must i get shots before i travel
do i need a visa for japan, please
do i have a meeting with anyone tomorrow
am i meeting with anyone today
did lisa schedule a meeting with me
schedule a meeting with my team
set up a meeting with my manager
is my boss in the meeting
move the meeting with my supervisor to four
will i wait long for a seat at the diner
how long is the wait for a table
is there traffic on my way home
is there a routing number for my bank
is there any gas station nearby
is there a doctor in this town
is there anything on tv
who is your boss, please
who is your manager, please
who do you answer to
who employs you
who is in charge of you
who is my manager
what company do you work for, please
can you behave like a human
could you act like a real person
can you feel like people do
would it be right to say you're a machine
would you be human if you could
be a real friend to me
you are a bot, right, no matter
it was good speaking with you, bye
nice talking to you
pleasure talking with you
thanks for talking to me
i'll pass
pass on that
i can't tell you that
i don't have an answer
let's skip this and go on
skip this song and play the next
switch from butter to margarine, will it work
swap the eggs for something else
can i ask you all kinds of things
what can i ask of you
what sorts of stuff can i ask you
i'd like to add this song
i want to put this on my playlist
help me log my calories
can you help me jump the car
how do people get diabetes
why do people yawn
how many people live in peru
how many people speak hindi
what does a human resources person do
what does an operator do in maths
what is the operator for not equal in python
define agent in chemistry
oxidizing agent meaning
what is a travel agent paid
is james bond an agent
is my manager right to fire me
how do i ask my manager for a raise
how do i talk to my boss about a raise
how should i speak to my teacher
cara bicara sama bos biar naik gaji
cara ngomong sama cewek
cara ngobrol sama orang baru
tips bicara di depan orang
macam mana nak cakap dengan bos pasal gaji
cara berbual dengan orang baru
macam mana nak cakap depan orang ramai
how can i speak to an audience
how to talk to girls
how to get along with people
quotes for my boss
ucapan untuk bos yang resign
ucapan hari jadi untuk pengurus
hadiah perpisahan buat atasan
buku jadi pemimpin ada
book about managing people
kursi bos yang empuk
meja operator
headset operator murah
headset untuk call center
seragam operator produksi
sarung kerusi pengurus
kamera pengawas orang masuk
cctv yang bisa deteksi orang
camera that detects people
pintu otomatis deteksi manusia
robot vacuum knows people
mainan orang orangan
boneka manusia salju
lego orang
action figure secret agent
agent 47 figure
sunblock agent
bleaching agent for hair
cleaning agent for floors
release agent spray
ejen peluntur
cairan agen pemutih
ada yang warna lain
ada yang lebih murah
ada yang ukuran xl nggak
ada siapa aja yang pernah beli ini
siapa aja yang boleh ikut promo
sesiapa boleh join ke
anyone can use the coupon
anyone got this in red
somebody gave me this code
seseorang kasih saya voucher
orang lain pakai voucher saya
orang dah guna kod saya
kurir nanya alamat terus
kurir telepon saya tapi tak sempat angkat
minta nomor kurirnya
bagi nombor abang rider
tell the driver to phone me at the gate
ask the courier to ring the bell
the driver has to call me when he arrives
suruh kurir telepon dulu
suruh rider whatsapp dulu
telepon saya atau taruh di pagar
call me or leave it by the door
kalau tak angkat, tinggal je kat pagar
kemarin saya telepon tidak diangkat
i called yesterday and it was sorted
kata petugasnya hari ini sampai
the lady on the phone said friday
your guy told me it ships today
admin bilang stok ada
tadi dah whatsapp, katanya tunggu
staf cakap boleh tukar
abang kaunter kata boleh refund
the technician came and fixed it
teknisinya sudah datang, makasih
juruteknik datang pukul berapa
kapan teknisi pasang ac saya
when does the installer come
biaya teknisi berapa
upah pasang berapa
cost of having someone install it
is assembly by a person included
ada jasa pasang nggak
boleh pasang sendiri tak
link nya gak bisa dibuka
link tu rosak
the link does not open
kirim linknya dong
hantar link bayaran
send me the link again
artikel perawatan sepatu ada
mana panduannya
where is the guide
saya ketik alamat salah
saya sudah ketik kode promo tiga kali
i typed the code five times
i typed my password twice and it fails
i said large, not small
i said cancel
i said blue
saya bilang merah bukan biru
saya bilang batal
aku bilang besok
saya kata saiz s
saya cakap esok bukan hari ni
dah taip kod banyak kali
sudah tulis ulasan
kode kode kode
refund refund refund
batal batal batal
berapa kali boleh cuba kod
nego dong harganya
bisa nego gak harganya
bisa kurang harganya
boleh nego tak
boleh kurang sikit tak
can the price be lowered
is the price negotiable
harga pas ya kak
complaint form
formulir komplain di mana
borang aduan kat mana
cara mengajukan komplain barang
i want to complain about the smell
saya mau komplain warnanya beda
nak komplen barang lambat
i want to complain about your driver
cara protes ulasan palsu
pindahin alamatnya ke kantor
pindahin pesanan ke akun satu lagi
oper garansi ke pembeli baru bisa
alihkan pengiriman ke kota lain
alihin pembayaran ke gopay
transfer lewat agen bisa
lempar barang sembarangan kurirnya
kurir lempar paket dari pagar
paket dilempar ke halaman
sambungin hp ke tv gimana
sambungin akun ke google
sambung voucher dengan promo
sambung tempoh waranti
pass code lupa
handover ke kurir kapan
sudah diserahkan ke kurir
escalator spare part
expert level puzzle
kelas pakar masak
saran dokter pakai krim ini
consultation room chairs
meja konsultasi
saya nak dengar lagu rancak
saya mahu dengar radio klasik
saya mahu menonton berita
saya nak tengok senarai tugasan saya
tunjukkan senarai beli belah saya
tolong tunjukkan jadual saya
beritahu saya cuaca esok
boleh beritahu saya pukul berapa sekarang
beritahu saya berita sukan
baca semula nota saya
bacakan emel terbaru
ada emel daripada bos saya tak
balas emel cikgu cakap saya setuju
padam semua temujanji minggu ni
alih keluar semua orang daripada senarai itu
buang nama ini dari senarai kenalan
tambah nombor ni dalam kenalan
kuatkan suara kamu
perlahankan suara
jangan bercakap sekarang
senyap sekejap
jangan respons
tolong jangan menjawab dulu
berhenti menjawab
hentikan bunyi
saya ingin dengar lagu lawas
aku mau dengerin dangdut
aku ingin mendengar ceramah
lanjutkan buku suara tadi
lanjutkan lagunya
mainkan ulang yang tadi
tampilkan daftar kerjaan saya
tunjukkan foto terbaru
kasih tahu saya jadwal hari ini
beri tahu aku harga bensin
bacakan pesan dari ayah
ada surel dari dosen nggak
balas surel itu bilang oke
hapus semua kontak lama
tambahkan kontak baru
hapus semua janji temu
buat acara dengan mereka bertiga
kecilkan suaramu
besarkan suara kamu
tolong diam dulu
jangan ngomong dulu
jangan jawab dulu
matikan suara jawaban
heningkan semua notifikasi
boleh main teka teki dengan saya
mau main catur sama saya nggak
main game dengan saya yuk
ayo main tebak kata
dekat mana restoran cina
restoran mana yang bisa antar ke rumah
saya mau pesan pizza siapa yang antar
saya kepingin bakso, di mana yang dekat
boleh dapatkan penghantaran makanan dari kafe tu
buat kicauan tentang restoran itu
tulis keluhan ke twitter perusahaan listrik
twit ke khidmat pelanggan syarikat air
tweet a complaint to the phone company
post a complaint about my bank on facebook
hubungi layanan pelanggan bank saya
hubungi khidmat pelanggan tenaga
contact the airline for me
call the gas company
ring my bank
telepon bank saya
telefon syarikat insurans saya
hubungi nombor ibu
siapa yang menang pilpres
siapa pembunuh kennedy
siapa pelakon cerita itu
siapa pengarah filem tu
siapa yang sedang memimpin klasemen
siapa juara liga musim lalu
apa masalah terbesar dunia sekarang
apa yang orang bilang tentang dia
kenapa orang percaya hantu
macam mana orang dulu buat api
bagaimana orang bisa terbang ke bulan
details about this actor
get me information on this singer
cerita pasal tokoh ini
siapa orang di foto ini
profil orang ini
acara dengan orang kantor besok
undang teman teman ke pesta
mute your answers
mute all alerts
do not talk
stop talking now
quit speaking
do not respond
reply all
reply to my teacher
respond to that message for me
get me to the airport
get me a bus ticket
get me the news
get me some answers about the moon
get me the score
play me something calm
read me my list
i want to listen to a story
i want to hear a podcast
i want to hear some rain sounds
i want a robot that cleans
i wish my robot did my homework
do i need an umbrella
will i need a coat
will i get away with no jacket
has anyone won it twice
did anybody win the lottery
who is leading the race
hari ini capek banget kerja
penat betul kerja hari ni
i am tired after work
i am bored, amuse me
aku bosan nih, hibur dong
bosan la, ada lawak tak
saya sedih putus cinta
temani aku ngobrol dong
borak dengan saya jap
jom sembang kosong
let's just chat about life
rekam suara saya
record my voice
rakam suara saya
where do i save songs
how is the traffic at the bridge
macet nggak di tol
jalan sesak ke sekarang
satu ringgit berapa rupiah
kereta api seterusnya pukul berapa
when does the next train leave
tolong kurangkan kelantangan
compute the average of these numbers
how do i work out a percentage
how is a square root done
put apples onto the list
i have run out of milk, note it
remind me to check the oven
give me the name of the mayor
i want the name of your maker
start a call to my landlord
you can call me whatever
you could call me ace
give me a nickname
would it be fair to call you a program
which adapter do i bring to spain
can you set up an appointment at the salon
make me a dentist appointment
arrange an appointment for my car
get my tires changed
can someone look at the brakes of my car where i live
who could jump my car
unlink yourself from my tablet
can the bot read manglish
does this bot know slang
please ring susan
call michael please
dial emma now
please call me rose from this day
call me by my middle name
hubungi rina dong
call kak siti
robot mower guide please
waiting for the driver
nunggu kurir dari pagi
dah lama tunggu rider
saya tunggu orang rumah dulu
waiting on my husband to decide
nomor kantor pos berapa
no telp kurir berapa
no telefon dalam akaun salah
help
help please
pls help
help me out please
i need some help
need a little help
could you help
tolong
tolong dong
tolong ya
tolong saya dong
tolong bantuannya
bantu dong
minta bantuan
mohon bantuan
saya perlu bantuan
tolong saya ya
tolonglah
tolong sikit
bantu saya
boleh tolong
nak minta tolong
langsung checkout aja
langsung bayar ya
langsung aja kirim
tolong dikirim langsung
mohon langsung dikemas
bisa langsung dipakai
langsung nanya aja ya, bahannya apa
tanya langsung ya, ini ori
mau nanya langsung ke intinya, berapa harganya
nak tanya terus je, ada stok tak
terus hantar je
terus bayar
straight to the point, is it original
direct question, is it in stock
were you trying to reach me
have you been calling me
did your shop call me
did somebody of yours phone
why did you message me
kalian tadi telepon saya?
tadi kalian hubungi saya ada apa
apakah kalian menghubungi saya
korang ada call saya ke
tadi ada panggilan dari korang
ada yang jual kabel manual
ada jual buku manual
transmisi manual atau otomatis
manual atau automatik
ada agen di kota saya
ada ejen kat kampung saya
enak ngobrol sama bot
saya suka cakap dengan bot
i like chatting with the bot
i prefer the bot over agents
orang di kasir menyuruh saya pulang
orang kaunter suruh datang esok
the clerk told me to wait
kasih bintang lima buat petugasnya
mau kasih nilai bagus buat admin tadi
nak bagi lima bintang untuk staf tu
five stars for the agent from before
meet the driver downstairs
ketemu kurir di lobi
jumpa rider kat lobi
cod ketemuan di mana
start a phone call to mum
begin a call with the office
you can call me anna
you could call me mister
connect me to a cab
get me connected with a driver for the airport
skip over this one
let's skip to the next
who is your director, please
i can't give an answer
i need your assistance with a calculation
i need your help to solve an equation
talk faster please
answer quicker please
from now on please reply in malay
tolong transfer uangnya ke rekening saya
transfer balik duit saya ke bank
tolong transfer dua ratus ribu ke saya
please transfer the refund to my bank account
boleh transfer bayaran balik ke akaun saya
tolong tf sisanya ke dana saya
boleh tolong hantar duit tu ke akaun saya
tolong kirim kode promonya ke saya
please send the invoice to me
tolong emailkan resinya ke saya
jual sim card operator apa saja
kad sim operator apa yang ada
cara mengganti admin di akun usaha
macam mana nak tukar admin page saya
how do i change the admin of my business account
kemarin sudah bicara sama agen dan sudah beres
the agent i talked to already fixed it thanks
semalam dah cakap dengan staf, dah selesai
boleh orang lain ambilkan barang saya
can someone else pick up my parcel for me
boleh wakilkan orang lain ambil bungkusan
chatbot ini paham bahasa jawa tidak
does this bot understand javanese
ada lowongan customer service
are you hiring support staff
agen ekspedisi terdekat dari rumah saya
ada ahli gizi di keluarga saya
specialist shoes for flat feet
transfer bank bagian mana yang salah
transfer ke rekening bahagian mana
is the warranty department card in the box
how many people work at your company
berapa orang kerja kat sana
mana tokonya nih
mana kedai ni
tuan rumah tak ada, hantar esok
yang jaga rumah siapa kalau kurir datang
ada siapa-siapa jual saiz kecil
sapa nama penghantar ni
what size do specialists recommend
need orange ribbon for my parcel
`,
  // Tired of what went wrong, not of us; those who helped before; what is done or seen directly
  `
sudah lelah menanti, uangnya dikembalikan saja
capek nungguin kurir seharian di rumah
bosen nunggu restock, ada warna lain nggak
males nunggu lama-lama, batalin ajalah
muak sama keterlambatan ini, refund aja
kesel banget barangnya nggak nyampe, balikin duit saya
udah malas urus garansi, ganti baru aja
kapok belanja di sini, hapus akun saya
kemarin sama mbak Rina sudah beres kok
yang tadi sama mas Budi udah selesai ya
sama kak Dewi kemarin sudah dibantu, makasih
masalahnya sudah diurus mas Joko minggu lalu
bisa lihat barangnya langsung di toko?
boleh pegang bahannya langsung di gerai nggak
mau bayar langsung di kasir bisa?
bisa langsung ambil di tokonya hari ini?
barangnya bisa dicoba langsung?
dah letih menunggu, bagi balik duit saya
tak larat nak tunggu lagi, batalkan je
malas nak tunggu lama, pulangkan wang
bosan tunggu stok, ada warna lain tak
rimas asyik kena tunggu, cancel order saya
serik dah beli kat sini, padam akaun
menyampah asyik kena caj dua kali
penat ulang bayar tapi tak lepas
semalam dengan kak Aina dah settle
yang hari tu dengan abang Faiz dah selesai
dah setel dengan cik Lina, terima kasih
boleh tengok barang depan mata kat kedai tak
nak cuba pakai terus kat kedai boleh tak
nak bayar terus kat kaunter boleh
boleh ambil terus kat cawangan hari ni tak
too tired to wait any longer, refund it
done waiting, cancel the whole thing
i am so over this late delivery, money back please
bored of waiting for the restock, any other colour
sick and tired of the delays, just send my refund
i can't wait anymore, just cancel
had enough of your spam, unsubscribe me
it was sorted with Kelly yesterday
Daniel already took care of it last week
can i see the item in person at the shop
may i try it on directly in the store
can i pay directly at the counter
malas nak wait dah, just cancel je
just refund terus lah, tak nak tunggu
just give my money back lah, dah lama tunggu
cancel aja deh, capek waiting
petugas loket tadi menolak retur saya
operator hotline kemarin memutus sambungan saat saya bicara
pegawai hotline letak telefon masa saya bercakap
the hotline hung up while i was talking
staf kaunter suruh tunggu seminggu, betul ke
supervisor toko yang kemarin menjanjikan diskon
the clerk who served me yesterday forgot the receipt
the manager i met last week promised a voucher
the lady who wrote to me last week was lovely
the man who brought my parcel left it at the gate
the girl at the till gave me the wrong bag again
your colleague mailed me the form twice, which one counts
someone at work told me you deliver on Sundays
the same amount went out of my card again this month
same size as last time please
same colour as before please, I liked it
could I have the same one again, she loved it
could I have that in writing, my boss wants a copy
everyone who packed it last week did a great job
she knew all about the shoes, a pleasure to shop here
need something to check my size
bukakan lagi pesanan yang terlanjur dibatalkan
akun saya jangan dikirimi promo terus
transfer saya ke rekening toko belum dicek
pindahkan paket saya ke alamat kantor saja
perlu orang di rumah nggak waktu paketnya diantar
minta kuitansi aja, jangan dikirimi tautan terus
bayaran saya dipindahkan ke pesanan lain bisa
transfer saya ke akaun kedai dah lepas ke
pindahkan alamat penghantaran ke rumah mak
kena ada orang kat rumah ke masa barang sampai
jangan hantar mesej promosi lagi, bukakan baucar saya je
minta resit untuk pejabat je, jangan hantar pautan
bahagian akaun pejabat saya minta salinan bil
jabatan kewangan syarikat saya nak invois atas nama syarikat
bahagian lengan baju ni koyak
nak minta pandangan, patut tak saya tukar kerja
nak tanya pendapat awak pasal warna cat rumah
mau minta pendapat, baiknya saya lanjut kuliah atau kerja
I'd like your opinion, should I move to another city
cucian saya ketuker sama punya tetangga di binatu
baju saya tertukar dengan milik penghuni lain
my laundry got mixed up with a stranger's
tukang servis mesin cuci nggak datang dari kemarin
orang baiki peti sejuk tak sampai lagi
juruteknik internet tak muncul hari ni
teknisi wifi janjinya pagi, sampai sekarang belum ada
the repairman for the fridge never turned up
the babysitter cancelled at the last minute
I'd like to call off my guitar lesson
I want to call in sick tomorrow
mau ganti operator seluler, nomornya jangan berubah
nak pindah telco, nombor tak nak tukar
mau pindah kelas les, gurunya galak
nak tukar doktor, yang ini tak mesra
I want to change my doctor, this one is rude
pelayan restoran salah hitung bon kami
the waiter at the restaurant forgot our drinks
sopir taksinya ngebut banget
pemandu bas tu bawa laju sangat
guru les anak saya sering telat
cikgu tuisyen anak saya asyik batal kelas
the landlord never picks up the phone
pemilik kontrakan susah dihubungi
tuan rumah tak jawab mesej saya
petugas loket rumah sakit galak
jururawat kat wad tu garang
the receptionist at the hotel lost my booking
resepsionis hotelnya salah kasih kunci
dokternya praktek hari apa
doktor tu ada hari Sabtu tak
when is the dentist in
berapa bayaran guru renang sejam
how much does a private tutor charge
perlu saksi berapa orang buat nikah di KUA
berapa orang muat dalam van tu
how many people fit in the family room
kamar itu untuk berapa orang
tolong temani saya ngobrol, lagi sepi
could you cheer me up, I had a bad day
bantu saya menulis surat buat kepala sekolah
tolong buatkan surat untuk pengetua
help me write a letter to my principal
is somebody able to water my plants next week
ada yang bisa jagain kucing saya nggak selama mudik
siapa yang boleh ajar saya memandu
bisa carikan saya pembantu rumah tangga
nak cari pengasuh untuk bayi saya
looking for a nanny for my twins
perlu tukang kebun seminggu sekali
panggilkan ambulans dong
tolong call bomba, ada api
send a taxi to my house please
minta antar saya ke stasiun
just call me Andy
you can call me Jo
please call my brother Sam
from now on call me Mrs Lee
panggil aku Tika saja
panggil saya Man je
sebut saja saya Bu Ratna
nama panggilan saya Zul
please answer in Malay
could you write in English please
balas pakai bahasa Inggris ya
tolong jawab dalam bahasa Melayu
do you understand Javanese
boleh faham loghat Kelantan tak
can the bot read slang
bisa ngerti bahasa Sunda nggak
mau langsung tanya aja, masih ada diskon
nak tanya terus, yang ni tulen ke
are there any places left in the swimming course
is there anything free on Friday evening at the court
baju saya ketuker di laundry sama punya orang kos
juruelektrik tak datang dari pagi, lampu padam
pekerja dobi hilangkan baju saya
can you do everything a human agent can
what can you do that your colleagues can't
do humans or programs answer here
kamu bisa apa selain nyambungin ke admin
kamu bisa ngerjain semua tugas CS nggak
boleh awak buat semua kerja macam pegawai
could somebody send the confirmation mail again
I'd like somebody to mail me that link once more
siapa yang bisa kirim ulang tautannya
ada yang bisa bantu kirim ulang kodenya
is there a real human typing on your side
is an actual person writing these answers
beneran ada orang yang ngetik di sana
ada manusia betul ke yang taip ni
`,
].flatMap((list) => list.trim().split('\n'));
