/** Fewer past waits than this tell nothing. */
const LEAST_WAITS = 3;
const MINUTE_MS = 60_000;
/** So far a correction goes at most, either way. */
const MOST_CORRECTION = 4;

/** What a customer was told, before it was corrected, and how long it was from then until an agent came. */
export interface ToldWait {
  readonly plainMs: number;
  readonly cameMs: number;
}

export interface WaitingQueue {
  readonly recentWaitsMs: readonly number[];
  /** From 1. */
  readonly position: number;
  readonly agentsOnline: number;
}

/**
 * How long the customer at a place of the queue may expect to wait, in milliseconds: the middle of the recent waits, for
 * each place one, shared by the agents online. Null where nothing honest can be said: too few waits, or nobody there.
 */
export function plainWaitMs({ recentWaitsMs, position, agentsOnline }: WaitingQueue): number | null {
  if (agentsOnline <= 0 || recentWaitsMs.length < LEAST_WAITS) return null;
  return Math.round((median(recentWaitsMs) * position) / agentsOnline);
}

/** The same, corrected by how much longer or shorter than told the recent waits were. */
export function expectedWaitMs({
  recentlyTold = [],
  ...queue
}: WaitingQueue & { readonly recentlyTold?: readonly ToldWait[] }): number | null {
  const plain = plainWaitMs(queue);
  return plain === null ? null : Math.round(plain * correctionOf(recentlyTold));
}

/** 1 where too few were told to tell. */
export function correctionOf(recentlyTold: readonly ToldWait[]): number {
  const ratios = recentlyTold.filter(({ plainMs }) => plainMs > 0).map(({ plainMs, cameMs }) => cameMs / plainMs);
  if (ratios.length < LEAST_WAITS) return 1;
  return Math.min(MOST_CORRECTION, Math.max(1 / MOST_CORRECTION, median(ratios)));
}

/** No later than told, in whole minutes as it was said. */
export function wasKept({ toldMs, cameMs }: { readonly toldMs: number; readonly cameMs: number }): boolean {
  return cameMs <= Math.max(1, Math.ceil(toldMs / MINUTE_MS)) * MINUTE_MS;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
