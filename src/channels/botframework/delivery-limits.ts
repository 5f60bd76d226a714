/** Bounds what is sent, as Teams counts it. Counts this process's own messages; Teams' 429 covers the rest. */
export interface DeliveryLimits {
  /** 0: sent now is counted and allowed. Else how many milliseconds to wait; nothing is counted. */
  take(thread: string, tenant: string): number;
}

interface Window {
  readonly most: number;
  readonly ms: number;
}

/** Teams' limits for one bot in one thread, and for one bot in one tenant. */
const THREAD: readonly Window[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const TENANT: readonly Window[] = [{ most: 50, ms: 1_000 }];

const SWEEP_EVERY_MS = 60_000;

export function createDeliveryLimits(now: () => number): DeliveryLimits {
  const threads = new Map<string, number[]>();
  const tenants = new Map<string, number[]>();
  let sweptAt = now();

  return {
    take(thread, tenant) {
      const at = now();
      if (at - sweptAt >= SWEEP_EVERY_MS) {
        sweptAt = at;
        forgetQuiet(threads, THREAD, at);
        forgetQuiet(tenants, TENANT, at);
      }
      const ofThread = timesOf(threads, thread);
      const ofTenant = timesOf(tenants, tenant);
      const wait = Math.max(waitFor(ofThread, THREAD, at), waitFor(ofTenant, TENANT, at));
      if (wait > 0) return wait;
      note(ofThread, THREAD, at);
      note(ofTenant, TENANT, at);
      return 0;
    },
  };
}

function timesOf(all: Map<string, number[]>, key: string): number[] {
  const known = all.get(key);
  if (known) return known;
  const times: number[] = [];
  all.set(key, times);
  return times;
}

/** The message that must leave the window before another may enter it is the `most`-th from the end. */
function waitFor(times: readonly number[], windows: readonly Window[], at: number): number {
  return Math.max(0, ...windows.map(({ most, ms }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + ms - at));
}

function note(times: number[], windows: readonly Window[], at: number): void {
  times.push(at);
  const most = Math.max(...windows.map((window) => window.most));
  // Dropped in bulk: shifting one by one would move the whole list for every message.
  if (times.length >= 2 * most) times.splice(0, times.length - most);
}

function forgetQuiet(all: Map<string, number[]>, windows: readonly Window[], at: number): void {
  const longest = Math.max(...windows.map((window) => window.ms));
  for (const [key, times] of all) if (at - (times.at(-1) ?? 0) >= longest) all.delete(key);
}
