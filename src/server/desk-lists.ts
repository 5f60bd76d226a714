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

/** What stands in the store at one moment, read and sorted once for all agents. */
export interface DeskSnapshot {
  readonly at: number;
  readonly waiting: readonly Line[];
  readonly taken: readonly Line[];
  /** Of every team there is, in the order of the settings. */
  readonly teams: readonly DeskTeamLoad[];
  readonly online: readonly Agent[];
}

interface Line {
  readonly row: CaseRow;
  readonly item: DeskItem;
}

export async function takeSnapshot({ store, now, content }: DeskParts): Promise<DeskSnapshot> {
  const at = now();
  const [queued, owned, agents, presence] = await Promise.all([
    store.readCases({ owner: 'queue', limit: COUNTED }),
    store.readCases({ owner: 'agent', limit: COUNTED }),
    store.people.readAgents(),
    store.people.readPresence(at - AWAY_AFTER_MS),
  ]);
  const present = new Set(presence.map(({ agentId }) => agentId));
  const labels = content();
  const lineOf = (row: CaseRow): Line => ({ row, item: itemOf(row, labels) });
  const waiting = queued.map(lineOf).sort((a, b) => compareWaiting(a.item, b.item));
  return {
    at,
    waiting,
    taken: owned.map(lineOf),
    teams: labels.bot.teams.map(({ name }) => loadOf(name, waiting)),
    online: agents.filter(({ id, disabled }) => !disabled && present.has(id)),
  };
}

/** The lists of one agent: nothing of a team that is not theirs. */
export function listsFor(agent: Agent, snapshot: DeskSnapshot): DeskLists {
  const waiting = snapshot.waiting.filter(({ row }) => may(agent, { deed: 'take', of: row }));
  const mine = snapshot.taken.filter(({ row }) => may(agent, { deed: 'work-on', of: row }));
  const teams = snapshot.teams.filter(({ team }) => may(agent, { deed: 'see-team', team }));
  const sharesTeam = (other: Agent) => teams.some(({ team }) => may(other, { deed: 'see-team', team }));
  return {
    at: snapshot.at,
    waiting: waiting.slice(0, SHOWN).map(({ item }) => item),
    waitingInAll: waiting.length,
    mine: mine.map(({ item }) => item).reverse(),
    teams,
    online: snapshot.online.filter(sharesTeam).length,
  };
}

function loadOf(team: string, waiting: readonly Line[]): DeskTeamLoad {
  const own = waiting.filter(({ item }) => item.team === team);
  const count = (urgency: DeskItem['urgency']) => own.filter(({ item }) => item.urgency === urgency).length;
  return {
    team,
    waiting: own.length,
    crisis: count('crisis'),
    complaint: count('complaint'),
    oldestSince: own.reduce<number | null>(
      (oldest, { item }) => Math.min(oldest ?? Number.POSITIVE_INFINITY, item.waitingSince),
      null,
    ),
  };
}
