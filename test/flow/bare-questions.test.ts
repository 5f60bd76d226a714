import { bareQuestion, languageAsked, tellsTime } from '../../src/flow/bare-questions';

test.each([
  ['when', 'berapa lama kak?'],
  ['when', 'kapan masuknya ya'],
  ['when', 'bila nak dapat?'],
  ['when', 'berapa hari siap?'],
  ['when', 'how long will it take?'],
  ['when', 'and when will it arrive then'],
  ['too-long', 'lamanya'],
  ['too-long', 'kok lama banget sih'],
  ['too-long', 'lama sangat la'],
  ['too-long', 'why so long'],
  ['why', 'kenapa perlu?'],
  ['why', 'buat apa kak'],
  ['why', 'kenapa nak tahu?'],
  ['why', 'why do you need that?'],
  ['that', 'bisa dipakai sekarang?'],
  ['that', 'boleh guna terus ke?'],
  ['that', 'can I use them now?'],
])('%s: "%s"', (kind, text) => {
  expect(bareQuestion(text)).toBe(kind);
});

test.each([
  'berapa lama pengiriman ke Medan?',
  'kapan paket saya sampai',
  'bila kedai buka?',
  'how long is the warranty?',
  'kenapa pesanan saya dibatalkan?',
  'why was my card declined?',
  'can I use gopay?',
  'boleh guna kad kredit?',
  'so long',
  'KH-104233',
  '',
])('"%s" names what it is about', (text) => {
  expect(bareQuestion(text)).toBeNull();
});

test.each([
  ['en', 'actually can you speak english'],
  ['en', 'bisa bahasa inggris?'],
  ['ms', 'boleh cakap melayu tak'],
  ['id', 'pakai bahasa indonesia aja kak'],
])('%s is asked for by "%s"', (language, text) => {
  expect(languageAsked(text)).toBe(language);
});

test.each([
  'english breakfast mug',
  'is the manual in english',
  'buku bahasa inggris ada?',
  'Jalan Melayu 5',
])('"%s" asks for no language', (text) => {
  expect(languageAsked(text)).toBeNull();
});

test('a time is told where a number of days or hours is named', () => {
  expect(tellsTime('The bank returns it within 3 working days.')).toBe(true);
  expect(tellsTime('dalam 2-3 hari')).toBe(true);
  expect(tellsTime('Order KH-104233 is on its way.')).toBe(false);
});
