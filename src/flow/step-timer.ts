import { sayFollowUp } from './step-follow-up';
import { takeQueueTimer } from './step-handoff';
import { dropLater, sayReminder, WAIT } from './step-later';
import { takePromiseTimer } from './step-promise';
import { takeSilence } from './step-silence';
import type { Turn } from './step-turn';

/** A timer has gone off. What it was for may be gone by now: then nothing happens. */
export function takeTimer(turn: Turn, timerId: string, due: number): void {
  // Set anew or cancelled since the clock looked.
  if (turn.state.timers[timerId] !== due) return;
  const later = turn.state.later?.[timerId];
  dropLater(turn, timerId);
  if (later?.kind === 'follow-up') return sayFollowUp(turn, later);
  if (later !== undefined) return sayReminder(turn, later);
  if (takeQueueTimer(turn, timerId) || takePromiseTimer(turn, timerId) || takeSilence(turn, timerId)) return;
  // A flow that rests, and has nothing above it, goes on at the end of the turn.
  if (timerId === WAIT && turn.state.phase.kind === 'waiting') turn.phase({ kind: 'idle' });
}
