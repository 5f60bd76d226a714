import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel({
  ...SHOP,
  entities: [
    ...SHOP.entities,
    {
      kind: 'list',
      name: 'courier',
      values: [
        { value: 'JNE', synonyms: ['jne express'] },
        { value: 'SiCepat', synonyms: ['si cepat', 'sicepat'] },
        { value: 'Pos Laju', synonyms: ['poslaju'] },
      ],
    },
    { kind: 'list', name: 'garment', values: [{ value: 'jacket', synonyms: ['jaket'] }] },
  ],
});

const find = (text: string, type: string, context = {}) =>
  understand(text, model, { ...MONDAY, ...context }).entities.filter((entity) => entity.type === type);
const first = (text: string, type: string, context = {}) => find(text, type, context)[0]?.value;

test.each([
  ['pesanan KH-104233 belum sampai', 'KH-104233'],
  ['kh104233', 'KH-104233'],
  ['kh 104 233 mana ya', 'KH-104233'],
  ['my order is Kh.104.233 thanks', 'KH-104233'],
  ['nomor 10 kh-104233 2 hari lalu', 'KH-104233'],
])('%s holds order %s', (text, value) => {
  expect(first(text, 'order-number')).toBe(value);
});

test('a slip of the pen is read as a value of a list, another known word is not', () => {
  expect(first('kurirnya sicepta atau poslajuu', 'courier')).toBe('SiCepat');
  expect(first('jakett saya mana', 'garment')).toBe('jacket');
  expect(find('paket saya belum sampai', 'garment')).toEqual([]);
});

test.each(['akh104233', 'kh1042339', 'kh 10423', 'pesanan 104233'])('%s holds no order number', (text) => {
  expect(find(text, 'order-number')).toEqual([]);
});

test.each([
  ['email saya Budi.Santoso@Mail.co.id ya', 'budi.santoso@mail.co.id'],
  ['kirim ke siti+toko@gmail.com.', 'siti+toko@gmail.com'],
])('%s holds the address %s', (text, value) => {
  expect(first(text, 'email')).toBe(value);
});

test.each([
  ['hp saya 0812-3456-7890', 'Asia/Jakarta', '+6281234567890'],
  ['nombor saya 012-345 6789', 'Asia/Kuala_Lumpur', '+60123456789'],
  ['call me at +60 12-345 6789', 'Asia/Jakarta', '+60123456789'],
  ['wa 6281234567890', 'Asia/Jakarta', '+6281234567890'],
  ['my number is 9111 0001', 'Asia/Singapore', '+6591110001'],
  ['my number is 9111 0001', 'Asia/Jakarta', undefined],
  ['on 20261123', 'Asia/Singapore', undefined],
])('%s holds a telephone number', (text, timeZone, value) => {
  expect(first(text, 'phone', { timeZone })).toBe(value);
});

test.each([
  ['harganya Rp 1,5 jt', 1_500_000, 'IDR'],
  ['bayar Rp1.250.000 kemarin', 1_250_000, 'IDR'],
  ['transfer 50 ribu', 50_000, 'IDR'],
  ['cuma 50rb', 50_000, 'IDR'],
  ['total 1.250.000', 1_250_000, 'IDR'],
  ['bayar RM 20', 20, 'MYR'],
  ['rm20.50 sahaja', 20.5, 'MYR'],
  ['dua puluh lima ringgit', 25, 'MYR'],
  ['lima puluh ribu rupiah', 50_000, 'IDR'],
  ['it cost $15', 15, 'USD'],
  ['i paid 2 million rupiah', 2_000_000, 'IDR'],
])('%s is money', (text, amount, currency) => {
  expect(first(text, 'money')).toEqual({ amount, currency });
});

test.each([
  ['it cost $15', 'Asia/Singapore', 'SGD'],
  ['it cost 15 dollars', 'Asia/Singapore', 'SGD'],
  ['it cost US$15', 'Asia/Singapore', 'USD'],
  ['it cost S$15', 'Asia/Jakarta', 'SGD'],
  ['it cost 15 dollars', 'Asia/Jakarta', 'USD'],
])('%s in %s is %s', (text, timeZone, currency) => {
  expect(first(text, 'money', { timeZone })).toEqual({ amount: 15, currency });
});

