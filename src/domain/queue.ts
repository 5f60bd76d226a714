import type { Urgency } from './case';
import { openedAt } from './opening-hours';
import type { Team } from './settings';

const MINUTE_MS = 60_000;

/** How long a case of this urgency counts as having waited when it comes: in the queue's order, at the desk and in the store. */
export const HEAD_START_MS: { readonly [urgency in Urgency]: number } = {
  crisis: 24 * 60 * MINUTE_MS,
  complaint: 30 * MINUTE_MS,
  normal: 0,
};

/** The same for a case that an agent had and that came back. */
export const RETURNED_HEAD_START_MS = 15 * MINUTE_MS;

/** When each team last came to work; teams that never go home are not in it. */
export interface Openings {
  readonly [team: string]: number;
}

/** When the teams of a bot last came to work, at `at`. */
export function openingsOf(bot: { readonly teams: readonly Team[]; readonly timeZone: string }, at: number): Openings {
  const minute = Math.floor(at / MINUTE_MS);
  const known = asked.get(bot);
  if (known?.minute === minute) return known.openings;
  const openings: { [team: string]: number } = Object.create(null);
  for (const { name, hours } of bot.teams) {
    const opened = openedAt(hours, at, bot.timeZone);
    if (opened !== null) openings[name] = opened;
  }
  asked.set(bot, { minute, openings });
  return openings;
}

/** Asked for with each look at a queue. */
const asked = new WeakMap<object, { readonly minute: number; readonly openings: Openings }>();
