import { readCorpus, type Vectors, weigh } from '../../src/nlu/corpus';
import { FeatureBuffer } from '../../src/nlu/features';
import { type Linear, trainLinear } from '../../src/nlu/linear';
import { scan } from '../../src/nlu/scan';

const SUBJECTS = ['parcel', 'refund', 'voucher', 'account'];
const FRAMES = [
  'where is my',
  'I have a question about the',
  'tell me of your',
  'my',
  'what about this',
  'no word of the',
];
const OPENINGS = [
  '',
  'hello',
  'good day',
  'excuse me',
  'since Monday',
  'for my brother',
  'once more',
  'please',
  'in short',
  'sorry',
];
const TEXTS = OPENINGS.flatMap((opening) =>
  FRAMES.flatMap((frame) => SUBJECTS.map((subject) => `${opening} ${frame} ${subject}`)),
);
const LABELS = Int32Array.from(TEXTS, (_, row) => row % SUBJECTS.length);
const corpus = readCorpus(TEXTS.map(scan), new FeatureBuffer());
const ALL = Int32Array.from(TEXTS.keys());

/** What each class says of one of the texts learnt from. */
function sayings({ weights, bias }: Linear, { starts, ids, values }: Vectors, row: number): number[] {
  return [...bias].map((own, c) => {
    let sum = own;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += weights[ids[i]! * bias.length + c]! * values[i]!;
    return sum;
  });
}

test('a machine that goes on without some texts says nearly what one says that never saw them', () => {
  const whole = trainLinear(weigh(corpus, ALL, 1), LABELS, 4);
  const rest = ALL.filter((row) => row % 8 !== 0);
  const vectors = weigh(corpus, rest, 1);
  const labels = rest.map((row) => LABELS[row]!);
  const anew = trainLinear(vectors, labels, 4);
  const apart = (other: Linear) => {
    const differences = [...rest.keys()].flatMap((row) => {
      const wanted = sayings(anew, vectors, row);
      return sayings(other, vectors, row).map((said, c) => Math.abs(said - wanted[c]!));
    });
    return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  };
  const from = whole.pushes.of(rest);
  expect(apart(trainLinear(vectors, labels, 4, { from, passes: 0 }))).toBeGreaterThan(1);
  expect(apart(trainLinear(vectors, labels, 4, { from }))).toBeLessThan(0.1);
});

test('a machine is the sum of what its texts push', () => {
  const vectors = weigh(corpus, ALL, 1);
  const whole = trainLinear(vectors, LABELS, 4);
  const again = trainLinear(vectors, LABELS, 4, { from: whole.pushes.of(ALL), passes: 0 });
  for (const [at, weight] of whole.weights.entries()) expect(again.weights[at]).toBeCloseTo(weight, 4);
  for (const [c, bias] of whole.bias.entries()) expect(again.bias[c]).toBeCloseTo(bias, 9);
});
