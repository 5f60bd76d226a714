import { FUTURE, PAST, SPANS } from '../words/calendar';
import { addDays, addMonths, type Clock, type Day, daysIn, isDay, weekdayOf } from './calendar';
import type { DateReader, Found } from './dates';

const wordAt = ({ words }: DateReader, at: number) => words[at]?.text ?? '';

/** `2 hari lalu`, `3 days ago`, `dua minggu lagi`, `in 2 weeks`. */
export function countedSpan(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const isIn = wordAt(reader, at) === 'in' || wordAt(reader, at) === 'dalam';
  const first = isIn ? at + 1 : at;
  const amount = reader.amounts.get(first);
  const count = amount?.value ?? (/^(a|an|se)$/.test(wordAt(reader, first)) ? 1 : null);
  const unitAt = amount === undefined ? first + 1 : amount.last + 1;
  const glued = /^se(hari|minggu|bulan|tahun)$/.exec(wordAt(reader, first))?.[1];
  const unit = glued === undefined ? SPANS.get(wordAt(reader, unitAt)) : SPANS.get(glued);
  const n = glued === undefined ? count : 1;
  if (unit === undefined || n === null || n > 5000 || !Number.isInteger(n)) return null;
  let last = glued === undefined ? unitAt : first;
  let word = wordAt(reader, last + 1);
  if (word === 'yang' || word === 'dari' || word === 'ke') {
    last += 1;
    word = wordAt(reader, last + 1);
  }
  const isPast = PAST.has(word) || word === 'belakang';
  const isFuture = FUTURE.has(word) || word === 'sekarang' || (word === 'from' && wordAt(reader, last + 2) === 'now');
  if (!isPast && !isFuture && !isIn) return null;
  if (isPast || isFuture) last += word === 'from' ? 2 : 1;
  const value = shifted(clock, unit, isPast ? -n : n);
  return value === null ? null : { value, first: at, last };
}

/** `minggu depan`, `bulan lepas`, `next week`, `last month`. */
export function namedSpan(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const word = wordAt(reader, at);
  const next = wordAt(reader, at + 1);
  const afterName = SPANS.get(word);
  const beforeName = SPANS.get(next);
  if (afterName !== undefined && afterName !== 'day') {
    const step = stepOf(next);
    const value = step === 0 ? null : shifted(clock, afterName, step);
    if (value !== null) return { value, first: at, last: at + 1 };
  }
  if (beforeName !== undefined && beforeName !== 'day' && (word === 'next' || word === 'last')) {
    const value = shifted(clock, beforeName, word === 'next' ? 1 : -1);
    if (value !== null) return { value, first: at, last: at + 1 };
  }
  return null;
}

/** `depan` is one on, `lalu` one back; anything else is neither. */
export function stepOf(word: string): number {
  if (FUTURE.has(word) && word !== 'lagi' && word !== 'nanti') return 1;
  return PAST.has(word) && word !== 'sudah' ? -1 : 0;
}

const EDGES: ReadonlyMap<string, 'first' | 'middle' | 'last'> = new Map([
  ...['awal', 'beginning', 'start'].map((word) => [word, 'first'] as const),
  ...['pertengahan', 'tengah', 'middle', 'mid'].map((word) => [word, 'middle'] as const),
  ...['akhir', 'hujung', 'end', 'penghujung'].map((word) => [word, 'last'] as const),
]);

/** `akhir bulan`, `awal bulan depan`, `hujung minggu`, `end of the month`, `this weekend`: the last, first or middle day of it. */
export function edgeOfSpan(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const edge = EDGES.get(wordAt(reader, at));
  if (edge === undefined) return weekend(reader, at, clock);
  let place = at + 1;
  let step = 0;
  while (/^(of|the|this)$/.test(wordAt(reader, place))) place += 1;
  if (wordAt(reader, place) === 'next' || wordAt(reader, place) === 'last') {
    step = wordAt(reader, place) === 'next' ? 1 : -1;
    place += 1;
  }
  const unit = SPANS.get(wordAt(reader, place));
  if (unit === undefined || unit === 'day' || unit === 'year') return null;
  const behind = wordAt(reader, place + 1);
  const behindStep = stepOf(behind);
  const last = behindStep !== 0 || behind === 'ini' || behind === 'ni' ? place + 1 : place;
  const month = addMonths({ ...clock, day: 1 }, step + behindStep);
  const value =
    unit === 'week'
      ? addDays(mondayOf(clock), 7 * (step + behindStep) + WEEK_EDGES[edge])
      : { ...month, day: edge === 'first' ? 1 : edge === 'middle' ? 15 : daysIn(month.year, month.month) };
  return { value: { year: value.year, month: value.month, day: value.day }, first: at, last };
}

/** The end of a week is where the free days begin. */
const WEEK_EDGES = { first: 0, middle: 2, last: 5 } as const;

function weekend(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const word = wordAt(reader, at);
  const isLed = word === 'this' || word === 'next' || word === 'last';
  if (wordAt(reader, isLed ? at + 1 : at) !== 'weekend') return null;
  const behind = wordAt(reader, at + 1);
  const step = isLed ? (word === 'next' ? 1 : word === 'last' ? -1 : 0) : stepOf(behind);
  const last = isLed || step !== 0 || behind === 'ini' || behind === 'ni' ? at + 1 : at;
  return { value: addDays(mondayOf(clock), 7 * step + WEEK_EDGES.last), first: at, last };
}

function mondayOf(clock: Clock): Day {
  return addDays(clock, -((weekdayOf(clock) + 6) % 7));
}

function shifted(clock: Clock, unit: 'day' | 'week' | 'month' | 'year', count: number): Day | null {
  const day =
    unit === 'day'
      ? addDays(clock, count)
      : unit === 'week'
        ? addDays(clock, count * 7)
        : addMonths(clock, unit === 'month' ? count : count * 12);
  return isDay(day) ? day : null;
}
