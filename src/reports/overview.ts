import { dayOf } from '../domain/opening-hours';
import { readSpan, sumSpan } from '../figures/read-span';
import type { Risk } from '../insight/at-risk';
import { type Advice, adviceFor, type CauseName, causeOfKey } from '../insight/cause';
import { cutOf } from '../insight/cut';
import { type AgentFigures, Figures } from '../insight/figures';
import { dayAfter, type Period, periodBefore, periodOf } from '../insight/frame';
import { METRIC_NAMES, type MetricName } from '../insight/metrics';
import { daysOfRows } from '../insight/roll-up';
import { Trends } from '../insight/trend';
import type { FlowOnFile, Overdue } from '../insight/upkeep';
import type { FigureRow, FigureStore, FigureSum } from '../store/figures';
import type { Store } from '../store/store';
import type { ReportContent } from './content';
import { isNarrow, type Wish } from './wish';

/** All that the first page tells: rolled up, so that a year costs little more than a month. */
export interface Overview {
  readonly period: Period;
  readonly before: Period;
  /** As of when the figures are; null: nobody has made them yet. */
  readonly asOf: number | null;
  /** Days of the time whose figures are not made yet; one is the usual day under way. */
  readonly inTheMaking: number;
  readonly trends: Trends;
  readonly matters: readonly MatterRow[];
  readonly reasons: readonly { readonly reason: string; readonly n: number; readonly before: number }[];
  readonly steps: readonly StepRow[];
  readonly causes: readonly CauseRow[];
  readonly risks: readonly { readonly risk: Risk; readonly n: number }[];
  readonly agents: readonly AgentRow[];
  readonly overdue: readonly Overdue[];
  readonly unreached: readonly FlowOnFile[];
}

export interface MatterRow {
  readonly matter: string;
  readonly cases: number;
  readonly before: number;
  readonly toPeople: number | null;
  readonly returned: number | null;
  readonly csat: number | null;
}

export interface StepRow {
  readonly step: string;
  readonly visits: number;
  readonly left: number;
}

export interface CauseRow extends CauseName {
  readonly key: string;
  readonly cases: number;
  readonly agentMs: number;
  readonly unhappy: number;
  readonly advice: Advice | null;
}

export interface AgentRow extends AgentFigures {
  readonly firstAnswerMs: number | null;
  readonly csat: number | null;
}

const MOST_WAITING = 1_000;
/** A step that two customers saw tells nothing. */
const FEWEST_VISITS = 10;

const LISTS: Readonly<Record<string, readonly string[]>> = {
  matter: ['cases', 'to-people', 'returned', 'csat'],
  reason: ['to-people'],
  step: ['left-at-step'],
  cause: ['cause-time', 'cause-unhappy'],
  failed: ['cause-failed'],
  risk: ['at-risk'],
  flow: ['flow-visits'],
};

/** `curves`: of which figures each day is wanted by itself. */
export async function readOverview(
  { figures }: Store,
  wish: Wish,
  content: ReportContent,
  today: string,
  curves: readonly MetricName[] = METRIC_NAMES,
): Promise<Overview> {
  const { timeZone } = content.frame;
  const period = periodOf(wish.first, wish.last, timeZone);
  const before = periodBefore(period, timeZone);
  const firstBefore = dayOf(before.from, timeZone);
  const lastBefore = dayAfter(wish.first, -1);
  const mark = await figures.readMark();
  const waiting = await figures.readDaysToFold(MOST_WAITING);
  const parts = {
    now: await readFigures(figures, wish, wish.first, wish.last),
    before: await readFigures(figures, wish, firstBefore, lastBefore),
    byDay: await readCurves(figures, wish, curves),
  };
  const { returnWithinMs } = content.frame;
  const known = { asOf: mark?.upTo ?? period.from, returnWithinMs };
  const trends = new Trends(parts, period, timeZone, known);
  const now = await readLists(figures, wish, wish.first, wish.last, Object.keys(LISTS));
  const earlier = await readLists(figures, wish, firstBefore, lastBefore, ['matter', 'reason']);
  const visits = now.of('flow-visits', 'flow');
  return {
    ...{ period, before, asOf: mark?.upTo ?? null, trends },
    inTheMaking: waiting.filter(({ day }) => day >= wish.first && day <= wish.last).length,
    matters: mattersOf(now, earlier),
    reasons: reasonsOf(now, earlier),
    steps: stepsOf(now),
    causes: causesOf(now, content),
    risks: [...now.of('at-risk', 'risk')]
      .map(([risk, { n }]) => ({ risk: risk as Risk, n }))
      .sort((one, other) => other.n - one.n),
    agents: !isNarrow(wish) ? await agentsOf(figures, wish) : [],
    overdue: overdueOf(content, visits, today),
    unreached: content.flows
      .filter(({ flow, isWalked }) => isWalked && !visits.has(flow))
      .map(({ steps: _, ...one }) => one),
  };
}

