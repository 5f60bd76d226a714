import { WEIGHT_STEPS } from '../../src/nlu/corpus';
import { FeatureBuffer, MOST_TOKENS } from '../../src/nlu/features';
import { builtInPerson, hearPerson, leadOf, scorePerson } from '../../src/nlu/person-learnt';
import { scan } from '../../src/nlu/scan';
import { glance, hearFor, type Scores, scoreFeatures } from '../../src/nlu/scores';
import { trainModel } from '../../src/nlu/train';
import type { Weights } from '../../src/nlu/weights';
import { PERSON_MENTIONS } from '../../src/nlu/words/person-mentions';
import { PERSON_REQUESTS } from '../../src/nlu/words/person-requests';

const WORDS =
  'refund parcel broken cancel order banana voucher wrong size late money pesanan batal ulang barang rusak'.split(' ');
const TEXTS = [
  'where is my refund',
  'refund refund refund please refund',
  'banana bananas anan ana banana',
  'a parcel, a broken parcel and another broken parcel',
  'nothing of this was ever heard zxqv',
  'batal batalkan pembatalan pesanan pesananku',
];

function weightsOf(intents: number): Weights {
  const examples = Array.from({ length: intents * 4 }, (_, i) => {
    const intent = i % intents;
    const words = [
      WORDS[i % WORDS.length],
      WORDS[(i * 7 + 3) % WORDS.length],
      `word${intent}`,
      i % 3 === 0 ? 'please' : 'my',
    ];
    return { text: words.join(' '), intent: `intent-${intent}` };
  });
  return trainModel({ examples, outOfScope: [], entities: [] }).weights;
}

/** The sum as `Weights` defines it, feature by feature. */
function byDefinition(weights: Weights, text: string): number[] {
  const numbers = new Map([...weights.names].map((name, id) => [name, id]));
  const buffer = new FeatureBuffer().fill(scan(text));
  const names = [
    ...buffer.tokens.slice(0, buffer.words).flatMap((token) => [...token.names]),
    ...buffer.names.subarray(0, buffer.count),
  ];
  const ids = [...new Set(names)].flatMap((name) => numbers.get(name) ?? []);
  const length = Math.hypot(...ids.map((id) => weights.idf[id]! / WEIGHT_STEPS));
  const x = ids.map((id) => weights.idf[id]! / WEIGHT_STEPS / (length || 1));
  const mass = x.reduce((sum, value) => sum + value, 0);
  return Array.from(weights.bias, (bias, label) => {
    let sum = bias + weights.slope[label]! * mass;
    for (const [i, id] of ids.entries())
      for (let k = weights.starts[id]!; k < weights.starts[id + 1]!; k++)
        if (weights.columns[k] === label) sum += x[i]! * weights.scale * weights.values[k]!;
    return sum;
  });
}

function expectSame(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  const apart = wanted.map((value, i) => Math.abs(value - found[i]!));
  expect(Math.max(...apart)).toBeLessThan(1e-9);
}

const read = (weights: Weights, text: string, into?: Scores) =>
  scoreFeatures(weights, new FeatureBuffer().fill(scan(text)), into);

describe.each([
  ['classes that fit into eight bits', 5],
  ['more classes than that', 300],
])('the scores, with %s', (_, intents) => {
  const weights = weightsOf(intents);

  test.each(TEXTS)('are the sum that the weights define: %s', (text) => {
    expectSame(read(weights, text).scores, byDefinition(weights, text));
  });

  test('are the same in an object that was used for a longer text', () => {
    const into = read(weights, TEXTS[3]!);
    expectSame(read(weights, TEXTS[0]!, into).scores, byDefinition(weights, TEXTS[0]!));
  });

  test('are made up of the voices of the features', () => {
    for (const text of TEXTS) {
      const wanted = byDefinition(weights, text);
      const mean = wanted.reduce((sum, score) => sum + score, 0) / wanted.length;
      for (const label of [0, intents - 1]) {
        const scored = hearFor(weights, read(weights, text), label);
        let sum = weights.bias[label]! + weights.slope[label]! * scored.mass;
        let average = mean;
        for (let c = 0; c < intents; c++) average -= (weights.bias[c]! + weights.slope[c]! * scored.mass) / intents;
        for (let i = 0; i < scored.words; i++) sum += weights.scale * scored.voices[i]!;
        expect(sum + average).toBeCloseTo(wanted[label]!, 9);
      }
    }
  });

  test('of a lone word are what a glance at it says, but for its neighbours', () => {
    const seen = glance(weights, scan('refund'), new Float64Array(intents));
    const buffer = new FeatureBuffer().fill(scan('refund'));
    buffer.count = 0;
    expectSame(seen, [...scoreFeatures(weights, buffer).scores]);
  });
});

test('more words than are kept change no score', () => {
  const weights = weightsOf(5);
  const before = [...read(weights, TEXTS[1]!).scores];
  for (let i = 0; i < MOST_TOKENS * 1.2; i += 100) {
    const many = Array.from({ length: 100 }, (_, k) => `w${i + k}q`).join(' ');
    read(weights, many);
    if (i % 5000 === 0) expectSame(read(weights, TEXTS[1]!).scores, before);
  }
  expectSame(read(weights, TEXTS[1]!).scores, before);
});

test('a glance turns away fewer than one built-in request for a person in a thousand', () => {
  const weights = builtInPerson();
  const all = [...PERSON_REQUESTS, ...PERSON_MENTIONS];
  const lost = all.filter((text) => {
    const words = scan(text);
    return [0, 2.5].some(
      (gate) => leadOf(scorePerson(weights, words)) > gate && hearPerson(weights, words, gate) === null,
    );
  });
  expect(lost.length).toBeLessThan(all.length / 1000);
});
