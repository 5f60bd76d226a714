import { promiseDue } from '../desk/deadlines';
import {
  type DeskColleague,
  type DeskHouse,
  type DeskItem,
  type DeskLists,
  type DeskOwed,
  type DeskReview,
  type DeskTeamLoad,
  MOST_LETTERS,
  MOST_REVIEWS,
} from '../domain/desk';
import { restsOf } from '../domain/queue';
import { AWAY_AFTER_MS } from '../runtime/agent-presence';
import type { Agent, CaseRow, QueuePlace } from '../store/store';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import { itemOf } from './desk-wire';
import { type JudgedRow, judged } from './read-judged';

/** A page shows no more lines of a queue than this; the counts go on. */
const SHOWN = 100;
/** Of each team so many are shown at least, however many of others wait before them. */
const SHOWN_OF_TEAM = 20;
/** More cases in agents' hands than this are not looked at. */
const MOST_TAKEN = 20_000;
/** More customers who are owed something are not listed: those with the next promises are. */
const MOST_OWING = 1_000;
/** More cases that agents had before and that wait again are not looked through for who follows them. */
const MOST_RETURNED = 500;

/** What stands in the store at one moment, read and sorted once for all agents. */
export interface DeskSnapshot {
  readonly at: number;
  /** All that wait, in order: thousands, perhaps, of which few are shown. */
  readonly waiting: readonly QueuePlace[];
  /** Those that are among the first of any team, or were an agent's before. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly taken: readonly Line[];
  readonly byOwner: ReadonlyMap<string, readonly Line[]>;
  readonly byResponsible: ReadonlyMap<string, readonly Line[]>;
  /** Those for which somebody waits, by name. */
  readonly teamsWaiting: readonly string[];
  /** Of every team there is, in the order of the settings. */
  readonly teams: readonly DeskTeamLoad[];
  readonly online: readonly Agent[];
  /** What could not be delivered. */
  readonly letters: number;
  /** Bad scores that nobody has closed, the oldest first. */
  readonly reviewed: readonly Line[];
  /** Whose customers are owed something, the next due first. */
  readonly owing: readonly JudgedRow[];
  /** Everybody who may sign in, with what is in their hands. */
  readonly colleagues: readonly { readonly agent: Agent; readonly shown: DeskColleague }[];
}

interface Line {
  readonly row: CaseRow;
  readonly item: DeskItem;
}

export async function takeSnapshot({ store, now, content }: DeskParts): Promise<DeskSnapshot> {
  const at = now();
  const rests = restsOf(content().bot, at);
  const waiting = await store.readQueue(rests);
  const numbers = worthReading(waiting);
  const [queued, owned, lent, agents, presence, dead, reviewed, owing] = await Promise.all([
    numbers.length === 0 ? [] : store.readCases({ owner: 'queue', numbers, rests, limit: numbers.length }),
    store.readCases({ owner: 'agent', limit: MOST_TAKEN }),
    store.readCases({ lent: true, limit: MOST_TAKEN }),
    store.people.readAgents(),
    store.people.readPresence(at - AWAY_AFTER_MS),
    store.readDeadLetters(MOST_LETTERS),
    store.readCases({ underReview: true, limit: MOST_REVIEWS }),
    store.readCases({ owed: true, limit: MOST_OWING }),
  ]);
  const present = new Set(presence.map(({ agentId }) => agentId));
  const labels = content();
  const lineOf = (row: CaseRow): Line => ({ row, item: itemOf(row, labels) });
  const lines = new Map(queued.map((row) => [row.case.number, lineOf(row)]));
  const taken = [...owned, ...lent].map(lineOf);
  const cases = new Map<string, number>();
  for (const { item } of taken) cases.set(item.owner?.agentId ?? '', (cases.get(item.owner?.agentId ?? '') ?? 0) + 1);
  return {
    at,
    waiting,
    lines,
    taken,
    byOwner: groupBy(taken, ({ item }) => item.owner?.agentId),
    byResponsible: groupBy([...taken, ...lines.values()], ({ row }) => row.case.responsible?.agentId),
    teamsWaiting: [...new Set(waiting.map(({ team }) => team))].sort(),
    colleagues: agents
      .filter(({ disabled }) => !disabled)
      .map((agent) => ({ agent, shown: colleagueOf(agent, present, cases.get(agent.id) ?? 0) })),
    teams: loadsOf(
      labels.bot.teams.map(({ name }) => name),
      waiting,
    ),
    online: agents.filter(({ id, disabled }) => !disabled && present.has(id)),
    letters: dead.length,
    reviewed: [...reviewed].sort(byAge).map(lineOf),
    owing: owing.map((row) => judged(row, agents)),
  };
}

