import { foreignThings } from '../../src/nlu/foreign-things';
import { normalise } from '../../src/nlu/normalise';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const thingsIn = (text: string) =>
  foreignThings(normalise(text).words).map(({ words }) => words.map((word) => word.text).join(' '));
const decisionOf = (text: string) => understand(text, starter().model, MONDAY).decision;

test.each([
  ['my landlord keeps the deposit', ['landlord']],
  ['tiket kereta api saya hangus', ['tiket kereta']],
  ['yuran tadika kena caj lagi', ['yuran tadika']],
  ['a refund for my flight', ['flight']],
  ['tempahan hotel saya salah tarikh', ['hotel']],
  ['museumnya hari Minggu buka', ['museumnya']],
  ['uang kuliahku kebayar dobel', ['uang kuliahku']],
])('%s is about a thing of another trade', (text, things) => {
  expect(thingsIn(text)).toEqual(things);
});

test.each([
  ['a place', 'please send it to my hotel'],
  ['a place', 'tolong antar ke rumah sakit saja'],
  ['a place', 'saya tinggal dekat bandara'],
  ['a purpose', 'sepatu untuk konser anak'],
  ['a reason', 'my doctor says no coffee, stop it please'],
  ['goods called after it', 'the gym shorts are too small'],
  ['goods called after it', 'baju gim saya koyak'],
  ['an order of ours', 'my passport name is on the parcel'],
])('%s: "%s" is about none', (_, text) => {
  expect(thingsIn(text)).toEqual([]);
});

test.each([
  ['landlord charged me twice', 'you charged me twice'],
  ['batalkan tiket bioskop saya', 'batalkan pesanan saya'],
  ['refund bil hospital saya belum masuk', 'refund saya belum masuk'],
  ['baucar homestay saya tak boleh guna', 'baucar saya tak boleh guna'],
  ['ganti alamat di paspor saya', 'ganti alamat pengiriman pesanan saya'],
])('%s is not answered, and %s is', (foreign, own) => {
  expect(decisionOf(foreign)).not.toBe('answer');
  expect(decisionOf(own)).toBe('answer');
});

test('a house whose own examples speak of a hotel is no stranger to it', () => {
  const outOfScope = Array.from(
    { length: 24 },
    (_, i) => `what about topic ${'abcdefghijklmnopqrstuvwx'[i]} and the weather`,
  );
  const examples = [
    ...[
      'my hotel room is cold',
      'change my hotel room',
      'the hotel room is dirty',
      'another hotel room please',
      'hotel room key lost',
    ].map((text) => ({ text, intent: 'room', language: 'en' as const })),
    ...['I want breakfast', 'breakfast at eight', 'is breakfast ready', 'breakfast for two', 'bring me breakfast'].map(
      (text) => ({
        text,
        intent: 'breakfast',
        language: 'en' as const,
      }),
    ),
  ];
  const model = trainModel({ examples, outOfScope, entities: [] });
  const without = trainModel({ examples, outOfScope: [], entities: [] });
  const trustIn = (one: typeof model) => understand('my hotel room is cold', one, MONDAY).trust;
  expect(trustIn(model)).toBeGreaterThan(0.1 * trustIn(without));
  expect(understand('my hotel room is cold', model, MONDAY).decision).toBe('answer');
});

test('nor is another hotel, of which no example speaks, to a house that books trips', () => {
  const outOfScope = Array.from(
    { length: 24 },
    (_, i) => `what about topic ${'abcdefghijklmnopqrstuvwx'[i]} and the weather`,
  );
  const rooms = [
    'book a hotel',
    'I want a resort by the sea',
    'find me a villa',
    'reserve a hostel bed',
    'a hotel near the sea',
  ];
  const flights = [
    'book a flight',
    'which airline is cheap',
    'a flight to Rome please',
    'airport transfer',
    'flights tomorrow',
  ];
  const examples = [
    ...rooms.map((text) => ({ text, intent: 'room', language: 'en' as const })),
    ...flights.map((text) => ({ text, intent: 'flight', language: 'en' as const })),
  ];
  const model = trainModel({ examples, outOfScope, entities: [] });
  const trustIn = (text: string) => understand(text, model, MONDAY).trust;
  // 'motel' is as unknown to it as 'mobel', and only one of them is a thing of a trade.
  expect(trustIn('book a motel')).toBeGreaterThan(0.9 * trustIn('book a mobel'));
  // A school is another trade's all the same.
  expect(trustIn('book a daycare')).toBeLessThan(0.5 * trustIn('book a motel'));
});
