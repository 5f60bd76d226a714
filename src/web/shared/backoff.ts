/** Milliseconds to wait before attempt `n` (from 1): doubles up to the limit, and spreads so that a restart brings no stampede. */
export function waitBefore(attempt: number, random: () => number = Math.random, limitMs = 20_000): number {
  const full = Math.min(limitMs, 500 * 2 ** Math.min(attempt, 10));
  return full / 2 + random() * (full / 2);
}
