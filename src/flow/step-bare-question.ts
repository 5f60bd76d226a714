import type { CustomerMessage } from '../domain/event';
import type { Json } from '../domain/json';
import { type BareQuestion, bareQuestion, languageAsked, tellsTime } from './bare-questions';
import { openQuestion, putAgain, putQuestion } from './step-ask';
import { askWhetherItHelped } from './step-end';
import { takesAnyWords } from './step-known';
import { openPromises } from './step-promise';
import type { Turn } from './step-turn';

/**
 * A question without a word for what it is about is about what the bot has just said or asked: by when (the open promise, or the days that
 * were named), why an answer is wanted (no try is spent), whether it can be used. True: it was answered.
 */
export function answerBareQuestion(turn: Turn, message: CustomerMessage): boolean {
  const { phase, lastSaid } = turn.state;
  if (message.choice !== undefined || lastSaid.length === 0) return false;
  const language = languageAsked(message.text);
  if (language !== null && turn.content.bot.languages.includes(language)) {
    turn.set({ language, languageFrom: 'message' });
    return askAgain(turn);
  }
  const kind = bareQuestion(message.text);
  if (kind === null || isOwnAnswer(turn, message, kind)) return false;
  if (kind === 'why') return explain(turn);
  if (kind === 'that') return phase.kind === 'confirming' && sayThatAgain(turn);
  return tellWhen(turn, kind);
}

/** Where any words will do they are the answer, unless they ask. */
function isOwnAnswer(turn: Turn, { text }: CustomerMessage, kind: BareQuestion): boolean {
  const question = turn.state.phase.kind === 'asking' ? openQuestion(turn) : null;
  if (question === null || !takesAnyWords(question)) return false;
  return kind === 'too-long' || !text.trimEnd().endsWith('?');
}

function explain(turn: Turn): boolean {
  const question = turn.state.phase.kind === 'asking' ? openQuestion(turn) : null;
  const why = question?.prompts.notUnderstood ?? null;
  if (question === null || why === null) return false;
  putQuestion(turn, question, turn.render(why));
  return true;
}

function tellWhen(turn: Turn, kind: 'when' | 'too-long'): boolean {
  const open = openPromises(turn.state.promises);
  const ofCase = open.filter(({ caseNumber }) => caseNumber === turn.state.case?.number);
  const promised = ofCase.length > 0 ? ofCase : open;
  if (promised.length === 0) {
    const told = turn.state.lastSaid.some(({ text }) => tellsTime(text));
    return kind === 'when' && told && sayThatAgain(turn);
  }
  if (kind === 'too-long') turn.sayStanding('person-offered');
  for (const { what, due } of promised) turn.sayStanding('promise', { what, due });
  askAgain(turn);
  return true;
}

/** What is open comes again. False: nothing is. */
function askAgain(turn: Turn): boolean {
  const { kind } = turn.state.phase;
  if (kind === 'asking') putAgain(turn);
  else if (kind === 'confirming') askWhetherItHelped(turn);
  return kind === 'asking' || kind === 'confirming';
}

function sayThatAgain(turn: Turn): boolean {
  turn.startPattern('_repeat', {}, { said: turn.state.lastSaid as unknown as Json });
  return true;
}
