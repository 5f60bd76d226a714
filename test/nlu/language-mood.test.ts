import { readActs } from '../../src/nlu/acts';
import { guessLanguage } from '../../src/nlu/language';
import { readMood } from '../../src/nlu/mood';
import { normalise } from '../../src/nlu/normalise';
import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const language = (text: string, before?: 'id' | 'ms' | 'en') => guessLanguage(normalise(text).words, before).value;
const mood = (text: string) => readMood(text, normalise(text).words).value;
const acts = (text: string) => readActs(normalise(text).words);
const plain = (text: string) => normalise(text).text;

test.each([
  ['pesanan saya kok belum nyampe ya kak', 'id'],
  ['kapan uang saya bisa dikembalikan', 'id'],
  ['brp ongkir ke bandung', 'id'],
  ['bila barang saya nak sampai', 'ms'],
  ['macam mana nak pulangkan barang yang rosak', 'ms'],
  ['bole tukar saiz tak', 'ms'],
  ['where is my order', 'en'],
  ['can i return this item please', 'en'],
] as const)('%s is %s', (text, expected) => {
  expect(language(text)).toBe(expected);
});

test('a text that does not tell has no language of its own', () => {
  expect(language('KH-104233')).toBeNull();
  expect(language('')).toBeNull();
});

test('an address of e-mail tells no language, whatever words it is made of', () => {
  const read = (text: string) => understand(text, starter().model, { ...MONDAY, language: 'id' }).language.value;
  expect(read('nobody@example.com')).toBeNull();
  expect(read('happy.my.order@where.example')).toBeNull();
  expect(read('where is it? my mail is nobody@example.com')).toBe('en');
});

test('between Indonesian and Malay the conversation decides', () => {
  expect(language('pesanan saya', 'ms')).toBe('ms');
  expect(language('pesanan saya', 'id')).toBe('id');
  expect(language('bila barang saya nak sampai', 'id')).toBe('ms');
});

test.each([
  ['kecewa banget sama pelayanannya', 'angry'],
  ['penipu semua!!!', 'angry'],
  ['tidak puas', 'angry'],
  ['teruk betul servis ni', 'angry'],
  ['this is ridiculous, worst shop ever', 'angry'],
  ['saya takut uang saya hilang', 'worried'],
  ['risau barang tak sampai', 'worried'],
  ['i am worried about my parcel', 'worried'],
  ['mantap, makasih banyak ya', 'pleased'],
  ['bagus sangat, terbaik', 'pleased'],
  ['great service, thank you', 'pleased'],
  ['where the hell is my parcel', 'angry'],
  ['udah berapa kali saya bilang', 'angry'],
  ["this is the third time I'm asking", 'angry'],
  ['WOI BALAS DONG ADMIN!!', 'angry'],
  ['woi min apa kabar nih', 'neutral'],
  ['admin tak guna', 'angry'],
  ['mau nunggu sampai kapan lagi nih', 'angry'],
  ['duh gimana ini, saya gak tenang', 'worried'],
  ['what if it never comes', 'worried'],
  ['thank you so much', 'pleased'],
  ['servis memang luar biasa', 'pleased'],
  ['kasih tau nomor resinya dong', 'neutral'],
  ['yang bagus yang mana?', 'neutral'],
  ['is this a good phone', 'neutral'],
  ['can you help me choose a gift', 'neutral'],
  ['pesanan saya di mana', 'neutral'],
  ["don't worry", 'neutral'],
  ['saya tidak marah', 'neutral'],
])('%s sounds %s', (text, expected) => {
  expect(mood(text)).toBe(expected);
});

test('a mood shows its evidence', () => {
  expect(readMood('kecewa banget', normalise('kecewa banget').words).evidence).toContain('kecewa');
});

