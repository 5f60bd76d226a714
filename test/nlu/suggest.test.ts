import fc from 'fast-check';
import { maskValues } from '../../src/nlu/mask-values';
import { suggest } from '../../src/nlu/suggest';
import { trainModel } from '../../src/nlu/train';
import { additionsTo } from '../../src/nlu/try-addition';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel(SHOP);
const propose = (texts: readonly string[]) => suggest(texts, model, MONDAY, SHOP);
const masked = (text: string) => maskValues(text, understand(text, model, MONDAY).entities, model.entities);

const WRAPPING = ['bisa dibungkus kado', 'bungkus kado ada?', 'mau bungkus kado dong', 'bungkus kado boleh'];

test('what needs no label is left out: known, sure, a wish for a person, a yes, a number, nothing', () => {
  const known = SHOP.examples[0]!.text;
  const texts = [known, known.toUpperCase(), 'mau ngomong sama CS', 'iya', '12', '', '???', 'KH-104233'];
  expect(propose(texts)).toMatchObject({ messages: 8, groups: [] });
});

test('messages that are alike stand in one group, however often and however spelt', () => {
  const { groups, different } = propose([...WRAPPING, 'bungkus kado ada??', 'BUNGKUS KADO ADA']);
  expect(different).toBe(4);
  expect(groups).toHaveLength(1);
  expect(groups[0]!.customers).toBe(6);
  expect(groups[0]!.messages.find(({ text }) => text === 'bungkus kado ada?')!.count).toBe(3);
});

test('several customers with what no intent covers look like a missing intent, named by their words', () => {
  const [group] = propose(WRAPPING).groups;
  expect(group).toMatchObject({ kind: 'missing' });
  expect(group!.intent).toMatch(/kado|bungkus/);
});

test('the smallest lead stands first, and in a group too', () => {
  const texts = ['pesanan ongkir', 'batal ongkir pesanan', 'paket batal', 'order fee', 'kirim cancel'];
  const { groups } = propose(texts);
  const covered = groups.filter(({ kind }) => kind === 'fits' || kind === 'unsure');
  const steps = covered.map(({ smallestMargin }) => Math.floor(smallestMargin * 10));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  for (const { messages } of groups) {
    const margins = messages.map(({ margin }) => margin);
    expect(margins).toEqual([...margins].sort((a, b) => a - b));
  }
});

test('the same messages give the same groups in any order', () => {
  const texts = [...WRAPPING, 'pesanan ongkir', 'paket batal'];
  expect(propose([...texts].reverse()).groups).toEqual(propose(texts).groups);
});

test.each([
  ['order kh 104 233 blm dtg', 'order KH-000000 blm dtg'],
  ['hubungi 0812-3456-7890 ya', 'hubungi 0000-0000-0000 ya'],
  ['email saya joko.w@gmail.com', 'email saya nama@example.com'],
  ['rekening 1234 5678 90', 'rekening 0000 0000 00'],
  ['no resi JX1234567890', 'no resi JX0000000000'],
  ['harga 1.250.000 ya', 'harga 1.250.000 ya'],
  ['pesan 12 biji', 'pesan 12 biji'],
])('%s is shown as %s', (text, shown) => {
  expect(masked(text)).toBe(shown);
});

test('no five digits in a row survive masking but those of money or a date', () => {
  const piece = fc.constantFrom('KH-104233', '081234567890', 'a@b.co', ' ', 'kirim', '12345', '-', '999999999', 'no.');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ');
      const { entities } = understand(text, model, MONDAY);
      if (entities.some(({ type }) => type === 'money' || type === 'date' || type === 'quantity')) return;
      expect(maskValues(text, entities, model.entities)).not.toMatch(/[1-9]\d{4}|a@b/);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test('trying an addition shows what it does to its sentences, to others, and to examples held out', () => {
  const tryOut = additionsTo(SHOP, MONDAY, [...WRAPPING, 'bungkus kado please']);
  const addition = WRAPPING.map((text) => ({ text, intent: 'gift-wrap' }));
  const effect = tryOut(addition, []);
  expect(effect.added).toEqual({ n: 4, before: 0, after: 4 });
  expect(effect.messages).toContainEqual(
    expect.objectContaining({ text: 'bungkus kado please', to: { intent: 'gift-wrap', decision: 'answer' } }),
  );
  expect(effect.heldOut.n).toBeGreaterThanOrEqual(5);
  expect(effect.heldOut.before - effect.heldOut.after).toBeLessThanOrEqual(1);
});

test('sentences of one intent filed under another are seen in the examples held out', () => {
  const wrong = SHOP.examples
    .filter(({ intent }) => intent === 'order-status')
    .map(({ text }) => ({ text: `${text} ya`, intent: 'cancel-order' }));
  const { heldOut } = additionsTo(SHOP, MONDAY, [])(wrong, []);
  expect(heldOut.after).toBeLessThan(heldOut.before);
  expect(heldOut.changed.some(({ meant }) => meant === 'order-status')).toBe(true);
});
