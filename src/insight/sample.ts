import type { ConversationId } from '../domain/conversation';
import { dayOf } from '../domain/opening-hours';
import { openRisksOf } from './at-risk';
import { causeOf, keyOfCause } from './cause';
import { deadlineOf, type FigureFrame, lengthOf, slaOf } from './frame';
import { classOf, handledMs, isResolved, isUnhappy, teamOf } from './judge-case';
import type { MetricName } from './metrics';
import { type CaseFigures, READINGS, type Survey, type TalkFigures } from './talk-figures';

/** By what a figure can be taken apart. */
export const DIMENSIONS = [
  ...['team', 'channel', 'language', 'matter', 'agent', 'by', 'reason', 'step'],
  ...['cause', 'failed', 'risk', 'flow'],
] as const satisfies readonly string[];
export type Dimension =
  | ('team' | 'channel' | 'language' | 'matter' | 'agent' | 'by' | 'reason' | 'step')
  | ('cause' | 'failed' | 'risk' | 'flow');
export type Parts = { readonly [dimension in Dimension]?: string };

/** What is counted beside the figures, for lists: agents' time and unhappy customers by cause, customers at risk, who came by a flow. */
export const COUNTS = ['cause-time', 'cause-unhappy', 'cause-failed', 'at-risk', 'flow-visits'] as const;
export type CountName = (typeof COUNTS)[number];

/** One thing that counts for one figure: what it adds, when, and whose it is. Every figure is folded from these. */
export interface Sample {
  readonly metric: MetricName | CountName;
  readonly at: number;
  /** 1 or 0 for shares, milliseconds for times, the score for scores. */
  readonly value: number;
  readonly conversation: ConversationId;
  readonly case: string | null;
  readonly parts: Parts;
}

/** Everything that a conversation adds to the figures, as seen at `asOf`; or to one of them, at less work. */
export function samplesOf(
  talk: TalkFigures,
  frame: FigureFrame,
  asOf: number,
  only: Sample['metric'] | null = null,
): readonly Sample[] {
  const sampler = new Sampler(talk, frame, asOf, only);
  for (const it of talk.cases) sampler.takeCase(it);
  sampler.takeTalk();
  sampler.takeRisks();
  return sampler.samples;
}

class Sampler {
  readonly samples: Sample[] = [];

  constructor(
    private readonly talk: TalkFigures,
    private readonly frame: FigureFrame,
    private readonly asOf: number,
    private readonly only: Sample['metric'] | null,
  ) {}

  takeCase(it: CaseFigures): void {
    this.add('cases', it, it.openedAt, 1);
    this.outcome(it);
    this.people(it);
    if (this.wants(...SLAS)) this.sla(it);
    this.satisfaction(it);
    this.cause(it);
    for (const { state, at } of it.promises) {
      if (state !== 'open' && at !== null) this.add('promises-kept', it, at, state === 'kept' ? 1 : 0);
    }
  }

  /** Those that are not put right, as of all that is known by now. */
  takeRisks(): void {
    const cases = new Map(this.talk.cases.map((it) => [it.number, it]));
    for (const { risk, case: number, at } of openRisksOf(this.talk))
      this.add('at-risk', cases.get(number) ?? null, at, 1, { risk });
  }

  takeTalk(): void {
    const cases = new Map(this.talk.cases.map((it) => [it.number, it]));
    for (const reading of this.talk.readings) {
      const it = cases.get(reading.case ?? '') ?? null;
      const parts = { matter: it?.matter ?? reading.intent ?? NONE };
      for (const kind of READINGS) this.add(kind, it, reading.at, reading.kind === kind ? 1 : 0, parts);
    }
    for (const { at, flow, step, left, ...visit } of this.talk.visits) {
      if (flow.startsWith('_')) continue;
      const it = cases.get(visit.case ?? '') ?? null;
      this.add('left-at-step', it, at, left === null ? 0 : 1, {
        step: `${flow}/${step}`,
        ...(left && { reason: left }),
      });
    }
    // Customers, not visits: who passes three steps of a flow counts once a day.
    const came = new Set<string>();
    for (const { at, flow, case: number } of this.talk.visits) {
      const key = `${dayOf(at, this.frame.timeZone)} ${flow}`;
      if (flow.startsWith('_') || came.has(key)) continue;
      came.add(key);
      this.add('flow-visits', cases.get(number ?? '') ?? null, at, 1, { flow });
    }
    for (const { at, ms, case: number } of this.talk.botAnswers)
      this.add('bot-answer', cases.get(number ?? '') ?? null, at, ms);
  }

