/** Fewer past waits than this tell nothing. */
const LEAST_WAITS = 3;

/**
 * How long the customer at a place of the queue may expect to wait, in milliseconds: the middle of the recent waits, for
 * each place one, shared by the agents online. Null where nothing honest can be said: too few waits, or nobody there.
 */
export function expectedWaitMs(queue: {
  readonly recentWaitsMs: readonly number[];
  /** From 1. */
  readonly position: number;
  readonly agentsOnline: number;
}): number | null {
  const { recentWaitsMs, position, agentsOnline } = queue;
  if (agentsOnline <= 0 || recentWaitsMs.length < LEAST_WAITS) return null;
  return Math.round((median(recentWaitsMs) * position) / agentsOnline);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
