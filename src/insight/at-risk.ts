import type { ConversationId } from '../domain/conversation';
import { isWithin, type Period } from './frame';
import type { CaseFigures, TalkFigures } from './talk-figures';

/** Why a customer may be lost. */
export const RISKS = [
  'angry',
  'bad-score',
  'returned-twice',
  'silent-after-bad-answer',
  'gave-up-waiting',
  'promise-broken',
] as const;
export type Risk = (typeof RISKS)[number];

export interface CustomerAtRisk {
  /** The customer, as far as the record knows one: a conversation. */
  readonly conversation: ConversationId;
  readonly why: readonly { readonly risk: Risk; readonly case: string; readonly at: number }[];
  /** When the last of it happened. */
  readonly lastAt: number;
  /** Somebody has the case, or the bot: it can still be put right in it. */
  readonly isOpen: boolean;
}

/**
 * Customers whom something befell within a time and who have not been put right since: none who said after it that it helped, or gave
 * 4 or 5. Those with the most reasons first.
 */
export function customersAtRisk(talks: readonly TalkFigures[], period: Period): readonly CustomerAtRisk[] {
  return talks
    .flatMap((talk) => {
      const why = openRisksOf(talk).filter(({ at }) => isWithin(period, at));
      if (why.length === 0) return [];
      const lastAt = Math.max(...why.map(({ at }) => at));
      const isOpen = talk.cases.at(-1)?.closedAt === null;
      return [{ conversation: talk.conversation, why, lastAt, isOpen }];
    })
    .sort(
      (one, other) =>
        kinds(other) - kinds(one) || other.lastAt - one.lastAt || (one.conversation < other.conversation ? -1 : 1),
    );
}

/** What befell a customer and has not been put right since. */
export function openRisksOf(talk: TalkFigures): CustomerAtRisk['why'] {
  const mended = Math.max(lastGoodEnd(talk.cases), talk.mendedElsewhere ?? Number.NEGATIVE_INFINITY);
  return risksOf(talk).filter(({ at }) => at > mended);
}

function kinds({ why }: CustomerAtRisk): number {
  return new Set(why.map(({ risk }) => risk)).size;
}

function risksOf(talk: TalkFigures): CustomerAtRisk['why'] {
  const why: { risk: Risk; case: string; at: number }[] = [];
  let returns = 0;
  for (const it of talk.cases) {
    const add = (risk: Risk, at: number) => why.push({ risk, case: it.number, at });
    if (it.angryAt !== null) add('angry', it.angryAt);
    const { csat, nps } = it.surveys;
    const bad =
      csat?.score != null && csat.score.score <= 2
        ? csat.score
        : nps?.score != null && nps.score.score <= 6
          ? nps.score
          : null;
    if (bad !== null) add('bad-score', bad.at);
    if (it.returnedAt !== null) {
      returns += 1;
      if (returns + (it.returnsElsewhere ?? 0) >= 2) add('returned-twice', it.returnedAt);
    }
    const gaveUp = it.waits.find(({ taken }) => taken === false);
    if (gaveUp?.to != null && it.outcome === 'abandoned' && it.spells.length === 0) add('gave-up-waiting', gaveUp.to);
    for (const { state, at } of it.promises) if (state === 'broken' && at !== null) add('promise-broken', at);
    if (it.outcome === 'abandoned' && it.closedAt !== null && it.handoffs.length === 0) {
      // The last that they heard of us was that we had not understood.
      const last = talk.readings.findLast((reading) => reading.case === it.number);
      if (last !== undefined && (last.kind === 'misunderstood' || last.kind === 'outside')) {
        add('silent-after-bad-answer', it.closedAt);
      }
    }
  }
  return why;
}

/** When a customer of these cases was content last. */
export function lastGoodEnd(cases: readonly CaseFigures[]): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { outcome, closedAt, surveys, returnedAt } of cases) {
    if (outcome === 'resolved-confirmed' && closedAt !== null && returnedAt === null) last = Math.max(last, closedAt);
    const score = surveys.csat?.score;
    if (score != null && score.score >= 4) last = Math.max(last, score.at);
  }
  return last;
}
