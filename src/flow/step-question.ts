import type { Frame } from '../domain/conversation';
import type { CustomerMessage } from '../domain/event';
import type { Understanding } from '../domain/understanding';
import { patternOf } from './standing-patterns';
import { fillSlot, isAnsweredMeanwhile, isValid, openQuestion, putQuestion } from './step-ask';
import { handOff } from './step-case';
import { isKnownEarly, takesAnyWords, typesOf } from './step-known';
import { endPattern, patternUnderWay } from './step-patterns';
import { begin, noteUnderstood, request, takesThePlace } from './step-request';
import { type Answer, fitsSeveral, readAnswer } from './step-slot';
import { isBareYesOrNo } from './step-small-talk';
import type { Turn } from './step-turn';
import { walk } from './step-walk';
import { isBareFile, refuseFile, sayWhichFiles } from './step-wordless';

// The open question, and what the customer makes of it.

export function answerQuestion(turn: Turn, message: CustomerMessage): void {
  const question = openQuestion(turn);
  if (question === null) return request(turn, message);
  if (takesAnyWords(question) && asksSomethingElse(turn, message, true)) return;
  if (takesAnyWords(question) && isOnlyAValue(turn, question, message)) return spendTry(turn, 'not-understood');
  const answer = readAnswer(turn, question, message);
  if (answer.kind === 'skipped' || (answer.kind === 'value' && isValid(turn, question, answer.value))) {
    if (question.type === 'yes-no' && answer.kind === 'value' && !answer.value && wantsInstead(turn, message)) return;
    return acceptAnswer(turn, question, answer, message);
  }
  const pattern = patternUnderWay(turn);
  if (pattern !== null && YIELDS.includes(patternOf(pattern.flow) ?? '')) {
    endPattern(turn, pattern);
    return turn.rules.hear(turn, message);
  }
  if (answer.kind === 'nothing' && isBareFile(message)) return refuseFile(turn);
  if (answer.kind === 'nothing' && answersBelow(turn, message)) return;
  const isAnswer = isBareYesOrNo(turn, message) || fitsSeveral(turn, question, message);
  if (answer.kind === 'nothing' && !isAnswer && asksSomethingElse(turn, message, false)) return;
  spendTry(turn, answer.kind === 'value' ? 'invalid' : 'not-understood');
}

/** "KH-104240" alone, where a story is asked for: it is kept for the question that wants it, and the story is asked for once more. */
function isOnlyAValue(
  turn: Turn,
  question: NonNullable<ReturnType<typeof openQuestion>>,
  { text, understanding, choice }: CustomerMessage,
): boolean {
  if (choice !== undefined || (turn.frame?.tries ?? 0) + 1 >= question.tries) return false;
  const value = understanding?.entities.find(({ type }) => isKnownEarly(type) && isWantedLater(turn, type));
  if (value === undefined || typesOf(question).includes(value.type)) return false;
  return wordsIn(text.slice(0, value.start) + text.slice(value.end)) <= MOST_WORDS_BESIDE;
}

/** Another question of the flow takes such a value. */
function isWantedLater(turn: Turn, type: string): boolean {
  const steps = Object.values(turn.program(turn.frame?.flow ?? '')?.steps ?? {});
  return steps.some((step) => step.verb === 'ask' && typesOf(step).includes(type));
}

/** "KH-104240" alone, where a question about something else has asked for a place: it is what the flow below had asked for, which goes on with it. */
function answersBelow(turn: Turn, { text, understanding, choice }: CustomerMessage): boolean {
  const { frames } = turn.state;
  const at = frames.findLastIndex(({ origin }) => origin !== 'run');
  const below = frames.slice(0, at);
  const question = frames[at]?.origin === 'digression' ? openQuestion(turn, below) : null;
  if (question === null || choice !== undefined) return false;
  const wanted = typesOf(question).filter(isKnownEarly);
  const value = understanding?.entities.find(({ type }) => wanted.includes(type));
  if (value === undefined || wordsIn(text.slice(0, value.start) + text.slice(value.end)) > MOST_WORDS_BESIDE)
    return false;
  const before = turn.state;
  turn.set({ frames: below, phase: { kind: 'idle' } });
  if (!isAnsweredMeanwhile(turn)) {
    turn.set(before);
    return false;
  }
  for (const frame of frames.slice(at).reverse()) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  walk(turn);
  return true;
}

/** "ini KH-104240 kak" */
const MOST_WORDS_BESIDE = 2;

function wordsIn(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}

/** Patterns that stand beside what the customer is about: words that do not answer them are for what they interrupted. */
const YIELDS: readonly string[] = [
  '_welcome',
  '_anything-else',
  '_left-queue',
  '_silence',
  '_return',
  '_resume',
  '_repeat',
  '_no-words',
  '_unknown-file',
];

