import type { Day } from '../store/shop';

/** The shop keeps its books by this clock. */
export const SHOP_TIME_ZONE = 'Asia/Jakarta';

const dayMs = 24 * 60 * 60 * 1000;
/** Made once it is asked for: it takes 8 MB, and `khidmat check` wants no more of the shop than its names. */
let calendar: Intl.DateTimeFormat | null = null;

/** The shop's day at a moment. */
export function dayOf(at: number): Day {
  calendar ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: SHOP_TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return calendar.format(at);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` came first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The same day of the month so many months on; the last of the month where that has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
