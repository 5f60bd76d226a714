import { explain } from '../../src/nlu/explain';
import { decodeModel, encodeModel } from '../../src/nlu/model-file';
import { crossValidate, trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel(SHOP);
const TEXTS = ['pesanan sy kok blm nyampe2 ya', 'cancel kh104233', 'zzz', 'refund ke mana dan brp ongkir'];

test('in whatever order the examples come, the model is the same', () => {
  const { hash } = trainModel(SHOP);
  const turned = { ...SHOP, examples: [...SHOP.examples].reverse(), outOfScope: [...SHOP.outOfScope].reverse() };
  expect(trainModel(turned).hash).toBe(hash);
  const middle = Math.floor(SHOP.examples.length / 3);
  const cut = { ...SHOP, examples: [...SHOP.examples.slice(middle), ...SHOP.examples.slice(0, middle)] };
  expect(trainModel(cut).hash).toBe(hash);
});

test('the gates of cross-validation are those of the model that serves', () => {
  const { model, reads } = crossValidate(SHOP);
  expect(model.hash).toBe(trainModel(SHOP).hash);
  const own = reads.filter(({ intent }) => intent !== null);
  expect(new Set(own.map(({ text }) => text)).size).toBe(new Set(SHOP.examples.map(({ text }) => text)).size);
});

test('the same examples give the same bytes', () => {
  expect(Buffer.from(encodeModel(trainModel(structuredClone(SHOP)))).equals(Buffer.from(encodeModel(model)))).toBe(
    true,
  );
});

test('a model comes back from its file as it was, wherever the file stands in memory', () => {
  const bytes = encodeModel(model);
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  const loaded = decodeModel(moved.subarray(3));
  expect(loaded).toEqual(model);
  expect(understand(TEXTS[0]!, loaded, MONDAY)).toEqual(understand(TEXTS[0]!, model, MONDAY));
});

test('other examples give another hash', () => {
  expect(trainModel({ ...SHOP, examples: SHOP.examples.slice(1) }).hash).not.toBe(model.hash);
});

test.each(TEXTS)('the words of an explanation add up to the score: %s', (text) => {
  const { intents } = explain(text, model, MONDAY);
  for (const { score, base, words } of intents) {
    expect(words.reduce((sum, word) => sum + word.weight, base)).toBe(score);
  }
});

test.each(TEXTS.filter((text) => text !== 'zzz'))('the scores of an explanation are the probabilities: %s', (text) => {
  const { intents, understanding } = explain(text, model, MONDAY);
  const [first] = intents;
  for (const one of intents) {
    const odds = Math.exp(one.score - first!.score);
    expect(one.probability / first!.probability).toBeCloseTo(odds, 9);
  }
  expect(intents.map(({ intent, probability }) => ({ intent, probability }))).toEqual(understanding.intents);
});

test('the evidence of an understanding is the strongest of its explanation', () => {
  const { intents, understanding } = explain(TEXTS[0]!, model, MONDAY);
  expect(understanding.evidence.length).toBeGreaterThan(0);
  for (const item of understanding.evidence) expect(intents[0]!.words).toContainEqual(item);
});

test('the nearest examples are of the intent that was read', () => {
  const { nearest } = explain('barang saya belum sampai juga', model, MONDAY, SHOP.examples);
  expect(nearest[0]).toMatchObject({ intent: 'order-status', text: 'barang saya belum sampai' });
});

test('gates that are given decide instead of the model’s own', () => {
  const strict = { confidence: 1.1, margin: 0, trust: 0 };
  expect(understand('batalkan pesanan saya', model, MONDAY).decision).toBe('answer');
  expect(understand('batalkan pesanan saya', model, { ...MONDAY, thresholds: strict }).decision).toBe('clarify');
});

test('texts kept apart set the gates', () => {
  const valid = SHOP.examples.map(({ text, intent }) => ({ text: `${text} ya`, intent }));
  expect(trainModel(SHOP, { valid }).hash).not.toBe(model.hash);
});
