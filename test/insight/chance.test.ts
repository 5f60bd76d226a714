import { moreThanChance } from '../../src/insight/chance';
import { addTally, emptyTally, quantileOf, type Tally, tallyOf } from '../../src/insight/tally';

const share = (yes: number, n: number): Tally =>
  tallyOf(Array.from({ length: n }, (_, index) => (index < yes ? 1 : 0)));
const count = (n: number): Tally => tallyOf(Array.from({ length: n }, () => 1));

// The expected values are those of the usual statistics programs.
test.each([
  ['two-proportion z', share(45, 100), share(60, 100), 0.04744],
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

test('where nearly all gave the same, one of few who did not is no wonder', () => {
  const answers = (others: number, n: number) => tallyOf(Array.from({ length: n }, (_, at) => (at < others ? -1 : 1)));
  // Of all ways to deal one "no" among 208 it lies among the eight in 8 of 208.
  const found = moreThanChance('points', answers(1, 8), answers(0, 200));
  expect(found).toMatchObject({ test: "Fisher's exact", isMoreThanChance: false });
  expect(found.p).toBeCloseTo(8 / 208, 9);
  expect(moreThanChance('points', answers(5, 8), answers(0, 200)).isMoreThanChance).toBe(true);
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
  // As they are below a hundred; from there on to the nearest.
  expect([12, 99, 104, 106, 995, 83_499, 83_500].map((one) => quantileOf(tallyOf([one]), 0.5))).toEqual([
    ...[12, 99, 100, 110, 1000, 83_000, 84_000],
  ]);
  const ten = tallyOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect([0.1, 0.5, 0.9, 0.91, 1].map((share) => quantileOf(ten, share))).toEqual([1, 5, 9, 10, 10]);
  expect(quantileOf(emptyTally(), 0.5)).toBeNull();
});

test('ranks that went one way speak for no average that went the other', () => {
  const many = (value: number, times: number) => Array<number>(times).fill(value);
  // Nearly all answers were quicker; two that took hours make the average slower.
  const now = [...many(50, 60), ...many(90_000_000, 2)];
  const before = [...many(60, 60), ...many(70, 2)];
  expect(moreThanChance('time', tallyOf(now), tallyOf(before))).toMatchObject({ p: 1, isMoreThanChance: false });
  expect(moreThanChance('time', tallyOf(many(50, 60)), tallyOf(before)).isMoreThanChance).toBe(true);
});

test.each([
  [30, 30, 0.5],
  [50, 50, 0.4],
  [20, 200, 0.3],
])('of all pairs of shares of %i and %i that chance makes of %d, fewer than one of a hundred are more than chance', (n, m, often) => {
  const likely = [n, m].map((all) => likelihoods(all, often));
  let alarms = 0;
  for (let now = 0; now <= n; now++)
    for (let before = 0; before <= m; before++)
      if (moreThanChance('share', shareOf(now, n), shareOf(before, m)).isMoreThanChance)
        alarms += likely[0]![now]! * likely[1]![before]!;
  expect(alarms).toBeLessThan(0.01);
});

function shareOf(sum: number, n: number): Tally {
  return { n, sum, counts: new Map() };
}

/** How likely each number of hits is in so many tries. */
function likelihoods(tries: number, often: number): readonly number[] {
  const all = [(1 - often) ** tries];
  for (let hits = 1; hits <= tries; hits++)
    all.push((((all[hits - 1]! * (tries - hits + 1)) / hits) * often) / (1 - often));
  return all;
}

describe('where nothing has changed, one of a hundred says that something has, or fewer', () => {
  const next = randoms(20_261_116);
  const drawn = <T>(n: number, draw: () => T) => Array.from({ length: n }, draw);
  const yes = (share: number) => () => (next() < share ? 1 : 0);
  const length = () =>
    Math.round(60_000 * Math.exp(1.2 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(6.2832 * next())));
  const score = () => [5, 5, 5, 4, 3, 1][Math.floor(next() * 6)]!;
  const arrivals = (mean: number) => () => drawn(20 * mean, yes(1 / 20)).filter((one) => one === 1).length;
  const rounds = 2_500;
  // What chance makes of one in a hundred in so many rounds, four deviations of it.
  const most = 0.01 + 4 * Math.sqrt((0.01 * 0.99) / rounds);
  type Draw = () => readonly [Parameters<typeof moreThanChance>[0], Tally, Tally];

  test.each<readonly [string, Draw]>([
    ['shares of few', () => ['share', tallyOf(drawn(10, yes(0.3))), tallyOf(drawn(12, yes(0.3)))]],
    [
      'shares at the edge of the exact test',
      () => ['share', tallyOf(drawn(30, yes(0.4))), tallyOf(drawn(30, yes(0.4)))],
    ],
    ['rare shares', () => ['share', tallyOf(drawn(200, yes(0.02))), tallyOf(drawn(300, yes(0.02)))]],
    ['shares of many', () => ['share', tallyOf(drawn(400, yes(0.5))), tallyOf(drawn(300, yes(0.5)))]],
    ['few cases', () => ['count', count(arrivals(5)()), count(arrivals(5)())]],
    ['many cases', () => ['count', count(arrivals(60)()), count(arrivals(60)())]],
    ['times of few', () => ['time', tallyOf(drawn(8, length)), tallyOf(drawn(9, length))]],
    ['times of many', () => ['time', tallyOf(drawn(80, length)), tallyOf(drawn(60, length))]],
    ['scores', () => ['score', tallyOf(drawn(25, score)), tallyOf(drawn(40, score))]],
    [
      'points of few against many, nearly all the same',
      () => ['points', tallyOf(drawn(8, () => 1 - 2 * yes(0.02)())), tallyOf(drawn(200, () => 1 - 2 * yes(0.02)()))],
    ],
    [
      'points',
      () => [
        'points',
        tallyOf(drawn(60, () => yes(0.6)() - yes(0.3)())),
        tallyOf(drawn(50, () => yes(0.6)() - yes(0.3)())),
      ],
    ],
  ])('%s', (_, draw) => {
    const alarms = drawn(rounds, () => moreThanChance(...draw()).isMoreThanChance).filter(Boolean).length;
    expect(alarms / rounds).toBeLessThan(most);
  });

  test('and a change that is there is seen', () => {
    const seen = drawn(200, () =>
      moreThanChance('share', tallyOf(drawn(400, yes(0.5))), tallyOf(drawn(400, yes(0.35)))),
    );
    expect(seen.filter((one) => one.isMoreThanChance).length).toBeGreaterThan(180);
  });
});

/** Numbers from 0 to 1, the same in each run. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** How often chance alone gives ranks at least so far from the middle. */
function byShuffling(now: readonly number[], before: readonly number[]): number {
  const all = [...now, ...before];
  const rankOf = (value: number) => all.reduce((sum, one) => sum + (one < value ? 1 : one === value ? 0.5 : 0), 0);
  const ranks = all.map(rankOf);
  const away = (own: readonly number[]) =>
    Math.abs(own.reduce((sum, rank) => sum + rank, 0) - (now.length * all.length) / 2);
  const wanted = away(now.map(rankOf));
  const next = randoms(1);
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
