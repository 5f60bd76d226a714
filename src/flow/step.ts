import type { Case } from '../domain/case';
import type { ConversationId, ConversationState, Phase } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { ActionResult, CustomerMessage, CustomerOpened, Event } from '../domain/event';
import type { Language } from '../domain/language';
import type { Message } from '../domain/message';
import type { Understanding } from '../domain/understanding';
import { movedFrames } from './moves';
import type { Content } from './program';
import { takeResult } from './step-call';
import { noteUnanswered } from './step-case';
import { answerCaseQuestion } from './step-case-status';
import { RULES } from './step-continuations';
import { desk, leaveQueue, tellPlace } from './step-desk';
import { identify } from './step-identity';
import { dropStaleTimers, WAIT } from './step-later';
import { adoptOldPromises } from './step-promise';
import { answerInQueue } from './step-question';
import { restingStep, restOrGoOn } from './step-rest';
import { hear } from './step-rules';
import { watchForSilence } from './step-silence';
import { takeTimer } from './step-timer';
import { Turn } from './step-turn';
import { giveOwedOffer } from './step-upset';
import { nameFromChannel } from './step-values';
import { walk } from './step-walk';

export interface StepResult {
  readonly state: ConversationState;
  readonly effects: readonly Effect[];
  /** The case that stood in the state until another one was opened in this turn, as it ended. */
  readonly formerCase?: Case;
  /** Whose keys the event should bring: then the turn is to be decided again. Absent: nobody's. */
  readonly proved?: readonly string[];
}

/** A conversation before its first event. */
export function beginConversation(conversation: ConversationId, channel: string, content: Content): ConversationState {
  return {
    conversation,
    channel,
    language: content.bot.languages[0],
    languageFrom: 'default',
    customer: { values: {} },
    release: content.hash,
    seq: 0,
    turn: 0,
    case: null,
    phase: { kind: 'idle' },
    frames: [],
    misses: 0,
    known: {},
    alsoAsked: [],
    promises: [],
    timers: {},
    placeTold: null,
    lastSaid: [],
  };
}

/** Decides one turn: pure, total, the same for the same input on every machine. */
export function step(state: ConversationState, event: Event, content: Content): StepResult {
  if (event.kind === 'rewritten') return { state: event.state as unknown as ConversationState, effects: [] };
  const moved = movedFrames(state, content);
  const frames = moved?.frames ?? state.frames;
  const turn = new Turn({ ...state, frames, turn: state.turn + 1, release: content.hash }, event, content, RULES);
  for (const place of moved?.places ?? []) turn.fact({ fact: 'moved', ...place });
  adoptOldPromises(turn);
  decide(turn, event);
  takeKeptResult(turn);
  comeToRest(turn);
  dropStaleTimers(turn);
  watchForSilence(turn, event);
  rememberSaid(turn);
  return resultOf(turn);
}

/** What a turn has come to. */
export function resultOf({ state, effects, formerCase, proved }: Turn): StepResult {
  return { state, effects, ...(formerCase !== null && { formerCase }), ...(proved.length > 0 && { proved }) };
}

function decide(turn: Turn, event: Exclude<Event, { kind: 'rewritten' }>): void {
  switch (event.kind) {
    case 'opened':
      return greet(turn, event);
    case 'message':
      return takeMessage(turn, event);
    case 'action-result':
      return takeActionResult(turn, event);
    case 'timer':
      return takeTimer(turn, event.timerId, event.due);
    case 'queue-place':
      return tellPlace(turn, event);
    default:
      return desk(turn, event);
  }
}

/** A flow that rests and has nothing above it any more rests on, or goes on where its time has come meanwhile. */
function comeToRest(turn: Turn): void {
  const { phase, timers } = turn.state;
  const isBots = (turn.openCase?.owner.kind ?? 'bot') === 'bot';
  // Resting again after a pattern had the word, its timer is still to be set.
  const rests = phase.kind === 'idle' || (phase.kind === 'waiting' && !Object.hasOwn(timers, WAIT));
  if (!isBots || !rests || restingStep(turn) === null) return;
  if (restOrGoOn(turn) === 'goes-on') walk(turn);
}

function greet(turn: Turn, event: CustomerOpened): void {
  meet(turn, event);
  if (turn.state.seq > 0) return;
  const menu = turn.content.bot.menu.flatMap((flow) => {
    const program = turn.program(flow);
    return program === undefined ? [] : [{ flow, title: turn.render(program.title) }];
  });
  turn.startPattern('_welcome', { menu });
}

/** Name, language and person as the channel knows them; words in a message weigh more than a locale. */
function meet(turn: Turn, { name, locale, person }: Pick<CustomerOpened, 'name' | 'locale' | 'person'>): void {
  const { state, content } = turn;
  if (person !== undefined) identify(turn, 'person', person);
  if (name !== undefined && name !== '') nameFromChannel(turn, name);
  if (locale !== undefined && state.languageFrom === 'default' && content.bot.languages.includes(locale)) {
    turn.set({ language: locale, languageFrom: 'locale' });
  }
}

