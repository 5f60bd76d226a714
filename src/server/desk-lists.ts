import { compareWaiting } from '../desk/queue-order';
import type { DeskColleague, DeskHouse, DeskItem, DeskLists, DeskTeamLoad } from '../domain/desk';
import { AWAY_AFTER_MS } from '../runtime/agent-presence';
import type { Agent, CaseRow } from '../store/store';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import { itemOf } from './desk-wire';

/** A page shows no more lines of a queue than this; the counts go on. */
const SHOWN = 100;
/** More waiting cases than this are counted as this many. */
const COUNTED = 20_000;

/** What stands in the store at one moment, read and sorted once for all agents. */
export interface DeskSnapshot {
  readonly at: number;
  readonly waiting: readonly Line[];
  readonly taken: readonly Line[];
  /** Of every team there is, in the order of the settings. */
  readonly teams: readonly DeskTeamLoad[];
  readonly online: readonly Agent[];
  /** Everybody who may sign in, with what is in their hands. */
  readonly colleagues: readonly { readonly agent: Agent; readonly shown: DeskColleague }[];
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
  const taken = owned.map(lineOf);
  const cases = new Map<string, number>();
  for (const { item } of taken) cases.set(item.owner?.agentId ?? '', (cases.get(item.owner?.agentId ?? '') ?? 0) + 1);
  return {
    at,
    waiting,
    taken,
    colleagues: agents
      .filter(({ disabled }) => !disabled)
      .map((agent) => ({ agent, shown: colleagueOf(agent, present, cases.get(agent.id) ?? 0) })),
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
    following: snapshot.taken
      .concat(snapshot.waiting)
      .filter(({ row }) => isFollowed(row, agent))
      .slice(0, SHOWN)
      .map(({ item }) => item),
    teams,
    online: snapshot.online.filter(sharesTeam).length,
    house: may(agent, { deed: 'see-house' }) ? houseOf(snapshot) : null,
    own: { away: agent.away ?? false, capacity: agent.capacity ?? null },
  };
}

/** Colleagues to whom this agent may give a case: those who may work for its team, and for supervisors everybody. */
export function colleaguesFor(agent: Agent, team: string | null, snapshot: DeskSnapshot): readonly DeskColleague[] {
  const seesAll = may(agent, { deed: 'see-house' });
  return snapshot.colleagues
    .filter((one) => one.agent.id !== agent.id && (seesAll || may(one.agent, { deed: 'see-team', team })))
    .map(({ shown }) => shown)
    .sort((a, b) => Number(b.online) - Number(a.online) || a.cases - b.cases || a.name.localeCompare(b.name));
}

function houseOf({ colleagues, taken }: DeskSnapshot): DeskHouse {
  const longestFirst = [...taken].sort(
    ({ item: a }, { item: b }) =>
      (a.unansweredSince ?? Number.POSITIVE_INFINITY) - (b.unansweredSince ?? Number.POSITIVE_INFINITY) ||
      a.waitingSince - b.waitingSince,
  );
  return {
    agents: colleagues
      .map(({ shown }) => shown)
      .sort((a, b) => Number(b.online) - Number(a.online) || b.cases - a.cases || a.name.localeCompare(b.name)),
    taken: longestFirst.slice(0, SHOWN).map(({ item }) => item),
    takenInAll: taken.length,
  };
}

/** The first owner stays with it: a line, not the words, which are for who works on it. */
function isFollowed({ case: one }: CaseRow, agent: Agent): boolean {
  const isOwn = one.owner.kind === 'agent' && one.owner.agentId === agent.id;
  return one.responsible?.agentId === agent.id && !isOwn;
}

function colleagueOf(agent: Agent, present: ReadonlySet<string>, cases: number): DeskColleague {
  const { id: agentId, name, role, teams } = agent;
  const online = present.has(agentId);
  return { agentId, name, role, teams, online, away: agent.away ?? false, cases, capacity: agent.capacity ?? null };
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
