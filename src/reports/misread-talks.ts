import { linkOf } from '../insight/cut';
import { dayAfter } from '../insight/frame';
import type { Ref } from '../insight/roll-up';
import type { Store } from '../store/store';
import type { Wish } from './wish';

const MISREAD = ['misunderstood', 'clarified', 'outside'] as const;
/** Further back than this the bot was another one. */
const DAYS = 31;
const MOST_TALKS = 1_500;
/** Of each day one for each team, channel and language. */
const MOST_ROWS = 3_000;

/** Conversations in which something was not understood at once, the latest first: what whoever teaches should look at. */
export async function readMisreadTalks({ figures }: Store, wish: Wish): Promise<readonly string[]> {
  const earliest = dayAfter(wish.last, 1 - DAYS);
  const firstDay = wish.first > earliest ? wish.first : earliest;
  const found: Ref[] = [];
  for (const metric of MISREAD) {
    const rows = await figures.readRefs({
      ...{ metric, ...linkOf(wish.filters, '', ''), kinds: [1] },
      ...{ firstDay, lastDay: wish.last, limit: MOST_ROWS },
    });
    found.push(...rows.flatMap(({ refs }) => JSON.parse(refs) as Ref[]));
  }
  const latest = found.sort((one, other) => other[2] - one[2]).map(([conversation]) => conversation);
  return [...new Set(latest)].slice(0, MOST_TALKS);
}
