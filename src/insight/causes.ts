import type { ConversationId } from '../domain/conversation';
import { isWithin, type Period } from './frame';
import { type CaseClass, classOf, handledMs, isUnhappy } from './judge-case';
import type { CaseFigures, TalkFigures } from './talk-figures';

/** By what a cause weighs: the time that agents spent, the customers it left unhappy, or how many cases it has. */
export const WEIGHTS = ['agent-time', 'unhappy', 'cases'] as const;
export type Weight = (typeof WEIGHTS)[number];

export interface CaseRef {
  readonly conversation: ConversationId;
  readonly case: string;
}

/** Cases that have in common what they were about, how they ended, why people got them, and where the bot's part ended. */
export interface Cause {
  /** The flow it was about; null: none. */
  readonly matter: string | null;
  /** What was read first; where no flow was reached it tells what the customer may have wanted. */
  readonly intent: string | null;
  readonly ended: CaseClass;
  readonly reason: string | null;
  /** `flow/step`. */
  readonly place: string | null;
  readonly cases: readonly CaseRef[];
  readonly agentMs: number;
  readonly unhappy: number;
  /** Of the weight of all causes: this one's, and that of all up to this one. */
  readonly share: number;
  readonly upToHere: number;
  readonly suggestion: Suggestion | null;
}

/** What the record suggests, with the cases that say so. */
export interface Suggestion {
  readonly kind:
    | 'action-fails'
    | 'flow-missing'
    | 'teach-sentences'
    | 'question-unclear'
    | 'answer-does-not-help'
    | 'answer-does-not-hold'
    | 'leave-at-step'
    | 'person-at-once'
    | 'flow-hands-over';
  /** The action, step or flow that it is about; null: none in particular. */
  readonly about: string | null;
  readonly cases: readonly CaseRef[];
}

/** Why cases of a time cost agents' minutes or left customers unhappy, the weightiest first. Those that went well are no cause. */
export function causesOf(
  talks: readonly TalkFigures[],
  period: Period,
  weight: Weight,
  asOf: number,
): readonly Cause[] {
  const groups = new Map<string, Group>();
  for (const { conversation, cases } of talks) {
    for (const it of cases) {
      const ended = classOf(it);
      if (ended === null || it.closedAt === null || !isWithin(period, it.closedAt) || wentWell(it, ended)) continue;
      groupOf(groups, it, ended).add(conversation, it, asOf);
    }
  }
  const heavy = [...groups.values()].filter((group) => group.weighs(weight) > 0);
  const all = heavy.reduce((sum, group) => sum + group.weighs(weight), 0);
  heavy.sort((one, other) => other.weighs(weight) - one.weighs(weight) || (one.key < other.key ? -1 : 1));
  let upTo = 0;
  return heavy.map((group) => {
    const share = group.weighs(weight) / all;
    upTo += share;
    return group.cause(share, Math.min(1, upTo));
  });
}

/** The causes that make up most of the weight: the few behind most of the trouble. */
export function topCauses(causes: readonly Cause[], share = 0.8, most = 10): readonly Cause[] {
  const enough = causes.findIndex(({ upToHere }) => upToHere >= share);
  return causes.slice(0, Math.min(most, enough < 0 ? causes.length : enough + 1));
}

function wentWell(it: CaseFigures, ended: CaseClass): boolean {
  return (ended === 'confirmed' || ended === 'implied' || ended === 'declined') && !isUnhappy(it);
}

function groupOf(groups: Map<string, Group>, it: CaseFigures, ended: CaseClass): Group {
  const reason = it.handoffs[0]?.reason ?? null;
  // What was read tells of a case only where no flow does.
  const intent = it.matter === null ? it.intent : null;
  const key = JSON.stringify([it.matter, intent, ended, reason, it.place]);
  const group = groups.get(key) ?? new Group(key, { matter: it.matter, intent, ended, reason, place: it.place });
  groups.set(key, group);
  return group;
}

class Group {
  private readonly cases: CaseRef[] = [];
  private readonly failed = new Map<string, CaseRef[]>();
  private agentMs = 0;
  private unhappy = 0;

  constructor(
    readonly key: string,
    private readonly what: Pick<Cause, 'matter' | 'intent' | 'ended' | 'reason' | 'place'>,
  ) {}

  add(conversation: ConversationId, it: CaseFigures, asOf: number): void {
    const ref = { conversation, case: it.number };
    this.cases.push(ref);
    this.agentMs += handledMs(it, asOf);
    if (isUnhappy(it)) this.unhappy += 1;
    for (const action of Object.keys(it.failedCalls))
      this.failed.set(action, [...(this.failed.get(action) ?? []), ref]);
  }

  weighs(weight: Weight): number {
    return { 'agent-time': this.agentMs, unhappy: this.unhappy, cases: this.cases.length }[weight];
  }

  cause(share: number, upToHere: number): Cause {
    const { cases, agentMs, unhappy } = this;
    return { ...this.what, cases, agentMs, unhappy, share, upToHere, suggestion: this.suggestion() };
  }

  private suggestion(): Suggestion | null {
    const { matter, ended, reason, place } = this.what;
    // An action that failed in most of them is behind the rest, too.
    const [action, failed] = [...this.failed].sort((one, other) => other[1].length - one[1].length)[0] ?? [];
    if (failed !== undefined && failed.length * 2 > this.cases.length) {
      return { kind: 'action-fails', about: action!, cases: failed };
    }
    const suggest = (kind: Suggestion['kind'], about: string | null): Suggestion => ({
      kind,
      about,
      cases: this.cases,
    });
    switch (reason) {
      case 'action-failed':
        return suggest('action-fails', place);
      case 'not-understood':
        return matter === null ? suggest('flow-missing', this.what.intent) : suggest('teach-sentences', matter);
      case 'tries-used-up':
        return suggest('question-unclear', place);
      case 'not-helped':
        return suggest('answer-does-not-help', place);
      case 'asked':
        return place === null ? suggest('person-at-once', null) : suggest('leave-at-step', place);
      case 'flow':
        return suggest('flow-hands-over', place);
    }
    if (ended === 'returned') return suggest('answer-does-not-hold', matter);
    if (ended === 'abandoned')
      return matter === null ? suggest('teach-sentences', null) : suggest('leave-at-step', place);
    return null;
  }
}
