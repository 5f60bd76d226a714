import { dayOf } from '../domain/opening-hours';
import { type AgentDay, solvedBy, staysOf } from './agent-days';
import { isCut } from './cut';
import type { Cell, CellRefs, DayFigures } from './day-figures';
import type { FigureFrame } from './frame';
import { METRICS } from './metrics';
import { COUNTS, samplesOf } from './sample';
import type { TalkFigures } from './talk-figures';
import { addTally, emptyTally, type Tally } from './tally';

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

/** What a conversation adds to each day, to be held against what it added before. */
export function sharesOf(talk: TalkFigures, frame: FigureFrame, asOf: number): ReadonlyMap<string, string> {
  const days = new Map<string, string[]>();
  const add = (day: string, share: unknown) => {
    const own = days.get(day) ?? [];
    days.set(day, own);
    own.push(JSON.stringify(share));
  };
  for (const sample of samplesOf(talk, frame, asOf)) add(dayOf(sample.at, frame.timeZone), sample);
  // A time with an agent over midnight is work on both days, though it counts for a figure on one.
  for (const stay of staysOf([talk], frame, asOf)) add(stay.day, stay);
  for (const [key, solved] of solvedBy([talk], frame)) add(key.slice(0, key.indexOf(' ')), [key, solved]);
  return new Map([...days].map(([day, shares]) => [day, shares.join('\n')]));
}

/** The days on which a conversation counts for something. */
export function daysTouched(talk: TalkFigures, frame: FigureFrame, asOf: number): readonly string[] {
  return [...sharesOf(talk, frame, asOf).keys()].sort();
}

/** The days on which something else is added than before: these are to be folded anew. */
export function daysBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((day) => before.get(day) !== after.get(day)).sort();
}

/** Whether time alone may change what a conversation counts for: something of it is due and not done. */
export function waitsForTime({ cases }: TalkFigures): boolean {
  // Who waits for people, and whoever has a case, does so by a handoff.
  return cases.some(({ closedAt, handoffs }) => closedAt === null && handoffs.some(({ endedAt }) => endedAt === null));
}

/** The days on which a conversation counts for something else at `to` than it did at `from`, though nothing happened in between. */
export function daysChangedByTime(talk: TalkFigures, frame: FigureFrame, from: number, to: number): readonly string[] {
  return daysBetween(sharesOf(talk, frame, from), sharesOf(talk, frame, to));
}

export function rowsOf({ day, cells }: DayFigures): readonly CellRow[] {
  return cells.map(({ metric, dimension, part, tally }) => ({
    ...{ day, metric, part },
    dimension: dimension ?? '',
    ...{ n: tally.n, sum: tally.sum, counts: countsText(tally) },
  }));
}

function countsText({ counts }: Tally): string {
  return [...counts]
    .sort(([one], [other]) => one - other)
    .flat()
    .join(' ');
}

/** Rows of several days as those of one longer time. */
export function addRows(name: string, rows: Iterable<CellRow>): readonly CellRow[] {
  const sums = new Map<string, { readonly row: CellRow; readonly tally: Tally }>();
  for (const row of rows) {
    const key = `${row.metric} ${row.dimension} ${row.part}`;
    const own = sums.get(key) ?? { row, tally: emptyTally() };
    sums.set(key, own);
    addTally(own.tally, tallyOfRow(row));
  }
  return [...sums.values()].map(({ row: { metric, dimension, part }, tally }) => ({
    ...{ day: name, metric, dimension, part },
    ...{ n: tally.n, sum: tally.sum, counts: countsText(tally) },
  }));
}

function tallyOfRow({ n, sum, counts }: Pick<CellRow, 'n' | 'sum' | 'counts'>): Tally {
  const values = counts === '' ? [] : counts.split(' ').map(Number);
  const pairs = new Map<number, number>();
  for (let at = 0; at + 1 < values.length; at += 2) pairs.set(values[at]!, values[at + 1]!);
  return { n, sum, counts: pairs };
}

/** What is kept of that which stands behind a number: enough to list it. */
export type Ref = readonly [conversation: string, number: string | null, at: number, value: number];

export function refRowsOf({ day, refs }: { readonly day: string; readonly refs: readonly CellRefs[] }) {
  return refs.map(({ metric, dimension, part, kind, team, channel, language, n, refs: samples }) => ({
    ...{ day, metric, part, kind, team, channel, language, n },
    dimension: dimension ?? '',
    refs: JSON.stringify(samples.map((it): Ref => [it.conversation, it.case, it.at, it.value])),
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

function cellOf(row: CellRow): Cell | null {
  const { metric, dimension, part } = row;
  if (!isMetric(metric) || !isCut(dimension)) return null;
  return { metric, dimension: dimension === '' ? null : dimension, part, tally: tallyOfRow(row) };
}

function isMetric(name: string): name is Cell['metric'] {
  return Object.hasOwn(METRICS, name) || COUNTS.some((one) => one === name);
}
