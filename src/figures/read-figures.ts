import type { DayFigures } from '../insight/day-figures';
import { type Behind, behind, type DrillWish } from '../insight/drill';
import { daysOf, type FigureFrame, isWithin, type Period, periodOf } from '../insight/frame';
import { daysOfRows } from '../insight/roll-up';
import { type Sample, samplesOf } from '../insight/sample';
import type { TalkFigures } from '../insight/talk-figures';
import { bucketOf } from '../insight/tally';
import type { CellWish, FigureRow } from '../store/figures';
import type { Store } from '../store/store';
import { readBody } from './talk-body';

const PAGE = 500;

/** The days of a time as their figures are kept; only some of these where not all are wanted. */
export async function readDays(
  { figures }: Store,
  period: Period,
  timeZone: string,
  only?: CellWish['only'],
): Promise<ReadonlyMap<string, DayFigures>> {
  const days = daysOf(period, timeZone);
  const [firstDay, lastDay] = [days[0]!, days.at(-1)!];
  const cells = await figures.readCells({ firstDay, lastDay, ...(only && { only }) });
  return daysOfRows(cells, await figures.readAgentDays(firstDay, lastDay));
}

/** Conversations in which something happened, or counts, on one of the days. */
export async function readTalksOf(store: Store, days: readonly string[]): Promise<readonly TalkFigures[]> {
  const talks = new Map<string, TalkFigures>();
  for (const day of days)
    for await (const talk of talksOfDay(store, day))
      if (!talks.has(talk.conversation)) talks.set(talk.conversation, talk);
  return [...talks.values()].sort((one, other) => (one.conversation < other.conversation ? -1 : 1));
}

/**
 * What stands behind a number, the latest first, at most `limit` of it: only days are read whose figures say that there is something
 * to find, the latest first, until there is enough.
 */
export async function readBehind(
  store: Store,
  wish: DrillWish & { readonly limit: number },
  frame: FigureFrame,
  asOf: number,
): Promise<readonly Behind[]> {
  const found: Behind[] = [];
  for (const day of await daysWith(store, wish, frame)) {
    const talks: TalkFigures[] = [];
    for await (const talk of talksOfDay(store, day)) talks.push(talk);
    const whole = periodOf(day, day, frame.timeZone);
    const period = { from: Math.max(whole.from, wish.period.from), to: Math.min(whole.to, wish.period.to) };
    found.push(...behind(talks, { ...wish, period }, frame, asOf));
    if (found.length >= wish.limit) break;
  }
  return found.slice(0, wish.limit);
}

/** The latest first. Of several parts one is looked for here; the samples themselves are held against all. */
async function daysWith(
  { figures }: Store,
  { metric, period, parts = {}, value }: DrillWish,
  { timeZone }: FigureFrame,
) {
  const [dimension = '', part = ''] = Object.entries(parts)[0] ?? [];
  const days = daysOf(period, timeZone);
  const only = { metrics: [metric], dimensions: [dimension] };
  const rows = await figures.readCells({ firstDay: days[0]!, lastDay: days.at(-1)!, only });
  const bucket = value === undefined ? null : bucketOf(value);
  const has = ({ counts }: FigureRow) =>
    bucket === null || counts.split(' ').some((one, at) => at % 2 === 0 && Number(one) === bucket);
  const found = rows.filter((row) => row.part === part && has(row)).map(({ day }) => day);
  return found.sort().reverse();
}

/** All that conversations of a day add to one figure of that day. */
export async function* readTalkSamples(
  store: Store,
  day: string,
  { metric, frame, asOf }: { readonly metric: Sample['metric']; readonly frame: FigureFrame; readonly asOf: number },
): AsyncGenerator<Sample> {
  const whole = periodOf(day, day, frame.timeZone);
  for await (const talk of talksOfDay(store, day))
    for (const sample of samplesOf(talk, frame, asOf, metric)) if (isWithin(whole, sample.at)) yield sample;
}

async function* talksOfDay({ figures }: Store, day: string): AsyncGenerator<TalkFigures> {
  let after = '';
  for (;;) {
    const page = await figures.readTalksOfDay(day, after, PAGE);
    for (const { body } of page) yield readBody(body).talk;
    if (page.length < PAGE) return;
    after = page.at(-1)!.conversation;
  }
}
