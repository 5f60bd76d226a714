import { expectedWaitMs } from '../../src/desk/expected-wait';

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
