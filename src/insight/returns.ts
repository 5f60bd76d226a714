import { isAnotherCustomer, isSameCustomer, keysOf } from '../domain/customer-keys';
import { lastGoodEnd } from './at-risk';
import type { CaseFigures, TalkFigures } from './talk-figures';

/**
 * A later case on the same matter, or one that tells none of its own, says that the earlier one had not helped. It is looked for anew
 * each time: a case that told no matter yesterday may tell one today. Of one conversation.
 */
export function withReturns(cases: readonly CaseFigures[], withinMs: number): readonly CaseFigures[] {
  return cases.map((it, index) => {
    const returnedAt = firstBack(it, laterHere(cases, index), withinMs);
    return it.returnedAt === returnedAt ? it : { ...it, returnedAt };
  });
}

/** The same over all conversations of a customer. Those of nobody who is known stay as they are. */
export function withReturnsAcross(talks: readonly TalkFigures[], withinMs: number): readonly TalkFigures[] {
  const all = new CasesByCustomer(talks);
  const back = talks.map((talk) => {
    if (!isKnown(talk)) return talk;
    const cases = talk.cases.map((it, index) => {
      const later = [...laterHere(talk.cases, index), ...all.elsewhere(talk, it).map(({ case: one }) => one)];
      return { ...it, returnedAt: firstBack(it, later, withinMs) };
    });
    return { ...talk, cases };
  });
  const known = new CasesByCustomer(back);
  return back.map((talk) => (isKnown(talk) ? withElsewhere(talk, known) : talk));
}

/** Who writes in one conversation is one customer, unless others were proved to be there. */
function laterHere(cases: readonly CaseFigures[], index: number): readonly CaseFigures[] {
  const { customer } = cases[index]!;
  return cases.slice(index + 1).filter((one) => !isAnotherCustomer(customer, one.customer));
}

/** How often the customer had come back elsewhere by then, and when all was well there last. */
function withElsewhere(talk: TalkFigures, all: CasesByCustomer): TalkFigures {
  const cases = talk.cases.map((it) => {
    const { returnsElsewhere: _before, ...own } = it;
    const { returnedAt } = it;
    if (returnedAt === null) return own;
    const returns = all.elsewhere(talk, it).filter(({ case: { returnedAt: at } }) => at !== null && at < returnedAt);
    return returns.length === 0 ? own : { ...own, returnsElsewhere: returns.length };
  });
  const last = talk.cases.at(-1);
  const others = last === undefined ? [] : all.elsewhere(talk, last).map(({ case: one }) => one);
  const mended = lastGoodEnd(others);
  const { mendedElsewhere: _before, ...own } = talk;
  return mended === Number.NEGATIVE_INFINITY ? { ...own, cases } : { ...own, cases, mendedElsewhere: mended };
}

function firstBack({ matter, closedAt }: CaseFigures, others: readonly CaseFigures[], withinMs: number): number | null {
  if (closedAt === null) return null;
  let first: number | null = null;
  for (const { openedAt, matter: about } of others) {
    if (openedAt < closedAt || openedAt >= closedAt + withinMs || (about !== null && about !== matter)) continue;
    if (first === null || openedAt < first) first = openedAt;
  }
  return first;
}

export function isKnown({ cases }: TalkFigures): boolean {
  return cases.some(({ customer }) => customer !== undefined);
}

interface Placed {
  readonly talk: string;
  readonly case: CaseFigures;
}

/** Of a million conversations only those are looked at that share a key. */
class CasesByCustomer {
  private readonly byKey = new Map<string, Placed[]>();

  constructor(talks: readonly TalkFigures[]) {
    for (const { conversation, cases } of talks)
      for (const it of cases)
        for (const key of keysOf(it.customer)) {
          const own = this.byKey.get(key) ?? [];
          this.byKey.set(key, own);
          own.push({ talk: conversation, case: it });
        }
  }

  elsewhere({ conversation }: TalkFigures, { customer }: CaseFigures): readonly Placed[] {
    const found = new Set(keysOf(customer).flatMap((key) => this.byKey.get(key) ?? []));
    const others = [...found].filter((one) => one.talk !== conversation && isSameCustomer(customer, one.case.customer));
    // A case stands under each of its keys.
    return [...new Map(others.map((one) => [one.case.number, one])).values()];
  }
}
