/** Words of the calendar and the clock in Indonesian, Malay and English. */

export const MONTHS = numbered(`
1 januari january jan
2 februari february feb pebruari
3 maret mac march
4 april apr
5 mei may
6 juni jun june
7 juli julai july jul
8 agustus ogos august aug agu
9 september sept sep
10 oktober october oct okt
11 november nov nopember
12 desember disember december dec des dis
`);

export const WEEKDAYS = numbered(`
0 ahad sunday
1 senin isnin monday
2 selasa tuesday
3 rabu wednesday
4 kamis khamis thursday
5 jumat jumaat friday
6 sabtu saturday
`);

/** Days from today. */
export const RELATIVE = numbered(`
1 besok esok tomorrow bsk keesokan
2 lusa
3 tulat
-1 kemarin semalam yesterday kmrn kelmarin
0 today tonight harini
`);

export const SPANS: ReadonlyMap<string, 'day' | 'week' | 'month' | 'year'> = new Map([
  ...['hari', 'day', 'days', 'hr'].map((word) => [word, 'day'] as const),
  ...['minggu', 'week', 'weeks', 'mgg', 'pekan'].map((word) => [word, 'week'] as const),
  ...['bulan', 'month', 'months', 'bln'].map((word) => [word, 'month'] as const),
  ...['tahun', 'year', 'years', 'thn'].map((word) => [word, 'year'] as const),
]);

export const PAST: ReadonlySet<string> = new Set([
  'lalu',
  'lepas',
  'ago',
  'last',
  'kemarin',
  'sebelumnya',
  'sudah',
  'past',
  'silam',
]);
export const FUTURE: ReadonlySet<string> = new Set([
  'depan',
  'lagi',
  'hadapan',
  'next',
  'kemudian',
  'later',
  'mendatang',
  'nanti',
]);

/** Part of the day → the hours that it adds to a morning's figure. */
export const DAY_PARTS: ReadonlyMap<string, 'am' | 'noon' | 'pm' | 'night'> = new Map([
  ...['pagi', 'am', 'morning', 'subuh'].map((word) => [word, 'am'] as const),
  ...['siang', 'tengahari'].map((word) => [word, 'noon'] as const),
  ...['sore', 'petang', 'pm', 'afternoon', 'evening'].map((word) => [word, 'pm'] as const),
  ...['malam', 'night'].map((word) => [word, 'night'] as const),
]);

function numbered(text: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const line of text.trim().split('\n')) {
    const [number, ...words] = line.split(' ');
    for (const word of words) map.set(word, Number(number));
  }
  return map;
}
