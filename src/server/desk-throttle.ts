/** How soon guessing gets slow, and how slow. */
export interface ThrottleRule {
  /** Attempts before the first delay. */
  readonly free: number;
  /** After them: this long, then double each time, up to the longest. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Quiet this long, all is forgotten. */
  readonly forgetMs: number;
}

// With these at most ten guesses at one account are looked at in fifteen minutes.
export const PER_ACCOUNT: ThrottleRule = {
  free: 5,
  firstDelayMs: 15_000,
  longestDelayMs: 15 * 60_000,
  forgetMs: 6 * 3_600_000,
};

/** An office behind one address makes honest mistakes, too. */
export const PER_ADDRESS: ThrottleRule = {
  free: 30,
  firstDelayMs: 2_000,
  longestDelayMs: 5 * 60_000,
  forgetMs: 3_600_000,
};

/** Counts attempts by key. Kept in memory: after a restart the counting begins anew. */
export interface Throttle {
  /** How long until the next attempt is looked at; 0 now. */
  waitMs(key: string, now: number): number;
  /** Counts an attempt before it is judged, so that a hundred at once are not all looked at. */
  count(key: string, now: number): void;
  /** It was the right person: that attempt does not count. */
  takeBack(key: string): void;
  /** All attempts of the key are forgotten. */
  forget(key: string): void;
}

const MAX_KEYS = 50_000;

export function createThrottle(rule: ThrottleRule): Throttle {
  const attempts = new Map<string, { count: number; at: number }>();

  return {
    waitMs(key, now) {
      const past = attempts.get(key);
      if (!past || past.count < rule.free) return 0;
      return Math.max(0, past.at + delayAfter(past.count) - now);
    },

    count(key, now) {
      const past = attempts.get(key);
      const stale = past !== undefined && now - past.at > rule.forgetMs;
      // Deleted first, so that the map stays in the order of the last attempt.
      attempts.delete(key);
      attempts.set(key, { count: past && !stale ? past.count + 1 : 1, at: now });
      if (attempts.size > MAX_KEYS) attempts.delete(attempts.keys().next().value!);
    },

    takeBack(key) {
      const past = attempts.get(key);
      if (past) past.count -= 1;
    },

    forget(key) {
      attempts.delete(key);
    },
  };

  function delayAfter(count: number): number {
    return Math.min(rule.longestDelayMs, rule.firstDelayMs * 2 ** Math.min(30, count - rule.free));
  }
}
