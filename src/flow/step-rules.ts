import type { ConversationState, Frame, LeftBehind } from '../domain/conversation';
import type { CustomerMessage } from '../domain/event';
import type { Json } from '../domain/json';
import type { RankedIntent, Understanding } from '../domain/understanding';
import type { AskStep } from './program';
import { isReserved, patternOf } from './standing-patterns';
import { closeCase, handOff, openCase } from './step-case';
import { askStepOf, correct } from './step-correct';
import { knownValues, typesOf } from './step-known';
import { endPattern, PERSON, patternUnderWay, withButtons } from './step-patterns';
import { whereTheyLeft } from './step-silence';
import { type Answer, fitsSeveral, pick, readAnswer } from './step-slot';
import { noteScore, scoreIn } from './step-survey';
import type { Turn } from './step-turn';
import { withOfferWhenUpset } from './step-upset';
import { clearValues } from './step-values';
import {
  askWhetherItHelped,
  fillSlot,
  isValid,
  MOST_DIGRESSIONS,
  openQuestion,
  putAgain,
  putQuestion,
  restingStep,
  startFlow,
  underWay,
  walk,
} from './step-walk';

/** Readings less likely than this are no help on a button. */
const LEAST_LIKELY_READING = 0.04;
const MOST_READINGS = 3;
/** What a button carries that leads away from all readings. */
const NONE = 'none';
const FLOW = 'flow:';

/**
 * What the bot makes of a customer's words while it owns the case. The rules come in an order that no content can
 * change: a person first, then buttons, then the acts that work everywhere, then the question that is open, then
 * the gates.
 */
export function hear(turn: Turn, message: CustomerMessage): void {
  const { understanding } = message;
  const wasPaused = (turn.state.pausedAt ?? null) !== null;
  if (wasPaused) turn.set({ pausedAt: null });
  if (understanding !== null) {
    turn.set({ known: { ...turn.state.known, ...knownValues(understanding.entities) } });
  }
  if (wantsPerson(turn, message)) return turn.startPattern('_person', { under_way: underWay(turn) });
  if (pressedFlow(turn, message)) return;
  if (dialogueAct(turn, message)) return;
  if (wasPaused && onlySaysThatTheyAreBack(turn, message)) {
    return turn.startPattern('_return', { under_way: underWay(turn) });
  }
  withOfferWhenUpset(turn, message, () => answerOpen(turn, message));
}

/** Words that none of the rules above takes are for what is open. */
function answerOpen(turn: Turn, message: CustomerMessage): void {
  switch (turn.state.phase.kind) {
    case 'asking':
      return answerQuestion(turn, message);
    case 'confirming':
      return answerConfirmation(turn, message);
    case 'clarifying':
      return answerClarification(turn, message);
    case 'rating':
      return answerRating(turn, message);
    case 'calling':
      return keepForLater(turn, message);
    case 'rephrasing':
    case 'waiting':
    case 'idle':
      return request(turn, message);
  }
}

function wantsPerson(turn: Turn, { understanding, choice }: CustomerMessage): boolean {
  const { phase } = turn.state;
  const buttons = 'buttons' in phase ? phase.buttons : [];
  if (choice?.value === PERSON && buttons.some((one) => one.choice.value === PERSON)) return true;
  // A button of the open question says what it stands for, however its title reads.
  if (buttons.some((one) => one.choice.prompt === choice?.prompt && one.choice.value === choice?.value)) return false;
  if (understanding === null || !(understanding.wantsHuman.value || understanding.decision === 'human')) return false;
  if (understanding.wantsHuman.learnt !== true) return true;
  // A name, a story: whatever it sounds like, it is an answer, unless the rules hear a wish in it.
  const question = phase.kind === 'asking' ? openQuestion(turn) : null;
  return question === null || !takesAnyWords(question);
}

/** A button that names a flow works for ever; one of a question that has passed counts as its words. */
function pressedFlow(turn: Turn, message: CustomerMessage): boolean {
  const { choice } = message;
  if (choice === undefined || !choice.value.startsWith(FLOW)) return false;
  const flow = choice.value.slice(FLOW.length);
  if (turn.program(flow) === undefined || isReserved(flow)) return false;
  begin(turn, flow, null, message);
  return true;
}

// Coming back

