import type { HandoffExit } from '../domain/case';
import { isOpen } from '../domain/opening-hours';
import type { Team } from '../domain/settings';
import type { HandoffStep, StepId } from './program';
import { changeOwner, closeCase, leavePatterns, sayHandedOver, teamOf, watchClosing, watchQueue } from './step-case';
import { QUEUE_CLOSES, QUEUE_TIMEOUT } from './step-later';
import type { Turn } from './step-turn';
import { walk, walkAside } from './step-walk';

type Given = HandoffStep & { readonly id: StepId };

/** The `handoff` at which the innermost flow gave its case away, while people have it; null where the rules did. */
export function handoffOf(turn: Turn): Given | null {
  const { openCase } = turn;
  const frame = turn.state.frames.filter(({ origin }) => origin !== 'pattern').at(-1);
  if (frame?.at == null || openCase === null || openCase.owner.kind === 'bot') return null;
  const step = turn.program(frame.flow)?.steps[frame.at];
  return step?.verb === 'handoff' ? step : null;
}

/** The bot has the case again, and the flow goes on from there. False: its author wrote no way for that. */
export function leaveByExit(turn: Turn, exit: Exclude<HandoffExit, 'accepted' | 'resolved'>): boolean {
  const start = startOf(turn, exit);
  if (start === null) return false;
  changeOwner(turn, { kind: 'bot' }, exit);
  turn.set({ phase: { kind: 'idle' }, placeTold: null, misses: 0 });
  turn.setFrame({ at: start, tries: 0 });
  walk(turn);
  return true;
}

/** An agent has taken the case for the first time: what the flow says to that is said, and the bot falls silent. */
export function sayAccepted(turn: Turn): void {
  const step = handoffOf(turn);
  if (step === null || turn.openCase?.handoff?.returned === true) return;
  const start = startOf(turn, 'accepted');
  if (start === null) return;
  walkAside(turn, start);
  turn.setFrame({ at: step.id });
}

/** An agent has solved the case. False: the flow says nothing to that. */
export function closeByExit(turn: Turn): boolean {
  const start = startOf(turn, 'resolved');
  const { frame } = turn;
  if (start === null || frame === undefined) return false;
  closeCase(turn, 'handed-over');
  turn.set({ frames: [{ ...frame, origin: 'trigger', at: start, afterwards: true }] });
  walk(turn);
  return true;
}

/** Back in a queue: the time that the flow gives it begins anew. */
export function watchAgain(turn: Turn): void {
  const step = handoffOf(turn);
  if (step !== null && turn.openCase?.owner.kind === 'queue') watchQueue(turn, step);
}

/** The customer waited as long as the flow lets them, or the team went home. False: the timer is none of a queue. */
export function takeQueueTimer(turn: Turn, timerId: string): boolean {
  if (timerId !== QUEUE_TIMEOUT && timerId !== QUEUE_CLOSES) return false;
  const owner = turn.openCase?.owner;
  if (owner?.kind !== 'queue') return true;
  if (timerId === QUEUE_TIMEOUT) leaveByExit(turn, 'timed-out');
  else goHome(turn, teamOf(turn, owner.team));
  return true;
}

/** The team goes home while the customer waits: they hear when it is back, and then their place anew. */
function goHome(turn: Turn, team: Team): void {
  // The timer comes late, or the hours are others now.
  if (isOpen(team.hours, turn.event.at, turn.content.bot.timeZone)) return watchClosing(turn, team);
  if (leaveByExit(turn, 'closed')) return;
  watchClosing(turn, team);
  leavePatterns(turn);
  turn.set({ placeTold: null });
  sayHandedOver(turn, team, null);
}

/** Where the flow goes on from an exit; null where its author wrote no way for that. */
function startOf(turn: Turn, exit: HandoffExit): StepId | null {
  const step = handoffOf(turn);
  const start = step?.exits[exit] ?? null;
  if (step === null || start === null) return null;
  leavePatterns(turn);
  turn.went(step.id, `on-${exit}`);
  return start;
}