/** Figures of those who are wanted, as if there were no others. */
async function readFigures(figures: FigureStore, wish: Wish, firstDay: string, lastDay: string): Promise<Figures> {
  const only = wantedOf(wish, METRIC_NAMES);
  const rows = await readSpan(figures, { firstDay, lastDay, only });
  return new Figures(daysOfRows(asWhole(rows, wish), []).values());
}

/** Each day of them, without how often each value came. */
async function readCurves(figures: FigureStore, wish: Wish, metrics: readonly MetricName[]) {
  const { first: firstDay, last: lastDay } = wish;
  const only = wantedOf(wish, metrics);
  return daysOfRows(asWhole(await figures.readCells({ firstDay, lastDay, only, withoutCounts: true }), wish), []);
}

function wantedOf({ filters }: Wish, metrics: readonly MetricName[]) {
  const { dimension, part } = cutOf(filters, '', '');
  return { metrics, dimensions: [dimension], prefix: part };
}

/** A part may begin another. */
function asWhole(rows: readonly FigureRow[], { filters }: Wish): readonly FigureRow[] {
  const own = cutOf(filters, '', '').part;
  return rows.filter(({ part }) => part === own).map((row) => ({ ...row, dimension: '', part: '' }));
}

type Sums = ReadonlyMap<string, Pick<FigureSum, 'n' | 'sum'>>;

interface Lists {
  of(metric: string, listed: string): Sums;
}

async function readLists(
  figures: FigureStore,
  { filters }: Wish,
  firstDay: string,
  lastDay: string,
  names: readonly string[],
): Promise<Lists> {
  const prefix = cutOf(filters, 'matter', '').part;
  const named = new Map<string, string>(names.map((name) => [cutOf(filters, name, '').dimension, name]));
  const metrics = [...new Set(names.flatMap((name) => LISTS[name]!))];
  const only = { metrics, dimensions: [...named.keys()], prefix };
  const rows = await sumSpan(figures, { firstDay, lastDay, only });
  const found = new Map<string, Map<string, FigureSum>>();
  for (const row of rows) {
    const key = `${row.metric} ${named.get(row.dimension)}`;
    const own = found.get(key) ?? new Map<string, FigureSum>();
    found.set(key, own.set(row.part.slice(prefix.length), row));
  }
  return { of: (metric, listed) => found.get(`${metric} ${listed}`) ?? new Map() };
}

function shareIn(sums: Sums, part: string): number | null {
  const { n = 0, sum = 0 } = sums.get(part) ?? {};
  return n === 0 ? null : sum / n;
}

function mattersOf(now: Lists, earlier: Lists): readonly MatterRow[] {
  const cases = now.of('cases', 'matter');
  const before = earlier.of('cases', 'matter');
  return [...new Set([...cases.keys(), ...before.keys()])]
    .map((matter) => ({
      matter,
      cases: cases.get(matter)?.n ?? 0,
      before: before.get(matter)?.n ?? 0,
      toPeople: shareIn(now.of('to-people', 'matter'), matter),
      returned: shareIn(now.of('returned', 'matter'), matter),
      csat: shareIn(now.of('csat', 'matter'), matter),
    }))
    .sort((one, other) => other.cases - one.cases || (one.matter < other.matter ? -1 : 1));
}

