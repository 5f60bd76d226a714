import { compareWaiting } from '../desk/queue-order';
import type { DeskItem, DeskLists, DeskTeamLoad } from '../domain/desk';
import { AWAY_AFTER_MS } from '../runtime/agent-presence';
import type { Agent, CaseRow } from '../store/store';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import { itemOf } from './desk-wire';

/** A page shows no more lines of a queue than this; the counts go on. */
const SHOWN = 100;
/** More waiting cases than this are counted as this many. */
const COUNTED = 5_000;

/** What stands in the store at one moment, read once for all agents. */
export interface DeskSnapshot {
  readonly at: number;
  readonly waiting: readonly CaseRow[];
  readonly taken: readonly CaseRow[];
  readonly online: readonly Agent[];
}

export async function takeSnapshot({ store, now }: DeskParts): Promise<DeskSnapshot> {
  const at = now();
  const [waiting, taken, agents, presence] = await Promise.all([
    store.readCases({ owner: 'queue', limit: COUNTED }),
    store.readCases({ owner: 'agent', limit: COUNTED }),
    store.people.readAgents(),
    store.people.readPresence(at - AWAY_AFTER_MS),
  ]);
  const present = new Set(presence.map(({ agentId }) => agentId));
  return { at, waiting, taken, online: agents.filter(({ id, disabled }) => !disabled && present.has(id)) };
}

/** The lists of one agent: nothing of a team that is not theirs. */
export function listsFor(agent: Agent, snapshot: DeskSnapshot, { content }: DeskParts): DeskLists {
  const labels = content();
  const teams = labels.bot.teams.map(({ name }) => name).filter((team) => may(agent, { deed: 'see-team', team }));
  const waiting = snapshot.waiting
    .filter((row) => may(agent, { deed: 'take', of: row }))
    .map((row) => itemOf(row, labels))
    .sort(compareWaiting);
  const mine = snapshot.taken
    .filter((row) => may(agent, { deed: 'work-on', of: row }))
    .map((row) => itemOf(row, labels))
    .reverse();
  return {
    at: snapshot.at,
    waiting: waiting.slice(0, SHOWN),
    waitingInAll: waiting.length,
    mine,
    teams: teams.map((team) => loadOf(team, waiting)),
    online: snapshot.online.filter((other) => sharesTeam(other, teams)).length,
  };
}

function loadOf(team: string, waiting: readonly DeskItem[]): DeskTeamLoad {
  const own = waiting.filter((item) => item.team === team);
  return {
    team,
    waiting: own.length,
    crisis: own.filter(({ urgency }) => urgency === 'crisis').length,
    complaint: own.filter(({ urgency }) => urgency === 'complaint').length,
    oldestSince: own.length === 0 ? null : Math.min(...own.map(({ waitingSince }) => waitingSince)),
  };
}

function sharesTeam(other: Agent, teams: readonly string[]): boolean {
  return teams.some((team) => may(other, { deed: 'see-team', team }));
}
