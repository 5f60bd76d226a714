import type { Hours } from '../domain/hours';
import { beginningOf, dayOf, openMsBetween, whenWorked } from '../domain/opening-hours';
import type { BotSettings, ServiceLevel } from '../domain/settings';

/** What figures are measured by: whose days, whose hours, what was promised in general. */
export interface FigureFrame {
  readonly timeZone: string;
  /** Working hours by team; a team that is gone counts as always at work. */
  readonly hours: { readonly [team: string]: Hours };
  /** What is promised in general; a team's own (`slaOf`) stands before it. */
  readonly sla: Sla;
  readonly teamSla: { readonly [team: string]: Partial<Sla> };
  /** A customer who is back on the same matter within this time was not helped the first time. */
  readonly returnWithinMs: number;
}

/** How soon people shall have done what, in working hours of the team. */
export interface Sla {
  /** From the handoff to an agent's first words. */
  readonly firstAnswerMs: number;
  /** From the customer's words to the agent's answer, after the first. */
  readonly nextAnswerMs: number;
  /** From the handoff to the end of the case. */
  readonly resolutionMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const DEFAULT_SLA: Sla = {
  firstAnswerMs: 5 * MINUTE_MS,
  nextAnswerMs: 10 * MINUTE_MS,
  resolutionMs: 8 * HOUR_MS,
};

export const DEFAULT_RETURN_WITHIN_MS = 7 * DAY_MS;

export function frameOf({ timeZone, teams }: Pick<BotSettings, 'timeZone' | 'teams'>, own?: Partial<FigureFrame>) {
  const hours = Object.fromEntries(teams.map((team) => [team.name, team.hours]));
  const teamSla = Object.fromEntries(
    teams.flatMap(({ name, sla }) => (sla === undefined ? [] : [[name, timesOf(sla)]])),
  );
  return {
    timeZone,
    hours,
    sla: DEFAULT_SLA,
    teamSla,
    returnWithinMs: DEFAULT_RETURN_WITHIN_MS,
    ...own,
  } satisfies FigureFrame;
}

function timesOf({ warnAt: _, ...times }: ServiceLevel): Partial<Sla> {
  return times;
}

/** What is promised to whoever comes to a team: its own word where it gave one, else what holds for all. */
export function slaOf({ sla, teamSla }: Pick<FigureFrame, 'sla' | 'teamSla'>, team: string | null): Sla {
  return team !== null && Object.hasOwn(teamSla, team) ? { ...sla, ...teamSla[team] } : sla;
}

/** A length of time, once by the clock and once in the team's working hours. */
export interface Length {
  readonly ms: number;
  readonly workMs: number;
}

export function lengthOf(frame: FigureFrame, team: string | null, from: number, to: number): Length {
  const hours = hoursOf(frame, team);
  const ms = Math.max(0, to - from);
  return { ms, workMs: hours === null ? ms : openMsBetween(hours, from, to, frame.timeZone) };
}

/** The instant by which something is due so long after `from`; null where the team does not work for a year. */
export function deadlineOf(frame: FigureFrame, team: string | null, from: number, ms: number): number | null {
  const hours = hoursOf(frame, team);
  return hours === null ? from + ms : whenWorked(hours, from, ms, frame.timeZone);
}

function hoursOf({ hours }: FigureFrame, team: string | null): Hours | null {
  return team !== null && Object.hasOwn(hours, team) ? hours[team]! : null;
}

/** A time of whole days: from the beginning of the first to the end of the last. */
export interface Period {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The days `2026-11-16` to `2026-11-22`, both included. */
export function periodOf(first: string, last: string, timeZone: string): Period {
  return { from: beginningOf(first, timeZone), to: beginningOf(dayAfter(last, 1), timeZone) };
}

/** As many days right before, for comparison. */
export function periodBefore({ from, to }: Period, timeZone: string): Period {
  const first = dayOf(from, timeZone);
  const days = Math.round((Date.parse(dayOf(to - 1, timeZone)) - Date.parse(first)) / DAY_MS) + 1;
  return periodOf(dayAfter(first, -days), dayAfter(first, -1), timeZone);
}

/** The days of a period, in order. */
export function daysOf({ from, to }: Period, timeZone: string): readonly string[] {
  const days: string[] = [];
  const last = dayOf(to - 1, timeZone);
  for (let day = dayOf(from, timeZone); day <= last; day = dayAfter(day, 1)) days.push(day);
  return days;
}

export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

export function isWithin({ from, to }: Period, at: number): boolean {
  return from <= at && at < to;
}