test('a price without a currency is in the money of the place', () => {
  expect(first('harga 50 ribu', 'money', { timeZone: 'Asia/Kuala_Lumpur' })).toEqual({
    amount: 50_000,
    currency: 'MYR',
  });
});

test.each([
  ['besok', '2026-11-24'],
  ['lusa aja', '2026-11-25'],
  ['kemarin', '2026-11-22'],
  ['esok boleh?', '2026-11-24'],
  ['semalam saya beli', '2026-11-22'],
  ['Jumat', '2026-11-27'],
  ['hari jumat depan', '2026-12-04'],
  ['Jumaat lepas', '2026-11-20'],
  ['senin lalu', '2026-11-16'],
  ['hari minggu', '2026-11-29'],
  ['tgl 5', '2026-12-05'],
  ['tanggal 25', '2026-11-25'],
  ['tarikh 5 mac 2027', '2027-03-05'],
  ['2 hari lalu', '2026-11-21'],
  ['dua hari yang lalu', '2026-11-21'],
  ['3 hari lagi', '2026-11-26'],
  ['minggu lepas', '2026-11-16'],
  ['minggu depan', '2026-11-30'],
  ['bulan depan', '2026-12-23'],
  ['17 Agustus 2026', '2026-08-17'],
  ['5/3/2027', '2027-03-05'],
  ['2027-03-05', '2027-03-05'],
  ['hari ini', '2026-11-23'],
  ['tomorrow please', '2026-11-24'],
  ['the day after tomorrow', '2026-11-25'],
  ['next friday', '2026-12-04'],
  ['last monday', '2026-11-16'],
  ['in 2 weeks', '2026-12-07'],
  ['three days ago', '2026-11-20'],
  ['March 5th', '2027-03-05'],
])('%s is the day %s', (text, date) => {
  expect(first(text, 'date')).toEqual({ date });
});

test.each([
  ['besok jam 10 pagi', '2026-11-24', '10:00'],
  ['pukul 14.30', '2026-11-23', '14:30'],
  ['tomorrow at 3pm', '2026-11-24', '15:00'],
  ['esok pukul 3 petang', '2026-11-24', '15:00'],
  ['jumat jam 7 malam', '2026-11-27', '19:00'],
  ['jam 8 pagi', '2026-11-24', '08:00'],
])('%s is the moment %s %s', (text, date, time) => {
  expect(first(text, 'date')).toEqual({ date, time });
});

test('an impossible day is no date', () => {
  expect(find('tgl 35', 'date')).toEqual([]);
  expect(find('31/2/2027', 'date')).toEqual([]);
});

test.each([
  ['mau beli 3 pcs', 3],
  ['dua helai', 2],
  ['5 boxes please', 5],
])('%s is a quantity', (text, value) => {
  expect(first(text, 'quantity')).toBe(value);
});

test.each([
  ['dua puluh lima', 25],
  ['seratus dua puluh', 120],
  ['seventy two', 72],
  ['tiga belas', 13],
  ['lapan', 8],
  ['7', 7],
])('%s is the number %d', (text, value) => {
  expect(first(text, 'number')).toBe(value);
});

test.each([
  ['iya betul', true],
  ['boleh', true],
  ['yes please', true],
  ['gak', false],
  ['bukan', false],
  ['tak nak', false],
  ['no thanks', false],
])('%s answers a question', (text, value) => {
  expect(first(text, 'boolean')).toBe(value);
});

test.each([
  ['pakai jne ya', 'JNE'],
  ['kurir si cepat', 'SiCepat'],
  ['pos laju', 'Pos Laju'],
  ['kirim via sicepta', 'SiCepat'],
  ['poslajuu dong', 'Pos Laju'],
])('%s names a courier', (text, value) => {
  expect(first(text, 'courier')).toBe(value);
});

test('every entity says where it stands', () => {
  const text = '👍 halo, KH-104233 besok, Rp 50.000 via JNE 0812-3456-7890';
  const { entities } = understand(text, model, MONDAY);
  expect(entities.map((entity) => entity.type)).toEqual(['order-number', 'date', 'money', 'courier', 'phone']);
  for (const entity of entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
});
