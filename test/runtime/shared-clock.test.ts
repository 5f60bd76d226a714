import { createLog } from '../../src/log';
import { shareClock } from '../../src/runtime/shared-clock';
import { eventually } from '../support/small-bot';

const log = createLog({ level: 'silent' });

describe('the clock that processes share', () => {
  test('is the store’s, and goes on with this machine’s forward clock when the time of day is set', async () => {
    const HOUR = 3_600_000;
    const { now } = await shareClock(async () => Date.now() + HOUR, log);
    expect(Math.abs(now() - Date.now() - HOUR)).toBeLessThan(1_000);
    const real = Date.now;
    const before = now();
    try {
      Date.now = () => real() - 5 * HOUR;
      expect(now()).toBeGreaterThanOrEqual(before);
      expect(now() - before).toBeLessThan(HOUR);
    } finally {
      Date.now = real;
    }
  });

  test('follows the store when that has moved, and lives through its absence', async () => {
    let ahead = 0;
    let fails = false;
    let asked = 0;
    const { now, keeper } = await shareClock(async () => {
      asked += 1;
      if (fails) throw new Error('away');
      return Date.now() + ahead;
    }, log);
    ahead = 60_000;
    keeper.start();
    await eventually(async () => now() - Date.now() > 50_000);
    await keeper.stop();
    fails = true;
    keeper.start();
    await eventually(async () => asked >= 3);
    await keeper.stop();
    expect(now() - Date.now()).toBeGreaterThan(50_000);
  });
});
