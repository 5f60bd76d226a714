import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Recorded, recordedSince } from '../../src/cli/recorded';
import { simulateCommand } from '../../src/cli/simulate';
import type { Effect } from '../../src/domain/effect';
import { readBehind, readDays, readTalksOf } from '../../src/figures/read-figures';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { readBody } from '../../src/figures/talk-body';
import { type DayFigures, foldDays } from '../../src/insight/day-figures';
import { behind } from '../../src/insight/drill';
import { factTurnOf } from '../../src/insight/fact-turn';
import { Figures } from '../../src/insight/figures';
import { foldTalk } from '../../src/insight/fold-talk';
import { daysOf, type FigureFrame, frameOf, type Period, periodOf } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { withReturnsAcross } from '../../src/insight/returns';
import { daysChangedByTime, rowsOf, waitsForTime } from '../../src/insight/roll-up';
import { DIMENSIONS } from '../../src/insight/sample';
import { eraseConversations } from '../../src/runtime/erase';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { RecordedTurn, Store } from '../../src/store/store';
import { runWith } from '../cli/terminal-of';
import { TestPostgres } from '../support/postgres';
import { starterContent } from '../support/starter';
import { stateOf } from '../support/turns';

const ROOT = join(__dirname, '../..');
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'khidmat-figures-'));
const frame = frameOf(starterContent().bot);
const MONTH = periodOf('2026-10-15', '2026-12-31', frame.timeZone);
let all: readonly Recorded[];
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await TestPostgres.start();
  const data = join(folder, 'simulated');
  const wish = ['--customers', '6', '--days', '30', '--until', '2026-11-22', '--data', data];
  await runWith(simulateCommand, wish, '', ROOT, { DATA_DIR: join(folder, 'data') });
  const store = await openSqliteStore({ folder: data, readOnly: true });
  const read: Recorded[] = [];
  for await (const one of recordedSince(store, null)) read.push(one);
  await store.close();
  all = read;
});
afterAll(async () => {
  await postgres.destroy();
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  SQLite: () => {
    made += 1;
    return openSqliteStore({ folder: join(folder, `store-${made}`), durable: false });
  },
  PostgreSQL: async () => openPostgresStore({ url: await postgres.createDatabase() }),
};

/** The record as if three conversations each were one customer's, two of them only by the third. */
function byThrees(): readonly Recorded[] {
  const known = (by: 'person' | 'verified', at: number): Effect => ({
    ...{ kind: 'fact', fact: 'customer-known', by },
    key: `${by} ${Math.floor(at / 3)}`,
  });
  return all.map(({ conversation, record: [first, ...others] }, at) => {
    const effects = [
      ...first!.effects,
      ...(at % 3 === 1 ? [] : [known('person', at)]),
      ...(at % 3 === 2 ? [] : [known('verified', at)]),
    ];
    return { conversation, record: [{ ...first!, effects }, ...others] };
  });
}

/**
 * Six conversations, a day between them, each linked to the next in a chain by one key, three on one matter and three on another: for many
 * orders in which the links of the chain may write. One of them closes late, and proves then to be another customer's.
 */
function inChains(): readonly Recorded[] {
  const closed = all.flatMap((recorded) => {
    const { cases } = foldTalk(recorded.conversation, recorded.record.map(factTurnOf), frame.returnWithinMs);
    const [first, ...others] = cases;
    if (first === undefined || others.length > 0) return [];
    const { number, closedAt, matter } = first;
    return closedAt === null || matter === null ? [] : [{ ...recorded, number, closedAt, matter }];
  });
  const shortest = closed.toSorted((one, other) => one.record.length - other.record.length);
  const [one, another] = shortest.filter(({ matter }, at) => shortest.findIndex((it) => it.matter === matter) === at);
  const links = [
    { keys: ['p0', 'v1'], like: one! },
    { keys: ['p0'], like: one! },
    { keys: ['p0', 'v0'], like: one! },
    { keys: ['v0'], like: another! },
    { keys: ['p1', 'v0'], like: another! },
    { keys: ['p1'], like: another! },
  ];
  const orders = ordersOf(links).filter((_, at) => at % 7 === 0);
  return orders.flatMap((inOrder, order) =>
    inOrder.map(({ keys, like: { record, number, closedAt } }, day): Recorded => {
      const known = (key: string): Effect => ({
        ...{ kind: 'fact', fact: 'customer-known', by: key.startsWith('p') ? 'person' : 'verified' },
        key: `${order} ${key}`,
      });
      const closing = record.findIndex(({ event }) => event.at >= closedAt);
      const clone: RecordedTurn[] = JSON.parse(JSON.stringify(record).replaceAll(number, `${number}${order}${day}`));
      return {
        conversation: `webchat:chain-${order}-${day}`,
        record: clone.map((turn, at) => {
          const isLate = at >= closing && day === order % 6;
          const before = at === 0 ? keys.map(known) : at === closing && isLate ? [known('v9')] : [];
          const delay = isLate ? 6 * DAY_MS : day * DAY_MS;
          const event = { ...turn.event, at: turn.event.at - record[0]!.event.at + CHAINS + delay };
          return { ...turn, event, effects: [...before, ...turn.effects] };
        }),
      };
    }),
  );
}

const CHAINS = Date.parse('2026-11-02T02:00:00Z');

function ordersOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, at) => ordersOf(all.toSpliced(at, 1)).map((others) => [one, ...others]));
}

