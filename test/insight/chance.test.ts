import { moreThanChance } from '../../src/insight/chance';
import { addTally, emptyTally, quantileOf, type Tally, tallyOf } from '../../src/insight/tally';

const share = (yes: number, n: number): Tally =>
  tallyOf(Array.from({ length: n }, (_, index) => (index < yes ? 1 : 0)));
const count = (n: number): Tally => tallyOf(Array.from({ length: n }, () => 1));

// The expected values are those of the usual statistics programs.
test.each([
  ['two-proportion z', share(45, 100), share(60, 100), 0.0337],
  ["Fisher's exact", share(3, 4), share(1, 4), 0.4857],
  ["Fisher's exact", share(0, 6), share(10, 12), 0.00151],
] as const)('shares: %s', (name, now, before, p) => {
  const found = moreThanChance('share', now, before);
  expect(found.test).toBe(name);
  expect(found.p).toBeCloseTo(p, 4);
  expect(found.isMoreThanChance).toBe(p < 0.01);
});

test.each([
  [10, 25, 0.01667],
  [300, 360, 0.02164],
] as const)('counts: %i against %i by Poisson', (now, before, p) => {
  expect(moreThanChance('count', count(now), count(before))).toMatchObject({
    test: 'Poisson',
    p: expect.closeTo(p, 4),
  });
});

test('times: the ranks say what all orders of the same values say', () => {
  const now = [12, 15, 18, 22, 25, 31, 40, 55, 55, 70];
  const before = [5, 7, 9, 12, 14, 15, 20, 22, 30, 41];
  const found = moreThanChance('time', tallyOf(now), tallyOf(before));
  expect(found.test).toBe('Mann-Whitney U');
  expect(Math.abs(found.p! - byShuffling(now, before))).toBeLessThan(0.01);
});

test('what has not changed is no news, however many there are', () => {
  expect(moreThanChance('share', share(500, 1000), share(500, 1000)).p).toBeCloseTo(1);
  expect(moreThanChance('time', tallyOf(Array(50).fill(7)), tallyOf(Array(60).fill(7)))).toMatchObject({ p: 1 });
});

test('too little to say is said', () => {
  expect(moreThanChance('share', share(1, 1), share(0, 0))).toEqual({ test: 'none', p: null, isMoreThanChance: false });
  expect(moreThanChance('time', tallyOf([1, 2, 3]), tallyOf([7, 8, 9]))).toMatchObject({ test: 'none' });
  expect(moreThanChance('count', count(0), count(0))).toMatchObject({ test: 'none' });
});

test('tallies of parts add up to that of the whole, in any order', () => {
  const parts = [[5, 83_412], [0, 99, 1_000_000], [], [83_900]];
  for (const order of [parts, parts.toReversed()]) {
    const sum = emptyTally();
    for (const part of order) addTally(sum, tallyOf(part));
    const whole = tallyOf(parts.flat());
    expect([sum.n, sum.sum, new Map([...sum.counts].sort())]).toEqual([
      whole.n,
      whole.sum,
      new Map([...whole.counts].sort()),
    ]);
  }
});

test('quantiles are told to two digits', () => {
  expect(quantileOf(tallyOf([1, 2, 83_412, 83_900, 90_000]), 0.5)).toBe(83_000);
  expect(quantileOf(tallyOf([7]), 0.9)).toBe(7);
  expect(quantileOf(emptyTally(), 0.5)).toBeNull();
});

/** How often chance alone gives ranks at least so far from the middle. */
function byShuffling(now: readonly number[], before: readonly number[]): number {
  const all = [...now, ...before];
  const rankOf = (value: number) => all.reduce((sum, one) => sum + (one < value ? 1 : one === value ? 0.5 : 0), 0);
  const ranks = all.map(rankOf);
  const away = (own: readonly number[]) =>
    Math.abs(own.reduce((sum, rank) => sum + rank, 0) - (now.length * all.length) / 2);
  const wanted = away(now.map(rankOf));
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  let hits = 0;
  const rounds = 20_000;
  for (let round = 0; round < rounds; round++) {
    for (let at = ranks.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      [ranks[at], ranks[other]] = [ranks[other]!, ranks[at]!];
    }
    if (away(ranks.slice(0, now.length)) >= wanted - 1e-9) hits += 1;
  }
  return hits / rounds;
}
