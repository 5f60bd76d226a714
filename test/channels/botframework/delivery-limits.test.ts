import { createDeliveryLimits } from '../../../src/channels/botframework/delivery-limits';
import { MemoryShared } from '../../../src/store/memory-shared';

/** Sends as early as allowed and returns the instants. */
async function sendAll(count: number, thread: (n: number) => string, tenant: (n: number) => string): Promise<number[]> {
  let now = 1_000_000;
  const limits = createDeliveryLimits(new MemoryShared(), () => now);
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    for (let wait = 1; wait > 0; now += wait) wait = await limits.take(thread(n), tenant(n));
    times.push(now);
  }
  return times;
}

function mostWithin(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

describe('as fast as Teams allows', () => {
  test('one thread: 7 a second, 8 in two, 60 in thirty, 1,800 an hour, and not fewer', async () => {
    const times = await sendAll(
      1900,
      () => 'thread',
      () => 'tenant',
    );
    expect(mostWithin(times, 1_000)).toBe(7);
    expect(mostWithin(times, 2_000)).toBe(8);
    expect(mostWithin(times, 30_000)).toBe(60);
    expect(mostWithin(times.slice(0, 1850), 3_600_000)).toBe(1_800);
    expect(times[1799]! - times[0]!).toBeLessThan(900_000);
  });

  test('one tenant: 50 a second over all its threads', async () => {
    const times = await sendAll(
      200,
      (n) => `thread-${n}`,
      () => 'tenant',
    );
    expect(mostWithin(times, 1_000)).toBe(50);
    expect(times.at(-1)! - times[0]!).toBe(3_000);
  });

  test('threads of several tenants do not wait for one another', async () => {
    const times = await sendAll(
      200,
      (n) => `thread-${n}`,
      (n) => `tenant-${n % 4}`,
    );
    expect(new Set(times).size).toBe(1);
  });

  test('a refusal counts for nothing, and says the exact wait', async () => {
    let now = 0;
    const limits = createDeliveryLimits(new MemoryShared(), () => now);
    for (let n = 0; n < 7; n++) expect(await limits.take('a', 't')).toBe(0);
    for (let n = 0; n < 100; n++) expect(await limits.take('a', 't')).toBe(1_000);
    now = 999;
    expect(await limits.take('a', 't')).toBe(1);
    now = 1_000;
    expect(await limits.take('a', 't')).toBe(0);
  });

  test('a thread that sleeps for more than an hour starts afresh', async () => {
    let now = 0;
    const limits = createDeliveryLimits(new MemoryShared(), () => now);
    for (let n = 0; n < 7; n++) await limits.take('a', 't');
    now = 3_600_001;
    for (let n = 0; n < 7; n++) expect(await limits.take('a', 't')).toBe(0);
  });
});
