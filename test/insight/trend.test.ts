import type { DayFigures } from '../../src/insight/day-figures';
import { dayAfter, periodOf } from '../../src/insight/frame';
import type { MetricName } from '../../src/insight/metrics';
import { tallyOf } from '../../src/insight/tally';
import { Trends } from '../../src/insight/trend';
import { FIRST_DAY } from '../support/event-log';

const ZONE = 'Asia/Jakarta';
const DAY_MS = 86_400_000;
const SECOND_WEEK = periodOf(dayAfter(FIRST_DAY, 7), dayAfter(FIRST_DAY, 13), ZONE);

/** So many of so many on one day of each week. */
type Weeks = {
  readonly [metric in MetricName]?: readonly [before: readonly [number, number], now: readonly [number, number]];
};

function trendsOf(weeks: Weeks, asOf: number): Trends {
  const cellsOf = (week: 0 | 1) =>
    Object.entries(weeks).map(([metric, both]) => {
      const [yes, n] = both[week];
      const tally = tallyOf(Array.from({ length: n }, (_, at) => (at < yes ? 1 : 0)));
      return { metric: metric as MetricName, dimension: null, part: '', tally };
    });
  const days = ([0, 1] as const).map((week): DayFigures => {
    return { day: dayAfter(FIRST_DAY, 2 + 7 * week), cells: cellsOf(week), agents: [] };
  });
  const known = { asOf, returnWithinMs: 7 * DAY_MS };
  return Trends.ofDays(new Map(days.map((one) => [one.day, one])), SECOND_WEEK, ZONE, known);
}

describe('customers who are still to come back', () => {
  // Of those of the week before everybody has had the time to come back; of this one's a third.
  const young: Weeks = {
    returned: [
      [90, 900],
      [30, 900],
    ],
    confirmed: [
      [600, 900],
      [660, 900],
    ],
    'first-contact': [
      [800, 900],
      [870, 900],
    ],
  };
  const atOnce = trendsOf(young, SECOND_WEEK.to);
  const later = trendsOf(young, SECOND_WEEK.to + 7 * DAY_MS);

  test.each(['returned', 'confirmed', 'first-contact'] as const)('make no news of %s', (metric) => {
    expect(atOnce.of(metric)).toMatchObject({ news: null, chance: { isMoreThanChance: false } });
    expect(atOnce.of(metric).change).toBe(later.of(metric).change);
    expect(later.of(metric)).toMatchObject({ news: 'good', chance: { isMoreThanChance: true } });
    expect(trendsOf(young, SECOND_WEEK.to + 7 * DAY_MS - 1).of(metric).news).toBeNull();
  });

  test('hide neither bad news nor what is more than all of them', () => {
    const told = trendsOf(
      {
        returned: [
          [90, 900],
          [150, 900],
        ],
        confirmed: [
          [450, 900],
          [810, 900],
        ],
        abandoned: [
          [450, 900],
          [100, 900],
        ],
      },
      SECOND_WEEK.to,
    );
    expect([told.of('returned').news, told.of('confirmed').news, told.of('abandoned').news]).toEqual([
      ...['bad', 'good', 'good'],
    ]);
  });

  test('change nothing of what nobody can come back to', () => {
    const csat: Weeks = {
      csat: [
        [600, 900],
        [680, 900],
      ],
    };
    expect(trendsOf(csat, SECOND_WEEK.to).of('csat')).toMatchObject({ news: 'good' });
  });
});

test('the cases of half a day are held against those of no whole one', () => {
  const cases: Weeks = {
    cases: [
      [400, 400],
      [100, 100],
    ],
  };
  expect(trendsOf(cases, SECOND_WEEK.to - 1).of('cases')).toMatchObject({
    ...{ value: 100, before: { value: 400 }, change: null },
    chance: { test: 'none', p: null, isMoreThanChance: false },
  });
  expect(trendsOf(cases, SECOND_WEEK.to).of('cases').chance).toMatchObject({ test: 'Poisson', isMoreThanChance: true });
});
