import type { Urgency } from '../domain/case';

/** What decides about a place in the queue. */
export interface Waiting {
  readonly urgency: Urgency;
  readonly returned: boolean;
  readonly waitingSince: number;
}

/** Sorts a queue: crisis, complaint, normal; in each, cases that an agent had already first; then the longest wait. */
export function compareWaiting(a: Waiting, b: Waiting): number {
  return (
    RANK[a.urgency] - RANK[b.urgency] || Number(b.returned) - Number(a.returned) || a.waitingSince - b.waitingSince
  );
}

const RANK: { readonly [urgency in Urgency]: number } = { crisis: 0, complaint: 1, normal: 2 };
