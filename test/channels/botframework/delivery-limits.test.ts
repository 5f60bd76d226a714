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

  describe('where a tenant’s limit holds back many', () => {
    /** Each comes at its time and again when it was told to; returns who was let through, and when, and how often each had asked. */
    async function letThrough(comers: readonly { readonly who: string; readonly at: number }[]) {
      let now = 0;
      const limits = createDeliveryLimits(new MemoryShared(), () => now);
      const waiting = comers.map((comer) => ({ ...comer, asked: 0 }));
      const through: { readonly who: string; readonly at: number; readonly asked: number }[] = [];
      while (waiting.length > 0) {
        const next = waiting.reduce((first, one) => (one.at < first.at ? one : first));
        now = next.at;
        next.asked += 1;
        const waitMs = await limits.take(next.who, 'tenant');
        if (waitMs > 0) next.at += waitMs;
        else through.push(...waiting.splice(waiting.indexOf(next), 1));
      }
      return through;
    }
    const all = (count: number, name: string, at: number) =>
      Array.from({ length: count }, (_, n) => ({ who: `${name}-${n}`, at }));

    test('they go one after the other at the pace of the limit, in the order in which they came, and none asks in vain for long', async () => {
      const comers = all(300, 'one', 0);
      const through = await letThrough(comers);
      expect(through.map(({ who }) => who)).toEqual(comers.map(({ who }) => who));
      expect(
        mostWithin(
          through.map(({ at }) => at),
          1_000,
        ),
      ).toBe(50);
      expect(through.at(-1)!.at).toBe(5_980);
      expect(Math.max(...through.map(({ asked }) => asked))).toBe(2);
    });

    test('who comes later stands behind them', async () => {
      const through = await letThrough([...all(120, 'early', 0), ...all(30, 'late', 1_005)]);
      expect(through.findIndex(({ who }) => who.startsWith('late'))).toBe(120);
    });

    test('one that never comes again keeps nobody', async () => {
      let now = 0;
      const limits = createDeliveryLimits(new MemoryShared(), () => now);
      for (let n = 0; n <= 50; n++) await limits.take(`${n}`, 'tenant');
      now = 1_000;
      expect(await limits.take('another', 'tenant')).toBe(20);
      now = 2_000;
      expect(await limits.take('a third', 'tenant')).toBe(0);
    });

    test('the later part of a message that has begun to go out does not stand in line', async () => {
      let now = 0;
      const limits = createDeliveryLimits(new MemoryShared(), () => now);
      for (let n = 0; n <= 50; n++) await limits.take(`${n}`, 'tenant');
      now = 1_000;
      expect(await limits.take('another', 'tenant', true)).toBe(0);
    });

    test('a clock that is set back sends nobody to the end of a line that is no more', async () => {
      let now = 3_600_000;
      const limits = createDeliveryLimits(new MemoryShared(), () => now);
      for (let n = 0; n < 60; n++) await limits.take(`${n}`, 'tenant');
      now = 0;
      expect(await limits.take('another', 'tenant')).toBe(0);
    });
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
