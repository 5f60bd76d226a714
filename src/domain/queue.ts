import type { Urgency } from './case';
import { type Rest, restsBefore } from './opening-hours';
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

/** When each team was at home lately, the last time first: nobody in its queue got older then. Teams that never go home are not in it. */
export interface Rests {
  readonly [team: string]: readonly Rest[];
}

/** Who has waited for longer than this goes before whatever comes, so that rests further back make no difference. */
const ENOUGH_MS = HEAD_START_MS.crisis + RETURNED_HEAD_START_MS;

/** When the teams of a bot were at home before `at`. */
export function restsOf(bot: { readonly teams: readonly Team[]; readonly timeZone: string }, at: number): Rests {
  const minute = Math.floor(at / MINUTE_MS);
  const known = asked.get(bot);
  if (known?.minute === minute) return known.rests;
  const rests: { [team: string]: readonly Rest[] } = Object.create(null);
  for (const { name, hours } of bot.teams) {
    const ofTeam = restsBefore(hours, at, bot.timeZone, ENOUGH_MS);
    if (ofTeam.length > 0) rests[name] = ofTeam;
  }
  asked.set(bot, { minute, rests });
  return rests;
}

/** Asked for with each look at a queue. */
const asked = new WeakMap<object, { readonly minute: number; readonly rests: Rests }>();