/** The lists of one agent: nothing of a team that is not theirs. */
export function listsFor(agent: Agent, snapshot: DeskSnapshot): DeskLists {
  const { shown, further, inAll, teams, online } = sharedBy(agent, snapshot);
  const own = { away: agent.away ?? false, capacity: agent.capacity ?? null };
  return {
    at: snapshot.at,
    waiting: shown,
    waitingInAll: inAll,
    further,
    mine: ownOf(agent, snapshot, 'work-on'),
    lent: ownOf(agent, snapshot, 'take-back'),
    following: (snapshot.byResponsible.get(agent.id) ?? [])
      .filter((line) => isFollowed(line, agent))
      .slice(0, SHOWN)
      .map(({ item }) => item),
    owed: owedBy(agent, snapshot).slice(0, SHOWN),
    reviews: snapshot.reviewed.filter(({ row }) => may(agent, { deed: 'review', of: row })).map(reviewOf),
    teams,
    online,
    house: may(agent, { deed: 'see-house' }) ? houseOf(snapshot) : null,
    own,
  };
}

/** A customer who is with people is in the lists already. */
function owedBy(agent: Agent, { owing }: DeskSnapshot): readonly DeskOwed[] {
  return owing
    .filter(({ case: { owner, lentBy } }) => owner.kind === 'bot' && lentBy === undefined)
    .flatMap((row) =>
      (row.case.owed ?? [])
        .filter((promise) => may(agent, { deed: 'keep', of: row, promise }))
        .map(({ what, due, team, madeBy }): DeskOwed => {
          const { customerName } = row;
          const by = madeBy?.name ?? null;
          return { number: row.case.number, customerName, team, what, due: promiseDue(due), by };
        }),
    )
    .sort((a, b) => a.due.at - b.due.at);
}

/** The newest last. */
function ownOf(agent: Agent, { byOwner }: DeskSnapshot, deed: 'work-on' | 'take-back'): readonly DeskItem[] {
  const own = (byOwner.get(agent.id) ?? []).filter(({ row }) => may(agent, { deed, of: row }));
  return own.map(({ item }) => item).reverse();
}

/** The same as the page gets it. A queue that hundreds of pages show is written once. */
export function listsFrameFor(agent: Agent, snapshot: DeskSnapshot): string {
  const rest = JSON.stringify({ ...listsFor(agent, snapshot), waiting: undefined, further: undefined });
  const { waiting, further } = sharedBy(agent, snapshot).asJson();
  return `{"kind":"lists","lists":{"waiting":${waiting},${rest.slice(1, -1)},"further":${further}}}`;
}

/** Colleagues to whom this agent may give a case: those who may work for its team, and for supervisors everybody. */
export function colleaguesFor(agent: Agent, team: string | null, snapshot: DeskSnapshot): readonly DeskColleague[] {
  const seesAll = may(agent, { deed: 'see-house' });
  return snapshot.colleagues
    .filter((one) => one.agent.id !== agent.id && (seesAll || may(one.agent, { deed: 'see-team', team })))
    .map(({ shown }) => shown)
    .sort((a, b) => Number(b.online) - Number(a.online) || a.cases - b.cases || byName(a, b));
}

/** "Siti 2" before "Siti 10". */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, undefined, { numeric: true });
}

function reviewOf({ row, item }: Line): DeskReview {
  const { number, customerName, team, headline } = item;
  const { scale, score, since, assignee } = row.case.review!;
  return { number, customerName, team, headline, scale, score, since, assignee };
}

function houseOf({ colleagues, taken, letters }: DeskSnapshot): DeskHouse {
  const longestFirst = [...taken].sort(
    ({ item: a }, { item: b }) =>
      (a.unansweredSince ?? Number.POSITIVE_INFINITY) - (b.unansweredSince ?? Number.POSITIVE_INFINITY) ||
      a.waitingSince - b.waitingSince,
  );
  return {
    agents: colleagues
      .map(({ shown }) => shown)
      .sort((a, b) => Number(b.online) - Number(a.online) || b.cases - a.cases || byName(a, b)),
    taken: longestFirst.slice(0, SHOWN).map(({ item }) => item),
    takenInAll: taken.length,
    letters,
  };
}

