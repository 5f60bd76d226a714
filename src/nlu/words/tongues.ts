/** Words that tell the three languages apart. Written for this project. */

export const INDONESIAN = words(`
bisa kapan mau uang kantor karena bagaimana gimana nggak gak enggak ngga tidak kemarin besok sekarang pesanan pesan nomor
alamat rusak kirim kirimkan pengiriman ongkir toko diskon gratis rekening kartu uangnya kembalikan dikembalikan pembayaran
ponsel telepon surel sandi akun mengubah ubah cek coba butuh kamu gue lo banget dong sih deh kok nih tuh loh lho kak mas mbak
bang pak gan sis min makasih mohon silakan silahkan bicara ngomong orang petugas perlu beda berbeda putar putarkan nyalakan
matikan mobil motor sepeda listrik resep masakan cuaca hujan rapat pengingat ingatkan senin selasa rabu kamis jumat sabtu
minggu januari februari maret agustus desember siang sore pukul menit detik kabar berita radio lagu musik musiknya daftar
belanja belanjaan hapus hapuskan buatkan buat tambah tambahkan setel atur alarm jadwal acara pesta ulang tahun kereta tiket
pesawat taksi restoran dekat terdekat apakah adakah siapakah sampai sudah belum udah gw aku saja aja cuma hanya tapi namun
sebab agar supaya kalau jika seperti kayak begini begitu gitu gini soal tentang terhadap oleh beli membeli jual harga
mahal murah ukuran warna kecil besar terlambat telat lama cepat segera nanti tadi lusa batalkan dibatalkan ganti diganti
tukar ditukar kualitas garansi voucher promo poin saldo isi ulang pulsa kuota paket barang kurir resi lacak pelacakan
retur pengembalian dana refund tagihan faktur struk bukti transfer bank cabang penjual pembeli pelanggan layanan keluhan
komplain kecewa puas jelek bagus keren mantap parah banget anjing goblok nyebelin kesel kesal tolong bantu bantuan bantuin
terima kasih halo hai selamat pagi malam permisi email kirimin dikirim nyampe sampe dateng datang pulang pergi teman keluarga
ibu bapak anak istri suami adik kakak situ sini sana mana dimana kemana darimana kenapa mengapa berapa siapa apa itu ini
dapatkan mendapatkan memakai pakai menggunakan gunakan bahwa bila ketika saat sebelum setelah sesudah lalu kemudian terus
`);

export const MALAY = words(`
boleh bila mahu nak wang pejabat kerana macam bagaimana tak takde tiada semalam esok sekarang pesanan nombor alamat rosak
hantar hantarkan penghantaran kedai diskaun percuma akaun kad duit pulangkan dipulangkan bayaran telefon emel kata laluan
tukar semak cuba perlukan awak korang kitorang sangat sgt lah je jer dah tu ni encik puan cik tuan abang akak terima kasih
sila bercakap cakap berbual orang pegawai kakitangan perlu beza berbeza mainkan main hidupkan padamkan pasang pasangkan
tutup kereta motosikal basikal elektrik resipi masakan cuaca hujan mesyuarat peringatan ingatkan isnin selasa rabu khamis
jumaat sabtu ahad januari februari mac ogos disember tengahari tengah hari petang pukul minit saat berita radio lagu muzik
senarai beli belah barangan padam padamkan buat tambah tetapkan penggera jadual acara parti hari jadi keretapi tiket kapal
terbang teksi restoran berhampiran terdekat adakah siapakah sampai sudah belum aku sahaja saja cuma hanya tetapi tapi namun
supaya kalau jika seperti macamana begini begitu pasal mengenai tentang oleh membeli jual harga mahal murah saiz warna kecil
besar lewat lambat lama cepat segera nanti tadi lusa batalkan dibatalkan ganti diganti ditukar kualiti waranti baucar promosi
mata baki tambah nilai bungkusan barang kurier penjejakan jejak pemulangan bayaran balik bil invois resit bukti pindahan bank
cawangan penjual pembeli pelanggan khidmat perkhidmatan aduan kecewa puas teruk bagus hebat mantap bodoh geram marah tolong
bantu bantuan selamat pagi malam maafkan emel mana dimana kat mana kenapa mengapa berapa siapa apa itu ini dapatkan
mendapatkan guna menggunakan gunakan bahawa apabila ketika semasa sebelum selepas lepas kemudian lagi pun dekat kat sini situ
sana beritahu bagitahu beri bagi tengok lihat dengar cari carikan jumpa hendak ingin pergi balik kawan keluarga ibu bapa anak
isteri suami adik kakak abang daripada kepada pada dalam ialah adalah merupakan sebuah apakah bilakah camne mcm xde xnak
syarikat aplikasi perisian maklumat hubungi sambungkan hubungkan tarikh bulan tahun minggu depan lepas jualan tawaran
pekerja kebangsaan negeri polis hospital doktor universiti sekolah lampu bilik dapur ruang tamu suhu kelajuan ringgit sen rm
`);

