import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedSince } from '../../src/cli/recorded';
import { reportContentOf } from '../../src/cli/report-content';
import { simulateCommand } from '../../src/cli/simulate';
import type { Event } from '../../src/domain/event';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { customersAtRisk } from '../../src/insight/at-risk';
import { keyOfCause } from '../../src/insight/cause';
import { causesOf } from '../../src/insight/causes';
import { FILTERS, type Filter, type Filters, linkOf } from '../../src/insight/cut';
import { foldDays } from '../../src/insight/day-figures';
import { behind } from '../../src/insight/drill';
import { factTurnOf } from '../../src/insight/fact-turn';
import { foldTalk } from '../../src/insight/fold-talk';
import { periodOf } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { withReturnsAcross } from '../../src/insight/returns';
import { type Sample, samplesOf } from '../../src/insight/sample';
import type { TalkFigures } from '../../src/insight/talk-figures';
import { Trends } from '../../src/insight/trend';
import { pastReview, unreached } from '../../src/insight/upkeep';
import { type BehindWish, readBehindPage } from '../../src/reports/behind';
import { rankCauses, readOverview } from '../../src/reports/overview';
import { RISK_PAGE, readRisks } from '../../src/reports/risk';
import type { Wish } from '../../src/reports/wish';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { runWith } from '../cli/terminal-of';
import { readLog } from '../support/event-log';
import { starterContent } from '../support/starter';
import { stateOf } from '../support/turns';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-overview-'));
const content = reportContentOf(starterContent());
const { frame } = content;
const TODAY = '2026-11-22';
const asOf = Date.parse('2026-11-22T05:00:00Z');
const wish: Wish = { first: '2026-11-18', last: '2026-11-21', filters: {}, atWork: false, language: 'en' };
const period = periodOf(wish.first, wish.last, frame.timeZone);
let store: Store;
let talks: readonly TalkFigures[];

