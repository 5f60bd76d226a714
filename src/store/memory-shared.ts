import type { SendLimit, SharedStore, TryRule, Window } from './shared-store';

/** A key that was quiet for so long is looked at for whether it can be forgotten. */
const SWEEP_EVERY_MS = 60_000;
const MOST_TRIED_KEYS = 50_000;

/** For one process alone: it need not tell anybody. After a restart the counting begins anew. */
export class MemoryShared implements SharedStore {
  private readonly tries = new Map<string, { count: number; at: number }>();
  private readonly used = new Map<string, number>();
  private readonly sends = new Map<string, { times: number[]; longestMs: number }>();
  private sweptAt = Number.NEGATIVE_INFINITY;

  async countTry(key: string, now: number, rule: TryRule): Promise<number> {
    const past = this.tries.get(key);
    const stale = past === undefined || now - past.at > rule.forgetMs;
    const waitMs = stale ? 0 : waitAfter(past, now, rule);
    if (waitMs > 0) return waitMs;
    // Deleted first, so that the map stays in the order of the last try.
    this.tries.delete(key);
    this.tries.set(key, { count: stale ? 1 : past.count + 1, at: now });
    if (this.tries.size > MOST_TRIED_KEYS) this.tries.delete(this.tries.keys().next().value!);
    return 0;
  }

  async takeBackTry(key: string): Promise<void> {
    const past = this.tries.get(key);
    if (past) past.count = Math.max(0, past.count - 1);
  }

  async forgetTries(key: string): Promise<void> {
    this.tries.delete(key);
  }

  async useOnce(key: string, now: number, until: number): Promise<boolean> {
    this.sweep(now);
    if (this.used.has(key)) return false;
    this.used.set(key, until);
    return true;
  }

  async countSend(limits: readonly SendLimit[], now: number): Promise<number> {
    this.sweep(now);
    const wait = Math.max(...limits.map(({ key, windows }) => waitFor(this.sends.get(key)?.times ?? [], windows, now)));
    if (wait > 0) return wait;
    for (const { key, windows } of limits) this.noteSend(key, windows, now);
    return 0;
  }

  private noteSend(key: string, windows: readonly Window[], now: number): void {
    const longestMs = Math.max(...windows.map(({ ms }) => ms));
    const times = this.sends.get(key)?.times ?? [];
    this.sends.set(key, { times, longestMs });
    times.push(now);
    const most = Math.max(...windows.map((window) => window.most));
    // Dropped in bulk: shifting one by one would move the whole list for every message.
    if (times.length >= 2 * most) times.splice(0, times.length - most);
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const [key, until] of this.used) if (until <= now) this.used.delete(key);
    for (const [key, { times, longestMs }] of this.sends)
      if (now - (times.at(-1) ?? 0) >= longestMs) this.sends.delete(key);
  }
}

/** How long until the next try after these is looked at; 0 now. */
export function waitAfter(past: { readonly count: number; readonly at: number }, now: number, rule: TryRule): number {
  if (past.count < rule.free) return 0;
  const delayMs = Math.min(rule.longestDelayMs, rule.firstDelayMs * 2 ** Math.min(30, past.count - rule.free));
  return Math.max(0, past.at + delayMs - now);
}

/** The message that must leave the window before another may enter it is the `most`-th from the end. */
export function waitFor(times: readonly number[], windows: readonly Window[], now: number): number {
  return Math.max(0, ...windows.map(({ most, ms }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + ms - now));
}
