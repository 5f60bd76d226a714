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
