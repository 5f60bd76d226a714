import type { SendLimit, SendRefusal, SharedStore, TryRule, Window } from './shared-store';

/** A key that was quiet for so long is looked at for whether it can be forgotten. */
const SWEEP_EVERY_MS = 60_000;
const MOST_TRIED_KEYS = 50_000;

/** For one process alone: it need not tell anybody. After a restart the counting begins anew. */
export class MemoryShared implements SharedStore {
  private readonly tries = new Map<string, { count: number; at: number }>();
  private readonly used = new Map<string, number>();
  private readonly sends = new Map<string, Sends & { times: number[]; forgetAt: number }>();
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

  async countSend(limits: readonly SendLimit[], now: number): Promise<SendRefusal | null> {
    this.sweep(now);
    for (const { key, windows } of limits) {
      const waitMs = waitFor(this.sends.get(key) ?? NOTHING_SENT, windows, now);
      if (waitMs > 0) return { key, waitMs };
    }
    for (const { key, windows } of limits) this.noteSend(key, windows, now);
    return null;
  }

  async holdSends(key: string, now: number, ms: number): Promise<void> {
    const { times = [], forgetAt = 0 } = this.sends.get(key) ?? {};
    this.sends.set(key, { times, held: { at: now, ms }, forgetAt: Math.max(forgetAt, now + ms) });
  }

  private noteSend(key: string, windows: readonly Window[], now: number): void {
    const { times = [] } = this.sends.get(key) ?? {};
    this.sends.set(key, { times, held: null, forgetAt: now + Math.max(...windows.map(({ ms }) => ms)) });
    times.push(now);
    const most = Math.max(...windows.map((window) => window.most));
    // Dropped in bulk: shifting one by one would move the whole list for every message.
    if (times.length >= 2 * most) times.splice(0, times.length - most);
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const [key, until] of this.used) if (until <= now) this.used.delete(key);
    for (const [key, { forgetAt }] of this.sends) if (forgetAt <= now) this.sends.delete(key);
  }
}

/** What was sent under a key, oldest first, and from when for how long nothing may be. */
export interface Sends {
  readonly times: readonly number[];
  readonly held: { readonly at: number; readonly ms: number } | null;
}

const NOTHING_SENT: Sends = { times: [], held: null };

/** How long until the next try after these is looked at; 0 now. */
export function waitAfter(past: { readonly count: number; readonly at: number }, now: number, rule: TryRule): number {
  if (past.count < rule.free) return 0;
  const delayMs = Math.min(rule.longestDelayMs, rule.firstDelayMs * 2 ** Math.min(30, past.count - rule.free));
  return leftOf(past.at, delayMs, now);
}

/** The message that must leave the window before another may enter it is the `most`-th from the end. */
export function waitFor({ times, held }: Sends, windows: readonly Window[], now: number): number {
  const waits = windows.map(({ most, ms }) => {
    if (times.length < most) return 0;
    const inside = times.filter((at) => leftOf(at, ms, now) > 0).sort((a, b) => a - b);
    return inside.length < most ? 0 : leftOf(inside.at(-most)!, ms, now);
  });
  return Math.max(held === null ? 0 : leftOf(held.at, held.ms, now), ...waits);
}

/** How much is left of a time that began then. What lies ahead by more than that time itself was noted by a clock that has been set back. */
function leftOf(at: number, ms: number, now: number): number {
  return Math.abs(now - at) < ms ? at + ms - now : 0;
}
