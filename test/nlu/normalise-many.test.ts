import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const read = (text: string) => understand(text, starter().model, MONDAY);

test.each(
  `
brp hrg nya kak => berapa harga
blm dtg jg brgnya => belum datang juga barangnya
tdk bs byr pke kartu => tidak bisa bayar pakai kartu
gmn cr refundnya => bagaimana cara refundnya
sdh sy transfer td mlm => sudah saya transfer tadi
psnan sy kpn dikrm => pesanan saya kapan dikirim
bgaimana klo brg rsk => bagaimana kalau barang rusak
gk jd pesen => tidak jadi pesan
udh 3 hr blm smpe => sudah 3 hari belum sampai
sy mw tkr ukuran => saya mau tukar ukuran
krmn sy blm nyampe2 => kiriman saya belum sampai
gw ga trima brgnya => saya tidak terima barangnya
ud bayar tp msh pending => sudah bayar tapi masih pending
paket gue blm nyampe => paket saya belum sampai
trus gmn dong => terus bagaimana dong
pdhl udah bayar => padahal sudah bayar
bntr ya => sebentar ya
lgsg aja => langsung saja
trm ksh => terima kasih
makasiiih banyaaak => terima kasih banyak
sayaaa mauuu cancelll => saya mau cancel
xde sape nak jawab ke => tak ada siapa nak jawab ke
brg x smpai lg => barang tak sampai lagi
mcm mne nk refund => macam mana nak refund
x leh login => tak boleh login
ade stok x => ada stok tak
dh byr tp xdpt resit => sudah bayar tapi tak dapat resit
taktau nk buat ape => tak tahu nak buat apa
xpuas hati => tak puas hati
pls chk my ordr => please check my order
wen will it arive => when will it arrive
i hvnt recvd my refund => i have not received my refund
cn i chng my adress => can i change my address
how mch is shpping => how much is shipping
barang2 pecah => barang pecah
barang-barangnya pecah => barang pecah
gaada resi => tidak ada resi
gausah dikirim => tidak usah dikirim
pesanansaya mana => pesanan saya mana
maucancel pesanan => mau cancel pesanan
refnud pesnan => refund pesanan
`
    .trim()
    .split('\n')
    .map((line) => line.split(' => ') as [string, string]),
)('%s is %s, and what was changed is on record', (text, plain) => {
  const { normalised, changes } = read(text);
  expect(normalised).toContain(plain);
  expect(changes.length).toBeGreaterThan(0);
  for (const { from, to, rule } of changes) {
    expect([from.length, to.length, rule.length].every((length) => length > 0)).toBe(true);
    expect(normalised).toContain(to.split(' ')[0]);
  }
});

test.each([
  'matah',
  'asap',
  'takut',
  'island',
  'matahari',
  'anjing',
  'rendang',
  'bunga',
  'notice',
  'saham',
])('%s is a word of its own and is left as it is', (word) => {
  expect(read(word)).toMatchObject({ normalised: word, changes: [] });
});

test('emoji and marks change no word', () => {
  const plain = read('pesanan saya belum sampai').normalised;
  expect(read('pesanan 😭😭 saya... belum!!! sampai???').normalised.replace(/\s*[^\w\s]+/gu, '')).toBe(plain);
});

test.each([
  ['paket sy blm nyampe nih, where is it ya', 'delivery-late'],
  ['nak cancel order saya dong', 'order-cancel'],
  ['refund duit i bila masuk', 'refund-status'],
  ['can tukar size tak', 'return-item'],
  ['ongkir to Penang brp', 'shipping-cost'],
])('%s, in two languages at once, is %s', (text, intent) => {
  expect(
    read(text)
      .intents.slice(0, 2)
      .map((one) => one.intent),
  ).toContain(intent);
});

test.each(
  `ialah adalah daripada berkenaan perasaan tambahkan berikan pesankan seberapa ketika berada suatu penting muzik kalendar sebarang mulakan
  lisa sarah joko bambang mike york paris seattle proto timer alarms meetings taxes coin socket jump discover steak jack james china thai jarak
  payung makna maret timur utara detik singkat julai tasik subang kerap rawak balasan ulasan`.split(/\s+/),
)('the word "%s" is what it is, and no slip in another', (word) => {
  expect(read(`ini ${word} ya`).changes).toEqual([]);
});

test.each([
  ['hantar ke kl berapa', 'kl'],
  ['KL ada cawangan tak', 'kl'],
  ['kedai korang kat kl buka pukul berapa', 'kl'],
  ['shipping to kl how much', 'kl'],
  ['kl barangnya rusak gimana kak', 'kalau'],
  ['kl mau retur caranya gimana', 'kalau'],
])('%s: %s', (text, word) => {
  expect(read(text).normalised.split(' ')).toContain(word);
});

test('a name that no example has is not taken for a word that some have', () => {
  const { decision, changes } = read('__proto__');
  expect(changes).toEqual([]);
  expect(decision).not.toBe('answer');
});

test.each([
  ['👍', 'answer', 'affirm', 'pleased'],
  ['👍🏽👍🏽', 'answer', 'affirm', 'pleased'],
  ['👎', 'answer', 'deny', 'angry'],
  ['🙏🙏', 'answer', 'thanks', 'pleased'],
  ['😊🙏', 'answer', 'thanks', 'pleased'],
  ['👋', 'answer', 'greeting', 'neutral'],
])('%s alone is put into words: %s, %s', (text, decision, intent, mood) => {
  const understood = read(text);
  expect(understood.decision).toBe(decision);
  expect(understood.intents[0]?.intent).toBe(intent);
  expect(understood.mood.value).toBe(mood);
  expect(understood.changes[0]).toMatchObject({ rule: 'emoji' });
});

test.each([
  ['😡😡😡', 'angry'],
  ['😡🙏', 'angry'],
  ['😭', 'worried'],
  ['😀', 'pleased'],
  ['❤️', 'pleased'],
  ['🇮🇩', 'neutral'],
  ['🐶', 'neutral'],
])('%s alone shows a mood at most and is asked back: %s', (text, mood) => {
  const understood = read(text);
  expect(understood.decision).toBe('clarify');
  expect(understood.mood.value).toBe(mood);
});