  /** A case counts on the day on which it was closed last; before that it has no outcome. */
  private outcome(it: CaseFigures): void {
    const { closedAt } = it;
    if (closedAt === null) return;
    const by = it.closedBy === null ? 'bot' : 'people';
    const agent = it.closedBy === null ? {} : { agent: it.closedBy };
    const is = classOf(it);
    for (const one of ['confirmed', 'implied', 'declined', 'abandoned', 'returned'] as const) {
      const why = one === is && one === 'declined' && it.declinedFor !== null ? { reason: it.declinedFor } : {};
      this.add(one, it, closedAt, one === is ? 1 : 0, why);
    }
    const [handoff] = it.handoffs;
    this.add('to-people', it, closedAt, handoff === undefined ? 0 : 1, handoff && { reason: handoff.reason });
    this.add('opened-again', it, closedAt, it.open.length > 1 ? 1 : 0);
    this.add('bot-asked-again', it, closedAt, (it.botAskedAgain ?? 0) > 0 ? 1 : 0);
    this.add('angry', it, closedAt, it.angryAt === null ? 0 : 1);
    if (it.spells.length > 0) {
      this.add('handle-time', it, closedAt, handledMs(it, closedAt), agent);
      this.add('asked-again', it, closedAt, it.askedAgain > 0 ? 1 : 0, agent);
    }
    if (!isResolved(it)) return;
    const once = it.returnedAt === null && it.open.length === 1;
    this.add('first-contact', it, closedAt, once ? 1 : 0, { by, ...agent });
    if (!this.wants('resolution-time', 'resolution-time-work')) return;
    const lengths = it.open.map(({ from, to }) => lengthOf(this.frame, teamOf(it), from, to ?? closedAt));
    this.addLength('resolution-time', it, closedAt, sumOf(lengths), { by, ...agent });
  }

  private cause(it: CaseFigures): void {
    const { closedAt } = it;
    const found = closedAt === null ? null : causeOf(it);
    if (closedAt === null || found === null) return;
    const cause = keyOfCause(found);
    this.add('cause-time', it, closedAt, handledMs(it, closedAt), { cause });
    this.add('cause-unhappy', it, closedAt, isUnhappy(it) ? 1 : 0, { cause });
    for (const action of Object.keys(it.failedCalls)) {
      this.add('cause-failed', it, closedAt, 1, { cause, failed: JSON.stringify([cause, action]) });
    }
  }

  private people(it: CaseFigures): void {
    for (const { team, from, to, taken, moved } of it.waits) {
      if (to === null || moved) continue;
      this.add('left-waiting', it, to, taken === true ? 0 : 1, { team });
      if (taken === true && this.wants('wait', 'wait-work'))
        this.addLength('wait', it, to, lengthOf(this.frame, team, from, to), { team });
    }
    for (const { team, at, ms, takenAt } of it.toldWaits) {
      const cameMs = Math.max(0, takenAt - at);
      this.add('wait-as-told', it, takenAt, cameMs <= Math.max(1, Math.ceil(ms / MINUTE_MS)) * MINUTE_MS ? 1 : 0, {
        team,
      });
      this.add('wait-off', it, takenAt, Math.abs(cameMs - ms), { team });
    }
    for (const { at, since, agentId: agent, team, first } of it.answers) {
      const metric = first ? 'first-answer' : 'next-answer';
      if (!this.wants(metric, `${metric}-work`)) continue;
      const parts = { agent, ...(team !== null && { team }) };
      this.addLength(metric, it, at, lengthOf(this.frame, team, since, at), parts);
    }
  }

  /** Kept counts when it was done, broken at the moment when it was due: neither moves afterwards. */
  private sla(it: CaseFigures): void {
    for (const { at, since, owedBy: team, first, agentId } of it.answers) {
      const parts = { agent: agentId, ...(team !== null && { team }) };
      const { firstAnswerMs, nextAnswerMs } = slaOf(this.frame, team);
      if (first) this.judge('sla-first-answer', it, { since, team, done: at, within: firstAnswerMs }, parts);
      else this.judge('sla-next-answer', it, { since, team, done: at, within: nextAnswerMs }, parts);
    }
    for (const { at, team, answered, endedAt } of it.handoffs) {
      if (answered === null)
        this.judgeUndone('sla-first-answer', it, {
          since: at,
          team,
          until: endedAt,
          within: slaOf(this.frame, team).firstAnswerMs,
        });
    }
    for (const { since, until, team } of it.leftUnanswered) {
      this.judgeUndone('sla-next-answer', it, { since, team, until, within: slaOf(this.frame, team).nextAnswerMs });
    }
    if (it.unanswered !== null && !it.unanswered.first) {
      const { since, team } = it.unanswered;
      this.judgeUndone('sla-next-answer', it, {
        since,
        team,
        until: null,
        within: slaOf(this.frame, team).nextAnswerMs,
      });
    }
    for (const { at: since, team, endedAt, solved } of it.handoffs) {
      const times = { since, team, within: slaOf(this.frame, team).resolutionMs };
      if (solved && endedAt !== null) this.judge('sla-resolution', it, { ...times, done: endedAt }, agentPart(it));
      else this.judgeUndone('sla-resolution', it, { ...times, until: endedAt });
    }
  }