function takeMessage(turn: Turn, event: Event & CustomerMessage): void {
  meet(turn, event);
  turn.set({ heardAt: event.at });
  recordMessage(turn, event);
  const mood = event.understanding?.mood.value ?? 'neutral';
  if (mood !== 'neutral') turn.fact({ fact: 'mood', mood });
  const spoken = event.choice === undefined ? spokenLanguage(turn, event.understanding) : null;
  if (spoken !== null) turn.set({ language: spoken, languageFrom: 'message' });
  const owner = turn.openCase?.owner.kind ?? 'bot';
  if (owner !== 'bot') noteUnanswered(turn);
  if (owner === 'agent') return;
  // Of a customer who waits only "cancel" is for the bot, and the answer to what a pattern asks; the rest is for the person who comes.
  if (owner === 'queue') {
    if (event.understanding?.acts.includes('cancel')) return leaveQueue(turn);
    return answerCaseQuestion(turn, event) ? undefined : answerInQueue(turn, event);
  }
  hear(turn, event);
}

/** Both at once are this likely: the words are Indonesian or Malay, whichever of the two. */
const SURELY_MALAYIC = 0.9;

/**
 * The language to answer in, or null to stay with the one so far. Words that Indonesian and Malay share leave a conversation in either
 * as it is; one in English goes over to the likelier of the two, or to the one that the bot names first.
 */
function spokenLanguage(turn: Turn, understanding: Understanding | null): Language | null {
  if (understanding === null) return null;
  const { languages } = turn.content.bot;
  const { value, probabilities } = understanding.language;
  if (value !== null) return languages.includes(value) ? value : null;
  if (turn.state.language !== 'en' || probabilities.id + probabilities.ms < SURELY_MALAYIC) return null;
  const malayic = languages.filter((language) => language !== 'en');
  const likely = malayic.filter((language) => probabilities[language] >= 0.6);
  return likely[0] ?? malayic[0] ?? null;
}

function recordMessage(turn: Turn, event: CustomerMessage): void {
  const { name } = turn.state.customer;
  turn.record(
    { role: 'customer', ...(name === undefined ? {} : { name }) },
    {
      text: event.text,
      ...(event.attachments === undefined ? {} : { attachments: event.attachments }),
      ...(event.choice === undefined ? {} : { choice: event.choice }),
      ...(event.clientId === undefined ? {} : { clientId: event.clientId }),
      ...(event.channelData === undefined ? {} : { channelData: event.channelData }),
    },
  );
}

function takeActionResult(turn: Turn, event: Extract<Event, { kind: 'action-result' }>): void {
  const { phase } = turn.state;
  // The customer has moved on (a person, "cancel"): the answer comes too late to matter.
  if (phase.kind !== 'calling' || phase.callId !== event.callId) return keepResult(turn, event);
  goOnWith(turn, phase.heard, event.result);
}

/** A pattern has the word ("are you sure?"): the answer waits until it has ended. */
function keepResult(turn: Turn, { callId, result }: Extract<Event, { kind: 'action-result' }>): void {
  const frames = turn.state.frames.map((frame) => {
    const { interrupted } = frame;
    if (interrupted?.kind !== 'calling' || interrupted.callId !== callId) return frame;
    return { ...frame, interrupted: { ...interrupted, arrived: result } };
  });
  turn.set({ frames });
}

function takeKeptResult(turn: Turn): void {
  const { phase } = turn.state;
  if (phase.kind === 'calling' && phase.arrived !== undefined) goOnWith(turn, phase.heard, phase.arrived);
}

function goOnWith(turn: Turn, heard: Extract<Phase, { kind: 'calling' }>['heard'], result: ActionResult): void {
  const said = turn.effects.length;
  if (takeResult(turn, result) === 'goes-on') walk(turn);
  giveOwedOffer(turn, said);
  for (const [index, message] of heard.entries()) {
    if ((turn.openCase?.owner.kind ?? 'bot') !== 'bot') return;
    if (turn.state.phase.kind === 'calling') {
      turn.phase({ ...turn.state.phase, heard: [...turn.state.phase.heard, ...heard.slice(index)] });
      return;
    }
    hear(turn, message);
  }
}

/** What "repeat" will say: the bot's words of the last turn in which it spoke. */
function rememberSaid(turn: Turn): void {
  if (turn.saidBefore !== null) return turn.set({ lastSaid: turn.saidBefore });
  const said: Omit<Message, 'seq' | 'at'>[] = [];
  for (const effect of turn.effects) {
    if (effect.kind !== 'message' || effect.message.from.role !== 'bot') continue;
    const { seq: _seq, at: _at, ...message } = effect.message;
    said.push(message);
  }
  if (said.length > 0) turn.set({ lastSaid: said });
}
