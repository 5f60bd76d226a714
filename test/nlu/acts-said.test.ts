import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const read = (text: string) => understand(text, starter().model, MONDAY);

test.each([
  "I don't have a picture right now",
  'sorry, no photo',
  'nggak ada fotonya kak',
  'belum sempat foto',
  'tak sempat ambil gambar',
  'takde gambar sekarang',
])('%s: who is asked for a picture has none', (text) => {
  expect(read(text).acts).toEqual(['deny']);
});

test.each([
  'the order has no photo of the back',
  'tidak ada pilihan pembayaran di halaman checkout',
])('%s: denies nothing that was asked for', (text) => {
  expect(read(text).acts).not.toContain('deny');
});

test.each([
  'oke udah itu aja',
  'okay itu je',
  'ok that is all',
  'sip itu aja dulu',
  "okay that's it thanks",
])('%s: ends a talk and agrees to nothing', (text) => {
  expect(read(text).acts).toEqual([]);
});

test.each(['ya itu saja', 'yes that is all', 'iya itu aja kak'])('%s: agrees', (text) => {
  expect(read(text).acts).toEqual(['affirm']);
});

test.each([
  'ini udah kali ketiga saya nanya',
  'dah tiga kali saya tanya pasal parcel ni',
  'third time I ask, where is it',
  "I've asked three times already",
  'sudah empat kali lapor, tidak ada kabar',
])('%s: who says the same again and again is angry', (text) => {
  expect(read(text).mood.value).toBe('angry');
});

test.each([
  'ini kali ketiga saya belanja di sini',
  'third time shopping here',
  'saya order tiga kali sebulan',
])('%s: who comes again and again is not', (text) => {
  expect(read(text).mood.value).not.toBe('angry');
});
