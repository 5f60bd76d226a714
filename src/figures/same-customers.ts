import { keysOf } from '../domain/customer-keys';
import type { TalkFigures } from '../insight/talk-figures';
import type { KeptTalk } from '../store/figures';
import type { Store } from '../store/store';
import { readBody, type Standing } from './talk-body';

/**
 * Who shares a key with what moved may have had a return by it, and who shares one with those counts how often they had: over two keys.
 * To say so of those, their own others are needed, and what was a return there: two more.
 */
const CHANGED_OVER = 2;
const READ_OVER = 4;

/** A conversation that is kept and has not moved. */
export interface OtherTalk extends KeptTalk {
  readonly talk: TalkFigures;
  readonly standing: Standing;
  /** Whether it may count for something else because of one that moved; otherwise it is needed only to say so of others. */
  readonly mayChange: boolean;
}

/** Every key by which a customer is known in them. */
export function customersIn(talks: readonly TalkFigures[]): ReadonlySet<string> {
  return new Set(talks.flatMap(({ cases }) => cases.flatMap(({ customer }) => keysOf(customer))));
}

/**
 * What is kept of other conversations of the customers of those that moved, the nearest first. Also by the keys that they had before: who
 * proves to be somebody else leaves others behind.
 */
export async function othersOfCustomers(
  figures: Pick<Store['figures'], 'readTalksOfCustomers'>,
  moved: readonly TalkFigures[],
  were: readonly TalkFigures[],
): Promise<readonly OtherTalk[]> {
  const found = new Set(moved.map(({ conversation }) => conversation));
  const others: OtherTalk[] = [];
  const asked = new Set<string>();
  let keys = customersIn([...moved, ...were]);
  for (let over = 1; over <= READ_OVER; over += 1) {
    const fresh = [...keys].filter((key) => !asked.has(key));
    if (fresh.length === 0) break;
    for (const key of fresh) asked.add(key);
    const read = await figures.readTalksOfCustomers(fresh);
    const next = read
      .filter(({ conversation }) => !found.has(conversation))
      .map((one): OtherTalk => ({ ...one, ...readBody(one.body), mayChange: over <= CHANGED_OVER }));
    for (const { conversation } of next) found.add(conversation);
    others.push(...next);
    keys = customersIn(next.map(({ talk }) => talk));
  }
  return others;
}
