import { LANGUAGES } from '../../src/domain/language';
import { fitTemperature, probabilitiesOf, temperatureFor } from '../../src/nlu/calibrate';
import { partsOf } from '../../src/nlu/parts';
import { scan } from '../../src/nlu/scan';

/** Texts whose best of three scores is right in `right` of 100 cases, at leads that differ. */
function heldOut(right: number) {
  return Array.from({ length: 400 }, (_, i) => {
    const lead = 0.5 + (i % 7) / 2;
    return { scores: Float64Array.of(lead, 0, -1), label: i % 100 < right ? 0 : 1 };
  });
}

test.each([60, 80, 95])('mean confidence is the accuracy of the held-out texts: %i of 100', (right) => {
  const texts = heldOut(right);
  const temperature = fitTemperature(texts);
  const mean = texts.reduce((sum, { scores }) => sum + probabilitiesOf(scores, temperature)[0]!, 0) / texts.length;
  expect(mean).toBeCloseTo(right / 100, 1);
});

test('a greater lead is never less sure', () => {
  const temperature = { base: 0.7, rise: 0.1 };
  let before = 0;
  for (let lead = 0; lead < 30; lead += 0.5) {
    const now = probabilitiesOf(Float64Array.of(lead, 0, 0), temperature)[0]!;
    expect(now).toBeGreaterThanOrEqual(before);
    before = now;
  }
});

test('one class alone has a temperature too', () => {
  expect(temperatureFor(Float64Array.of(3), { base: 0.7, rise: 0.1 })).toBe(0.7);
});

const MATTERS = [
  ['di mana paket saya', 'mana bungkusan saya', 'where is my package'],
  ['berapa ongkir ke Medan', 'berapa kos penghantaran ke Medan', 'how much is shipping to Medan'],
  ['saya lupa kata sandi', 'saya lupa kata laluan', 'I forgot my password'],
  ['barangnya rusak', 'barang rosak', 'the item is broken'],
  ['toko buka jam berapa besok', 'kedai buka pukul berapa esok', 'what time does the shop open tomorrow'],
  ['kapan uang saya kembali', 'bila duit saya kembali', 'when does my money come back'],
  ['tolong ubah alamat', 'tolong tukar alamat', 'please change the address'],
  ['ada diskon hari ini', 'ada diskaun hari ini', 'is there a discount today'],
];

test('translations of one another are held out together, wherever they stand', () => {
  const texts = MATTERS.flat();
  const inLists = [0, 1, 2].flatMap((tongue) => MATTERS.map((matter) => matter[tongue]!));
  for (const order of [texts, inLists, [...texts].reverse()]) {
    const languages = order.map((text) => LANGUAGES[MATTERS.find((matter) => matter.includes(text))!.indexOf(text)]!);
    const { parts, blocks } = partsOf(order.map(scan), new Int32Array(order.length), languages);
    for (const [row, first] of blocks.entries()) expect(parts[row]).toBe(parts[first]);
    const partOf = new Map(order.map((text, row) => [text, parts[row]]));
    const together = MATTERS.filter((matter) => new Set(matter.map((text) => partOf.get(text))).size === 1);
    expect(together.length).toBeGreaterThanOrEqual(6);
    expect(new Set(parts).size).toBe(8);
  }
});

test('what was written thousands of times hangs together, however often', () => {
  const words = Array.from({ length: 6000 }, (_, row) =>
    scan(['where is my order', 'my order, where is it', 'order?'][row % 3]!),
  );
  const { blocks } = partsOf(
    words,
    new Int32Array(words.length),
    words.map(() => 'en'),
  );
  expect(new Set(blocks).size).toBeLessThanOrEqual(6);
});
