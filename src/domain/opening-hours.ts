import type { Hours } from './hours';

/**
 * Is a team at work at `at` (milliseconds since the epoch)? Read on the wall clock of `timeZone`.
 *
 * A stretch belongs to the day on which it begins: one that ends after midnight (`toMinute` over 1440) runs into the
 * next day even when that is a holiday, and a holiday takes away all that would begin on it. Ends are exclusive.
 */
export function isOpen(hours: Hours, at: number, timeZone: string): boolean {
  const today = wallClock(at, timeZone).dayNumber;
  return [today, today - 1].some((dayNumber) =>
    stretchesOf(hours, dayNumber).some(
      ({ fromMinute, toMinute }) =>
        instantOf(dayNumber, fromMinute, timeZone) <= at && at < instantOf(dayNumber, toMinute, timeZone),
    ),
  );
}

/** When the team is next at work: `at` itself while it is open, null when no stretch comes within a year. */
export function nextOpening(hours: Hours, at: number, timeZone: string): number | null {
  if (isOpen(hours, at, timeZone)) return at;
  const today = wallClock(at, timeZone).dayNumber;
  for (let dayNumber = today; dayNumber <= today + 366; dayNumber++) {
    const opening = stretchesOf(hours, dayNumber)
      .map(({ fromMinute }) => instantOf(dayNumber, fromMinute, timeZone))
      .filter((instant) => instant > at)
      .sort((a, b) => a - b)[0];
    if (opening !== undefined) return opening;
  }
  return null;
}

/** When the team next stops work after `at`: null while it is closed, and when it never stops within a fortnight. */
export function nextClosing(hours: Hours, at: number, timeZone: string): number | null {
  if (!isOpen(hours, at, timeZone)) return null;
  const today = wallClock(at, timeZone).dayNumber;
  for (let dayNumber = today - 1; dayNumber <= today + 14; dayNumber++) {
    const closing = stretchesOf(hours, dayNumber)
      .map(({ toMinute }) => instantOf(dayNumber, toMinute, timeZone))
      .filter((instant) => instant > at && !isOpen(hours, instant, timeZone))
      .sort((a, b) => a - b)[0];
    if (closing !== undefined) return closing;
  }
  return null;
}

/**
 * When the team was at home before `at`, the last time first, and so far back that it worked for `workedMs` since; a fortnight at most. A pause
 * of less than four hours is none. A rest that is not over lasts until `at`.
 */
export function restsBefore(hours: Hours, at: number, timeZone: string, workedMs: number): readonly Rest[] {
  const rests: Rest[] = [];
  let until = at;
  // Whether it is a pause is told by when work goes on.
  let goesOn = nextOpening(hours, at, timeZone) ?? Number.POSITIVE_INFINITY;
  let worked = 0;
  const add = (from: number) => {
    if (until > from && goesOn - from >= PAUSE_MS) rests.push([from, until]);
  };
  for (const stretch of openStretches(hours, at - FORTNIGHT_MS, at, timeZone).toReversed()) {
    add(stretch.to);
    worked += stretch.to - stretch.from;
    if (worked >= workedMs) return rests;
    until = stretch.from;
    goesOn = stretch.from;
  }
  add(at - FORTNIGHT_MS);
  return rests;
}

/** From one instant to another. */
export type Rest = readonly [from: number, to: number];

/** How much of the time from one instant to another the team is at work, in milliseconds. */
export function openMsBetween(hours: Hours, from: number, to: number, timeZone: string): number {
  let sum = 0;
  for (const stretch of openStretches(hours, from, to, timeZone)) sum += stretch.to - stretch.from;
  return sum;
}

/** The instant at which the team will have worked so long since `from`; null when that is more than a year away. */
export function whenWorked(hours: Hours, from: number, ms: number, timeZone: string): number | null {
  let left = ms;
  for (let at = from, end = from + YEAR_MS; at < end; at += FORTNIGHT_MS) {
    for (const stretch of openStretches(hours, at, Math.min(at + FORTNIGHT_MS, end), timeZone)) {
      if (stretch.to - stretch.from >= left) return stretch.from + left;
      left -= stretch.to - stretch.from;
    }
  }
  return null;
}