/** "Yes, I am here", or "hello again": an answer to "are you still there?", not to the question before it. */
function onlySaysThatTheyAreBack(turn: Turn, message: CustomerMessage): boolean {
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

function takesAnyWords(question: Pick<AskStep, 'type' | 'orTypes'>): boolean {
  return typesOf(question).includes('text');
}

function isSmallTalk(turn: Turn, { decision, intents }: Understanding): boolean {
  const flow = turn.content.flowOf[intents[0]?.intent ?? ''];
  return decision === 'answer' && flow !== undefined && turn.program(flow)?.opensCase === false;
}

/** Whether the words go on with what silence ended: an answer to its question, a bare "yes" or a greeting, and no other request. */
function goesOn(turn: Turn, { frames }: LeftBehind, message: CustomerMessage, flow: string | undefined): boolean {
  const { understanding } = message;
  if (understanding === null) return false;
  if (flow !== undefined) return turn.program(flow)?.opensCase === false;
  return isBareAct(understanding) || answersLeft(turn, frames, message);
}

function answersLeft(turn: Turn, frames: LeftBehind['frames'], message: CustomerMessage): boolean {
  const question = openQuestion(turn, frames);
  return question !== null && !takesAnyWords(question) && readAnswer(turn, question, message).kind === 'value';
}

/** After the welcome back: the case is opened again where silence closed it, and the question put, unless the words answer it. */
export function goOnFromWhereTheyLeft(turn: Turn, { after }: Frame): void {
  const left = after?.['left'] === true ? whereTheyLeft(turn) : null;
  if (left === null) return putAgain(turn);
  openCase(turn, left.intent);
  turn.set({ frames: left.frames, left: null, misses: 0 });
  const { event } = turn;
  const answers = event.kind === 'message' && answersLeft(turn, left.frames, event);
  if (!answers) return putAgain(turn);
  turn.phase({ kind: 'asking', prompt: '', buttons: [] });
  answerQuestion(turn, event);
}

// Acts that work everywhere

function dialogueAct(turn: Turn, message: CustomerMessage): boolean {
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

// The open question

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

function answerQuestion(turn: Turn, message: CustomerMessage): void {
  const question = openQuestion(turn);
  if (question === null) return request(turn, message);
  if (takesAnyWords(question) && asksSomethingElse(turn, message, true)) return;
  const answer = readAnswer(turn, question, message);
  if (answer.kind === 'skipped' || (answer.kind === 'value' && isValid(turn, question, answer.value))) {
    return acceptAnswer(turn, question, answer, message);
  }
  const pattern = patternUnderWay(turn);
  if (pattern !== null && YIELDS.includes(patternOf(pattern.flow) ?? '')) {
    endPattern(turn, pattern);
    return hear(turn, message);
  }
  if (answer.kind === 'nothing' && isBareFile(message)) return refuseFile(turn);
  const isAnswer = isBareYesOrNo(turn, message) || fitsSeveral(turn, question, message);
  if (answer.kind === 'nothing' && !isAnswer && asksSomethingElse(turn, message, false)) return;
  spendTry(turn, answer.kind === 'value' ? 'invalid' : 'not-understood');
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

/** "Yes" to "Which day?" is an answer that cannot be used, and no small talk to be answered in between. */
function isBareYesOrNo(turn: Turn, { understanding }: CustomerMessage): boolean {
  const acts = understanding?.acts ?? [];
  if (!acts.includes('affirm') && !acts.includes('deny')) return false;
  const flow = turn.content.flowOf[understanding?.intents[0]?.intent ?? ''];
  return flow !== undefined && turn.program(flow)?.opensCase === false;
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
  const intent = understanding.intents[0]?.intent;
  // "Don't know" sounds like a no; said to an open question it is an answer, if a useless one.
  if (intent === 'affirm' || intent === 'deny') return false;
  const flow = intent === undefined ? undefined : turn.content.flowOf[intent];
  if (flow === undefined || turn.state.frames.some((frame) => frame.flow === flow)) return false;
  noteUnderstood(turn, understanding, 'digression');
  begin(turn, flow, intent ?? null, message);
  return true;
}

/** Starts a flow: on top of one that waits, as a digression; else afresh. */
function begin(turn: Turn, flow: string, intent: string | null, message: CustomerMessage): void {
  const { frames, phase } = turn.state;
  const digressions = frames.filter((frame) => frame.origin === 'digression').length;
  const rests = phase.kind === 'asking' || restingStep(turn) !== null;
  const inside = rests && frames.length > 0 && digressions < MOST_DIGRESSIONS;
  // Who asks for more instead of saying whether it helped speaks of the same order still.
  const { alsoAsked, known } = turn.state;
  if (phase.kind === 'confirming' || phase.kind === 'rating') closeCase(turn, 'resolved-implied');
  else if (!inside) leaveFlows(turn);
  const own = knownValues(message.understanding?.entities ?? []);
  turn.set({ misses: 0, alsoAsked, known: { ...known, ...own }, phase: { kind: 'idle' } });
  startFlow(turn, flow, inside ? 'digression' : 'trigger', intent);
}

/** The customer has gone on to another matter. */
function leaveFlows(turn: Turn): void {
  if (turn.state.frames.length === 0) return;
  for (const frame of turn.state.frames) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  closeCase(turn, 'abandoned');
}

// "Did that help?"

function answerConfirmation(turn: Turn, message: CustomerMessage): void {
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

// The repair ladder

function answerClarification(turn: Turn, message: CustomerMessage): void {
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

function isBareFile({ text, attachments }: CustomerMessage): boolean {
  return text.trim() === '' && (attachments?.length ?? 0) > 0;
}

/** More files in a row that nothing can be done with: a person looks at them. */
const MOST_FILES = 2;

/** A file where none is asked for: said so, and the talk goes on where it was. */
function refuseFile(turn: Turn): void {
  turn.set({ misses: turn.state.misses + 1 });
  if (turn.state.misses > MOST_FILES) return handOff(turn, { reason: 'not-understood' });
  unknownFile(turn, []);
}

/** A file of another kind than the question takes: what it takes is said, and the question comes again. */
function sayWhichFiles(turn: Turn, { accept }: AskStep): void {
  unknownFile(
    turn,
    accept.map((kind) => turn.standing(`file-${kind}`)),
  );
}

function unknownFile(turn: Turn, accepts: readonly string[]): void {
  const file = turn.event.kind === 'message' ? turn.event.attachments?.[0] : undefined;
  turn.startPattern('_unknown-file', { file: { name: file?.name ?? '', type: file?.contentType ?? '' }, accepts });
}

function takeWordless(turn: Turn, message: CustomerMessage): void {
  if (isBareFile(message)) return refuseFile(turn);
  turn.startPattern('_no-words');
}

/** Words without a question to answer: through the gates to a flow, or a rung down the ladder. */
function request(turn: Turn, message: CustomerMessage): void {
  const { understanding } = message;
  if (understanding === null) return takeWordless(turn, message);
  const intent = wantedIntent(turn, understanding);
  const flow = intent === null ? undefined : turn.content.flowOf[intent];
  const left = whereTheyLeft(turn);
  if (left !== null && goesOn(turn, left, message, flow)) {
    return turn.startPattern('_return', { under_way: underWay(turn, left.frames) }, { left: true });
  }
  const asksNothing = flow === undefined && (isBareAct(understanding) || isOnlyPictures(message.text));
  const decision = flow === undefined ? miss(understanding) : 'answer';
  noteUnderstood(turn, understanding, asksNothing ? 'no-request' : decision);
  if (flow !== undefined) {
    begin(turn, flow, intent, message);
    return;
  }
  if (asksNothing) {
    turn.phase({ kind: 'idle' });
    return turn.startPattern('_anything-else');
  }
  goDownTheLadder(turn, understanding);
}

/** What to begin with; the other requests of the same message are kept for later. Null below the gates. */
function wantedIntent(turn: Turn, understanding: Understanding): string | null {
  if (understanding.decision !== 'answer') return null;
  const wanted = distinct(
    understanding.requests.map((one) => one.intents[0]?.intent).filter((one) => one !== undefined),
  ).filter((intent) => turn.program(turn.content.flowOf[intent] ?? '')?.opensCase);
  const [first, ...others] = wanted;
  if (first !== undefined) turn.set({ alsoAsked: others });
  return first ?? understanding.intents[0]?.intent ?? null;
}

/** A wave, a heart, folded hands: a greeting of a kind, and nothing to be misunderstood. */
function isOnlyPictures(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}]/u.test(text);
}

/** "Yes", "no", "okay" with nothing to say it to. */
function isBareAct(understanding: Understanding): boolean {
  return understanding.acts.includes('affirm') || understanding.acts.includes('deny');
}

function miss(understanding: Understanding): string {
  return understanding.decision === 'answer' ? 'no-flow' : understanding.decision;
}

function goDownTheLadder(turn: Turn, understanding: Understanding): void {
  const { phase, misses } = turn.state;
  if (phase.kind === 'confirming') closeCase(turn, 'resolved-implied');
  openCase(turn, null);
  turn.set({ misses: misses + 1 });
  if (misses > 0) return rephraseOrHandOff(turn);
  const readings = understanding.decision === 'handoff' ? [] : likelyReadings(turn, understanding.intents);
  if (readings.length === 0 && understanding.decision !== 'handoff') return rephraseOrHandOff(turn);
  turn.startPattern(
    readings.length === 0 ? '_not-mine' : '_clarify',
    { readings: readings.map((intent) => ({ title: titleOf(turn, intent), value: intent })) },
    { readings },
  );
}

/** The likely readings as buttons, always with a person among them. */
export function offerReadings(turn: Turn, frame: Frame): void {
  const readings = ((frame.after?.['readings'] ?? []) as readonly string[]).filter(
    (intent) => titleOf(turn, intent) !== '',
  );
  const needed = [
    ...readings.map((intent) => ({ value: intent, title: titleOf(turn, intent) })),
    ...(readings.length > 0 ? [{ value: NONE, title: turn.standing('button-none') }] : []),
    { value: PERSON, title: turn.standing('button-person') },
  ];
  turn.phase({ kind: 'clarifying', readings, ...withButtons(turn, frame, needed) });
}

function titleOf(turn: Turn, intent: string): string {
  const program = turn.program(turn.content.flowOf[intent] ?? '');
  return program === undefined ? '' : turn.render(program.title);
}

/** After the buttons one more attempt in the customer's other words; then a person. Never silence. */
function rephraseOrHandOff(turn: Turn): void {
  if (turn.state.phase.kind === 'rephrasing' || turn.state.misses > 2) {
    return handOff(turn, { reason: 'not-understood' });
  }
  turn.startPattern('_rephrase');
}

export function offerRephrasing(turn: Turn, frame: Frame): void {
  const person = { value: PERSON, title: turn.standing('button-person') };
  turn.phase({ kind: 'rephrasing', ...withButtons(turn, frame, [person]) });
}

function likelyReadings(turn: Turn, intents: readonly RankedIntent[]): readonly string[] {
  const flows = new Set<string>();
  return intents
    .filter(({ intent, probability }) => {
      const flow = turn.content.flowOf[intent];
      const program = flow === undefined ? undefined : turn.program(flow);
      if (program === undefined || !program.opensCase || probability < LEAST_LIKELY_READING) return false;
      if (flows.has(program.flow)) return false;
      flows.add(program.flow);
      return true;
    })
    .slice(0, MOST_READINGS)
    .map(({ intent }) => intent);
}

function noteUnderstood(turn: Turn, understanding: Understanding, decision: string): void {
  turn.fact({
    fact: 'understood',
    intent: understanding.intents[0]?.intent ?? null,
    confidence: understanding.confidence,
    margin: understanding.margin,
    trust: understanding.trust,
    decision,
  });
}

// The rest

/** "How was it?" Whatever is said, a flow that asked it goes on; other words are heard after that. */
function answerRating(turn: Turn, message: CustomerMessage): void {
  const { phase } = turn.state;
  if (phase.kind !== 'rating') return;
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
  if (score !== null || (turn.openCase?.owner.kind ?? 'bot') !== 'bot') return;
  // What the flow has asked since then was not there yet when these words were written.
  if (turn.state.phase.kind === 'idle') request(turn, message);
  else if (message.understanding?.decision === 'answer') answerOpen(turn, message);
}

/** An action runs: the words are kept and heard when it has answered. */
function keepForLater(turn: Turn, message: CustomerMessage): void {
  const { phase } = turn.state;
  if (phase.kind !== 'calling') return;
  const { id, at, caseNumber } = turn.event;
  turn.phase({ ...phase, heard: [...phase.heard, { ...message, id, at, caseNumber }].slice(-10) });
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