  private judge(metric: MetricName, it: CaseFigures, { done, ...times }: Times & { done: number }, parts: Parts): void {
    const deadline = deadlineOf(this.frame, times.team, times.since, times.within);
    if (deadline === null || done <= deadline) this.add(metric, it, done, 1, parts);
    else this.add(metric, it, deadline, 0, parts);
  }

  /** Never done: broken once it was due. A customer who left before that broke nobody's promise. */
  private judgeUndone(
    metric: MetricName,
    it: CaseFigures,
    { until, ...times }: Times & { until: number | null },
  ): void {
    const deadline = deadlineOf(this.frame, times.team, times.since, times.within);
    if (deadline === null || deadline >= (until ?? this.asOf)) return;
    this.add(metric, it, deadline, 0, times.team === null ? {} : { team: times.team });
  }

  private satisfaction(it: CaseFigures): void {
    const { csat, nps } = it.surveys;
    const csatParts = whoHadClosed(it, csat);
    if (csat?.askedAt != null) this.add('csat-answered', it, csat.askedAt, csat.score === null ? 0 : 1, csatParts);
    if (csat?.score != null) {
      this.add('csat', it, csat.score.at, csat.score.score >= 4 ? 1 : 0, csatParts);
      this.add('csat-score', it, csat.score.at, csat.score.score, csatParts);
    }
    if (nps?.score != null) {
      const { at, score } = nps.score;
      this.add('nps', it, at, score >= 9 ? 1 : score <= 6 ? -1 : 0, whoHadClosed(it, nps));
    }
  }

  private addLength(
    metric: 'resolution-time' | 'wait' | 'first-answer' | 'next-answer',
    it: CaseFigures,
    at: number,
    { ms, workMs }: { readonly ms: number; readonly workMs: number },
    parts: Parts,
  ): void {
    this.add(metric, it, at, ms, parts);
    this.add(`${metric}-work`, it, at, workMs, parts);
  }

  private wants(...metrics: readonly Sample['metric'][]): boolean {
    return this.only === null || metrics.includes(this.only);
  }

  private add(
    metric: MetricName | CountName,
    it: CaseFigures | null,
    at: number,
    value: number,
    parts: Parts = {},
  ): void {
    if (!this.wants(metric)) return;
    const { conversation, channel } = this.talk;
    const own = { channel, ...(it !== null && caseParts(it)) };
    this.samples.push({ metric, at, value, conversation, case: it?.number ?? null, parts: { ...own, ...parts } });
  }
}

interface Times {
  readonly since: number;
  readonly team: string | null;
  readonly within: number;
}

const NONE = 'none';
const MINUTE_MS = 60_000;
const SLAS = ['sla-first-answer', 'sla-next-answer', 'sla-resolution'] as const;

function caseParts(it: CaseFigures): Parts {
  const team = teamOf(it);
  return {
    matter: it.matter ?? NONE,
    ...(it.language !== null && { language: it.language }),
    ...(team !== null && { team }),
  };
}

function agentPart(it: CaseFigures): Parts {
  return it.closedBy === null ? {} : { agent: it.closedBy };
}

/** Whose a score is: whoever closes the case once it was opened again has no part in it. */
function whoHadClosed(it: CaseFigures, survey: Survey | undefined): Parts {
  const agent = survey?.closedBy === undefined ? it.closedBy : survey.closedBy;
  return agent === null ? { by: 'bot' } : { by: 'people', agent };
}

function sumOf(lengths: readonly { ms: number; workMs: number }[]) {
  return lengths.reduce((sum, one) => ({ ms: sum.ms + one.ms, workMs: sum.workMs + one.workMs }), { ms: 0, workMs: 0 });
}
