import type { Urgency } from '../domain/case';
import { HEAD_START_MS, type Openings, RETURNED_HEAD_START_MS } from '../domain/queue';

/** What decides about a place in the queue. */
export interface Waiting {
  readonly team: string;
  readonly urgency: Urgency;
  readonly returned: boolean;
  readonly waitingSince: number;
}

/**
 * Sorts a queue by how long each has waited, where urgency counts as time waited already: a crisis as a day, a complaint as half an
 * hour, and a case that an agent had already as a quarter of an hour. So the urgent come first and nobody waits for ever behind them.
 * Nobody gets older while the team is at home: what lay over the night counts from the morning, and stands in its own order behind a
 * crisis of that morning.
 */
export function compareWaiting(a: Waiting, b: Waiting, openings: Openings): number {
  return placeOf(a, openings) - placeOf(b, openings) || a.waitingSince - b.waitingSince;
}

function placeOf({ team, urgency, returned, waitingSince }: Waiting, openings: Openings): number {
  const since = Math.max(waitingSince, openings[team] ?? waitingSince);
  return since - HEAD_START_MS[urgency] - (returned ? RETURNED_HEAD_START_MS : 0);
}
