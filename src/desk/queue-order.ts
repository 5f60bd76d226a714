import type { Urgency } from '../domain/case';
import { HEAD_START_MS, RETURNED_HEAD_START_MS } from '../domain/queue';

/** What decides about a place in the queue. */
export interface Waiting {
  readonly urgency: Urgency;
  readonly returned: boolean;
  readonly waitingSince: number;
}

/**
 * Sorts a queue by how long each has waited, where urgency counts as time waited already: a crisis as a day, a complaint as half an
 * hour, and a case that an agent had already as a quarter of an hour. So the urgent come first and nobody waits for ever behind them.
 */
export function compareWaiting(a: Waiting, b: Waiting): number {
  return placeOf(a) - placeOf(b);
}

function placeOf({ urgency, returned, waitingSince }: Waiting): number {
  return waitingSince - HEAD_START_MS[urgency] - (returned ? RETURNED_HEAD_START_MS : 0);
}
