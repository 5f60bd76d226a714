import type { Step } from './program';
import { WAIT } from './step-later';
import { goTo, type Taken } from './step-place';
import type { Turn } from './step-turn';

// `wait`: a flow that rests until its time has come.

export function restUntil(turn: Turn, until: number): void {
  turn.setFrame({ until });
  turn.phase({ kind: 'waiting' });
  turn.setTimer(WAIT, until);
}

/** The step at which the innermost flow rests, if it rests at one. */
export function restingStep(turn: Turn): (Step & { readonly verb: 'wait' }) | null {
  const { frame } = turn;
  if (frame === undefined || frame.at === null) return null;
  const step = turn.program(frame.flow)?.steps[frame.at];
  return step?.verb === 'wait' ? step : null;
}

/** A flow that rests has nothing above it any more: it goes on where its time has come, else it rests on. */
export function restOrGoOn(turn: Turn): Taken {
  const step = restingStep(turn);
  const until = turn.frame?.until ?? turn.event.at;
  if (step === null) return 'goes-on';
  if (until > turn.event.at) {
    restUntil(turn, until);
    return 'waits';
  }
  turn.phase({ kind: 'idle' });
  return goTo(turn, step.next);
}
