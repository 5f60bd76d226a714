/** A day of the calendar, without a place on earth. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Clock extends Day {
  readonly hour: number;
  readonly minute: number;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the calendar and the clock show at an instant in a time zone. An unknown zone reads as UTC. */
export function clockAt(now: number, timeZone: string): Clock {
  const shown = offsetAt(now, timeZone) + now;
  const date = new Date(shown);
  return { ...fromMs(shown), hour: date.getUTCHours(), minute: date.getUTCMinutes(), weekday: date.getUTCDay() };
}

// Clocks are put forward and back on quarters of an hour, so within one the offset holds.
const QUARTER_MS = 900_000;
const offsets = new Map<string, Map<number, number>>();
const MOST_ZONES = 500;
const MOST_QUARTERS = 5000;

function offsetAt(now: number, timeZone: string): number {
  const quarter = Math.floor(now / QUARTER_MS);
  let ofZone = offsets.get(timeZone);
  if (ofZone === undefined || ofZone.size > MOST_QUARTERS) {
    if (offsets.size > MOST_ZONES) offsets.clear();
    ofZone = new Map();
    offsets.set(timeZone, ofZone);
  }
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = localMs(quarter * QUARTER_MS, timeZone) - quarter * QUARTER_MS;
    ofZone.set(quarter, offset);
  }
  return offset;
}

function localMs(now: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(now);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const shape = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    } as const;
    try {
      format = new Intl.DateTimeFormat('en-US', { ...shape, timeZone });
    } catch {
      format = new Intl.DateTimeFormat('en-US', { ...shape, timeZone: 'UTC' });
    }
    if (formats.size > 500) formats.clear();
    formats.set(timeZone, format);
  }
  return format;
}

const DAY_MS = 86_400_000;

export function addDays(day: Day, days: number): Day {
  return fromMs(msOf(day) + days * DAY_MS);
}

/** The same day of another month; the last day where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const index = day.year * 12 + day.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, day: Math.min(day.day, daysIn(year, month)) };
}

export function daysIn(year: number, month: number): number {
  return fromMs(msOf({ year, month: month + 1, day: 1 }) - DAY_MS).day;
}

export function weekdayOf(day: Day): number {
  return new Date(msOf(day)).getUTCDay();
}

export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && year >= 1900 && year <= 2200 && day <= daysIn(year, month);
}

export function isBefore(a: Day, b: Day): boolean {
  return msOf(a) < msOf(b);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((msOf(to) - msOf(from)) / DAY_MS);
}

export function writeDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function msOf({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

function fromMs(ms: number): Day {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