function acceptAnswer(
  turn: Turn,
  question: NonNullable<ReturnType<typeof openQuestion>>,
  answer: Exclude<Answer, { kind: 'nothing' }>,
  message: CustomerMessage,
): void {
  if (answer.kind === 'value') {
    fillSlot(turn, question, answer.value, message.choice === undefined ? 'words' : 'button');
  } else {
    turn.went(question.id, 'skipped');
  }
  turn.setFrame({ at: question.next, tries: 0 });
  turn.set({ phase: { kind: 'idle' }, misses: 0 });
  walk(turn);
}

/** An answer to a pattern's question while the case waits for people: what cannot be used is for the person who comes. */
export function answerInQueue(turn: Turn, message: CustomerMessage): void {
  const pattern = patternUnderWay(turn);
  const question = turn.state.phase.kind === 'asking' ? openQuestion(turn) : null;
  if (pattern === null || question === null) return;
  const answer = readAnswer(turn, question, message);
  if (answer.kind === 'nothing' || (answer.kind === 'value' && !isValid(turn, question, answer.value))) {
    return endPattern(turn, pattern);
  }
  acceptAnswer(turn, question, answer, message);
}

function spendTry(turn: Turn, why: 'invalid' | 'not-understood'): void {
  const question = openQuestion(turn);
  const frame = turn.frame;
  if (question === null || frame === undefined) return;
  const tries = frame.tries + 1;
  turn.setFrame({ tries });
  turn.fact({ fact: 'slot-refused', flow: frame.flow, slot: question.slot });
  if (tries < question.tries) {
    const own =
      why === 'invalid' ? (question.prompts.invalid ?? question.prompts.notUnderstood) : question.prompts.notUnderstood;
    // Only a file of another kind is a value that `accept` refuses.
    if (own === null && why === 'invalid' && question.accept.length > 0) return sayWhichFiles(turn, question);
    const text =
      own === null ? `${turn.standing('not-understood')} ${turn.render(question.prompts.first)}` : turn.render(own);
    return putQuestion(turn, question, text);
  }
  turn.phase({ kind: 'idle' });
  turn.went(question.id, 'on-failure');
  if (question.onFailure === null) {
    const pattern = patternUnderWay(turn);
    // The rule itself comes instead: a person is one of them.
    if (pattern !== null) return endPattern(turn, pattern);
    turn.sayStanding('no-answer');
    return handOff(turn, { reason: 'tries-used-up', note: `no usable answer to '${question.slot}'` });
  }
  turn.setFrame({ at: question.onFailure, tries: 0 });
  walk(turn);
}

/** A question about something else in mid-flow is answered; afterwards the flow asks again. */
function asksSomethingElse(turn: Turn, message: CustomerMessage, onlyQuestions: boolean): boolean {
  const { understanding, choice, text } = message;
  if (understanding === null || choice !== undefined || understanding.decision !== 'answer') return false;
  if (onlyQuestions && !text.trimEnd().endsWith('?')) return false;
  const intent = wantedInstead(turn, understanding);
  const flow = intent === undefined ? undefined : turn.content.flowOf[intent];
  if (intent === undefined || flow === undefined) return false;
  noteUnderstood(turn, understanding, 'digression');
  begin(turn, flow, intent, message);
  return true;
}

/** "No, just change the address": more than a no, where what is wanted takes the place of what is under way. */
function wantsInstead(turn: Turn, message: CustomerMessage): boolean {
  const { understanding, choice } = message;
  if (understanding === null || choice !== undefined || understanding.decision !== 'answer') return false;
  const intent = wantedInstead(turn, understanding);
  const flow = intent === undefined ? undefined : turn.content.flowOf[intent];
  if (intent === undefined || flow === undefined || !takesThePlace(turn, flow)) return false;
  noteUnderstood(turn, understanding, 'digression');
  begin(turn, flow, intent, message);
  return true;
}

/** What is asked for beside what is under way: "don't cancel it, change the size" names both. */
function wantedInstead(turn: Turn, { requests, intents }: Understanding): string | undefined {
  const isUnderWay = (intent: string) => {
    const flow = turn.content.flowOf[intent];
    const sees = (frame: Frame) => frame.flow === flow || turn.program(frame.flow)?.settles.includes(intent);
    return flow === undefined || turn.state.frames.some(sees);
  };
  const [likeliest] = intents;
  const wanted = [likeliest, ...requests.map((one) => one.intents[0])].flatMap((one) => one?.intent ?? []);
  // "Don't know" sounds like a no; said to an open question it is an answer, if a useless one.
  const [first] = wanted;
  if (first === 'affirm' || (first === 'deny' && requests.length === 0)) return undefined;
  return wanted.find((intent) => intent !== 'affirm' && intent !== 'deny' && !isUnderWay(intent));
}
