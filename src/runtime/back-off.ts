/** How long to wait after the nth failed attempt (from 1): doubled each time, and ±20 % so that many do not come back at once. */
export function backOffMs(attempt: number, limits: { firstMs: number; mostMs: number }, random: () => number): number {
  const plain = Math.min(limits.mostMs, limits.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(plain * (0.8 + 0.4 * random()));
}