/** Commits what happened in a time. */
async function live(store: Store, from: number, to: number, what: readonly Recorded[] = all) {
  await Promise.all(
    what.map(async ({ conversation, record }) => {
      for (const [version, { event, effects, turn }] of record.entries()) {
        if (event.at < from || event.at >= to) continue;
        const receipt = { turn, seq: null, refused: null };
        await store.commitTurn({
          ...{ conversation, version, event, effects, outbox: [], receipt },
          state: { ...stateOf(conversation), turn },
        });
      }
    }),
  );
}

/** What the pure functions make of a record up to a moment. */
function pure(until: number, asOf: number, by: FigureFrame = frame, what: readonly Recorded[] = all) {
  const before = (record: readonly RecordedTurn[]) => record.filter(({ event }) => event.at < until);
  const each = what
    .filter(({ record }) => before(record).length > 0)
    .map(({ conversation, record }) => foldTalk(conversation, before(record).map(factTurnOf), by.returnWithinMs));
  const talks = withReturnsAcross(each, by.returnWithinMs);
  return { talks, days: foldDays(talks, by, asOf) };
}

const plain = (days: ReadonlyMap<string, DayFigures>) =>
  [...days.values()]
    .map((one) => ({
      day: one.day,
      agents: one.agents.toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1)),
      rows: rowsOf(one)
        .map((row) => JSON.stringify([row.metric, row.dimension, row.part, row.n, row.sum, row.counts]))
        .sort(),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));

test('what time alone changes is known to wait for it, after whichever turn', () => {
  let changed = 0;
  for (const { conversation, record } of all) {
    const turns = record.map(factTurnOf);
    for (const [at, { event }] of record.entries()) {
      const talk = foldTalk(conversation, turns.slice(0, at + 1), frame.returnWithinMs);
      const days = daysChangedByTime(talk, frame, event.at, event.at + 3 * DAY_MS);
      if (days.length > 0) expect([conversation, at, waitsForTime(talk)]).toEqual([conversation, at, true]);
      if (days.length > 0) changed += 1;
    }
  }
  expect(changed).toBeGreaterThan(10);
});

