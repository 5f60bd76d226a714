import type { Urgency } from '../domain/case';
import { HEAD_START_MS, RETURNED_HEAD_START_MS, type Rests } from '../domain/queue';

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
 * Only the team's working time counts: nobody gets older while it is at home.
 */
export function compareWaiting(a: Waiting, b: Waiting, rests: Rests): number {
  return placeOf(a, rests) - placeOf(b, rests) || a.waitingSince - b.waitingSince;
}

/** So much longer a customer waits for somebody who speaks their language: then an agent who does not comes to them in their turn. */
export const FOREIGN_MS = 30 * 60_000;

/** A case that waits, as the store lists it. */
export interface WaitingRow {
  readonly team: string | null;
  readonly urgency: Urgency;
  readonly case: { readonly openedAt: number; readonly handoff: Pick<Waiting, 'returned' | 'waitingSince'> | null };
}

/** What a queue is sorted by, the least first: since when the case counts as waiting, in milliseconds since the epoch. */
export function placeInQueue({ team, urgency, case: { openedAt, handoff } }: WaitingRow, rests: Rests): number {
  const { returned, waitingSince } = handoff ?? { returned: false, waitingSince: openedAt };
  return placeOf({ team: team ?? '', urgency, returned, waitingSince }, rests);
}

function placeOf({ team, urgency, returned, waitingSince }: Waiting, rests: Rests): number {
  const rested = (rests[team] ?? []).reduce(
    (sum, [from, to]) => sum + Math.max(0, to - Math.max(from, waitingSince)),
    0,
  );
  return waitingSince + rested - HEAD_START_MS[urgency] - (returned ? RETURNED_HEAD_START_MS : 0);
}
