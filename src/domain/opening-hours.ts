import type { Hours } from './hours';

/**
 * Is a team at work at `at` (milliseconds since the epoch)? Read on the wall clock of `timeZone`.
 *
 * A stretch belongs to the day on which it begins: one that ends after midnight (`toMinute` over 1440) runs into the
 * next day even when that is a holiday, and a holiday takes away all that would begin on it. Ends are exclusive.
 */
export function isOpen(hours: Hours, at: number, timeZone: string): boolean {
  const now = wallClock(at, timeZone);
  const yesterday = { ...now, dayNumber: now.dayNumber - 1, minute: now.minute + MINUTES_A_DAY };
  return [now, yesterday].some(({ dayNumber, minute }) =>
    stretchesOf(hours, dayNumber).some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute),
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

const MINUTES_A_DAY = 24 * 60;
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
  return local - offsetMs(guess, timeZone);
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
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
