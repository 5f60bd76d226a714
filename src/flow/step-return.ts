import type { LeftBehind } from '../domain/conversation';
import type { CustomerMessage } from '../domain/event';
import { openQuestion } from './step-ask';
import { takesAnyWords } from './step-known';
import { patternUnderWay } from './step-patterns';
import { readAnswer } from './step-slot';
import { isBareAct, isSmallTalk } from './step-small-talk';
import type { Turn } from './step-turn';

// Customers who come back after a pause.

/** "Yes, I am here", or "hello again": an answer to "are you still there?", not to the question before it. */
export function onlySaysThatTheyAreBack(turn: Turn, message: CustomerMessage): boolean {
  const { understanding, choice } = message;
  const question = turn.state.phase.kind === 'asking' ? openQuestion(turn) : null;
  if (question === null || understanding === null || choice !== undefined || patternUnderWay(turn) !== null)
    return false;
  const saysYes = understanding.acts.includes('affirm');
  if (!saysYes && !isSmallTalk(turn, understanding)) return false;
  if (question.type === 'yes-no') return true;
  if (takesAnyWords(question)) return message.text.trim().length <= LONGEST_YES;
  return readAnswer(turn, question, message).kind === 'nothing';
}

const LONGEST_YES = 25;

/** Whether the words go on with what silence ended: an answer to its question, a bare "yes" or a greeting, and no other request. */
export function goesOn(
  turn: Turn,
  { frames }: LeftBehind,
  message: CustomerMessage,
  flow: string | undefined,
): boolean {
  const { understanding } = message;
  if (understanding === null) return false;
  if (flow !== undefined) return turn.program(flow)?.opensCase === false;
  return isBareAct(understanding) || answersLeft(turn, frames, message);
}

export function answersLeft(turn: Turn, frames: LeftBehind['frames'], message: CustomerMessage): boolean {
  const question = openQuestion(turn, frames);
  return question !== null && !takesAnyWords(question) && readAnswer(turn, question, message).kind === 'value';
}