test.each([
  ['iya betul', ['affirm']],
  ['y', ['affirm']],
  ['gak', ['deny']],
  ['batal', ['cancel']],
  ['ga jadi deh', ['cancel']],
  ['never mind', ['cancel']],
  ['kembali', ['back']],
  ['go back please', ['back']],
  ['ulangi dong', ['repeat']],
  ['can you repeat that', ['repeat']],
  ['bukan, maksud saya yang kemarin', ['correct', 'deny']],
  ['no, i meant the other one', ['correct', 'deny']],
  ['gak usah', ['cancel', 'deny']],
  ['gausah deh kak', ['cancel', 'deny']],
  ['nggak perlu', ['cancel', 'deny']],
  ['tidak perlu, makasih', ['cancel', 'deny']],
  ['tak payah', ['cancel', 'deny']],
  ['x payah la', ['cancel', 'deny']],
  ['tak perlu', ['cancel', 'deny']],
  ['no need', ['cancel', 'deny']],
  ['no need, thank you', ['cancel', 'deny']],
  ['not necessary', ['cancel', 'deny']],
  ["don't bother", ['cancel', 'deny']],
  ['batal', ['cancel']],
  ['cancel', ['cancel']],
  ['gak jadi', ['cancel']],
  ['tak jadi la', ['cancel']],
  ['forget it', ['cancel']],
  ['balik', ['back']],
  ['balik dong', ['back']],
  ['patah balik', ['back']],
  ['back', ['back']],
  ['balik ke menu', ['back']],
  ['apa tadi', ['repeat']],
  ['apa tadi?', ['repeat']],
  ['say that again', ['repeat']],
  ['sorry, say that again please', ['repeat']],
  ['boleh ulang tak', ['repeat']],
  ['what did you say', ['repeat']],
  ['tidak usah dikirim ke rumah, ke kantor saja', []],
  ['no need to send the invoice by post', ['deny']],
  ['tidak jadi beli yang merah', []],
  ['kembalikan barang', []],
  ['kembali uang saya mana', []],
  ['nak pulangkan barang', []],
  ['balik duit saya', []],
  ['i want my money back', []],
  ['cancel my order', []],
  ['nak batal order', []],
  ['menu makanan apa saja', []],
  ['stop sending me emails', []],
  ['batalkan pesanan saya', []],
  ['where is my order', []],
])('%s does %j', (text, expected) => {
  expect(acts(text)).toEqual(expected);
});

test.each([
  ['brp ongkir nya, blm tau', 'berapa ongkos kirim nya belum tahu'],
  ['barang2 sy', 'barang saya'],
  ['barang-barang rusak', 'barang rusak'],
  ['lamaaaa bangeeeet', 'lama banget'],
  ['gmn cara bayar', 'bagaimana cara bayar'],
  ['xde brg', 'tak ada barang'],
  ['sy x nk', 'saya tak nak'],
  ['xsampai lagi', 'tak sampai lagi'],
  ['mcm mn', 'macam mn'],
  ["what's up, i'm here", 'what is up i am here'],
  ['Café ÉTÉ', 'cafe ete'],
])('%s is plainly %s', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test('what was changed is on record', () => {
  expect(normalise('brp barang2').changes).toEqual([
    { from: 'brp', to: 'berapa', rule: 'colloquial' },
    { from: 'barang2', to: 'barang', rule: 'reduplication' },
  ]);
});

test.each([
  ['no, I meant This Earth of Mankind', 'This Earth of Mankind'],
  ['bukan, maksud saya Bumi Manusia', 'Bumi Manusia'],
  ['eh maaf, maksudku Budi', 'Budi'],
  ['tak, maksud saya Puan Aminah', 'Puan Aminah'],
  ['Ralat: Jalan Melati 5', 'Jalan Melati 5'],
  ['sorry, it’s Budi', undefined],
  ["no it's Budi Santoso", undefined],
  ['i mean the box was wet when it came', undefined],
  ['maksud saya kotaknya basah waktu datang', undefined],
  ['no refund yet', undefined],
])('what %s puts in the place of what was said: %s', (text, corrected) => {
  expect(understand(text, starter().model, MONDAY).corrected).toBe(corrected);
});
