import { dayOf, weekdayAndHour } from '../domain/opening-hours';
import { readDays, readTalksOf } from '../figures/read-figures';
import { dayAfter, daysOf, type Period, periodBefore, periodOf } from '../insight/frame';
import { type Report, reportOf } from '../insight/report';
import type { Store } from '../store/store';
import type { ReportContent } from './content';

/** The week that ended last, Monday to Sunday. */
export function lastWeek(now: number, timeZone: string): Period {
  const monday = dayAfter(dayOf(now, timeZone), 1 - weekdayAndHour(now, timeZone).weekday);
  return periodOf(dayAfter(monday, -7), dayAfter(monday, -1), timeZone);
}

/** What a supervisor is told of a time, from the figures as they are kept. */
export async function readReport(
  store: Store,
  { frame, flows, botName }: ReportContent,
  period: Period,
  asOf: number,
): Promise<Report> {
  const before = periodBefore(period, frame.timeZone);
  const days = await readDays(store, { from: before.from, to: period.to }, frame.timeZone);
  const talks = await readTalksOf(store, daysOf(period, frame.timeZone));
  return reportOf({ days, talks, frame, period, asOf, flows, botName });
}
