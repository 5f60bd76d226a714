import { readTalkSamples } from '../figures/read-figures';
import { readBody } from '../figures/talk-body';
import { FILTERS, type Filters } from '../insight/cut';
import { MOST_REFS } from '../insight/day-figures';
import type { FigureFrame } from '../insight/frame';
import { type CaseClass, classOf } from '../insight/judge-case';
import { kindOf, laterFirst } from '../insight/kind';
import type { Ref } from '../insight/roll-up';
import type { Dimension, Sample } from '../insight/sample';
import type { CaseFigures, TalkFigures } from '../insight/talk-figures';
import type { RefRow } from '../store/figures';
import type { CaseRow, Store } from '../store/store';
import { splitOnce } from './wish';

/** A number that was clicked on. */
export interface BehindWish extends Filters {
  readonly metric: Sample['metric'];
  /** Empty for the whole. */
  readonly dimension: Dimension | '';
  readonly part: string;
  /** What it counts: 1, 0, -1; of times and counts always 1. */
  readonly kinds: readonly number[];
  readonly firstDay: string;
  readonly lastDay: string;
  /** Where the page before ended (`2026-11-20:40`); empty at first. */
  readonly after: string;
}

/** One thing behind a number, with what is known of its case. */
export interface BehindRow {
  readonly conversation: string;
  readonly number: string | null;
  readonly at: number;
  readonly value: number;
  readonly it: CaseFigures | null;
  readonly ended: CaseClass | null;
  readonly customerName: string | null;
}

export interface BehindPage {
  readonly rows: readonly BehindRow[];
  /** Null: there is no more. */
  readonly next: string | null;
}

const PAGE = MOST_REFS;

/**
 * A page of what stands behind a number, the latest first. The latest few of each day are kept by number, so most pages read some rows;
 * only who turns pages within one day that has more has its conversations read.
 */
export async function readBehindPage(
  store: Store,
  wish: BehindWish,
  { frame, asOf }: { readonly frame: FigureFrame; readonly asOf: number },
): Promise<BehindPage> {
  const [dayOfPage, skipped] = splitOnce(wish.after, ':');
  let lastDay = dayOfPage !== '' && dayOfPage < wish.lastDay ? dayOfPage : wish.lastDay;
  let skip = dayOfPage === lastDay ? Math.max(0, Number.parseInt(skipped, 10) || 0) : 0;
  const found: Ref[] = [];
  let next: string | null = null;
  let limit = ROWS_AT_ONCE;
  reading: for (;;) {
    const rows = await store.figures.readRefs({ ...wish, lastDay, limit });
    const days = byDay(rows);
    // The last day may be there in part.
    const whole = rows.length < limit ? days : days.slice(0, -1);
    if (whole.length === 0 && days.length > 0) {
      limit *= 4;
      continue;
    }
    for (const [day, own] of whole) {
      const n = own.reduce((sum, row) => sum + row.n, 0);
      const wanted = skip + PAGE - found.length;
      const refs = await refsOfDay(store, own, Math.min(n, wanted), { ...wish, day, frame, asOf });
      const taken = refs.slice(skip, wanted);
      found.push(...taken);
      if (found.length >= PAGE) {
        next = `${day}:${skip + taken.length}`;
        break reading;
      }
      skip = 0;
    }
    if (whole.length === days.length) break;
    lastDay = days.at(-1)![0];
  }
  return { rows: await withCases(store, found), next };
}

/** Of a common number a day has a row for each team, channel and language; of a rare one many days have none. */
const ROWS_AT_ONCE = 100;

function byDay(rows: readonly RefRow[]): (readonly [string, readonly RefRow[]])[] {
  const days = new Map<string, RefRow[]>();
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return [...days];
}

interface OfDay extends BehindWish {
  readonly day: string;
  readonly frame: FigureFrame;
  readonly asOf: number;
}

/** The first `wanted` of a day, whatever their kind. */
async function refsOfDay(store: Store, rows: readonly RefRow[], wanted: number, of: OfDay): Promise<readonly Ref[]> {
  const kept = rows.map((row) => ({ n: row.n, refs: JSON.parse(row.refs) as Ref[] }));
  const all = kept.flatMap(({ refs }) => refs).sort(byTime);
  // Where a row keeps only its latest, nothing is known of what lies before the last of these.
  const ends = new Set(kept.flatMap(({ n, refs }) => (refs.length < n ? [refs.at(-1)] : [])));
  const end = all.findIndex((ref) => ends.has(ref));
  if (end < 0 || wanted <= end + 1) return all;
  const samples: Sample[] = [];
  for await (const sample of readTalkSamples(store, of.day, of)) if (isOf(sample, of)) samples.push(sample);
  return samples.map((it): Ref => [it.conversation, it.case, it.at, it.value]).sort(byTime);
}

function isOf(sample: Sample, { metric, dimension, part, kinds, ...wish }: BehindWish): boolean {
  if (sample.metric !== metric || !kinds.includes(kindOf(sample))) return false;
  const isWhose = FILTERS.every((one) => wish[one] === undefined || wish[one] === sample.parts[one]);
  return isWhose && (dimension === '' || sample.parts[dimension] === part);
}

function byTime(one: Ref, other: Ref): number {
  return laterFirst(asSample(one), asSample(other));
}

function asSample([conversation, number, at, value]: Ref) {
  return { conversation, case: number, at, value };
}

async function withCases(store: Store, refs: readonly Ref[]): Promise<readonly BehindRow[]> {
  const talks = await readTalksNamed(
    store,
    refs.map(([conversation]) => conversation),
  );
  const cases = await readCaseRows(
    store,
    refs.map(([, number]) => number),
  );
  return refs.map(([conversation, number, at, value]) => {
    const it = talks.get(conversation)?.cases.find((one) => one.number === number) ?? null;
    const customerName = number === null ? null : (cases.get(number)?.customerName ?? null);
    return { conversation, number, at, value, it, ended: it === null ? null : classOf(it), customerName };
  });
}

export async function readTalksNamed(
  store: Store,
  names: readonly string[],
): Promise<ReadonlyMap<string, TalkFigures>> {
  const kept = await store.figures.readTalks([...new Set(names)]);
  return new Map(kept.map(({ conversation, body }) => [conversation, readBody(body).talk]));
}

async function readCaseRows(store: Store, numbers: readonly (string | null)[]): Promise<ReadonlyMap<string, CaseRow>> {
  const wanted = [...new Set(numbers)].filter((one) => one !== null);
  const rows = await Promise.all(wanted.map((number) => store.readCase(number)));
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row.case.number, row] as const])));
}
