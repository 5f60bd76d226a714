import type { ConversationId, Frame } from '../domain/conversation';
import type { CommittedTurn } from '../runtime/turn';

/** A step that a customer came by. */
interface Visit {
  readonly caseNumber: string | null;
  left: boolean;
}

/**
 * At which steps customers left, told by where their flow stood before a turn and what stands in its place afterwards. That a step was taken
 * is in the record alone; that it was left is not looked up there.
 */
export class StepsSeen {
  private readonly visits: Visit[] = [];
  private readonly last = new Map<ConversationId, Map<string, Visit>>();

  see(turn: CommittedTurn): void {
    const { before, state, effects } = turn;
    const walked = effects.flatMap((one) => (one.kind === 'fact' && one.fact === 'step' ? [one] : []));
    const left = leftAt(
      turn,
      walked.map(({ flow }) => flow),
    );
    if (left !== null) this.find(before.conversation, left.flow, left.at).left = true;
    const number = state.case?.closedAt === null ? state.case.number : null;
    const places = this.last.get(state.conversation) ?? new Map<string, Visit>();
    this.last.set(state.conversation, places);
    for (const { flow, step } of walked) {
      const visit = { caseNumber: number, left: false };
      if (!flow.startsWith('_')) this.visits.push(visit);
      places.set(`${flow}/${step}`, visit);
    }
  }

  result(): readonly Readonly<Visit>[] {
    return this.visits;
  }

  private find(conversation: ConversationId, flow: string, step: string | null): Visit {
    return this.last.get(conversation)?.get(`${flow}/${step}`) ?? { caseNumber: null, left: false };
  }
}

function leftAt({ event, before, state }: CommittedTurn, walked: readonly string[]): Frame | null {
  const at = before.frames.findLastIndex(({ flow }) => !flow.startsWith('_'));
  const frame = before.frames[at];
  const owner = before.case?.closedAt === null ? before.case.owner.kind : 'bot';
  if (frame?.at == null || owner !== 'bot') return null;
  const now = state.case?.closedAt === null ? state.case : null;
  if (now?.owner.kind === 'queue') return COULD_NOT_GO_ON.includes(now.handoff!.reason) ? frame : null;
  // Who was asked whether it helped had all of the flow, unless nothing came back, or a "never mind".
  const hadAll = before.phase.kind === 'confirming' || before.phase.kind === 'rating';
  const isAbandoned = state.case?.number === before.case?.number && state.case?.outcome === 'abandoned';
  if (hadAll && event.kind !== 'timer' && !isAbandoned) return null;
  const isGone = state.frames[at]?.flow !== frame.flow;
  // A flow that ran it and goes on elsewhere has taken something back: what it ran is not left, but not needed.
  const begun = before.frames.findLastIndex(({ origin }, index) => index <= at && origin !== 'run');
  const own = before.frames.slice(Math.max(begun, 0), at + 1);
  return isGone && !own.some(({ flow }) => walked.includes(flow)) ? frame : null;
}

/** For these reasons a case goes to people in the middle of a flow that did not mean it to. */
const COULD_NOT_GO_ON = ['asked', 'not-understood', 'tries-used-up', 'action-failed', 'internal-error'];