function reasonsOf(now: Lists, earlier: Lists): Overview['reasons'] {
  const before = earlier.of('to-people', 'reason');
  return [...now.of('to-people', 'reason')]
    .map(([reason, { n }]) => ({ reason, n, before: before.get(reason)?.n ?? 0 }))
    .sort((one, other) => other.n - one.n || (one.reason < other.reason ? -1 : 1));
}

function stepsOf(now: Lists): readonly StepRow[] {
  return [...now.of('left-at-step', 'step')]
    .map(([step, { n, sum }]) => ({ step, visits: n, left: sum }))
    .filter(({ visits, left }) => visits >= FEWEST_VISITS && left > 0)
    .sort((one, other) => other.left - one.left || (one.step < other.step ? -1 : 1));
}

function causesOf(now: Lists, content: ReportContent): readonly CauseRow[] {
  const unhappy = now.of('cause-unhappy', 'cause');
  const worst = new Map<string, { readonly action: string; readonly n: number }>();
  for (const [part, { n }] of now.of('cause-failed', 'failed')) {
    const [key, action] = JSON.parse(part) as [string, string];
    if (n > (worst.get(key)?.n ?? 0)) worst.set(key, { action, n });
  }
  const forPeople = new Set(content.flows.filter((one) => one.isForPeople).map(({ flow }) => flow));
  return [...now.of('cause-time', 'cause')].map(([key, { n, sum }]) => {
    const what = causeOfKey(key);
    const advice = adviceFor(what, n, worst.get(key) ?? null);
    // That people get complaints and crises is no fault of the flow.
    const isWrong = advice?.kind === 'flow-hands-over' && forPeople.has(what.matter ?? '');
    return {
      ...what,
      key,
      cases: n,
      agentMs: sum,
      unhappy: unhappy.get(key)?.sum ?? 0,
      advice: isWrong ? null : advice,
    };
  });
}

async function agentsOf(figures: FigureStore, { first, last }: Wish): Promise<readonly AgentRow[]> {
  const metrics = ['first-answer', 'csat'] satisfies readonly MetricName[];
  const [days, sums] = await Promise.all([
    figures.readAgentDays(first, last),
    sumSpan(figures, { firstDay: first, lastDay: last, only: { metrics, dimensions: ['agent'] } }),
  ]);
  const of = (metric: string, agent: string) => {
    const row = sums.find((one) => one.metric === metric && one.part === agent);
    return row === undefined || row.n === 0 ? null : row.sum / row.n;
  };
  const work = days.map((agent) => ({ day: agent.day, cells: [], agents: [agent] }));
  return new Figures(work)
    .agents()
    .map((agent) => ({ ...agent, firstAnswerMs: of('first-answer', agent.agentId), csat: of('csat', agent.agentId) }));
}

function overdueOf({ flows }: ReportContent, visits: Sums, today: string): readonly Overdue[] {
  return flows
    .flatMap(({ flow, owner, reviewBy }) =>
      reviewBy !== null && reviewBy < today ? [{ flow, owner, reviewBy, visits: visits.get(flow)?.n ?? 0 }] : [],
    )
    .sort((one, other) => other.visits - one.visits || (one.flow < other.flow ? -1 : 1));
}

/** What causes are weighed by, and the weightiest first, with how much of all weight lies in all up to each. */
export type CauseWeight = 'time' | 'unhappy' | 'cases';

export function rankCauses(causes: readonly CauseRow[], by: CauseWeight) {
  const weigh = ({ agentMs, unhappy, cases }: CauseRow) => ({ time: agentMs, unhappy, cases })[by];
  const heavy = causes.filter((cause) => weigh(cause) > 0);
  const all = heavy.reduce((sum, cause) => sum + weigh(cause), 0);
  heavy.sort((one, other) => weigh(other) - weigh(one) || (one.key < other.key ? -1 : 1));
  let upTo = 0;
  return heavy.map((cause) => {
    upTo += weigh(cause) / all;
    return { ...cause, share: weigh(cause) / all, upToHere: Math.min(1, upTo) };
  });
}
