import { dayOf } from '../domain/opening-hours';
import type { AgentDay } from './agent-days';
import { type Cell, type DayFigures, foldDays } from './day-figures';
import { dayAfter, type FigureFrame } from './frame';
import { METRICS, type MetricName } from './metrics';
import { DIMENSIONS, type Dimension, samplesOf } from './sample';
import type { TalkFigures } from './talk-figures';

/**
 * A cell as a row of a table: figures of a year are read from rows of days, not from a million conversations. They are
 * the figures of the pure functions, to the last digit, for the rows are made by these and only added up afterwards.
 */
export interface CellRow {
  readonly day: string;
  readonly metric: string;
  /** Empty for the whole. */
  readonly dimension: string;
  readonly part: string;
  readonly n: number;
  readonly sum: number;
  /** How often each value came: `0 12 1 30`. */
  readonly counts: string;
}

/** The days on which a conversation counts for something: these are to be folded anew when it has gone on. */
export function daysTouched(talk: TalkFigures, frame: FigureFrame, asOf: number): readonly string[] {
  const days = new Set(samplesOf(talk, frame, asOf).map(({ at }) => dayOf(at, frame.timeZone)));
  // A time with an agent over midnight is work on both days, though it counts for a figure on one.
  for (const { agents, day } of foldDays([talk], frame, asOf).values()) if (agents.length > 0) days.add(day);
  return [...days].sort();
}

/** Whether time alone may change what a conversation counts for: something of it is due and not done. */
export function waitsForTime({ cases }: TalkFigures): boolean {
  return cases.some(
    ({ closedAt, unanswered, handoffs, spells }) =>
      closedAt === null &&
      (unanswered !== null || handoffs.some(({ endedAt }) => endedAt === null) || spells.at(-1)?.to === null),
  );
}

/** The days on which a conversation counts for something else at `to` than it did at `from`, though nothing happened in between. */
export function daysChangedByTime(talk: TalkFigures, frame: FigureFrame, from: number, to: number): readonly string[] {
  const days = new Set<string>();
  const before = new Set(samplesOf(talk, frame, from).map((sample) => JSON.stringify(sample)));
  for (const sample of samplesOf(talk, frame, to))
    if (!before.has(JSON.stringify(sample))) days.add(dayOf(sample.at, frame.timeZone));
  for (const spell of talk.cases.flatMap(({ spells }) => spells)) {
    if (spell.to !== null) continue;
    const last = dayOf(to, frame.timeZone);
    for (let day = dayOf(Math.max(from, spell.from), frame.timeZone); day <= last; day = dayAfter(day, 1))
      days.add(day);
  }
  return [...days].sort();
}

export function rowsOf({ day, cells }: DayFigures): readonly CellRow[] {
  return cells.map(({ metric, dimension, part, tally }) => ({
    ...{ day, metric, part },
    dimension: dimension ?? '',
    n: tally.n,
    sum: tally.sum,
    counts: [...tally.counts]
      .sort(([one], [other]) => one - other)
      .flat()
      .join(' '),
  }));
}

/** Rows of any days, as figures again. A row of a figure that this version does not know is left out. */
export function daysOfRows(rows: Iterable<CellRow>, agents: Iterable<AgentDay>): ReadonlyMap<string, DayFigures> {
  const days = new Map<string, { readonly day: string; readonly cells: Cell[]; readonly agents: AgentDay[] }>();
  const dayNamed = (day: string) => {
    const known = days.get(day) ?? { day, cells: [], agents: [] };
    days.set(day, known);
    return known;
  };
  for (const row of rows) {
    const cell = cellOf(row);
    if (cell !== null) dayNamed(row.day).cells.push(cell);
  }
  for (const agent of agents) dayNamed(agent.day).agents.push(agent);
  return days;
}

function cellOf({ metric, dimension, part, n, sum, counts }: CellRow): Cell | null {
  if (!isMetric(metric) || (dimension !== '' && !isDimension(dimension))) return null;
  const values = counts === '' ? [] : counts.split(' ').map(Number);
  const pairs = new Map<number, number>();
  for (let at = 0; at + 1 < values.length; at += 2) pairs.set(values[at]!, values[at + 1]!);
  return { metric, dimension: dimension === '' ? null : dimension, part, tally: { n, sum, counts: pairs } };
}

function isMetric(name: string): name is MetricName {
  return Object.hasOwn(METRICS, name);
}

function isDimension(name: string): name is Dimension {
  return DIMENSIONS.some((one) => one === name);
}
