/** Everyday verbs and the words of questions. */
export const ASKING = `
show: tunjukkan tampilkan show display paparkan perlihatkan lihatkan pull_up bring_up
tell: beritahu beritahukan tell maklumkan let_me_know inform kasih_tahu bagitahu khabarkan sampaikan kabari
give: beri berikan give kasih provide bagi memberi
find: cari carikan mencari find search look_for temukan menemukan locate looking cari_tahu look_up seek dicari
check: cek periksa check semak memeriksa menyemak semakkan verify pastikan tengok lihat look see view melihat
know: tahu mengetahui know ketahui knowing aware kenal wondering curious
information: informasi info maklumat information details butiran detail data keterangan
read: baca bacakan read membaca dibaca reading bacalah
write: tulis menulis write catat catatan note notes tuliskan jot
want: mau mahu ingin nak hendak pengin want wish would_like hope desire
need: butuh perlu memerlukan membutuhkan need require perlukan diperlukan needed dibutuhkan required requirements syarat needs
must: harus mesti must have_to should patut haruskah wajib kena supposed
can: bisa boleh dapat can able could mampu bisakah dapatkah bolehkah possible mungkinkah
why: kenapa mengapa why reason sebab alasan how_come
when: kapan bila when bilakah kapankah jam_berapa pukul_berapa what_time
how: bagaimana macam_mana how gimana cara way steps langkah bagaimanakah caranya
how-much: berapa how_much how_many banyak berapakah amount much many
who: siapa who siapakah whom
what: apa what apakah which
recommend: rekomendasi rekomendasikan cadangkan cadangan saran sarankan recommend recommended recommendation recommendations suggest suggestion suggestions advice advise nasihat usul menyarankan suggested
new: baru new latest terbaru baharu newest recent fresh
worn: usang
more: lebih more additional another extra tambah add tambahkan increase raise naikkan menambahkan tingkatkan menambah masukkan include insert higher lain
less: kurangi kurangkan less turunkan decrease reduce menurunkan turun fewer rendah
list: daftar senarai list lists senaraikan todo to_do senarai_tugas daftar_tugas task tasks tugas tugasan
remove: hapus buang remove delete clear erase menghapus keluarkan buangkan hilangkan take_off kosongkan hapuskan dihapus get_rid
create: buat create make membuat buatkan ciptakan bikin menciptakan making
open: buka open opening membuka dibuka terbuka opens operating_hours jam_buka waktu_buka waktu_operasi
close: tutup close closed closing menutup ditutup closes
start: mulai mula start begin memulai mulakan starting bermula dimulai beginning launch jalankan luncurkan run
activate: aktif activate activation pengaktifan aktivasi mengaktifkan
connect: sambungkan connect pair sync hubungkan connected pairing bluetooth wifi wi_fi internet unpair disconnect putuskan terhubung
login: login log_in sign_in masuk_akun log_masuk sign_up daftar_akun register registration pendaftaran mendaftar
lost: hilang lost missing lose misplaced kehilangan cannot_find tidak_ketemu tercicir tertinggal
stolen: dicuri curi stolen theft stole steal robbed kecurian maling pencuri
report: lapor laporan melaporkan report reported reporting
confirm: konfirmasi confirm sahkan confirmed confirmation pengesahan mengkonfirmasi memastikan
history: riwayat sejarah history records rekod record past
download: unduh muat_turun download install app aplikasi apps
share: bagikan kongsi share berbagi sharing
all: semua all everything seluruh semuanya entire
big: besar big large larger huge giant
small: kecil small little smaller tiny
most: paling terbesar tertinggi most popular populer terkenal famous top teratas
compare: compare bandingkan difference beda perbezaan perbedaan versus better
same: sama same equal similar serupa
between: antara between
capital: ibu_kota ibu_negeri capital ibukota
population: populasi penduduk population
geography: sungai river gunung mountain mountains laut ocean sea lake danau island pulau bukit
science: matahari sun moon planet bumi earth space angkasa star galaxy
wait: tunggu wait waiting menunggu menanti queue antrean antre barisan
think: fikir pikir think thought opinion pendapat
forget: lupa forgot forget forgotten terlupa
remember: ingat remember recall
problem: masalah problem trouble issue issues kendala gangguan problems isu bermasalah
use: guna pakai use used using menggunakan gunakan memakai usage
allow: izin allowed allow permit permitted diizinkan dibenarkan restrictions restriction larangan dilarang
thing: hal perkara thing things something sesuatu
`;
