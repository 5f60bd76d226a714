import type { Language } from '../../src/domain/language';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel(SHOP);
const SUNDAY = { ...MONDAY, now: Date.parse('2026-11-22T10:00:00+07:00') };

function found(text: string, context: object = MONDAY): string {
  return understand(text, model, { ...MONDAY, ...context })
    .entities.map(({ type, value }) => {
      const parts = typeof value === 'object' ? Object.values(value as object).join(' ') : String(value);
      return `${type} ${parts}`;
    })
    .join(', ');
}

test.each<[string, { timeZone?: string; language?: Language }, string]>([
  ['nombor saya 012-345 6789', {}, '+60123456789'],
  ['nombor saya 012-345 6789', { language: 'id' }, '+60123456789'],
  ['my number is 0123456789', { language: 'id' }, '+60123456789'],
  ['hubungi saya di 0812-3456-7890', { timeZone: 'Asia/Kuala_Lumpur', language: 'ms' }, '+6281234567890'],
  ['pejabat 03-8888 1234', {}, '+60388881234'],
  ['kantor (0388) 881234', { timeZone: 'Asia/Kuala_Lumpur' }, '+62388881234'],
  ['awak boleh telefon saya di 0388881234 tak', { language: 'id' }, '+60388881234'],
  ['nomor kantorku 0388881234 kak, gimana dong', { timeZone: 'Asia/Kuala_Lumpur', language: 'ms' }, '+62388881234'],
  ['0388881234', { language: 'ms' }, '+60388881234'],
  ['0388881234', { timeZone: 'Asia/Kuala_Lumpur', language: 'id' }, '+62388881234'],
  ['0388881234', { timeZone: 'Asia/Kuala_Lumpur' }, '+60388881234'],
  ['0388881234', {}, '+62388881234'],
])('the number in "%s" %j is %s: by its shape, then what is spoken, then where', (text, context, wanted) => {
  expect(found(text, context)).toContain(`phone ${wanted}`);
});

test.each([
  ['nol delapan satu dua tiga empat lima enam tujuh delapan sembilan', 'phone +628123456789'],
  ['kosong satu dua tiga empat lima enam tujuh lapan sembilan', 'phone +60123456789'],
  ['zero one two three four five six double seven nine', 'phone +60123456779'],
  ['satu dua tiga empat', 'number 1234'],
  ['03-8888 1234 ext 12', 'phone +60388881234'],
])('figures spoken one by one: %s', (text, wanted) => {
  expect(found(text)).toBe(wanted);
});

test.each([
  ['20 ringgit 50 sen', 'money 20.5 MYR'],
  ['lima ringgit lima puluh sen', 'money 5.5 MYR'],
  ['RM20 dan 50 sen', 'money 20.5 MYR'],
  ['50 sen', 'money 0.5 MYR'],
  ['seringgit', 'money 1 MYR'],
  ['RM1.5k', 'money 1500 MYR'],
  ['1jt5', 'money 1500000 IDR'],
  ['2jt500', 'money 2500000 IDR'],
  ['15rb500', 'money 15500 IDR'],
  ['1 juta 500', 'money 1500000 IDR'],
  ['1 juta 250 ribu', 'money 1250000 IDR'],
  ['dua setengah juta', 'money 2500000 IDR'],
  ['15 ribu perak', 'money 15000 IDR'],
  ['50 rebu', 'money 50000 IDR'],
  ['goceng', 'money 5000 IDR'],
  ['ceban', 'money 10000 IDR'],
  ['goban', 'money 50000 IDR'],
  ['cepek', 'money 100 IDR'],
  ['sekodi', 'quantity 20'],
  ['selusin', 'quantity 12'],
  ['segross', 'quantity 144'],
  ['3 gross', 'quantity 432'],
  ['setengah kilo', 'quantity 0.5'],
  ['half a dozen', 'quantity 6'],
])('sums and counts by their names: %s is %s', (text, wanted) => {
  expect(found(text)).toBe(wanted);
});

test.each([
  'Rp -5',
  '-Rp 5.000',
  'Rp -5.000',
  'RM -20',
  'jumlahnya -5',
  '\u22125',
])('less than nothing is no sum and no count: %s', (text) => {
  expect(found(text)).toBe('');
});

test.each([
  ['5-6 hari', 'number 5, number 6'],
  ['Rp50.000,-', 'money 50000 IDR'],
  ['- 3 pcs', 'quantity 3'],
])('a dash alone makes nothing negative: %s', (text, wanted) => {
  expect(found(text)).toBe(wanted);
});

test.each([
  ['jam setengah 3', '2026-11-23 14:30'],
  ['jam setengah 3 pagi', '2026-11-24 02:30'],
  ['setengah 3 sore', '2026-11-23 14:30'],
  ['pukul 3 setengah', '2026-11-23 15:30'],
  ['pukul tiga setengah pagi', '2026-11-24 03:30'],
  ['pukul 3 suku', '2026-11-23 15:15'],
  ['jam 3', '2026-11-23 15:00'],
  ['jam 03.00', '2026-11-24 03:00'],
  ['jam 7 kurang 15', '2026-11-24 06:45'],
  ['jam tiga lewat sepuluh menit', '2026-11-23 15:10'],
  ['quarter to 4 pm', '2026-11-23 15:45'],
  ['10 past 5', '2026-11-23 17:10'],
  ['3.30pm', '2026-11-23 15:30'],
  ['14.30 WIB', '2026-11-23 14:30'],
  ['tomorrow at 9', '2026-11-24 09:00'],
  ['malam jumat', '2026-11-26'],
  ['malam Jumaat', '2026-11-26'],
  ['malam minggu', '2026-11-28'],
  ['lusa pagi', '2026-11-25'],
  ['next week friday', '2026-12-04'],
  ['friday next week', '2026-12-04'],
  ['minggu depan hari Jumat', '2026-12-04'],
  ['end of the month', '2026-11-30'],
  ['akhir bulan', '2026-11-30'],
  ['hujung bulan', '2026-11-30'],
  ['29 feb', '2028-02-29'],
])('%s is %s', (text, wanted) => {
  expect(found(text)).toBe(`date ${wanted}`);
});

test.each(['this sunday', 'hari Minggu ini', 'Ahad ni'])('on a Sunday "%s" is that day', (text) => {
  expect(found(text, SUNDAY)).toBe('date 2026-11-22');
});

test('on a Sunday a bare "Sunday" is the next one', () => {
  expect(found('sunday', SUNDAY)).toBe('date 2026-11-29');
});

test.each([
  'tgl 31/2',
  '30 feb',
  '31 april',
  '2026-02-30',
  '31/2/2026',
])('a day that no calendar has is no day, and its figures are no numbers: %s', (text) => {
  expect(found(text)).toBe('');
});

test.each(['x@y', 'no@mail', 'emailnya x@toko'])('half an address says neither yes nor no: %s', (text) => {
  expect(found(text)).toBe('');
});

test('the mark behind an address is no part of it', () => {
  expect(found('email saya budi@mail.com.')).toBe('email budi@mail.com');
});
