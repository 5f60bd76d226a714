import type { Frame } from '../domain/conversation';
import type { ResolveStep } from './program';
import { openQuestion, putAgain } from './step-ask';
import { askRating, closeCase, giveBackLent } from './step-case';
import { goTo, type Taken, underWay } from './step-place';
import { restingStep, restOrGoOn } from './step-rest';
import { resultsOf, withEnded } from './step-run';
import type { Turn } from './step-turn';
import { writeValues } from './step-values';

export function endFlow(turn: Turn, frame: Frame): Taken {
  turn.fact({ fact: 'flow-ended', flow: frame.flow });
  const below = turn.state.frames.slice(0, -1);
  const parent = below.at(-1);
  if (frame.origin === 'pattern') {
    turn.set({ frames: below, phase: frame.interrupted ?? { kind: 'idle' } });
    turn.rules.afterPattern(turn, frame);
    return 'waits';
  }
  if (frame.origin === 'run' && parent !== undefined) {
    const ended = frame.run === undefined ? parent.ended : withEnded(parent.ended, frame.run.step, frame);
    turn.set({ frames: [...below.slice(0, -1), { ...parent, ...(ended === undefined ? {} : { ended }) }] });
    if (frame.save !== undefined) writeValues(turn, { [frame.save]: resultsOf(turn, frame) }, 'flow');
    return 'goes-on';
  }
  // What the flow collected stays for the agent's card.
  if (frame.origin === 'trigger' && giveBackLent(turn)) return 'waits';
  turn.set({ frames: below });
  if (frame.origin === 'digression') return isGoodbye(turn, frame) ? leaveOpen(turn) : resume(turn);
  const opensCase = turn.program(frame.flow)?.opensCase ?? false;
  if (opensCase && turn.openCase !== null) return finish(turn, 'resolved-implied');
  rest(turn);
  return 'waits';
}

export function resolve(turn: Turn, { confirm, declined }: ResolveStep): Taken {
  const { frames } = turn.state;
  const base = frames.findLastIndex((frame) => frame.origin !== 'run');
  const origin = frames[base]?.origin;
  // A pattern ends no case: that is its rule's to do.
  if (origin === 'pattern') {
    turn.set({ frames: frames.slice(0, base + 1) });
    return goTo(turn, null);
  }
  if (origin === 'digression') {
    for (const frame of frames.slice(base)) turn.fact({ fact: 'flow-ended', flow: frame.flow });
    turn.set({ frames: frames.slice(0, base) });
    return resume(turn);
  }
  if (giveBackLent(turn)) return 'waits';
  judge(turn, declined);
  if (turn.state.alsoAsked.length > 0) return nextRequest(turn);
  if (!confirm) return finish(turn, 'resolved-implied');
  askWhetherItHelped(turn);
  return 'waits';
}

/** Of several requests in one case one that was granted tells: the case is declined where all of them were. */
function judge(turn: Turn, declined: ResolveStep['declined']): void {
  const before = turn.openCase?.declined;
  const isGranted = declined === null;
  const isOneOfSeveral = before !== undefined || turn.state.alsoAsked.length > 0;
  if (isGranted ? isOneOfSeveral && before !== null : before !== null) turn.setCase({ declined });
}

function finish(turn: Turn, outcome: 'resolved-implied'): Taken {
  if (turn.state.alsoAsked.length > 0) return nextRequest(turn);
  closeCase(turn, outcome);
  return 'waits';
}

/** The next of several requests of one message. */
function nextRequest(turn: Turn): Taken {
  const [intent, ...others] = turn.state.alsoAsked;
  for (const frame of turn.state.frames) turn.fact({ fact: 'flow-ended', flow: frame.flow });
  const { known, alsoSaid = {} } = turn.state;
  turn.set({ alsoAsked: others, frames: [], known: { ...known, ...alsoSaid[intent ?? ''] } });
  const flow = intent === undefined ? undefined : turn.content.flowOf[intent];
  const program = flow === undefined ? undefined : turn.program(flow);
  if (program === undefined) return finish(turn, 'resolved-implied');
  turn.startPattern('_also-asked', { title: turn.pick(program.title) }, { flow: program.flow });
  return 'waits';
}

export function askWhetherItHelped(turn: Turn): void {
  turn.startPattern('_confirm');
}

/** After a digression the flow below goes on where it was: its question comes again, no try is spent. */
export function resume(turn: Turn): Taken {
  if (restingStep(turn) !== null) return restOrGoOn(turn);
  const question = openQuestion(turn);
  if (question === null) {
    if (turn.frame === undefined) return 'goes-on';
    askWhetherItHelped(turn);
    return 'waits';
  }
  if (question.prompts.again === null) turn.startPattern('_resume', { under_way: underWay(turn) });
  else putAgain(turn);
  return 'waits';
}

/** Who takes leave in the middle is not asked again at once. An answer is still taken; silence ends the case. */
function leaveOpen(turn: Turn): Taken {
  const question = openQuestion(turn);
  if (question === null) return resume(turn);
  turn.phase({ kind: 'asking', prompt: turn.freshId('p'), buttons: [] });
  return 'waits';
}

function isGoodbye(turn: Turn, frame: Frame): boolean {
  return turn.content.flowOf['goodbye'] === frame.flow && turn.program(frame.flow)?.opensCase === false;
}

export function rest(turn: Turn): void {
  if (turn.state.phase.kind !== 'rating') turn.phase({ kind: 'idle' });
}

export function rateAfter(turn: Turn, outcome: 'resolved-confirmed' | 'handed-over'): void {
  closeCase(turn, outcome);
  if (turn.openCase === null) askRating(turn);
}
