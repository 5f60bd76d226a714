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

test('translations at the same place of their lists are held out together', () => {
  const id = Array.from({ length: 16 }, (_, i) => ({
    text: `nomor ${i} itu di mana`,
    intent: 'a',
    language: 'id' as const,
  }));
  const en = Array.from({ length: 16 }, (_, i) => ({
    text: `where is number ${i}`,
    intent: 'a',
    language: 'en' as const,
  }));
  const examples = [...id, ...en];
  const parts = partsOf(
    examples,
    examples.map(({ text }) => scan(text)),
    new Int32Array(32),
  );
  expect([...parts.subarray(0, 16)]).toEqual([...parts.subarray(16)]);
  expect(new Set(parts).size).toBe(8);
  const untold = examples.map(({ text, intent }) => ({ text, intent }));
  expect(
    partsOf(
      untold,
      untold.map(({ text }) => scan(text)),
      new Int32Array(32),
    ),
  ).toEqual(parts);
});