/** The first owner stays with it, in the teams whose work they may see: a line, not the words, which are for who works on it. */
function isFollowed({ row: { case: one, team }, item }: Line, agent: Agent): boolean {
  const isOwn = item.owner?.agentId === agent.id;
  return one.responsible?.agentId === agent.id && !isOwn && may(agent, { deed: 'see-team', team });
}

function colleagueOf(agent: Agent, present: ReadonlySet<string>, cases: number): DeskColleague {
  const { id: agentId, name, role, teams } = agent;
  const online = present.has(agentId);
  return { agentId, name, role, teams, online, away: agent.away ?? false, cases, capacity: agent.capacity ?? null };
}

/** The first of the queue that each agent could be shown, whatever their teams: the first of all, the first of each team. */
function worthReading(waiting: readonly QueuePlace[]): readonly string[] {
  const seen = new Map<string, number>();
  let returned = 0;
  const isWorth = ({ team, returned: wasHad }: QueuePlace, at: number) => {
    const before = seen.get(team) ?? 0;
    seen.set(team, before + 1);
    if (wasHad) returned += 1;
    return at < SHOWN || before < SHOWN || (wasHad && returned <= MOST_RETURNED);
  };
  return waiting.filter(isWorth).map(({ number }) => number);
}

/** What agents of the same teams have in common. */
interface Shared {
  readonly shown: readonly DeskItem[];
  readonly further: readonly DeskItem[];
  readonly asJson: () => { readonly waiting: string; readonly further: string };
  readonly inAll: number;
  readonly teams: readonly DeskTeamLoad[];
  readonly online: number;
}

const shared = new WeakMap<DeskSnapshot, Map<string, Shared>>();

function sharedBy(agent: Agent, snapshot: DeskSnapshot): Shared {
  const ofSnapshot = shared.get(snapshot) ?? new Map<string, Shared>();
  shared.set(snapshot, ofSnapshot);
  const seen = snapshot.teamsWaiting.filter((team) => may(agent, { deed: 'see-team', team }));
  const teams = snapshot.teams.filter(({ team }) => may(agent, { deed: 'see-team', team }));
  const key = JSON.stringify([seen, teams.map(({ team }) => team)]);
  const known = ofSnapshot.get(key);
  if (known !== undefined) return known;
  const sees = new Set(seen);
  const places = snapshot.waiting.filter(({ team }) => sees.has(team));
  // Taken by somebody between the two readings, a line is missing: it is gone from the next lists as well.
  const itemsOf = (some: readonly QueuePlace[]) => some.flatMap(({ number }) => snapshot.lines.get(number)?.item ?? []);
  const shown = itemsOf(places.slice(0, SHOWN));
  const further = itemsOf(furtherOf(places));
  const sharesTeam = (other: Agent) => teams.some(({ team }) => may(other, { deed: 'see-team', team }));
  let json: ReturnType<Shared['asJson']> | null = null;
  const made: Shared = {
    ...{ shown, further, inAll: places.length, teams, online: snapshot.online.filter(sharesTeam).length },
    asJson() {
      json ??= { waiting: JSON.stringify(shown), further: JSON.stringify(further) };
      return json;
    },
  };
  ofSnapshot.set(key, made);
  return made;
}

/** Behind those that are shown to all the first few of each team. */
function furtherOf(places: readonly QueuePlace[]): readonly QueuePlace[] {
  const seen = new Map<string, number>();
  return places.filter(({ team }, at) => {
    const before = seen.get(team) ?? 0;
    seen.set(team, before + 1);
    return at >= SHOWN && before < SHOWN_OF_TEAM;
  });
}

function groupBy(
  lines: Iterable<Line>,
  idOf: (line: Line) => string | undefined,
): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const id = idOf(line);
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [line]);
    else group.push(line);
  }
  return groups;
}

function loadsOf(teams: readonly string[], waiting: readonly QueuePlace[]): readonly DeskTeamLoad[] {
  const loads = new Map(
    teams.map((team) => [team, { team, waiting: 0, crisis: 0, complaint: 0, oldestSince: null as number | null }]),
  );
  for (const { team, urgency, waitingSince } of waiting) {
    const load = loads.get(team);
    if (load === undefined) continue;
    load.waiting += 1;
    if (urgency !== 'normal') load[urgency] += 1;
    load.oldestSince = Math.min(load.oldestSince ?? Number.POSITIVE_INFINITY, waitingSince);
  }
  return [...loads.values()];
}

function byAge({ case: a }: CaseRow, { case: b }: CaseRow): number {
  return a.review!.since - b.review!.since || (a.number < b.number ? -1 : 1);
}
