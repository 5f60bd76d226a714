import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const read = (text: string) => understand(text, starter().model, MONDAY);

test.each([
  ['batalkan pesanan saya dan refund ke mana?', 'order-cancel', /^refund/],
  ['mau ganti alamat, terus ongkir ke bandung berapa', 'delivery-change-address', /^shipping-cost/],
  ['barangnya pecah. cara retur gimana?', 'damaged-item', /^return-item/],
  ['nak batalkan pesanan saya, dan bila duit refund masuk?', 'order-cancel', /^refund-status/],
  ['where is my order? and how much is shipping to Penang', 'order-status', /^shipping-cost/],
  ['the mug was broken, and cancel KH-104231', 'damaged-item', /^order-cancel/],
  ['pesanan saya belum sampai tapi saya mau ganti alamat', 'delivery-late', /^delivery-change-address/],
  ['where is my parcel KH-104233 but i also want to return the shirt', 'order-status', /^return-item/],
  ['I forgot my password, also I want to cancel my order', 'account-password-reset', /^order-cancel/],
])('%s holds two requests, each at its place', (text, first, second) => {
  const { requests } = read(text);
  expect(requests).toHaveLength(2);
  expect(requests[0]!.intents[0]!.intent).toBe(first);
  expect(requests[1]!.intents[0]!.intent).toMatch(second);
  const [a, b] = requests as [(typeof requests)[0], (typeof requests)[0]];
  expect(a.start).toBeGreaterThanOrEqual(0);
  expect(a.end).toBeLessThanOrEqual(b.start);
  expect(b.end).toBeLessThanOrEqual(text.length);
});

test.each([
  'pesanan saya dan paket saya sampai mana',

  'baju dan celana ada?',
  'mugnya pecah pas dibuka, pesanan KH-104236',
  'cawan pecah masa buka, order kh 104236',
  'the mug was broken when I opened it. my order number is KH-104236',
])('%s is one request at most', (text) => {
  expect(read(text).requests).toEqual([]);
});

test.each([
  'jam buka berapa dan ongkir ke bandung berapa?',
  'jam buka berapa sama ongkir ke bandung berapa',
  'jam buka kedai pukul berapa dan kos penghantaran ke Johor berapa?',
  'what time do you open and how much is shipping to Bandung?',
  'ongkir ke medan berapa terus bisa cod nggak',
  'berapa ongkir ke medan? bisa bayar di tempat?',
  'pesanan saya mana sekalian mau ganti alamat',
  'cara retur gimana sekalian garansinya berapa lama',
  'batalkan pesanan saya dan refund ke mana?',
  'cancel my order and where does the refund go',
  'also what are your opening hours? where is my order KH-104233',
  'lagi satu, nak tukar alamat penghantaran. parcel saya dah sampai mana',
  'parcel saya kat mana? lagi satu nak tanya cara refund',
  'bila barang sampai dan macam mana nak tukar saiz',
  'where is my parcel and can i change the address',
  'do you accept paypal and do you ship to singapore',
  'ada promo apa? toko buka jam berapa?',
  'saya lupa password, sekalian mau ganti email',
  'I forgot my password. also how do I delete my account',
  'stok kaos merah ada? ongkir ke bali brp?',
  'bisa kirim ke papua? berapa lama?',
])('%s asks for two things', (text) => {
  expect(read(text).requests).toHaveLength(2);
});

test.each([
  'saya beli dua baju dan satu celana kemarin',
  'saya sudah transfer dan kirim bukti bayarnya',
  'pesanan saya terdiri dari kaos dan topi, yang sampai hanya kaos',
  'I ordered a shirt and pants but only the shirt came',
  'barang saya rusak dan kotaknya penyok',
  'dimana pesanan saya dan kapan sampainya',
  'bila parcel saya sampai dan dekat mana sekarang',
  'where is my order and when will it arrive',
  'saya mau tanya, pesanan saya sudah dikirim belum?',
  'halo kak, saya mau tanya soal ongkir',
  'nak tanya, parcel saya dah sampai mana',
  'kak, kenapa pesanan saya belum sampai? sudah seminggu',
  'why is my package late? it has been a week',
  'saya lupa password dan tidak bisa login',
  "i forgot my password and can't log in",
  'saya sudah bayar tapi statusnya belum berubah',
  'tolong ganti alamat dan nomor hp penerima',
  'nak tukar alamat dan nombor telefon',
  'please change the address and phone number',
  'pembayaran saya gagal terus',
  'gagal terus pas bayar pakai kartu',
  'kaos sama celana yang saya pesan belum sampai',
  'refund saya belum masuk juga',
  'sama sekali tidak ada kabar pesanan saya',
  'is there a discount? i am a student',
  'barang pecah dan penjual tidak mau tanggung jawab',
  'halo? pesanan saya mana? tolong dong',
  'saya salah pilih ukuran dan warna, mau ganti',
  'stok warna hitam dan putih ada?',
  'bisa bayar pakai gopay dan ovo?',
  'boleh bayar guna kad kredit dan fpx tak',
  'do you take visa and mastercard',
  'kirim ke jakarta dan bandung berapa ongkirnya',
  'how much is shipping to kl and penang',
  'saya mau batalkan pesanan dan tidak jadi beli',
  'Alamak, saya terpilih alamat rumah lama masa order tadi, boleh hantar ke pejabat tak',
  'I literally just placed an order and picked the wrong shade, could you swap it to navy before it leaves?',
  'nt home 2day, ask ridr come tmrw pls',
  'Kak nak tanya, barang yang saya beli Isnin tu dah pos ke belum ya',
  'lagi satu parcel saya belum sampai',
])('%s is one matter, however it is joined', (text) => {
  expect(read(text).requests).toEqual([]);
});

test.each([
  'makasih ya, terus pesanan saya kapan sampai',
  'selamat pagi dan terima kasih sebelumnya, pesanan saya mana',
])('a courtesy is no request: %s', (text) => {
  expect(read(text).requests.map(({ intents }) => intents[0]!.intent)).toEqual(['order-status']);
});

test.each([
  'this is ridiculous, where is my parcel KH-104234!!!',
  'PARAH BANGET SIH, paket KH-104234 mana!!! kecewa saya',
  'teruk betul, parcel KH-104234 mana!!! kecewa saya',
])('%s is about the parcel, whatever else is said', (text) => {
  expect(read(text).requests.map(({ intents }) => intents[0]!.intent)).toEqual(['order-status']);
});

test.each([
  ['GILA LAMA BANGET KAPAN SAMPAINYA!!!', 'angry'],
  ['kecewa banget, penipu kalian', 'angry'],
  ['teruk betul servis, menyampah', 'angry'],
  ['this is ridiculous, worst shop ever', 'angry'],
  ['saya tidak puas dengan barangnya', 'angry'],
  ['saya takut paketnya hilang, khawatir banget', 'worried'],
  ['risau la parcel tak sampai lagi', 'worried'],
  ['i am really worried about my order', 'worried'],
  ['mantap, senang banget sama barangnya', 'pleased'],
  ['best gila, puas hati', 'pleased'],
  ['love it, amazing service', 'pleased'],
  ['pesanan saya di mana', 'neutral'],
  ["don't worry about it", 'neutral'],
])('%s sounds %s, and says by which words', (text, value) => {
  const { mood } = read(text);
  expect(mood.value).toBe(value);
  expect(mood.evidence.length > 0).toBe(value !== 'neutral');
});
