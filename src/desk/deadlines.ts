import type { Case } from '../domain/case';
import type { DeskDue } from '../domain/desk';
import type { Hours } from '../domain/hours';
import { whenWorked } from '../domain/opening-hours';
import type { ServiceLevel, Team } from '../domain/settings';

/** So long before a promise is due the desk warns, whatever the hours: it was given by the clock. */
const PROMISE_WARNING_MS = 15 * 60_000;

/** What is owed to the customer of a case next, by the team's service level and by promises: the soonest first. Empty while the bot has it. */
export function deadlinesOf(one: Case, team: Team | undefined, timeZone: string): readonly DeskDue[] {
  const { attention, owedAt } = one;
  if (attention === undefined || one.closedAt !== null) return [];
  const due: DeskDue[] = [];
  if (owedAt !== undefined) due.push(promiseDue(owedAt));
  if (team?.sla === undefined) return due;
  const { since, firstAnswerAt, unansweredSince } = attention;
  const add = (kind: DeskDue['kind'], from: number, ms: number | undefined, sla: ServiceLevel) => {
    const at = ms === undefined ? null : worked(team, from, ms, timeZone);
    if (ms === undefined || at === null) return;
    due.push({ kind, at, warnAt: worked(team, from, Math.round(ms * sla.warnAt), timeZone) ?? at });
  };
  if (firstAnswerAt === null) add('first-answer', since, team.sla.firstAnswerMs, team.sla);
  else if (unansweredSince !== null) add('next-answer', unansweredSince, team.sla.nextAnswerMs, team.sla);
  add('resolution', since, team.sla.resolutionMs, team.sla);
  return due.sort((a, b) => a.at - b.at);
}

export function promiseDue(at: number): DeskDue {
  return { kind: 'promise', at, warnAt: at - PROMISE_WARNING_MS };
}

/** When an agent who has not answered loses the case to the queue; null: the team lets nobody lose one, or nothing is unanswered. */
export function losesAt(one: Case, team: Team | undefined, timeZone: string): number | null {
  const { attention, owner } = one;
  if (team?.silentAgentMs === undefined || owner.kind !== 'agent' || one.closedAt !== null) return null;
  if (attention === undefined || attention.unansweredSince === null) return null;
  // Who takes a case over has the whole time, however long its customer has waited before.
  return worked(team, Math.max(attention.unansweredSince, attention.ownedSince), team.silentAgentMs, timeZone);
}

/** Lists are read many times a minute, and a deadline stays what it is while the hours are the same. */
const known = new WeakMap<Hours, Map<string, number | null>>();
const MOST_KNOWN = 50_000;

function worked({ hours }: Team, from: number, ms: number, timeZone: string): number | null {
  const ofHours = known.get(hours) ?? new Map<string, number | null>();
  known.set(hours, ofHours);
  const key = `${from} ${ms} ${timeZone}`;
  const before = ofHours.get(key);
  if (before !== undefined) return before;
  const at = whenWorked(hours, from, ms, timeZone);
  if (ofHours.size >= MOST_KNOWN) ofHours.clear();
  ofHours.set(key, at);
  return at;
}
