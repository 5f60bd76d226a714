import { backOffMs } from '../../src/runtime/back-off';

const limits = { firstMs: 2_000, mostMs: 20_000 };

describe('the pause before another try', () => {
  test('doubles from two seconds to twenty', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 500].map((attempt) => backOffMs(attempt, limits, () => 0.5));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000]);
  });

  test('differs by a fifth at most, so that many do not come back at once', () => {
    expect(backOffMs(1, limits, () => 0)).toBe(1_600);
    expect(backOffMs(1, limits, () => 1)).toBe(2_400);
  });
});
