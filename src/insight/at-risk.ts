import type { ConversationId } from '../domain/conversation';
import { type CustomerKeys, isSameCustomer, keysOf } from '../domain/customer-keys';
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

/** One thing that befell a customer. */
export interface Trouble {
  readonly risk: Risk;
  readonly case: string;
  readonly at: number;
}

export interface CustomerAtRisk {
  /** Where it befell them, as far as these are proved to be one customer's; first where the most did. */
  readonly conversations: readonly ConversationId[];
  /** Oldest first. */
  readonly why: readonly Trouble[];
  /** When the last of it happened. */
  readonly lastAt: number;
  /** Somebody has the case, or the bot: it can still be put right in it. */
  readonly isOpen: boolean;
}

/**
 * Customers whom something befell within a time and who have not been put right since: none who said after it that it helped, or gave
 * 4 or 5. Those with the most reasons first; whoever it befell in several conversations is one.
 */
export function customersAtRisk(talks: readonly TalkFigures[], period: Period): readonly CustomerAtRisk[] {
  const found = talks.flatMap((talk) => {
    const why = openRisksOf(talk).filter(({ at }) => isWithin(period, at));
    if (why.length === 0) return [];
    const isOpen = talk.cases.at(-1)?.closedAt === null;
    return [{ ...{ conversation: talk.conversation, why, isOpen }, customers: customersIn(talk, why) }];
  });
  return oneToACustomer(found)
    .map((ofOne): CustomerAtRisk => {
      const why = ofOne.flatMap((one) => one.why).sort((one, other) => one.at - other.at);
      return {
        conversations: ofOne.map(({ conversation }) => conversation),
        why,
        lastAt: lastOf(why),
        isOpen: ofOne.some(({ isOpen }) => isOpen),
      };
    })
    .sort((one, other) => worstFirst(headOf(one), headOf(other)));
}

/** What befell somebody in one conversation, and who they are there, as far as that is proved. */
export interface AtRiskIn {
  readonly conversation: ConversationId;
  readonly why: readonly Pick<Trouble, 'risk' | 'at'>[];
  readonly customers: readonly CustomerKeys[];
}

/** Whose the cases are in which it befell them. */
export function customersIn({ cases }: TalkFigures, why: readonly Pick<Trouble, 'case'>[]): readonly CustomerKeys[] {
  const numbers = new Set(why.map((one) => one.case));
  return cases.flatMap(({ number, customer }) => (customer !== undefined && numbers.has(number) ? [customer] : []));
}

/** Conversations of one customer together, where the most befell them first. Of those who are nobody known, each is one by itself. */
export function oneToACustomer<T extends AtRiskIn>(found: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  const byKey = new Map<string, Set<T[]>>();
  for (const one of found.toSorted(worstFirst)) {
    const keys = one.customers.flatMap(keysOf);
    const near = keys.flatMap((key) => [...(byKey.get(key) ?? [])]);
    // Not by way of a third: only the first of a group tells whose it is.
    const own = near.find(([head]) => isSomebodyOf(head!.customers, one.customers));
    if (own !== undefined) {
      own.push(one);
      continue;
    }
    const group = [one];
    groups.push(group);
    for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set<T[]>()).add(group));
  }
  return groups;
}

function isSomebodyOf(some: readonly CustomerKeys[], others: readonly CustomerKeys[]): boolean {
  return some.some((one) => others.some((other) => isSameCustomer(one, other)));
}

/** Those with the most kinds of trouble first, of these the latest. */
export function worstFirst(one: Omit<AtRiskIn, 'customers'>, other: Omit<AtRiskIn, 'customers'>): number {
  return (
    kindsOf(other.why) - kindsOf(one.why) ||
    lastOf(other.why) - lastOf(one.why) ||
    (one.conversation < other.conversation ? -1 : 1)
  );
}

function headOf({ conversations: [conversation], why }: CustomerAtRisk): Omit<AtRiskIn, 'customers'> {
  return { conversation: conversation!, why };
}

function kindsOf(why: AtRiskIn['why']): number {
  return new Set(why.map(({ risk }) => risk)).size;
}

function lastOf(why: AtRiskIn['why']): number {
  return Math.max(...why.map(({ at }) => at));
}

/** What befell a customer and has not been put right since. */
export function openRisksOf(talk: TalkFigures): readonly Trouble[] {
  const mended = Math.max(lastGoodEnd(talk.cases), talk.mendedElsewhere ?? Number.NEGATIVE_INFINITY);
  return risksOf(talk).filter(({ at }) => at > mended);
}

function risksOf(talk: TalkFigures): readonly Trouble[] {
  const why: Trouble[] = [];
  let returns = 0;
  for (const it of talk.cases) {
    const add = (risk: Risk, at: number) => why.push({ risk, case: it.number, at });
    if (it.angryAt !== null) add('angry', it.angryAt);
    const { csat, nps } = it.surveys;
    // The later of two: they may have been content between them.
    const bad = [
      ...(csat?.score != null && csat.score.score <= 2 ? [csat.score.at] : []),
      ...(nps?.score != null && nps.score.score <= 6 ? [nps.score.at] : []),
    ];
    if (bad.length > 0) add('bad-score', Math.max(...bad));
    if (it.returnedAt !== null) {
      returns += 1;
      if (returns + (it.returnsElsewhere ?? 0) >= 2) add('returned-twice', it.returnedAt);
    }
    const gaveUp = it.waits.find(({ taken, moved }) => taken === false && !moved);
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
