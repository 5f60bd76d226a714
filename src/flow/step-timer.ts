import { closeCase } from './step-case';
import { sayFollowUp } from './step-follow-up';
import { takeQueueTimer } from './step-handoff';
import { dropLater, sayReminder, WAIT } from './step-later';
import { takePromiseTimer } from './step-promise';
import type { Turn } from './step-turn';
import { restingStep } from './step-walk';

/** The customer says nothing while the bot waits for words. */
export const SILENCE = 'silence';

/** A timer has gone off. What it was for may be gone by now: then nothing happens. */
export function takeTimer(turn: Turn, timerId: string, due: number): void {
  // Set anew or cancelled since the clock looked.
  if (turn.state.timers[timerId] !== due) return;
  const later = turn.state.later?.[timerId];
  dropLater(turn, timerId);
  if (later?.kind === 'follow-up') return sayFollowUp(turn, later);
  if (later !== undefined) return sayReminder(turn, later);
  if (takeQueueTimer(turn, timerId) || takePromiseTimer(turn, timerId)) return;
  if (turn.openCase !== null && turn.openCase.owner.kind !== 'bot') return;
  // A flow that rests, and has nothing above it, goes on at the end of the turn.
  if (timerId === WAIT && turn.state.phase.kind === 'waiting') turn.phase({ kind: 'idle' });
  if (timerId === SILENCE && turn.openCase !== null) giveUp(turn);
}

/** Silence: what the customer left half-way is given up. A flow that rests is not left: it has asked for no words. */
function giveUp(turn: Turn): void {
  const { frames } = turn.state;
  while (turn.frame !== undefined && restingStep(turn) === null) {
    turn.fact({ fact: 'flow-cancelled', flow: turn.frame.flow });
    turn.set({ frames: turn.state.frames.slice(0, -1) });
  }
  if (turn.frame !== undefined) return turn.set({ phase: { kind: 'idle' }, misses: 0 });
  turn.set({ frames });
  closeCase(turn, 'abandoned');
}
