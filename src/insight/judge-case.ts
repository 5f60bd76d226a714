import type { CaseFigures } from './talk-figures';

/** How a closed case ended, for the customer: exactly one of these. */
export type CaseClass = 'confirmed' | 'implied' | 'declined' | 'abandoned' | 'returned' | 'to-people';

/**
 * People had it: theirs, whatever came after. Else the customer who is back on the same matter tells more than any outcome
 * on record. Null while the case is open.
 */
export function classOf(it: CaseFigures): CaseClass | null {
  if (it.closedAt === null || it.outcome === null) return null;
  if (it.handoffs.length > 0) return 'to-people';
  if (it.returnedAt !== null) return 'returned';
  switch (it.outcome) {
    case 'resolved-confirmed':
      return 'confirmed';
    case 'resolved-implied':
      return 'implied';
    case 'declined':
      return 'declined';
    case 'abandoned':
      return 'abandoned';
    // Closed by people that the record knows no handoff to.
    case 'handed-over':
      return 'to-people';
  }
}

/** It ended with an answer: the customer said so, went on to something else, or an agent closed it. Silence is none, nor is a refusal. */
export function isResolved({ closedAt, outcome }: CaseFigures): boolean {
  if (closedAt === null) return false;
  return outcome === 'resolved-confirmed' || outcome === 'resolved-implied' || outcome === 'handed-over';
}

/** Whose working hours count: of the team that had it last. Null: only the bot had it. */
export function teamOf({ waits, handoffs }: CaseFigures): string | null {
  return waits.at(-1)?.team ?? handoffs.at(-1)?.team ?? null;
}

/** Unhappy, as the record can tell: a bad score, angry words, gone from the queue, or back again because it had not helped. */
export function isUnhappy(it: CaseFigures): boolean {
  const score = it.surveys.csat?.score?.score ?? null;
  const nps = it.surveys.nps?.score?.score ?? null;
  if ((score !== null && score <= 2) || (nps !== null && nps <= 6)) return true;
  const gaveUpWaiting = it.waits.some(({ taken, moved }) => taken === false && !moved) && it.outcome === 'abandoned';
  return it.angryAt !== null || gaveUpWaiting || it.returnedAt !== null;
}

/** What agents spent on it. */
export function handledMs({ spells }: CaseFigures, asOf: number): number {
  return spells.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? asOf) - from), 0);
}
