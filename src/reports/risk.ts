import type { ConversationId } from '../domain/conversation';
import {
  type CustomerAtRisk,
  customersAtRisk,
  customersIn,
  oneToACustomer,
  RISKS,
  type Trouble,
  worstFirst,
} from '../insight/at-risk';
import { linkOf } from '../insight/cut';
import { dayAfter, periodOf } from '../insight/frame';
import type { Ref } from '../insight/roll-up';
import type { Store } from '../store/store';
import { readTalksNamed } from './behind';
import type { ReportContent } from './content';
import type { Wish } from './wish';

/** Whom to call first; further back than this nobody calls. */
export const RISK_DAYS = 31;
export const RISK_PAGE = 20;
/** Of each day one for each team, channel and language. */
const MOST_ROWS = 3_000;

export interface RiskPage {
  readonly customers: readonly (CustomerAtRisk & { readonly name: string | null })[];
  readonly all: number;
  readonly firstDay: string;
}

/** Customers at risk, those to whom the most kinds of trouble befell first; the last of them the first among equals. */
export async function readRisks(store: Store, wish: Wish, content: ReportContent, page: number): Promise<RiskPage> {
  const earliest = dayAfter(wish.last, 1 - RISK_DAYS);
  const firstDay = wish.first > earliest ? wish.first : earliest;
  const order = await joined(store, await readTroubles(store, wish, firstDay));
  const shown = order.slice(page * RISK_PAGE, (page + 1) * RISK_PAGE);
  const talks = await readTalksNamed(store, shown.flat());
  const period = periodOf(firstDay, wish.last, content.frame.timeZone);
  const customers = customersAtRisk([...talks.values()], period);
  const rows = await Promise.all(customers.map(({ why }) => store.readCase(why.at(-1)!.case)));
  const named = customers.map((one, at) => ({ ...one, name: rows[at]?.customerName ?? null }));
  return { customers: named, all: order.length, firstDay };
}

type Troubles = ReadonlyMap<ConversationId, readonly Trouble[]>;

/** What befell customers, by conversation, from the rows behind the numbers. */
async function readTroubles(store: Store, wish: Wish, firstDay: string): Promise<Troubles> {
  const found = new Map<ConversationId, Trouble[]>();
  for (const risk of RISKS) {
    const rows = await store.figures.readRefs({
      ...{ metric: 'at-risk', kinds: [1], firstDay, lastDay: wish.last, limit: MOST_ROWS },
      ...linkOf(wish.filters, 'risk', risk),
    });
    for (const [conversation, number, at] of rows.flatMap(({ refs }) => JSON.parse(refs) as Ref[])) {
      const own = found.get(conversation) ?? [];
      found.set(conversation, own);
      own.push({ risk, case: number ?? '', at });
    }
  }
  return found;
}

/** The conversations of each customer. Only those that share a key with another one are read. */
async function joined(store: Store, troubles: Troubles): Promise<readonly (readonly ConversationId[])[]> {
  const keys = await store.figures.readKeys([...troubles.keys()]);
  const times = new Map<string, number>();
  for (const key of [...keys.values()].flat()) times.set(key, (times.get(key) ?? 0) + 1);
  const near = [...keys].flatMap(([conversation, own]) =>
    own.some((key) => times.get(key)! > 1) ? [conversation] : [],
  );
  const talks = await readTalksNamed(store, near);
  const all = [...troubles].map(([conversation, why]) => {
    const talk = talks.get(conversation);
    return { conversation, why, customers: talk === undefined ? [] : customersIn(talk, why) };
  });
  return oneToACustomer(all)
    .map((ofOne) => ({ ...ofOne[0]!, why: ofOne.flatMap(({ why }) => why), all: ofOne }))
    .sort(worstFirst)
    .map((one) => one.all.map(({ conversation }) => conversation));
}