beforeAll(async () => {
  const data = join(folder, 'simulated');
  const args = ['--customers', '45', '--days', '9', '--until', TODAY, '--data', data];
  await runWith(simulateCommand, args, '', ROOT, { DATA_DIR: join(folder, 'data') });
  store = await openSqliteStore({ folder: data });
  for (const [name, day] of ['home', 'phone'].entries()) await leavesAngry(`webchat:${day}`, name + 1);
  const folded: TalkFigures[] = [];
  for await (const { conversation, record } of recordedSince(store, null))
    folded.push(foldTalk(conversation, record.map(factTurnOf), frame.returnWithinMs));
  talks = withReturnsAcross(folded, frame.returnWithinMs);
  expect(await refreshFigures({ store, frame, now: () => asOf })).toBe('whole');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One customer, known in two conversations, whom the same befalls in both. */
async function leavesAngry(conversation: string, day: number): Promise<void> {
  const number = `K-900${day}`;
  const log = readLog(
    [
      `${day} 10:00:00 message +bot; known verified budi; mood angry; case ${number} id; flow refund; step refund/say`,
      `${day} 10:30:00 timer; cancelled refund; outcome ${number} abandoned`,
    ],
    frame.timeZone,
  );
  for (const [version, { at, facts }] of log.entries()) {
    const event: Event = { id: `${version}`, at, caseNumber: number, kind: 'timer', timerId: 't', due: at };
    await store.commitTurn({
      ...{ conversation, version, event, outbox: [] },
      effects: facts.map((fact) => ({ kind: 'fact', ...fact })),
      receipt: { turn: version + 1, seq: null, refused: null },
      state: { ...stateOf(conversation), turn: version + 1 },
    });
  }
}

/** What a conversation would be to the pure functions if nothing but that one part of it were there. */
const only = (by: Filter, part: string) => ({
  days: () => foldDays(talks, frame, asOf, (sample) => sample.parts[by] === part),
});

test('every figure, its change and its curve are those of the pure functions', async () => {
  const { trends } = await readOverview(store, wish, content, TODAY);
  const pure = Trends.ofDays(foldDays(talks, frame, asOf), period, frame.timeZone, { ...frame, asOf });
  expect(trends.all()).toEqual(pure.all());
  for (const metric of METRIC_NAMES) expect(trends.curve(metric)).toEqual(pure.curve(metric));
});

test.each([
  ['language', 'id'],
  ['team', 'orders'],
  ['channel', 'webchat'],
] as const)('narrowed down to one %s they are those of its own samples', async (by, part) => {
  const own = { ...wish, filters: { [by]: part } };
  const { trends, reasons, causes } = await readOverview(store, own, content, TODAY);
  const pure = Trends.ofDays(only(by, part).days(), period, frame.timeZone, { ...frame, asOf });
  expect(trends.all()).toEqual(pure.all());
  expect(trends.of('cases').n).toBeGreaterThan(0);
  const samples = talks
    .flatMap((talk) => samplesOf(talk, frame, asOf))
    .filter(({ at, parts }) => at >= period.from && at < period.to && parts[by] === part);
  const handed = samples.filter(({ metric, value }) => metric === 'to-people' && value === 1);
  expect(reasons.reduce((sum, { n }) => sum + n, 0)).toBe(handed.length);
  expect(causes.reduce((sum, { cases }) => sum + cases, 0)).toBe(
    samples.filter(({ metric }) => metric === 'cause-time').length,
  );
});

test('several filters at a time are those of the samples of all of them, lists and what is behind a number too', async () => {
  const filters = { team: 'orders', channel: 'webchat', language: 'id' } as const;
  const isOf =
    (some: Filters) =>
    ({ parts }: Sample) =>
      FILTERS.every((name) => some[name] === undefined || parts[name] === some[name]);
  const all = talks.flatMap((talk) => samplesOf(talk, frame, asOf));
  const isInTime = ({ at }: Sample) => at >= period.from && at < period.to;
  for (const some of [
    filters,
    { team: 'orders', language: 'id' },
    { channel: 'webchat', language: 'ms' },
  ] as Filters[]) {
    const { trends, reasons, matters } = await readOverview(store, { ...wish, filters: some }, content, TODAY);
    const pure = Trends.ofDays(foldDays(talks, frame, asOf, isOf(some)), period, frame.timeZone, { ...frame, asOf });
    expect(trends.all()).toEqual(pure.all());
    expect(trends.of('cases').n).toBeGreaterThan(0);
    const handed = all.filter(isOf(some)).filter(({ metric, value }) => metric === 'to-people' && value === 1);
    expect(reasons.reduce((sum, { n }) => sum + n, 0)).toBe(handed.filter(isInTime).length);
    expect(matters.reduce((sum, { cases }) => sum + cases, 0)).toBe(trends.of('cases').n);
  }
  const span = { firstDay: wish.first, lastDay: wish.last, after: '', kinds: [-1, 0, 1] };
  const { rows } = await readBehindPage(
    store,
    { ...span, metric: 'to-people', ...linkOf(filters, '', '') },
    { frame, asOf },
  );
  const own = all.filter(isOf(filters)).filter((one) => one.metric === 'to-people' && isInTime(one));
  expect(rows.map((row) => row.number).sort()).toEqual(own.map((one) => one.case).sort());
});

test('a part of a name is not the name: a team whose name begins another’s has figures of its own', async () => {
  const none = { ...wish, filters: { team: 'order' } };
  const { trends, matters, causes } = await readOverview(store, none, content, TODAY);
  expect([trends.of('cases').n, matters, causes]).toEqual([0, [], []]);
});

test.each([
  ['time', 'agent-time'],
  ['unhappy', 'unhappy'],
  ['cases', 'cases'],
] as const)('causes weighed by %s are those of the pure functions, with what they suggest', async (by, weight) => {
  const { causes } = await readOverview(store, wish, { ...content, flows: [] }, TODAY);
  const pure = causesOf(talks, period, weight, asOf);
  expect(pure.length).toBeGreaterThan(5);
  expect(
    rankCauses(causes, by).map((one) => [
      one.key,
      one.cases,
      one.agentMs,
      one.unhappy,
      one.advice?.kind,
      one.advice?.about,
    ]),
  ).toEqual(
    pure.map((one) => [
      keyOfCause(one),
      one.cases.length,
      ...[one.agentMs, one.unhappy, one.suggestion?.kind, one.suggestion?.about],
    ]),
  );
});

test('customers at risk are all of those whom the pure functions name, with every reason', async () => {
  const longer = { ...wish, first: '2026-11-13' };
  const pure = customersAtRisk(talks, periodOf(longer.first, longer.last, frame.timeZone));
  expect(pure.length).toBeGreaterThan(RISK_PAGE);
  const found = [];
  for (let page = 0; found.length < pure.length; page++) {
    const { customers, all } = await readRisks(store, longer, content, page);
    expect(all).toBe(pure.length);
    found.push(...customers.map(({ name: _, ...one }) => one));
  }
  const named = (all: typeof pure) => all.toSorted((a, b) => (a.conversations[0]! < b.conversations[0]! ? -1 : 1));
  expect(named(found)).toEqual(named(pure));
  // Some are known in several conversations, and stand there once.
  expect(found.some(({ conversations }) => conversations.length > 1)).toBe(true);
  const kinds = found.map(({ why }) => new Set(why.map(({ risk }) => risk)).size);
  expect(kinds).toEqual(kinds.toSorted((a, b) => b - a));
});

test('what is to be looked after is what the pure functions say', async () => {
  const flows = content.flows.map((one, at) => (at % 9 === 0 ? { ...one, reviewBy: '2026-11-01' } : one));
  const told = await readOverview(store, wish, { ...content, flows }, TODAY);
  const late = pastReview(flows, talks, period, TODAY);
  expect(told.overdue.map(({ flow }) => flow).sort()).toEqual(late.map(({ flow }) => flow).sort());
  expect(late.length).toBeGreaterThan(1);
  const open = flows.filter(({ isWalked }) => isWalked);
  // A rule answers who asks for a person, before any flow.
  expect(told.unreached.map(({ flow }) => flow)).not.toContain('talk-to-human');
  expect(content.flows.find(({ flow }) => flow === 'talk-to-human')).toMatchObject({ isWalked: false });
  expect(told.unreached.map(({ flow }) => flow)).toEqual(unreached(open, talks, period).map(({ flow }) => flow));
});

describe('behind a number', () => {
  const readAll = async (more: Pick<BehindWish, 'metric' | 'dimension' | 'part' | 'kinds'>) => {
    const rows = [];
    let pages = 0;
    for (let after: string | null = ''; after !== null; pages++) {
      const page = await readBehindPage(
        store,
        { ...more, firstDay: wish.first, lastDay: wish.last, after },
        { frame, asOf },
      );
      rows.push(...page.rows);
      after = page.next;
    }
    return { pages, rows: rows.map(({ conversation, number, at, value }) => [conversation, number, at, value]) };
  };
  const pure = (metric: BehindWish['metric'], parts = {}, value?: number) =>
    behind(talks, { metric, period, parts, ...(value !== undefined && { value }) }, frame, asOf).map((one) => [
      ...[one.conversation, one.case, one.at, one.value],
    ]);

  test('lie all of its cases, the latest first, page after page', async () => {
    const cases = await readAll({ metric: 'cases', dimension: '', part: '', kinds: [1] });
    expect(cases.rows).toEqual(pure('cases'));
    expect(cases.pages).toBeGreaterThan(5);
    const share = await readAll({ metric: 'to-people', dimension: '', part: '', kinds: [1] });
    expect(share.rows).toEqual(pure('to-people', {}, 1));
    const both = await readAll({ metric: 'to-people', dimension: '', part: '', kinds: [-1, 0, 1] });
    expect(both.rows).toEqual(pure('to-people'));
    expect((await readAll({ metric: 'nps', dimension: '', part: '', kinds: [-1, 0, 1] })).rows).toEqual(pure('nps'));
  });

  test('of one reason, of one agent, of a reason in one language', async () => {
    const asked = await readAll({ metric: 'to-people', dimension: 'reason', part: 'asked', kinds: [1] });
    expect(asked.rows).toEqual(pure('to-people', { reason: 'asked' }, 1));
    const [sample] = talks
      .flatMap((talk) => samplesOf(talk, frame, asOf))
      .filter(({ metric }) => metric === 'handle-time');
    const agent = sample!.parts.agent!;
    const own = await readAll({ metric: 'handle-time', dimension: 'agent', part: agent, kinds: [1] });
    expect(own.rows).toEqual(pure('handle-time', { agent }));
    const cut = linkOf({ language: 'id' }, 'reason', 'asked');
    const narrow = await readAll({ metric: 'to-people', ...cut, kinds: [1] });
    expect(narrow.rows).toEqual(pure('to-people', { reason: 'asked', language: 'id' }, 1));
    expect(narrow.rows.length).toBeGreaterThan(0);
  });

  test('of a part that may be filtered by, alone and under another filter', async () => {
    const of = (filters: Filters, by: string, part: string) =>
      readAll({ metric: 'to-people', ...linkOf(filters, by, part), kinds: [1] });
    const orders = await of({}, 'team', 'orders');
    expect(orders.rows).toEqual(pure('to-people', { team: 'orders' }, 1));
    const both = await of({ language: 'id' }, 'team', 'orders');
    expect(both.rows).toEqual(pure('to-people', { team: 'orders', language: 'id' }, 1));
    expect(orders.rows.length).toBeGreaterThan(both.rows.length);
    expect(both.rows.length).toBeGreaterThan(0);
  });

  test('of something that nobody has there is nothing', async () => {
    const nobody = linkOf({}, 'team', 'nobody');
    expect((await readAll({ metric: 'cases', ...nobody, kinds: [1] })).rows).toEqual([]);
  });
});
