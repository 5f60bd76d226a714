import fc from 'fast-check';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel(SHOP);
/** In Malaysia where the line ends in `MY`. */
const KUALA_LUMPUR = {
  now: Date.parse('2026-11-23T10:00:00+08:00'),
  timeZone: 'Asia/Kuala_Lumpur',
  language: 'ms',
} as const;

/** `what is written => what is found`, on Monday 2026-11-23 at ten. */
const cases = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', rest = ''] = line.split(' => ');
      const isMalaysia = rest.endsWith(' MY');
      return {
        text: text.trim(),
        wanted: rest.replace(/ MY$/, '').trim(),
        context: isMalaysia ? KUALA_LUMPUR : MONDAY,
      };
    });

function valuesOf(type: string, { text, context }: { text: string; context: typeof MONDAY }): string {
  const { entities } = understand(text, model, context);
  for (const entity of entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
  return entities
    .filter((entity) => entity.type === type)
    .map(({ value }) => plainly(value))
    .join(', ');
}

function plainly(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { currency, amount, date, time } = value as Record<string, string | number>;
  return currency === undefined ? `${date}${time === undefined ? '' : ` ${time}`}` : `${currency} ${amount}`;
}

test.each(
  cases(`
kh 104 233 => KH-104233
KH104233 => KH-104233
no pesanan saya kh-104233 ya => KH-104233
order #kh.104.233! => KH-104233
kh - 104233 => KH-104233
(KH-104233) => KH-104233
kh-104233 dan kh-104234 => KH-104233, KH-104234
KH-104233,KH-104234,KH104235 => KH-104233, KH-104234, KH-104235
nomornya KH–104233 => KH-104233
my order is K H 1 0 4 2 3 3 => KH-104233
order kh_104233 belum sampai => KH-104233
`),
)('order numbers as customers write them: $text is $wanted', (one) => {
  expect(valuesOf('order-number', one)).toBe(one.wanted);
});

test.each(
  cases(`
081234567890 => +6281234567890
0812-3456-7890 => +6281234567890
0812 3456 7890 => +6281234567890
+62 812 3456 7890 => +6281234567890
62812-3456-7890 => +6281234567890
hp saya 081234567890 ya => +6281234567890
+60 12-345 6789 => +60123456789
012-345 6789 => +60123456789 MY
0123456789 => +60123456789 MY
60123456789 => +60123456789
+60123456789 => +60123456789
(021) 5551234 => +62215551234
call me at +62 (812) 3456-7890 => +6281234567890
03-2145 6789 => +60321456789 MY
0812.3456.7890 => +6281234567890
wa 0812 34567890, makasih => +6281234567890
+65 9123 4567 => +6591234567
`),
)('telephone numbers: $text is $wanted', (one) => {
  expect(valuesOf('phone', one)).toBe(one.wanted);
});

test.each(
  cases(`
email saya joko.w+shop@gmail.com. => joko.w+shop@gmail.com
JOKO@GMAIL.COM => joko@gmail.com
kirim ke a_b@mail.co.id ya => a_b@mail.co.id
<siti@contoh.my> => siti@contoh.my
`),
)('e-mail addresses: $text is $wanted', (one) => {
  expect(valuesOf('email', one)).toBe(one.wanted);
});

test.each(
  cases(`
Rp 1,5 jt => IDR 1500000
Rp1.250.000 => IDR 1250000
Rp 1.250.000,00 => IDR 1250000
rp50rb => IDR 50000
50 ribu => IDR 50000
50k => IDR 50000
1.250.000 => IDR 1250000
2 juta setengah => IDR 2500000
dua juta setengah => IDR 2500000
satu setengah juta => IDR 1500000
sejuta => IDR 1000000
seratus ribu => IDR 100000
seratus lima puluh ribu rupiah => IDR 150000
RM 20 => MYR 20
RM1.2k => MYR 1200
rm1,250.50 => MYR 1250.5
20 ringgit => MYR 20
dua puluh ringgit => MYR 20
rm20.90 => MYR 20.9
IDR 200.000 => IDR 200000
$20 => USD 20
20 dollars => USD 20
harganya 150rb kan => IDR 150000
setengah juta => IDR 500000
150.000 rupiah => IDR 150000
lima puluh ringgit => MYR 50 MY
twenty ringgit => MYR 20 MY
one hundred and fifty thousand rupiah => IDR 150000
rp. 75.000,- => IDR 75000
1,2 juta => IDR 1200000
1jt => IDR 1000000
`),
)('sums of money: $text is $wanted', (one) => {
  expect(valuesOf('money', one)).toBe(one.wanted);
});

test.each(
  cases(`
dua belas => 12
tiga puluh lima => 35
seratus dua puluh tiga => 123
twenty five => 25
twenty-five => 25
lapan belas => 18
delapan => 8
one hundred and two => 102
sebelas => 11
3,5 => 3.5
sepuluh => 10
`),
)('numbers: $text is $wanted', (one) => {
  expect(valuesOf('number', one)).toBe(one.wanted);
});

test.each(
  cases(`
besok => 2026-11-24
bsk => 2026-11-24
lusa => 2026-11-25
kemarin => 2026-11-22
kmrn => 2026-11-22
Jumat depan => 2026-12-04
hari Jumat => 2026-11-27
tgl 5 => 2026-12-05
tanggal 5 Desember => 2026-12-05
5 Des 2026 => 2026-12-05
2 hari lalu => 2026-11-21
2 hari yang lalu => 2026-11-21
dua hari yg lalu => 2026-11-21
minggu depan => 2026-11-30
akhir bulan => 2026-11-30
akhir bulan ini => 2026-11-30
akhir bulan depan => 2026-12-31
awal bulan depan => 2026-12-01
esok => 2026-11-24
semalam => 2026-11-22
minggu lepas => 2026-11-16
hari Isnin => 2026-11-30
pukul 3 petang => 2026-11-23 15:00
esok pukul 3 petang => 2026-11-24 15:00
tomorrow => 2026-11-24
tmr => 2026-11-24
next Friday => 2026-12-04
in two days => 2026-11-25
5th of March => 2027-03-05
March 5th, 2027 => 2027-03-05
3pm => 2026-11-23 15:00
3 pm tomorrow => 2026-11-24 15:00
day after tomorrow => 2026-11-25
the day before yesterday => 2026-11-21
last week => 2026-11-16
3 days ago => 2026-11-20
a week ago => 2026-11-16
seminggu lalu => 2026-11-16
hari ini => 2026-11-23
today => 2026-11-23
5/12/2026 => 2026-12-05
2026-12-05 => 2026-12-05
5-12-26 => 2026-12-05
besok jam 10 pagi => 2026-11-24 10:00
jam 7 malam => 2026-11-23 19:00
jam setengah 8 => 2026-11-24 07:30
Senin jam 14.30 => 2026-11-30 14:30
tadi malam => 2026-11-22
last night => 2026-11-22
nanti malam => 2026-11-23
tonight => 2026-11-23
kemarin lusa => 2026-11-21
hari Sabtu minggu depan => 2026-12-05
Khamis depan => 2026-12-03
5hb => 2026-12-05
5 haribulan => 2026-12-05
tarikh 5 Mac => 2027-03-05
bulan depan => 2026-12-23
this weekend => 2026-11-28
akhir pekan => 2026-11-28
hujung minggu ni => 2026-11-28
akhir minggu => 2026-11-28
end of the month => 2026-11-30
hujung bulan => 2026-11-30
sebulan lagi => 2026-12-23
dua minggu lagi => 2026-12-07
3 hari lagi => 2026-11-26
Nov 30 => 2026-11-30
30 nov => 2026-11-30
25 Desember jam 9 pagi => 2026-12-25 09:00
on Monday => 2026-11-30
last Monday => 2026-11-16
Senin lalu => 2026-11-16
Isnin lepas => 2026-11-16
petang esok => 2026-11-24
tomorrow morning => 2026-11-24
9 malam tadi => 2026-11-22 21:00
kemarin sore => 2026-11-22
minggu lalu => 2026-11-16
hari Minggu => 2026-11-29
hari Ahad => 2026-11-29
at 9:30 am => 2026-11-24 09:30
noon tomorrow => 2026-11-24 12:00
half past 3 pm => 2026-11-23 15:30
pukul tiga petang => 2026-11-23 15:00
3 petang => 2026-11-23 15:00
jam dua siang => 2026-11-23 14:00
`),
)('dates and times: $text is $wanted', (one) => {
  expect(valuesOf('date', one)).toBe(one.wanted);
});

test.each(
  cases(`
2 pcs => 2
tiga helai => 3
pesan 12 buah => 12
five boxes => 5
3 biji => 3
qty 4 => 4
jumlah 10 => 10
2kg => 2
selusin => 12
sepasang => 1
2x => 2
dua unit => 2
a dozen => 12
`),
)('quantities: $text is $wanted', (one) => {
  expect(valuesOf('quantity', one)).toBe(one.wanted);
});

test.each(
  cases(`
iya => true
ya => true
betul => true
yup => true
yep => true
boleh => true
ho oh => true
hooh => true
ok => true
oke => true
sip => true
yoi => true
iyaa => true
yess => true
yes please => true
bener kak => true
betul tu => true
haah => true
sure => true
absolutely => true
tentu saja => true
setuju => true
of course => true
jadi => true
gpp => true
gapapa => true
baik => true
y => true
hu um => true
yaudah => true
ya udah => true
okelah => true
boleh lah => true
ya dong => true
benar sekali => true
correct => true
that's right => true
ha ah => true
yeah => true
yea => true
ok boss => true
oke deh => true
gas => true
gaskeun => true
mau => true
nak => true
mau dong => true
silakan => true
lanjut => true
gak => false
ga => false
nggak => false
enggak => false
bukan => false
tak => false
tidak => false
no => false
nope => false
taknak => false
tak nak => false
xnak => false
x => false
ndak => false
kagak => false
engga => false
nah => false
ogah => false
gamau => false
gak mau => false
tidak mau => false
not yet => false
belum => false
tak payah => false
jangan => false
no thanks => false
tidak terima kasih => false
gak usah => false
bkn => false
tdk => false
tak boleh => false
never => false
not really => false
i dont think so => false
nggak dulu => false
jangan dulu => false
belum kak => false
salah => false
wrong => false
bukan itu => false
`),
)('yes and no: $text is $wanted', (one) => {
  expect(valuesOf('boolean', one)).toBe(one.wanted);
});

const PIECES = [
  'KH 104 233',
  'joko@mail.co.id',
  '0812-3456-7890',
  'Rp 1,5 jt',
  'besok jam 3 sore',
  '2 pcs',
  'dua puluh',
  'minggu depan',
];
const FILL = ['halo', 'kirim', 'ke', 'saya', '😀', 'é', '\u200b', '...', ',', '\n', 'tolong'];

test('each value among other words is found where it stands, whatever stands around it', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...FILL)), { maxLength: 9 });
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join(' / ');
      const { entities } = understand(whole, model, MONDAY);
      for (const { start, end, text: found } of entities) expect(whole.slice(start, end)).toBe(found);
      const count = (type: string) => entities.filter((entity) => entity.type === type).length;
      const wrote = (piece: string) => parts.filter((part) => part === piece).length;
      expect(count('order-number')).toBe(wrote('KH 104 233'));
      expect(count('email')).toBe(wrote('joko@mail.co.id'));
      expect(count('phone')).toBe(wrote('0812-3456-7890'));
      expect(count('quantity')).toBe(wrote('2 pcs'));
    }),
    { numRuns: 400, seed: 11 },
  );
});

test('the clock that is passed in decides, also over the end of a month, a year and a zone', () => {
  const at = (now: string, timeZone: string, text: string) =>
    understand(text, model, { now: Date.parse(now), timeZone })
      .entities.map(({ value }) => plainly(value))
      .join(', ');
  expect(at('2026-12-31T23:30:00+07:00', 'Asia/Jakarta', 'besok')).toBe('2027-01-01');
  expect(at('2026-12-31T23:30:00+07:00', 'Asia/Makassar', 'besok')).toBe('2027-01-02');
  expect(at('2028-02-28T10:00:00+07:00', 'Asia/Jakarta', 'besok')).toBe('2028-02-29');
  expect(at('2026-01-31T10:00:00+07:00', 'Asia/Jakarta', 'sebulan lagi')).toBe('2026-02-28');
  expect(at('2026-11-23T10:00:00+07:00', 'Asia/Jakarta', '12 Oktober')).toBe('2026-10-12');
  expect(at('2026-02-23T10:00:00+07:00', 'Asia/Jakarta', 'akhir bulan')).toBe('2026-02-28');
  expect(at('2026-11-23T10:00:00+07:00', 'no/zone', 'today')).toBe('2026-11-23');
});
