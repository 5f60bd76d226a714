import { meaningOf, meaningOfPhrase } from '../../src/nlu/meaning';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { CONCEPTS, PHRASES } from '../../src/nlu/words/concepts';
import { MONDAY } from './support/shop';

test('words of one meaning share its name in three languages', () => {
  expect(meaningOf('pesanan')).toBe(meaningOf('order'));
  expect(meaningOf('tempahan')).toBe(meaningOf('order'));
  expect(meaningOf('esok')).toBe(meaningOf('tomorrow'));
  expect(meaningOf('qwertyuiop')).toBeUndefined();
});

test.each([
  ['membatalkannya', 'cancel'],
  ['dibatalkan', 'cancel'],
  ['deliveries', 'delivery'],
  ['translating', 'translate'],
  ['penghantarannya', 'hantar'],
])('%s means what %s means', (form, plain) => {
  expect(meaningOf(form)).toBe(meaningOf(plain));
});

test('neighbours mean something together', () => {
  expect(meaningOfPhrase('', 'hari', 'ini')).toBe(meaningOf('today'));
  expect(meaningOfPhrase('makan', 'tengah', 'hari')).toBe(meaningOf('lunch'));
  expect(meaningOfPhrase('', 'ini', 'hari')).toBeUndefined();
});

test('each listed word is lower-case and stands for one meaning; no phrase is longer than is looked for', () => {
  for (const word of CONCEPTS.keys()) expect(word).toMatch(/^[a-z0-9]+$/);
  for (const phrase of PHRASES.keys()) expect(phrase).toMatch(/^[a-z0-9]+( [a-z0-9]+){1,2}$/);
});

test("an intent's name is one more example of it", () => {
  const model = trainModel({
    examples: [
      { text: 'kapan sampai', intent: 'delivery-time' },
      { text: 'uang saya kembalikan', intent: 'warranty_claim' },
      { text: 'halo', intent: 'StoreHours' },
    ],
    outOfScope: [],
    entities: [],
  });
  expect(model.examples).toBe(3);
  const best = (text: string) => understand(text, model, MONDAY).intents[0]?.intent;
  expect(best('warranty')).toBe('warranty_claim');
  expect(best('hours')).toBe('StoreHours');
});
