import { correctionOf, expectedWaitMs } from '../../src/desk/expected-wait';

const MINUTE = 60_000;
const recentWaitsMs = [2 * MINUTE, 30 * MINUTE, 4 * MINUTE];

describe('the expected wait', () => {
  test('is the middle of the recent waits for each place, shared by those online', () => {
    expect(expectedWaitMs({ recentWaitsMs, position: 1, agentsOnline: 1 })).toBe(4 * MINUTE);
    expect(expectedWaitMs({ recentWaitsMs, position: 6, agentsOnline: 3 })).toBe(8 * MINUTE);
    expect(expectedWaitMs({ recentWaitsMs: [...recentWaitsMs, 6 * MINUTE], position: 1, agentsOnline: 1 })).toBe(
      5 * MINUTE,
    );
  });

  test('is unknown with nobody online, and with too few waits to tell', () => {
    expect(expectedWaitMs({ recentWaitsMs, position: 1, agentsOnline: 0 })).toBeNull();
    expect(expectedWaitMs({ recentWaitsMs: [MINUTE, MINUTE], position: 1, agentsOnline: 2 })).toBeNull();
  });
});

describe('what was told and what came', () => {
  const told = (...ratios: readonly number[]) =>
    ratios.map((ratio) => ({ plainMs: 10 * MINUTE, cameMs: ratio * 10 * MINUTE }));

  test('corrects what is told next: twice as long three times, and twice as much is told', () => {
    const queue = { recentWaitsMs, position: 1, agentsOnline: 1 };
    expect(expectedWaitMs({ ...queue, recentlyTold: told(2, 2.1, 1.9) })).toBe(8 * MINUTE);
    expect(expectedWaitMs({ ...queue, recentlyTold: told(0.5, 0.5, 0.5) })).toBe(2 * MINUTE);
  });

  test('corrects nothing before three were told, and never by more than four times', () => {
    expect(correctionOf(told(3, 3))).toBe(1);
    expect([correctionOf(told(90, 90, 90)), correctionOf(told(0, 0, 0))]).toEqual([4, 1 / 4]);
  });
});
