import { CONCEPTS, PHRASES } from './concepts';
import { EVERYDAY_WORDS } from './everyday-words';
import { CONNECT, ROBOT, STRONG_PERSON, TALK, TIRED, WEAK_PERSON, WISH } from './person';
import { ENGLISH, INDONESIAN, INDONESIAN_ONLY, MALAY, MALAY_ONLY } from './tongues';
import { TRADES } from './trades';

const RULED = [CONNECT, ROBOT, STRONG_PERSON, TALK, TIRED, WEAK_PERSON, WISH];
/** What other lists know to be a word is no slip of the pen in another. */
const LISTED = [INDONESIAN, INDONESIAN_ONLY, MALAY, MALAY_ONLY, ENGLISH].flatMap((words) => [...words]);
const TRADED = TRADES.split(/\s+/).flatMap((name) => name.split('_'));
const MEANT = [...CONCEPTS.keys(), ...[...PHRASES.keys()].flatMap((phrase) => phrase.split(' '))];

/** Everyday words of a shop's customers in Indonesian, Malay and English, known to every model from the start, and the words that the rules listen for. */
export const BASE_WORDS: ReadonlySet<string> = new Set(
  RULED.flatMap((words) => [...words]).concat(
    EVERYDAY_WORDS,
    LISTED,
    MEANT,
    TRADED,
    `
saya aku kami kita kamu anda dia mereka ini itu sini situ sana yang dan atau tetapi tapi dengan untuk dari ke di pada
sudah belum tidak tak bukan jangan ada tiada bisa boleh dapat mau mahu nak ingin hendak perlu harus mesti akan sedang
apa siapa mana kapan bila kenapa mengapa bagaimana berapa kalau jika karena kerana sebab supaya agar juga lagi masih
saja sahaja sangat sekali banget lebih kurang paling semua banyak sedikit baru lama cepat lambat mahal murah bagus baik
rusak rosak hilang salah betul benar hari minggu bulan tahun jam pukul menit minit pagi siang sore petang malam besok esok
kemarin semalam lusa nanti tadi sekarang pesan pesanan pesan barang paket bungkusan kirim hantar pengiriman penghantaran
bayar pembayaran bayaran harga biaya kos ongkir uang wang duit kembali pulang ganti tukar batal batalkan beli jual toko kedai
nomor nombor alamat rumah orang manusia admin akun akaun kata sandi laluan masuk daftar telepon telefon surel email
tolong mohon minta terima kasih maaf halo selamat kak bang mas mbak pak bu encik puan abang sis bro
tahu kenal lihat tengok cek semak cari jumpa guna pakai buat beri kasih bagi ambil hantar sampai tiba jadi pernah
sampai ukuran saiz warna merah biru hitam putih stok promo diskon diskaun voucher baucar poin mata garansi waranti jaminan
the a an i you he she it we they my your his her its our their this that these those is are was were be been am do does did
have has had will would can could should may might must not no yes and or but if then so because of in on at to for from with
about what who where when why how which order package parcel delivery shipping ship delivered arrive arrived late pay paid
payment refund return money back exchange cancel change address account password login sign email phone number person human
agent someone speak talk chat help please thanks thank hello hi good need want know get buy price cost much many day days week
month year today tomorrow yesterday now still yet already soon too really very been here there all any some
`
      .trim()
      .split(/\s+/),
  ),
);
