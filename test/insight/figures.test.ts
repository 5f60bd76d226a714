import { Figures, figureOf } from '../../src/insight/figures';
import { bucketOf, tallyOf } from '../../src/insight/tally';

const upTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1);

test('of times the middle one and the one below which nine of ten lie are told', () => {
  expect(figureOf('wait', tallyOf(upTo(99)))).toMatchObject({ n: 99, value: 50, median: 50, p90: 90 });
  expect(figureOf('csat-score', tallyOf([1, 5]))).toMatchObject({ value: 3, median: null, p90: null });
});

test('times are told to two digits, scores and small numbers as they are', () => {
  expect([0, 1, 9.5, 83, 99.5, 83_412, -1_250].map(bucketOf)).toEqual([0, 1, 9.5, 83, 99.5, 83_000, -1_200]);
});

test('a part of a share tells how much of the whole it makes up', () => {
  const cell = (values: readonly number[]) => ({ metric: 'to-people', tally: tallyOf(values) }) as const;
  const whole = { ...cell([1, 1, 1, 0, 0, 0, 0, 0, 0, 0]), dimension: null, part: '' };
  const asked = { ...cell([1, 1]), dimension: 'reason', part: 'asked' } as const;
  const flow = { ...cell([1]), dimension: 'reason', part: 'flow' } as const;
  const figures = new Figures([{ day: '2026-11-16', cells: [whole, flow, asked], agents: [] }]);
  expect(figures.by('to-people', 'reason').map(({ part, n, ofAll }) => [part, n, ofAll])).toEqual([
    ['asked', 2, 0.2],
    ['flow', 1, 0.1],
  ]);
});