describe.each(Object.keys(STORES))('the figures kept in %s', (name) => {
  let store: Store;
  beforeEach(async () => {
    store = await STORES[name]!();
  });
  afterEach(() => store.close());
  const refresh = (asOf: number, isOver?: () => boolean, by: FigureFrame = frame) =>
    refreshFigures({ store, frame: by, now: () => asOf, ...(isOver && { isOver }) }).then((how) => how === 'whole');
  const kept = async (period: Period = MONTH) => plain(await readDays(store, period, frame.timeZone));

  test.each([
    ['each conversation is somebody else', () => all],
    ['three each are one customer', byThrees],
  ])('are those of the pure functions, to the last digit, however the record grew and however often the work was broken off: %s', async (_, recorded) => {
    const what = recorded();
    const begin = Date.parse('2026-10-20T00:00:00Z');
    const ends = [9, 17.3, 17.31, 25.6, 40].map((days) => begin + days * DAY_MS);
    let from = 0;
    for (const [round, end] of ends.entries()) {
      await live(store, from, end, what);
      from = end;
      let steps = 0;
      // Broken off again and again, each time a little later.
      for (let patience = round + 1; !(await refresh(end, () => ++steps % patience === 0)); patience += 3) steps = 0;
      const { days } = pure(end, end, frame, what);
      expect(await kept()).toEqual(plain(days));
      const figures = new Figures(days.values());
      const read = new Figures((await readDays(store, MONTH, frame.timeZone)).values());
      for (const metric of METRIC_NAMES) {
        expect(read.of(metric)).toEqual(figures.of(metric));
        for (const dimension of DIMENSIONS) expect(read.by(metric, dimension)).toEqual(figures.by(metric, dimension));
      }
      expect(read.agents()).toEqual(figures.agents());
    }
  });

  test('know who came back by way of conversations of the same customer, in whatever order they wrote', async () => {
    const what = inChains();
    const returns = { seen: 0, elsewhere: 0 };
    for (let day = 0; day <= 6; day += 1) {
      const [from, until] = [CHAINS + day * DAY_MS, CHAINS + (day + 1) * DAY_MS];
      await live(store, from, until, what);
      await refresh(until);
      const { talks } = pure(until, until, frame, what);
      const bodies = await store.figures.readTalks(talks.map(({ conversation }) => conversation));
      const kept = new Map(bodies.map(({ conversation, body }) => [conversation, readBody(body).talk]));
      for (const talk of talks) {
        expect(kept.get(talk.conversation)).toEqual(JSON.parse(JSON.stringify(talk)));
        returns.seen += talk.cases[0]!.returnedAt === null ? 0 : 1;
        returns.elsewhere += talk.cases[0]!.returnsElsewhere ?? 0;
      }
    }
    expect(returns.seen).toBeGreaterThan(200);
    expect(returns.elsewhere).toBeGreaterThan(50);
  });

  test('are right when nothing happens but time: what was due is broken, who has a case has worked', async () => {
    const people = (kind: 'queue' | 'agent') => (turn: RecordedTurn) =>
      turn.effects.some((it) => it.kind === 'fact' && it.fact === 'owner-changed' && it.to.kind === kind);
    const ends = (['queue', 'agent'] as const).map((kind) => {
      const handed = all.flatMap(({ record }) => record.filter(people(kind)).map(({ event }) => event.at));
      return handed.sort((one, other) => one - other)[handed.length >> 1]! + 1;
    });
    for (const end of ends.sort((one, other) => one - other)) {
      await live(store, 0, end);
      for (const days of [0, 1, 1, 5]) {
        const asOf = end + days * DAY_MS;
        await refresh(asOf);
        expect(await kept()).toEqual(plain(pure(end, asOf).days));
      }
      expect(plain(pure(end, end + 5 * DAY_MS).days)).not.toEqual(plain(pure(end, end).days));
      await store.figures.clear();
    }
  });

  test('take in what is said while a clock that went ahead has been set back', async () => {
    const moments = all.flatMap(({ record }) => record.map(({ event }) => event.at)).sort((a, b) => a - b);
    const end = moments[moments.length >> 1]!;
    await live(store, 0, end);
    await refresh(end + DAY_MS);
    await live(store, end, end + 1);
    await refresh(end + 1);
    const names = all.map(({ conversation }) => conversation);
    const versions = await store.readVersions(names);
    expect(versions.size).toBeGreaterThan(0);
    expect(await store.figures.readVersions(names)).toEqual(versions);
  });

  test('forget a return to a conversation that is erased, and one from it', async () => {
    const end = Date.parse('2026-11-22T00:00:00Z');
    await live(store, 0, end, byThrees());
    await refresh(end);
    const before = await kept();
    const thirds = all.filter((_, at) => at % 3 === 0).map(({ conversation }) => conversation);
    for (const [round, one] of thirds.slice(0, 6).entries()) {
      await eraseConversations(store, [one], () => end + round);
      await refresh(end + round);
      const record: Recorded[] = [];
      for await (const each of recordedSince(store, null)) record.push(each);
      const folded = record.map((it) => foldTalk(it.conversation, it.record.map(factTurnOf), frame.returnWithinMs));
      const days = foldDays(withReturnsAcross(folded, frame.returnWithinMs), frame, end + round);
      expect(await kept()).toEqual(plain(days));
    }
    expect(await kept()).not.toEqual(before);
  });

  test('are made anew when they are measured otherwise', async () => {
    const end = Date.parse('2026-11-22T00:00:00Z');
    await live(store, 0, end);
    await refresh(end);
    const other = { ...frame, timeZone: 'Asia/Tokyo', sla: { ...frame.sla, firstAnswerMs: 1000 } };
    await refresh(end, undefined, other);
    expect(plain(await readDays(store, MONTH, 'Asia/Tokyo'))).toEqual(plain(pure(end, end, other).days));
  });

  test('lead to what stands behind them: the same as the pure functions find', async () => {
    const end = Date.parse('2026-11-22T00:00:00Z');
    await live(store, 0, end);
    await refresh(end);
    const { talks, days } = pure(end, end);
    const week = periodOf('2026-11-09', '2026-11-15', frame.timeZone);
    const reason = new Figures(days.values()).by('to-people', 'reason')[0]!.part;
    for (const wish of [
      { metric: 'cases', period: week },
      { metric: 'to-people', period: week, parts: { reason }, value: 1 },
      { metric: 'csat', period: MONTH, value: 0 },
      { metric: 'first-answer', period: MONTH, parts: { team: 'general' } },
    ] as const) {
      const wanted = behind(talks, wish, frame, end);
      expect(wanted.length).toBeGreaterThan(0);
      expect(await readBehind(store, { ...wish, limit: 10_000 }, frame, end)).toEqual(wanted);
      expect(await readBehind(store, { ...wish, limit: 3 }, frame, end)).toEqual(wanted.slice(0, 3));
    }
    const own = await readTalksOf(store, daysOf(week, frame.timeZone));
    expect(talks).toEqual(expect.arrayContaining([...own]));
    const happened = all.filter(({ record }) =>
      record.some(({ event }) => event.at >= week.from && event.at < week.to),
    );
    const found = new Set(own.map(({ conversation }) => conversation));
    expect(happened.filter(({ conversation }) => !found.has(conversation))).toEqual([]);
  });
});
