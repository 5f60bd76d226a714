import { type CustomerAtRisk, customersAtRisk, RISKS } from '../insight/at-risk';
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
  const met = new Map<string, { readonly kinds: Set<string>; lastAt: number }>();
  for (const risk of RISKS) {
    const rows = await store.figures.readRefs({
      ...{ metric: 'at-risk', kinds: [1], firstDay, lastDay: wish.last, limit: MOST_ROWS },
      ...linkOf(wish.filters, 'risk', risk),
    });
    for (const [conversation, , at] of rows.flatMap(({ refs }) => JSON.parse(refs) as Ref[])) {
      const own = met.get(conversation) ?? { kinds: new Set(), lastAt: at };
      met.set(conversation, own);
      own.kinds.add(risk);
      own.lastAt = Math.max(own.lastAt, at);
    }
  }
  const order = [...met].sort(
    ([one, a], [other, b]) => b.kinds.size - a.kinds.size || b.lastAt - a.lastAt || (one < other ? -1 : 1),
  );
  const shown = order.slice(page * RISK_PAGE, (page + 1) * RISK_PAGE).map(([conversation]) => conversation);
  const talks = await readTalksNamed(store, shown);
  const period = periodOf(firstDay, wish.last, content.frame.timeZone);
  const customers = customersAtRisk([...talks.values()], period);
  const rows = await Promise.all(customers.map(({ why }) => store.readCase(why.at(-1)!.case)));
  const named = customers.map((one, at) => ({ ...one, name: rows[at]?.customerName ?? null }));
  return { customers: named, all: met.size, firstDay };
}
