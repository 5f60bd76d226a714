import type { LocalText } from '../domain/language';
import { dayOf } from '../domain/opening-hours';
import { type CustomerAtRisk, customersAtRisk } from './at-risk';
import { type Cause, causesOf, topCauses } from './causes';
import type { DayFigures } from './day-figures';
import type { AgentFigures, Figure } from './figures';
import type { FigureFrame, Period } from './frame';
import type { TalkFigures } from './talk-figures';
import { type DayValue, type Trend, Trends } from './trend';
import { type FlowOnFile, type Overdue, pastReview, unreached } from './upkeep';

/** A flow as a report names it. */
export interface FlowInReport extends FlowOnFile {
  readonly title: LocalText;
  /** Who asks for it walks its steps. Not so small talk, nor the wish for a person, which a rule answers before any flow. */
  readonly isWalked: boolean;
  /** Complaints and crises: that people get these is no fault of the flow. */
  readonly isForPeople: boolean;
  /** What its steps say or do in the author's words, by id; those without words are called by their id. */
  readonly steps?: { readonly [step: string]: LocalText };
}

export interface ReportParts {
  /** Of the period and of as many days before it. */
  readonly days: ReadonlyMap<string, DayFigures>;
  /** Conversations in which something happened in the period. */
  readonly talks: readonly TalkFigures[];
  readonly frame: FigureFrame;
  readonly period: Period;
  /** The moment as of which it is told. */
  readonly asOf: number;
  readonly flows: readonly FlowInReport[];
  readonly botName: string;
}

/** What a supervisor is told of a time: plain JSON. Everything in it is made of cases that are named or can be drilled into. */
export interface Report {
  readonly botName: string;
  readonly timeZone: string;
  /** Both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly asOf: number;
  readonly trends: readonly Trend[];
  readonly curves: { readonly cases: Curve; readonly csat: Curve };
  /** What customers came for. */
  readonly matters: readonly Matter[];
  readonly reasons: readonly { readonly reason: string; readonly n: number; readonly ofAll: number | null }[];
  readonly steps: readonly { readonly step: string; readonly n: number; readonly left: number | null }[];
  readonly causes: { readonly byAgentTime: readonly Cause[]; readonly byUnhappy: readonly Cause[] };
  readonly atRisk: readonly CustomerAtRisk[];
  readonly agents: readonly AgentInReport[];
  readonly overdue: readonly Overdue[];
  readonly unreached: readonly FlowOnFile[];
  /** Of flows, and of steps as `flow/step`. */
  readonly titles: { readonly [place: string]: LocalText };
}

type Curve = readonly DayValue[];

export interface Matter {
  /** A flow; `none`: no flow was reached. */
  readonly matter: string;
  readonly cases: number;
  readonly before: number;
  readonly toPeople: number | null;
  readonly returned: number | null;
  readonly csat: number | null;
}

export interface AgentInReport extends AgentFigures {
  readonly firstAnswer: Figure;
  readonly csat: Figure;
}

const MOST_STEPS = 8;
/** A step that two customers saw tells nothing. */
const FEWEST_VISITS = 10;

export function reportOf({ days, talks, frame, period, asOf, flows, botName }: ReportParts): Report {
  const trends = Trends.ofDays(days, period, frame.timeZone, { ...frame, asOf });
  const { now } = trends;
  const forPeople = new Set(flows.filter((one) => one.isForPeople).map(({ flow }) => flow));
  const withoutWrongAdvice = (cause: Cause): Cause =>
    cause.suggestion?.kind === 'flow-hands-over' && forPeople.has(cause.matter ?? '')
      ? { ...cause, suggestion: null }
      : cause;
  const steps = now
    .by('left-at-step', 'step')
    .filter(({ n, value }) => n >= FEWEST_VISITS && (value ?? 0) > 0)
    .map(({ part, n, value }) => ({ step: part, n, left: value }))
    .sort((one, other) => leftAt(other) - leftAt(one) || (one.step < other.step ? -1 : 1))
    .slice(0, MOST_STEPS);
  const causes = {
    byAgentTime: topCauses(causesOf(talks, period, 'agent-time', asOf)).map(withoutWrongAdvice),
    byUnhappy: topCauses(causesOf(talks, period, 'unhappy', asOf)).map(withoutWrongAdvice),
  };
  const told = new Set<string | null>([
    ...steps.map(({ step }) => step),
    ...[...causes.byAgentTime, ...causes.byUnhappy].flatMap(({ place, suggestion }) => [
      place,
      suggestion?.about ?? null,
    ]),
  ]);
  return {
    botName,
    timeZone: frame.timeZone,
    firstDay: dayOf(period.from, frame.timeZone),
    lastDay: dayOf(period.to - 1, frame.timeZone),
    asOf,
    trends: trends.all(),
    curves: { cases: trends.curve('cases'), csat: trends.curve('csat') },
    matters: now.by('cases', 'matter').map(({ part, n }) => ({
      matter: part,
      cases: n,
      before: trends.before.tally('cases', 'matter', part).n,
      toPeople: now.of('to-people', 'matter', part).value,
      returned: now.of('returned', 'matter', part).value,
      csat: now.of('csat', 'matter', part).value,
    })),
    reasons: now.by('to-people', 'reason').map(({ part, n, ofAll }) => ({ reason: part, n, ofAll })),
    steps,
    causes,
    atRisk: customersAtRisk(talks, period),
    agents: now.agents().map((agent) => ({
      ...agent,
      firstAnswer: now.of('first-answer', 'agent', agent.agentId),
      csat: now.of('csat', 'agent', agent.agentId),
    })),
    overdue: pastReview(flows, talks, period, dayOf(asOf, frame.timeZone)),
    unreached: unreached(
      flows.filter(({ isWalked }) => isWalked),
      talks,
      period,
    ).map(({ flow, owner, reviewBy }) => ({ flow, owner, reviewBy })),
    titles: Object.fromEntries(
      flows.flatMap(({ flow, title, steps: words = {} }) => [
        [flow, title],
        ...Object.entries(words).flatMap(([step, text]) => {
          const place = `${flow}/${step}`;
          return told.has(place) ? [[place, text]] : [];
        }),
      ]),
    ),
  };
}

/** How many left there, whole again: of equally many the page of reports has the same order. */
function leftAt({ n, left }: Report['steps'][number]): number {
  return Math.round((left ?? 0) * n);
}
