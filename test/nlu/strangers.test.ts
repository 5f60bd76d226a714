import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

// Sentences of customers and of strangers that are in no file of the starter's.

const IN_SCOPE = `
order-status: paketku udah sampai mana ya kira-kira
order-status: boleh tolong lihat status order KH-104233
order-status: barang saya dah sampai mana sekarang
order-status: could you tell me where order KH-200114 is
order-cancel: batalin aja deh pesanan yang tadi pagi
order-cancel: saya nak cancel tempahan semalam
order-cancel: please call off the order I placed an hour ago
order-change: mau ganti warna di pesanan yang belum dikirim
order-change: boleh tukar saiz dalam order saya sebelum dihantar
order-change: can I swap the colour in an order that has not shipped
delivery-late: udah lewat seminggu kok paketnya belum datang juga
delivery-late: dah lambat lima hari barang tak sampai-sampai
delivery-late: my parcel should have come on Tuesday and it still is not here
delivery-time: kirim ke Surabaya makan waktu berapa hari
delivery-time: pos ke Johor ambil masa berapa hari
delivery-time: how many days does delivery to Bali take
delivery-change-address: saya salah tulis alamat, bisa diubah?
delivery-change-address: nak tukar alamat penghantaran boleh tak
delivery-change-address: send it to my office instead, can you change the address
delivery-reschedule: bisa diantar hari Sabtu saja nggak, saya kerja
delivery-reschedule: boleh hantar lain hari tak, saya tiada di rumah
delivery-reschedule: can the courier come another day
damaged-item: mug yang datang retak di gagangnya
damaged-item: blender sampai pecah dalam kotak
damaged-item: the lamp arrived with a broken shade
wrong-item: saya pesan yang hitam tapi dapat yang putih
wrong-item: barang yang sampai bukan yang saya order
wrong-item: I ordered a towel and received a mug
missing-item: di dalam paket cuma ada satu, harusnya dua
missing-item: satu barang tak ada dalam kotak
missing-item: one of the items was not in the box
refund-request: saya minta uang saya dikembalikan
refund-request: nak minta duit balik untuk order ni
refund-request: I would like my money back please
refund-status: kapan refund saya cair ke rekening
refund-status: bayaran balik saya bila masuk
refund-status: has my refund been paid out yet
return-item: gimana caranya balikin barang yang kekecilan
return-item: macam mana nak pulangkan baju ni
return-item: how do I send back a dress that does not fit
payment-failed: bayar pakai kartu kok gagal terus
payment-failed: bayaran saya tak lepas, kad ditolak
payment-failed: my card keeps getting declined at checkout
double-charge: saldo saya kepotong dua kali buat satu pesanan
double-charge: kad saya dicaj dua kali
double-charge: I was billed twice for the same order
payment-methods: bisa bayar pakai gopay nggak di sini
payment-methods: boleh bayar guna touch n go tak
payment-methods: which cards can I pay with
shipping-cost: ongkir ke Makassar kena berapa ya
shipping-cost: caj penghantaran ke Sabah berapa
shipping-cost: what does shipping to Medan cost
promo-code-problem: kode HEMAT20 kok ditolak terus
promo-code-problem: kod voucher saya tak boleh guna
promo-code-problem: the coupon does not work at checkout
invoice-request: boleh minta faktur buat kantor
warranty-claim: blender saya mati, masih garansi kan
account-password-reset: lupa sandi, nggak bisa masuk akun
account-delete: please erase my account and all my data
store-hours: kedai buka sampai pukul berapa hari Ahad
`;

const STRANGERS = `
besok bakal hujan nggak ya
cuaca di Medan sekarang
harga emas antam per gram
presiden pertama Indonesia siapa
menteri keuangan sekarang siapa
ceritakan sesuatu yang lucu
gimana cara jadi penjual di sini
aku mau titip barang daganganku di toko kalian
lowongan kerja bagian gudang ada?
berapa gaji pegawai di sini
resep sambal matah
cara masak rendang biar empuk
skor persib tadi malam
film horor yang seru apa
nilai tukar yen hari ini
apakah bitcoin akan naik
cara mengurus paspor yang hilang
obat sakit gigi yang ampuh
motor saya mogok di jalan
doa sebelum makan
cuaca KL esok macam mana
berapa harga emas 916 sekarang
siapa presiden Amerika
buat lawak sikit
nak jual kuih dalam website ni boleh
ada jawatan kosong untuk pemandu
resipi kuih seri muka
siapa menang bola semalam
lagu baru Siti apa
tukaran dolar ke ringgit
macam mana nak mohon pasport
ubat batuk untuk kanak-kanak
kereta saya rosak tepi jalan
bila cuti sekolah mula
waktu solat subuh
nak sewa rumah di Shah Alam
tolong kira lima kali enam
cerita hantu satu
rumah saya banjir
cara nak kurangkan gula dalam darah
whats the weather
is it sunny in Jakarta
who is the president
tell me a good joke
how do I cook rice
who won the world cup
price of gold per gram
should I sell my shares
do you have vacancies for drivers
I want to sell my handmade soap with you
what is the population of India
how tall is Mount Everest
my car will not start
how do I learn piano
what should I name my baby
play some jazz
book a table for two tonight
what is quantum physics
best phone under 300 dollars
can you write python code
`;

const lines = (text: string) => text.trim().split('\n');
const read = (text: string) => understand(text, starter().model, MONDAY);

test('of sixty sentences of customers, at least 57 are read as what they are and 56 answered', () => {
  const cases = lines(IN_SCOPE).map((line) => line.split(': ') as [string, string]);
  expect(cases).toHaveLength(60);
  const misread = cases.filter(([intent, text]) => read(text).intents[0]?.intent !== intent);
  const unanswered = cases.filter(([, text]) => read(text).decision !== 'answer');
  expect(misread.length <= 3 ? [] : misread).toEqual([]);
  expect(unanswered.length <= 4 ? [] : unanswered).toEqual([]);
});

test('of sixty sentences that are no business of the shop, at most 6 are answered', () => {
  const texts = lines(STRANGERS);
  expect(texts).toHaveLength(60);
  const answered = texts.filter((text) => read(text).decision === 'answer');
  expect(answered.length <= 6 ? [] : answered).toEqual([]);
});

test.each([
  'whats the weather',
  'berapa harga emas hari ini',
  'nak jual barang di platform ni',
  'who is the president',
  'tell me a joke',
])('%s is not answered', (text) => {
  expect(read(text).decision).not.toBe('answer');
});

test.each([
  ['akun Spotify saya diretas', 'akun saya diretas'],
  ['saya lupa kata sandi Outlook', 'saya lupa kata sandi'],
  ['baucar Starbucks tak boleh guna', 'baucar tak boleh guna'],
  ['nak batalkan langganan Disney', 'nak batalkan langganan surat berita'],
  ['Lazada has not refunded me', 'you have not refunded me'],
  ['stop the messages from Maxis', 'stop the promo messages'],
])('%s: the account of another house is not answered, our own is', (foreign, own) => {
  expect(read(foreign).decision).not.toBe('answer');
  expect(read(own).decision).toBe('answer');
});

test('who names two houses tells of a change of their own', () => {
  const text = 'nomor saya di profil ganti dari Indosat ke Telkomsel';
  expect(read(text).intents[0]?.intent).toBe('account-update');
  expect(read(text).decision).toBe('answer');
});
