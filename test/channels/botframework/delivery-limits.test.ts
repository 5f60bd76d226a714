import { createDeliveryLimits } from '../../../src/channels/botframework/delivery-limits';

/** Sends as early as allowed and returns the instants. */
function sendAll(count: number, thread: (n: number) => string, tenant: (n: number) => string): number[] {
  let now = 1_000_000;
  const limits = createDeliveryLimits(() => now);
  return Array.from({ length: count }, (_, n) => {
    for (;;) {
      const wait = limits.take(thread(n), tenant(n));
      if (wait === 0) return now;
      now += wait;
    }
  });
}

function mostWithin(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

describe('as fast as Teams allows', () => {
  test('one thread: 7 a second, 8 in two, 60 in thirty, 1,800 an hour, and not fewer', () => {
    const times = sendAll(
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

  test('one tenant: 50 a second over all its threads', () => {
    const times = sendAll(
      200,
      (n) => `thread-${n}`,
      () => 'tenant',
    );
    expect(mostWithin(times, 1_000)).toBe(50);
    expect(times.at(-1)! - times[0]!).toBe(3_000);
  });

  test('threads of several tenants do not wait for one another', () => {
    const times = sendAll(
      200,
      (n) => `thread-${n}`,
      (n) => `tenant-${n % 4}`,
    );
    expect(new Set(times).size).toBe(1);
  });

  test('a refusal counts for nothing, and says the exact wait', () => {
    let now = 0;
    const limits = createDeliveryLimits(() => now);
    for (let n = 0; n < 7; n++) expect(limits.take('a', 't')).toBe(0);
    for (let n = 0; n < 100; n++) expect(limits.take('a', 't')).toBe(1_000);
    now = 999;
    expect(limits.take('a', 't')).toBe(1);
    now = 1_000;
    expect(limits.take('a', 't')).toBe(0);
  });

  test('a thread that sleeps for more than an hour starts afresh', () => {
    let now = 0;
    const limits = createDeliveryLimits(() => now);
    for (let n = 0; n < 7; n++) limits.take('a', 't');
    now = 3_600_001;
    for (let n = 0; n < 7; n++) expect(limits.take('a', 't')).toBe(0);
  });
});
