import type { ConversationId } from '../domain/conversation';
import { type Advice, adviceFor, type CauseName, causeOf, keyOfCause } from './cause';
import { isWithin, type Period } from './frame';
import { handledMs, isUnhappy } from './judge-case';
import type { CaseFigures, TalkFigures } from './talk-figures';

/** By what a cause weighs: the time that agents spent, the customers it left unhappy, or how many cases it has. */
export const WEIGHTS = ['agent-time', 'unhappy', 'cases'] as const;
export type Weight = (typeof WEIGHTS)[number];

export interface CaseRef {
  readonly conversation: ConversationId;
  readonly case: string;
}

/** Cases of one cause. */
export interface Cause extends CauseName {
  readonly cases: readonly CaseRef[];
  readonly agentMs: number;
  readonly unhappy: number;
  /** Of the weight of all causes: this one's, and that of all up to this one. */
  readonly share: number;
  readonly upToHere: number;
  readonly suggestion: Suggestion | null;
}

/** What the record suggests, with the cases that say so. */
export interface Suggestion extends Advice {
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
      const what = it.closedAt !== null && isWithin(period, it.closedAt) ? causeOf(it) : null;
      if (what === null) continue;
      const key = keyOfCause(what);
      const group = groups.get(key) ?? new Group(key, what);
      groups.set(key, group.add(conversation, it, asOf));
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

class Group {
  private readonly cases: CaseRef[] = [];
  private readonly failed = new Map<string, CaseRef[]>();
  private agentMs = 0;
  private unhappy = 0;

  constructor(
    readonly key: string,
    private readonly what: CauseName,
  ) {}

  add(conversation: ConversationId, it: CaseFigures, asOf: number): this {
    const ref = { conversation, case: it.number };
    this.cases.push(ref);
    this.agentMs += handledMs(it, asOf);
    if (isUnhappy(it)) this.unhappy += 1;
    for (const action of Object.keys(it.failedCalls))
      this.failed.set(action, [...(this.failed.get(action) ?? []), ref]);
    return this;
  }

  weighs(weight: Weight): number {
    return { 'agent-time': this.agentMs, unhappy: this.unhappy, cases: this.cases.length }[weight];
  }

  cause(share: number, upToHere: number): Cause {
    const { cases, agentMs, unhappy } = this;
    return { ...this.what, cases, agentMs, unhappy, share, upToHere, suggestion: this.suggestion() };
  }

  private suggestion(): Suggestion | null {
    const [action, failed] = [...this.failed].sort((one, other) => other[1].length - one[1].length)[0] ?? [];
    const worst = action === undefined ? null : { action, n: failed!.length };
    const advice = adviceFor(this.what, this.cases.length, worst);
    return advice && { ...advice, cases: worst !== null && advice.about === worst.action ? failed! : this.cases };
  }
}
