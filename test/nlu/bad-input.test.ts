import fc from 'fast-check';
import { decodeModel, encodeModel } from '../../src/nlu/model-file';
import { MAX_CHARACTERS } from '../../src/nlu/scan';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel(SHOP);
const read = (text: string) => understand(text, model, MONDAY);
const ALPHABET = [
  ..."aeiknst019 '’.,:/-+@()?!$",
  ' rp',
  ' rm',
  ' jam ',
  ' tgl ',
  ' mei ',
  ' ribu',
  ' juta',
  ' hari ',
  ' lalu',
  'kh',
  ' dua',
  ' puluh',
  '👍',
];
const BINARY = String.fromCharCode(...Array.from({ length: 65_536 }, (_, i) => (i * 7919) % 65_536));

test.each([
  ['nothing', ''],
  ['spaces', ' \t\n '],
  ['emoji only', '😀😀👍🏽🇮🇩'],
  ['100,000 letters', 'a'.repeat(100_000)],
  ['a million words of one letter', 'a '.repeat(1_000_000)],
  ['a million digits', '1'.repeat(1_000_000)],
  ['digits and dots', '1.'.repeat(500_000)],
  ['many at-signs', 'a@'.repeat(100_000)],
  ['many begun tags', '<a '.repeat(100_000)],
  ['a tag without end', `<a ${'x'.repeat(1_000_000)}`],
  ['a quote at the end', "saya mau 'batal'"],
  ['quotes only', "'' ’ '"],
  ['binary', BINARY],
  ['lone surrogates', '\ud800\udc00\ud800 \udfff'],
  ['zero-width letters', 'b\u200ba\u200bt\u200ba\u200bl\u200bk\u200ba\u200bn pesanan saya'],
  ['right to left', '\u202eإلغاء طلبي من فضلك\u202c'],
  ['combining marks', `a${'\u0301'.repeat(50_000)}`],
  ['names of Object', '__proto__ constructor toString hasOwnProperty'],
  ['order numbers without end', 'KH-104233 '.repeat(50_000)],
])('%s is read safely', (_, text) => {
  const understanding = read(text);
  expect(JSON.parse(JSON.stringify(understanding))).toEqual(understanding);
  expect(understanding.confidence).toBeGreaterThanOrEqual(0);
  expect(understanding.confidence).toBeLessThanOrEqual(1 + 1e-9);
  expect(understanding.trust).toBeGreaterThanOrEqual(0);
  expect(understanding.trust).toBeLessThanOrEqual(1);
  expect(understanding.entities.length).toBeLessThan(300);
  for (const entity of understanding.entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
});

test('anything at all is read without a fault', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 60 }),
      (any, near) => {
        for (const text of [any, near]) {
          for (const entity of read(text).entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
        }
      },
    ),
    { numRuns: 2000, seed: 1 },
  );
});

test('a text without a word is asked back, not handed over', () => {
  expect(read('').decision).toBe('clarify');
  expect(read('???').decision).toBe('clarify');
});

test('letters with hidden characters between them are read as the word', () => {
  expect(read('b\u200ba\u200bt\u200ba\u200bl\u200bk\u200ba\u200bn pesanan saya').intents[0]!.intent).toBe(
    'cancel-order',
  );
  expect(read('ｃａｎｃｅｌ my order').intents[0]!.intent).toBe('cancel-order');
});

test('what stands beyond the limit changes nothing', () => {
  const text = `batalkan pesanan saya ${'.'.repeat(MAX_CHARACTERS)}`;
  expect({ ...read(`${text} where is my package KH-104233`) }).toEqual({ ...read(text) });
});

test('__proto__ is an intent and a word like any other', () => {
  const set = {
    ...SHOP,
    examples: [
      ...SHOP.examples,
      ...['__proto__ rocks', 'open the __proto__', 'constructor toString'].map((text) => ({
        text,
        intent: '__proto__',
      })),
    ],
  };
  const odd = trainModel(set);
  expect(understand('open the __proto__ please', odd, MONDAY).intents[0]!.intent).toBe('__proto__');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('one intent, or one example, still makes a model', () => {
  const one = trainModel({ examples: [{ text: 'halo kak', intent: 'greeting' }], outOfScope: [], entities: [] });
  const { intents, decision } = understand('halo kak', one, MONDAY);
  expect(intents).toEqual([{ intent: 'greeting', probability: 1 }]);
  expect(decision).toBe('answer');
  expect(understand('qwerty zzz', one, MONDAY).decision).not.toBe('answer');
});

test('no example at all is an error that says what to do', () => {
  expect(() => trainModel({ examples: [], outOfScope: [], entities: [] })).toThrow(
    expect.objectContaining({ code: 'TRAINING_EMPTY' }),
  );
  expect(() => trainModel({ examples: [{ text: ' ', intent: 'x' }], outOfScope: [], entities: [] })).toThrow(
    /five or more/,
  );
});

test('a pattern that is no linear regular expression is named', () => {
  const entities = [{ kind: 'pattern' as const, name: 'code', pattern: '(?=a)b' }];
  expect(() => trainModel({ ...SHOP, entities })).toThrow(expect.objectContaining({ code: 'ENTITY_PATTERN' }));
});

test('a damaged model file is refused', () => {
  const bytes = encodeModel(model);
  bytes[bytes.length - 40]! ^= 1;
  expect(() => decodeModel(bytes)).toThrow(expect.objectContaining({ code: 'MODEL_UNREADABLE' }));
  expect(() => decodeModel(new Uint8Array(0))).toThrow(expect.objectContaining({ code: 'MODEL_UNREADABLE' }));
  expect(() => decodeModel(new TextEncoder().encode('not a model\n'))).toThrow(/delete it/);
});
