import type { CustomerMessage } from '../domain/event';
import { handOff } from './step-case';
import { askWhetherItHelped } from './step-end';
import { NONE, rephraseOrHandOff } from './step-ladder';
import { PERSON } from './step-patterns';
import { underWay } from './step-place';
import { begin, request } from './step-request';
import { pick } from './step-slot';
import { noteScore, scoreIn } from './step-survey';
import type { Turn } from './step-turn';
import { walk } from './step-walk';

// Answers to what the rules ask by themselves: "did that help?", "which of these?", "how was it?".

export function answerConfirmation(turn: Turn, message: CustomerMessage): void {
  const { phase } = turn.state;
  if (phase.kind !== 'confirming') return;
  const options = phase.buttons.map((one) => ({ value: one.choice.value, title: one.title }));
  const acts = message.understanding?.acts ?? [];
  const picked = pick(turn, options, message);
  const intent = message.understanding?.decision === 'answer' ? message.understanding.intents[0]?.intent : undefined;
  if (
    picked === 'yes' ||
    (picked === null && acts.includes('affirm') && !acts.includes('deny')) ||
    intent === 'thanks'
  ) {
    wentHelped(turn, 'helped');
    return turn.startPattern('_helped');
  }
  if (picked === 'no' || (acts.includes('deny') && !acts.includes('affirm'))) {
    wentHelped(turn, 'not-helped');
    return turn.startPattern('_not-helped');
  }
  if (intent !== undefined) return request(turn, message);
  if (turn.state.misses > 0) return request(turn, message);
  turn.set({ misses: 1 });
  askWhetherItHelped(turn);
}

/** The way out of the `resolve` that asked; none where the rules asked by themselves. */
function wentHelped(turn: Turn, way: 'helped' | 'not-helped'): void {
  const { frame } = turn;
  const step = frame?.at == null ? undefined : turn.program(frame.flow)?.steps[frame.at];
  if (step?.verb === 'resolve') turn.went(step.id, way);
}

export function answerClarification(turn: Turn, message: CustomerMessage): void {
  const { phase } = turn.state;
  if (phase.kind !== 'clarifying') return;
  const options = phase.buttons.map((one) => ({ value: one.choice.value, title: one.title }));
  const picked = pick(turn, options, message) ?? onlyOne(phase.readings, message);
  if (picked === PERSON) return turn.startPattern('_person', { under_way: underWay(turn) });
  if (picked === NONE || (picked === null && message.understanding?.acts.includes('deny'))) {
    turn.fact({ fact: 'clarified', intent: null });
    turn.set({ misses: turn.state.misses + 1 });
    return rephraseOrHandOff(turn);
  }
  if (picked !== null) {
    const flow = turn.content.flowOf[picked];
    if (flow !== undefined) {
      turn.fact({ fact: 'clarified', intent: picked });
      return begin(turn, flow, picked, message);
    }
  }
  if (phase.readings.length === 0 && message.understanding?.acts.includes('affirm')) {
    return handOff(turn, { reason: 'not-understood' });
  }
  request(turn, message);
}

/** "Yes" to a single reading means that reading. */
function onlyOne(readings: readonly string[], { understanding }: CustomerMessage): string | null {
  const says = understanding?.acts ?? [];
  return readings.length === 1 && says.includes('affirm') && !says.includes('deny') ? readings[0]! : null;
}

/** "How was it?" Whatever is said, a flow that asked it goes on. True: the words are for what it has asked then. */
export function answerRating(turn: Turn, message: CustomerMessage): boolean {
  const { phase } = turn.state;
  if (phase.kind !== 'rating') return false;
  const { scale = 'csat' } = phase;
  const pressed = message.choice?.prompt === phase.prompt ? Number(message.choice.value) : null;
  const score = pressed ?? scoreIn(message.text, scale);
  turn.phase({ kind: 'idle' });
  if (score !== null) noteScore(turn, scale, score);
  const { frame } = turn;
  const asked = frame?.at == null ? undefined : turn.program(frame.flow)?.steps[frame.at];
  if (asked?.verb === 'survey') {
    turn.setFrame({ at: asked.next });
    walk(turn);
  }
  if (score !== null || (turn.openCase?.owner.kind ?? 'bot') !== 'bot') return false;
  // What the flow has asked since then was not there yet when these words were written.
  if (turn.state.phase.kind !== 'idle') return message.understanding?.decision === 'answer';
  request(turn, message);
  return false;
}
