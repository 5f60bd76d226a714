/** A date and a wall-clock time as people in one time zone read it. */
export interface CivilTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** False when the value was a date without a time. */
  readonly hasTime: boolean;
  readonly timeZone: string;
  /** Milliseconds since the epoch, where the value was an instant; see `instantOf`. */
  readonly instant: number | null;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const LAST_INSTANT = 8.64e15;

/**
 * Reads `YYYY-MM-DD` (a day anywhere), `YYYY-MM-DDTHH:MM` (the wall clock of the zone), an ISO instant with `Z` or an offset,
 * milliseconds since the epoch, or a `{ date, time }` as the `date` entity gives it; `now` and `today` are the scope's now.
 * Null for anything else.
 */
export function readTime(value: unknown, timeZone: string, now: number): CivilTime | null {
  if (typeof value === 'number') return inZone(value, timeZone);
  if (value !== null && typeof value === 'object') {
    const { date, time } = value as { date?: unknown; time?: unknown };
    if (typeof date !== 'string') return null;
    return readTime(typeof time === 'string' ? `${date}T${time}` : date, timeZone, now);
  }
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text === 'now' || text === 'today') return inZone(now, timeZone);
  if (INSTANT.test(text)) return inZone(Date.parse(isoOf(text)), timeZone);
  return readLocal(text, timeZone);
}

/** Whole days of the calendar from one day to another; less than nothing where the other is earlier. */
export function daysBetween(one: CivilTime, other: CivilTime): number {
  const dayOf = ({ year, month, day }: CivilTime) => Date.UTC(year, month - 1, day);
  return (dayOf(other) - dayOf(one)) / 86_400_000;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(time: CivilTime): number {
  return new Date(Date.UTC(time.year, time.month - 1, time.day)).getUTCDay() || 7;
}

export function dayOfYear(time: CivilTime): number {
  return (Date.UTC(time.year, time.month - 1, time.day) - Date.UTC(time.year, 0, 1)) / 86_400_000 + 1;
}

/** Minutes that the zone's clock is ahead of UTC at that instant. */
export function offsetMinutes(time: CivilTime): number {
  const { year, month, day, hour, minute, second } = time;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(instantOf(time) / 1000) * 1000) / 60_000);
}

/** Milliseconds since the epoch. One correction of a wall clock suffices, except in the hour when clocks change. */
export function instantOf(time: CivilTime): number {
  if (time.instant !== null) return time.instant;
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  const guess = inZone(wall, time.timeZone);
  return guess === null ? wall : wall - offsetMinutes(guess) * 60_000;
}

/** Whether Node knows the zone by this name. The list holds nearly all names and costs nothing; the first formatter of a process takes 8 MB. */
export function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || (/^[A-Za-z]/.test(name) && zoneOf(name) !== null);
}

function isoOf(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

function readLocal(text: string, timeZone: string): CivilTime | null {
  const found = LOCAL.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  const exists =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) return null;
  return { year, month, day, hour, minute, second, hasTime: found[4] !== undefined, timeZone, instant: null };
}

function inZone(instant: number, timeZone: string): CivilTime | null {
  if (!Number.isFinite(instant) || Math.abs(instant) > LAST_INSTANT) return null;
  const zone = zoneOf(timeZone) ?? zoneOf('UTC');
  if (zone === null) return null;
  const wall = new Date(Math.floor(instant) + offsetOf(zone, instant));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    hasTime: true,
    timeZone,
    instant,
  };
}

interface Zone {
  readonly clock: Intl.DateTimeFormat;
  /** The minute asked for last, and how far the zone's clock was ahead of UTC in it, in milliseconds. */
  minute: number;
  offset: number;
}

// Asking the formatter takes 7 µs, and a turn mostly asks for its own "now". Clocks change on whole minutes.
function offsetOf(zone: Zone, instant: number): number {
  const minute = Math.floor(instant / 60_000);
  if (zone.minute !== minute) {
    zone.offset = readOffset(zone.clock, minute * 60_000);
    zone.minute = minute;
  }
  return zone.offset;
}

function readOffset(clock: Intl.DateTimeFormat, instant: number): number {
  const part: { [type: string]: number } = {};
  for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

const zones = new Map<string, Zone | null>();

function zoneOf(timeZone: string): Zone | null {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    zone = makeZone(timeZone);
    if (zones.size > 500) zones.clear();
    zones.set(timeZone, zone);
  }
  return zone;
}

function makeZone(timeZone: string): Zone | null {
  try {
    const numeric = 'numeric' as const;
    const date = { year: numeric, month: numeric, day: numeric };
    const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: 'h23' as const };
    const fixed = { calendar: 'gregory', numberingSystem: 'latn' };
    return {
      clock: new Intl.DateTimeFormat('en-US', { timeZone, ...fixed, ...date, ...time }),
      minute: Number.NaN,
      offset: 0,
    };
  } catch {
    return null;
  }
}
