import type { LeftBehind, Phase } from '../domain/conversation';
import type { Event } from '../domain/event';
import { openQuestion } from './step-ask';
import { closeCase } from './step-case';
import { underWay } from './step-place';
import type { Turn } from './step-turn';

const SILENCE = 'silence';
const STILL_THERE = 'still-there';
/** Later than this a customer has come about something else. */
const COMES_BACK_WITHIN_MS = 3 * 86_400_000;

/** What waits for no words of the customer. */
const UNWATCHED: readonly Phase['kind'][] = ['calling', 'waiting'];

/**
 * A case that the bot owns is watched: after half of the author's time of silence an open question is followed by "are you still
 * there?", once; after all of it the case counts as abandoned, never as resolved.
 */
export function watchForSilence(turn: Turn, event: Event): void {
  const { phase, timers } = turn.state;
  if (turn.openCase?.owner.kind !== 'bot' || UNWATCHED.includes(phase.kind)) {
    turn.cancelTimer(STILL_THERE);
    return turn.cancelTimer(SILENCE);
  }
  const heard = event.kind === 'message' || !Object.hasOwn(timers, SILENCE);
  if (!heard) return;
  const { silenceMs } = turn.content.bot;
  if (['asking', 'clarifying', 'rephrasing'].includes(phase.kind)) turn.setTimer(STILL_THERE, event.at + silenceMs / 2);
  else turn.cancelTimer(STILL_THERE);
  turn.setTimer(SILENCE, event.at + silenceMs);
}

/** What a timer of silence does when it is due; false for any other timer. */
export function takeSilence(turn: Turn, timerId: string): boolean {
  if (timerId !== SILENCE && timerId !== STILL_THERE) return false;
  if (turn.openCase?.owner.kind !== 'bot') return true;
  if (timerId === STILL_THERE) {
    turn.set({ pausedAt: turn.event.at });
    const minutes = Math.max(1, Math.round(turn.content.bot.silenceMs / 120_000));
    turn.startPattern('_silence', { under_way: underWay(turn), minutes });
    return true;
  }
  if (giveUpWhatStandsAboveARest(turn)) return true;
  const left = leftBehind(turn);
  for (const frame of turn.state.frames) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  closeCase(turn, 'abandoned');
  turn.set({ left, pausedAt: null });
  return true;
}

/** A flow that rests has asked for no words and is not left: only what the customer began meanwhile is given up. */
function giveUpWhatStandsAboveARest(turn: Turn): boolean {
  const { frames } = turn.state;
  const at = frames.findLastIndex(
    ({ flow, at: step }) => step !== null && turn.program(flow)?.steps[step]?.verb === 'wait',
  );
  if (at < 0) return false;
  for (const frame of frames.slice(at + 1).reverse()) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  turn.set({ frames: frames.slice(0, at + 1), phase: { kind: 'idle' }, misses: 0, pausedAt: null });
  return true;
}

/** The open question and what led to it, for a customer who comes back; null where there is none. */
function leftBehind(turn: Turn): LeftBehind | null {
  const { frames, case: current } = turn.state;
  const pattern = frames.findIndex(({ origin }) => origin === 'pattern');
  const left = pattern < 0 ? frames : frames.slice(0, pattern);
  if (!isAtQuestion(turn, left)) return null;
  return { at: turn.event.at, intent: current?.intent ?? null, frames: left };
}

/** What the customer left, while it is not too long ago and the flows still have its steps. */
export function whereTheyLeft(turn: Turn): LeftBehind | null {
  const { left } = turn.state;
  if (!left || turn.openCase !== null || turn.event.at - left.at > COMES_BACK_WITHIN_MS) return null;
  return isAtQuestion(turn, left.frames) ? left : null;
}

function isAtQuestion(turn: Turn, frames: LeftBehind['frames']): boolean {
  const isWhole = frames.every(({ flow, at }) => {
    const program = turn.program(flow);
    return program !== undefined && (at === null || Object.hasOwn(program.steps, at));
  });
  return isWhole && openQuestion(turn, frames) !== null;
}
