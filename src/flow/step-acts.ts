import type { ConversationState, Frame } from '../domain/conversation';
import type { CustomerMessage } from '../domain/event';
import type { Json } from '../domain/json';
import { openQuestion, putQuestion } from './step-ask';
import { closeCase } from './step-case';
import { askStepOf, correct } from './step-correct';
import { typesOf } from './step-known';
import { underWay } from './step-place';
import type { Turn } from './step-turn';
import { clearValues } from './step-values';
import { walk } from './step-walk';

// What works everywhere: "cancel", "back", "pardon?", "no, I meant …".

export function dialogueAct(turn: Turn, message: CustomerMessage): boolean {
  const acts = message.understanding?.acts ?? [];
  if (message.choice !== undefined) return false;
  if (correct(turn, message, acts.includes('correct'))) return true;
  if (acts.includes('cancel') && !(acts.includes('deny') && waitsForYesOrNo(turn))) {
    turn.startPattern('_cancel', { under_way: isAtRest(turn) ? null : (underWay(turn) ?? '') });
    return true;
  }
  if (acts.includes('repeat') && turn.state.lastSaid.length > 0) {
    turn.startPattern('_repeat', {}, { said: turn.state.lastSaid as unknown as Json });
    return true;
  }
  if (!acts.includes('back') || !canGoBack(turn)) return false;
  turn.startPattern('_back');
  return true;
}

/** "No need" to such a question is an answer, not the end of the talk. */
function waitsForYesOrNo(turn: Turn): boolean {
  return turn.state.phase.kind === 'confirming' || openQuestion(turn)?.type === 'yes-no';
}

function isAtRest(turn: Turn): boolean {
  return turn.state.frames.length === 0 && turn.state.phase.kind === 'idle';
}

/** What is under way ends, and with it the case. */
export function cancelAll(turn: Turn): void {
  if (isAtRest(turn)) return;
  const { frames, case: current } = turn.state;
  for (const frame of frames) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  if (current !== null && current.closedAt === null) closeCase(turn, 'abandoned');
  // It was an agent's who let the bot run a flow, and is theirs again.
  if (turn.openCase?.owner.kind === 'agent') return;
  turn.set({ phase: { kind: 'idle' }, frames: [], alsoAsked: [], misses: 0 });
}

/** The last words once more, as they were; what the pattern says before them is not said again next time. */
export function sayAgain(turn: Turn, { after }: Frame): void {
  const said = (after?.['said'] ?? []) as unknown as ConversationState['lastSaid'];
  for (const { from: _from, ...message } of said) turn.say(message);
  turn.saidBefore = said;
}

function canGoBack(turn: Turn): boolean {
  const slot = turn.frame?.asked.at(-1);
  return slot === undefined ? openQuestion(turn) !== null : askStepOf(turn, slot) !== null;
}

/** "Back": the question before this one comes again. */
export function goBack(turn: Turn): void {
  const frame = turn.frame;
  const slot = frame?.asked.at(-1);
  if (frame === undefined || slot === undefined) {
    const question = openQuestion(turn);
    if (question !== null) putQuestion(turn, question, turn.render(question.prompts.first));
    return;
  }
  const step = askStepOf(turn, slot);
  if (step === null) return;
  const { known } = turn.state;
  const stays = ([type]: readonly [string, unknown]) => !typesOf(step).includes(type);
  turn.set({ known: Object.fromEntries(Object.entries(known).filter(stays)) });
  clearValues(turn, [slot]);
  turn.setFrame({ at: step.id, asked: frame.asked.slice(0, -1), tries: 0 });
  walk(turn);
}