export const ENGLISH = words(`
the a an i you he she it we they my your his her its our their me him us them this that these those is are was were be been am
do does did have has had will would can could should may might must not no yes and or but if then so because of in on at to
for from with about what who where when why how which whose order orders package parcel delivery shipping ship deliver
delivered arrive arrived late pay paid payment refund return money back exchange cancel change address account password login
sign email phone number person human agent someone somebody speak talk chat help please thanks thank hello hi hey good need
want know get buy price cost much many day days week month year today tomorrow yesterday now still yet already soon too really
very been here there all any some tell give show find make set turn play stop start open close remind reminder alarm weather
news music song meeting list add remove delete send new next last morning evening night time hour minute monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august september october november december
up down off out over under again just only like let lets us one two three into by as than more most less least don't doesnt
dont cannot cant wont isnt im ive id youre whats wheres hows got going being does did done work working broken wrong missing
item product store shop card credit bank charge charged fee free discount coupon code track tracking status invoice receipt
bill complaint angry happy sorry okay sure great nice never always every between before after while since until
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Words of Indonesian that Malay has another word or spelling for. */
export const INDONESIAN_ONLY = words(`
bisakah apakah jam kalender musik film filmnya putar putarkan mulai ubah berikutnya selanjutnya terbaru tampilkan pesankan tanggal kota
olahraga televisi stasiun kulkas sepatu celana kantor koran mobil handuk kaos jaket kemeja tas ponsel aplikasinya layanan layanannya
gratis jumat kamis senin maret agustus desember rabu listrik sopir bandara pabrik apotek rumah-sakit dokter polisi universitas kuliah
mahasiswa bensin kecepatan suhu kelembapan lampu-lampu matikan nyalakan setel senyapkan keraskan kecilkan volume pekan liburan cuti rapat
pertemuan undangan undang kirimkan hapus simpan unduh unggah masuk keluar akunku akunmu sandi kata-sandi mengubah mengganti membatalkan
memesan pesanannya dipesan dibeli membayar dibayar tagihan cicilan pinjaman tabungan rekeningku rekening bunga pajak asuransi gaji kurs
dolar rupiah bagaimana gimana kapan karena uang bisa mau butuh kamu anda dia mereka kalian berbicara bicara ngobrol ngomong sepertinya
sekitar saat ketika sebelum sesudah setelah sejak hingga meskipun walaupun tetapi namun sebab jadi maka agar supaya biar soalnya banget
sekali nomor kirim jumlah beberapa setiap semua tiap ingin coba mencoba mencari carikan cari temukan butuhkan membutuhkan saran sarankan
pengiriman pengembalian pembelian pembatalan penukaran kedaluwarsa kadaluarsa kemasan ongkir diskon kupon bonus toko warung pasar swalayan
jakarta bandung surabaya medan indonesia jawa bali semarang yogyakarta jogja makassar palembang kasih tau cewek cowok kuliner mie bakso
restoran apotik perusahaan karyawan direktur bos pacar teman cuaca gerimis mendung macet kemacetan jalanan tol kereta-api kilometer
deh dong sih loh kok nih tuh yuk ayo dulu aja kayak bikin ketemu lihat liat pengen cuma doang pakai enggak nggak gak belum udah
`);

/** Words of Malay that Indonesian has another word or spelling for. */
export const MALAY_ONLY = words(`
kaedah adakah berapakah siapakah bilakah manakah bagaimanakah kalendar muzik filem mulakan seterusnya terkini sebarang mempunyai kelantangan
tunjukkan bandar kawasan trafik vakum kelajuan sukan televisyen stesen stesyen peti-sejuk kasut seluar pejabat akhbar kereta tuala baju
beg telefon perkhidmatan khidmat percuma jumaat khamis isnin mac ogos disember elektrik pemandu lapangan-terbang kilang farmasi hospital
doktor polis universiti minyak suhu lembapan padamkan hidupkan pasangkan senyapkan kuatkan perlahankan cuti mesyuarat jemputan jemput
hantarkan padam simpan muat masuk keluar akaun akaunku laluan menukar membatalkan menempah tempah tempahan ditempah dibeli membayar
dibayar bil ansuran pinjaman simpanan faedah cukai insurans gaji kadar dolar ringgit macam bila kerana wang boleh mahu nak hendak perlukan
awak korang mereka bercakap berbual cakap agaknya kira-kira semasa apabila sebelum selepas sejak sehingga walaupun tetapi sebab jadi maka
supaya sangat nombor hantar bilangan setiap semua ingin cuba mencari carikan cari jumpa memerlukan cadangan cadangkan penghantaran
pemulangan pembelian pembatalan penukaran luput bungkusan diskaun kupon kedai pasar kuala lumpur selangor johor penang pinang melaka perak
kedah kelantan terengganu pahang sabah sarawak putrajaya malaysia ipoh kuching syarikat pekerja pengarah rakan kawan cuaca hujan sesak
kesesakan jalan lebuhraya tol kilometer lah je jer pun dah tu ni ke tak takde xde taknak sikit jap kejap kat dekat guna tengok dengar
bagitahu beritahu maklumkan peristiwa maksud terangkan definisi keadaan masa api pukul tengahari petang minit saat ahad cik encik puan tuan
semak disemak menyemak jejak menjejak emel mel laman sesawang perisian muat-turun muat-naik komputer riba pencetak lelaki perempuan budak
kanak-kanak makan minum sedap lapar kopi teh-tarik nasi-lemak roti-canai restoran gerai pasaraya sekeping sebuah seekor sebatang daripada
kepada iaitu ialah mengenai berkenaan terhadap ataupun samada manakala oleh-itu bagi hantarkanlah tolonglah mainkan siarkan podcast episod
`);

/** Words that both Indonesian and Malay use: they speak against English only. */
export const SHARED = words(`
hari ke mainkan beri ingin lampu beritahu kereta dalam nilai cari carikan pada depan podcast kata kopi dekat tunjukkan makan minum
bulan tahun ruang sebuah lagi sangat jadi jalan hujan tengah aplikasi suhu apakah adalah kepada dapur perempuan komputer minyak sekolah
masa dengar pasang tamu pun api peristiwa langkah bagi baju keadaan hebat mata maksud datang pesan buatkan ulang bermain lain mungkin
tambahkan terus bunga nasi saya dan yang di dari untuk ini itu apa siapa tidak sudah belum ada dengan atau juga masih akan sedang
baru lama besar kecil baik buruk mahal murah hitam putih merah biru hijau kuning satu dua tiga empat lima enam tujuh sembilan sepuluh
pesanan alamat barang harga beli jual bayar hantar rumah orang nama salah betul hilang sampai tiba pulang pergi beritahu tolong bantu
`);

/** Words that Indonesians and Malays both say, however often either: they never tell one from the other. */
export const COMMON = words(`
tidak ya iya betul benar bukan jangan boleh baik batal batalkan dibatalkan hai halo salam terima kasih tolong mohon minta maaf lagi sudah belum saya kami kita
ada apa siapa mana kenapa mengapa berapa ini itu dan atau dengan untuk dari di ke pada yang akan juga masih semua sama nama pasti lupa
pesanan pesan pembayaran bayaran bayar alamat barang harga beli jual tukar ditukar menukar hantar kirim sampai tiba hilang salah lambat lama cepat
mahal murah warna besar kecil kualiti bantuan bantu selamat pagi malam hari minggu bulan tahun rumah orang kedua pertama balik kembali pulang
status produk stok kurier kurir jaminan masalah cara ulang ulangi berhenti terus siap setuju lanjut teruskan masuk keluar padam
`);

/** English words that customers of all three languages use: they hardly tell. */
export const BORROWED = words(`
ok oke okay yes no thanks thank please sorry hi hello bye cancel order refund status promo voucher tracking track email admin chat online payment return
check update stock delivery parcel bank transfer invoice shipping discount size link app login password account website customer service agent help code
`);

/** Spellings of talk that the plain form does not show. */
export const SPOKEN_INDONESIAN = words(`
gak ga gk ngga nggak enggak engga kagak ndak gue gw gua lu lo loe bgt udh udah blm blum gmn gimana gmana gini gitu aja doang kyk kayak tdk sdh krn karna
gimn knp brp kpn bs bsa gabisa gausah gamau makasih makasi mksh trims trus pake nyampe nyampek
`);
export const SPOKEN_MALAY = words(`
x xde xda xnk xnak xleh xboleh nk mcm camne cmne camna camana mcmna dh tak takyah xpayah xyah jer je kat psl pasal korg korang ko tq bape brape bile
takde takda taknak takleh tadi2 sgt skit
`);