/** `at`, or the same time of the clock on the next day on which the team works at all; null when none comes within a year. */
export function onWorkingDay(hours: Hours, at: number, timeZone: string): number | null {
  if (isOpen(hours, at, timeZone)) return at;
  const { dayNumber, minute } = wallClock(at, timeZone);
  for (let day = dayNumber; day <= dayNumber + 366; day++)
    if (stretchesOf(hours, day).length > 0) return day === dayNumber ? at : instantOf(day, minute, timeZone);
  return null;
}

/** The day of the calendar on which an instant falls there: `2026-11-23`. */
export function dayOf(at: number, timeZone: string): string {
  return new Date(wallClock(at, timeZone).dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a day of the calendar begins there. */
export function beginningOf(day: string, timeZone: string): number {
  return instantOf(Date.parse(`${day}T00:00:00Z`) / DAY_MS, 0, timeZone);
}

/** Weekday there, 1 is Monday, and the hour of the clock on the wall. */
export function weekdayAndHour(at: number, timeZone: string): { readonly weekday: number; readonly hour: number } {
  const { dayNumber, minute } = wallClock(at, timeZone);
  return { weekday: new Date(dayNumber * DAY_MS).getUTCDay() || 7, hour: Math.floor(minute / 60) };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When the team is at work within a time, in order; stretches that touch or overlap are one. */
function openStretches(hours: Hours, from: number, to: number, timeZone: string): readonly Stretch[] {
  if (to <= from) return [];
  const first = wallClock(from, timeZone).dayNumber - 1;
  const last = wallClock(to, timeZone).dayNumber;
  const stretches: Stretch[] = [];
  for (let dayNumber = first; dayNumber <= last; dayNumber++) {
    for (const { fromMinute, toMinute } of stretchesOf(hours, dayNumber)) {
      const begins = Math.max(from, instantOf(dayNumber, fromMinute, timeZone));
      const ends = Math.min(to, instantOf(dayNumber, toMinute, timeZone));
      if (begins < ends) stretches.push({ from: begins, to: ends });
    }
  }
  stretches.sort((one, other) => one.from - other.from);
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const before = merged.at(-1);
    if (before === undefined || before.to < stretch.from) merged.push(stretch);
    else merged[merged.length - 1] = { from: before.from, to: Math.max(before.to, stretch.to) };
  }
  return merged;
}

const PAUSE_MS = 4 * 60 * 60 * 1000;
const FORTNIGHT_MS = 14 * 24 * 60 * 60 * 1000;
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a clock on the wall shows: the day, counted from 1970-01-01, and the minutes after its midnight. */
interface WallClock {
  readonly dayNumber: number;
  readonly minute: number;
}

function stretchesOf(hours: Hours, dayNumber: number): readonly { fromMinute: number; toMinute: number }[] {
  const midnight = new Date(dayNumber * DAY_MS);
  if (hours.holidays.includes(midnight.toISOString().slice(0, 10))) return [];
  const weekday = midnight.getUTCDay() === 0 ? 7 : midnight.getUTCDay();
  return hours.week.filter(({ day }) => day === weekday);
}

function wallClock(at: number, timeZone: string): WallClock {
  const local = at + offsetMs(at, timeZone);
  const dayNumber = Math.floor(local / DAY_MS);
  return { dayNumber, minute: Math.floor((local - dayNumber * DAY_MS) / 60_000) };
}

/** The instant of a wall-clock time. A time that the clock skips in spring is the instant of the jump's other side. */
function instantOf(dayNumber: number, minute: number, timeZone: string): number {
  const local = dayNumber * DAY_MS + minute * 60_000;
  const guess = local - offsetMs(local, timeZone);
  const offset = offsetMs(guess, timeZone);
  const instant = local - offset;
  // Where no clock ever shows this time the two lie on either side of the jump, and the smaller offset is the one from before it.
  return local - Math.min(offset, offsetMs(instant, timeZone));
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  // Since 1973 every zone's clock has been changed at a full quarter of an hour. Asking Intl costs 2 µs each time.
  const quarter = Math.floor(at / QUARTER_MS);
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  const offset = known.get(quarter) ?? readOffset(quarter * QUARTER_MS, timeZone);
  if (known.size > MOST_OFFSETS) known.clear();
  offsets.set(timeZone, known.set(quarter, offset));
  return offset;
}

const QUARTER_MS = 15 * 60 * 1000;
const MOST_OFFSETS = 50_000;
const offsets = new Map<string, Map<number, number>>();

function readOffset(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format takes some 50 µs, using one about 2 µs.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
