import { decodeModel, encodeModel } from '../../src/nlu/model-file';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel(SHOP);
const read = (text: string) => understand(text, model, MONDAY);

test.each([
  ['pesanan sy kok blm nyampe2 ya', 'order-status'],
  ['tlg batalin orderan saya dong', 'cancel-order'],
  ['brp ongkir ke medan', 'shipping-cost'],
  ['wheres my parcel', 'order-status'],
  ['i wanna cancel', 'cancel-order'],
  ['duit saya bila nak pulang', 'refund-where'],
])('%s is read as %s', (text, intent) => {
  expect(read(text).intents[0]!.intent).toBe(intent);
});

test('probabilities add up to one at most and are ranked', () => {
  const { intents, confidence, margin } = read('batalkan pesanan saya');
  expect(intents.reduce((sum, item) => sum + item.probability, 0)).toBeLessThanOrEqual(1 + 1e-9);
  expect(confidence).toBe(intents[0]!.probability);
  expect(margin).toBeCloseTo(intents[0]!.probability - intents[1]!.probability, 12);
  expect([...intents].sort((a, b) => b.probability - a.probability)).toEqual(intents);
});

test('a model that went through its file says the same', () => {
  const again = decodeModel(encodeModel(model));
  for (const text of ['pesanan saya mana', 'kh 104 233 belum sampai', 'hello there', '']) {
    expect(understand(text, again, MONDAY)).toEqual(understand(text, model, MONDAY));
  }
});

test('both requests of one message are seen', () => {
  const { requests } = read('batalkan pesanan saya dan refund ke mana?');
  expect(requests.map((request) => request.intents[0]!.intent)).toEqual(['cancel-order', 'refund-where']);
});

test('an order number is found however it is written', () => {
  const text = 'halo kh 104 233 blm sampai';
  const [entity] = read(text).entities;
  expect(entity).toMatchObject({ type: 'order-number', value: 'KH-104233', text: 'kh 104 233' });
  expect(text.slice(entity!.start, entity!.end)).toBe('kh 104 233');
});
