import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Effect, Fact } from '../domain/effect';
import type { CustomerMessage, Event } from '../domain/event';
import type { Language } from '../domain/language';
import type { Message } from '../domain/message';
import type { Understanding } from '../domain/understanding';
import type { Content } from '../flow/program';
import { beginConversation } from '../flow/step';
import type { RecordedTurn } from '../store/store';
import { decide } from './decide';

/** Changed content with the eyes that it reads by. */
export interface Trial {
  readonly content: Content;
  readonly understand: (text: string, context: { readonly now: number; readonly language: Language }) => Understanding;
}

/** What the customer, the desk or the figures would notice of a stretch: from one thing that came in to the next. */
export interface Stretch {
  /** Turn number in the record. */
  readonly turn: number;
  /** What came in. */
  readonly event: Event;
  readonly effects: readonly Effect[];
}

/** In the order in which one explains the next. */
export const CAUSES = ['intent', 'step', 'call', 'owner', 'outcome', 'text'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Divergence {
  readonly turn: number;
  readonly cause: Cause;
  /** What changed into what, without a customer's words: conversations with the same change have the same. */
  readonly change: string;
  readonly event: Event;
  readonly was: readonly Effect[];
  readonly now: readonly Effect[];
}

export interface WhatIf {
  readonly conversation: ConversationId;
  readonly stretches: number;
  /** How many of them could be compared: nothing is invented after a divergence that the customer's next words may not fit. */
  readonly compared: number;
  /** The first that is more than other words, else the first of other words; null: the same. */
  readonly divergence: Divergence | null;
}

/** The record as it was decided then. */
export function recordedStretches(record: readonly RecordedTurn[]): readonly Stretch[] {
  const stretches: { turn: number; event: Event; effects: Effect[] }[] = [];
  for (const { turn, event, effects } of record) {
    const last = stretches.at(-1);
    if (event.kind === 'timer' && last !== undefined) last.effects.push(...effects);
    else stretches.push({ turn, event, effects: [...effects] });
  }
  return stretches;
}

/**
 * Runs a recorded conversation on other content: words are understood anew, an action's recorded answer answers the same
 * call, timers fire by the changed content at the recorded pace. Compares with `baseline` stretch by stretch and stops at
 * the first difference that is more than wording. Pure.
 */
export function whatIf(
  conversation: ConversationId,
  record: readonly RecordedTurn[],
  baseline: readonly Stretch[],
  trial: Trial,
): WhatIf {
  let wording: Divergence | null = null;
  let compared = 0;
  for (const now of runAgain(conversation, record, trial)) {
    const was = baseline[compared];
    if (was === undefined) break;
    compared += 1;
    const divergence = differenceOf(was, now);
    if (divergence === null) continue;
    if (divergence.cause !== 'text') return { conversation, stretches: baseline.length, compared, divergence };
    wording ??= divergence;
  }
  return { conversation, stretches: baseline.length, compared, divergence: wording };
}

/** The stretches of a recorded conversation, decided by other content, one at a time. */
export function* runAgain(
  conversation: ConversationId,
  record: readonly RecordedTurn[],
  trial: Trial,
): Generator<Stretch> {
  const channel = conversation.slice(0, conversation.indexOf(':'));
  let state = beginConversation(conversation, channel, trial.content);
  for (const [index, { turn, event }] of record.entries()) {
    if (event.kind === 'timer') continue;
    const effects: Effect[] = [];
    const take = (one: Event) => {
      const decided = decide(state, one, trial.content);
      state = decided.state;
      effects.push(...decided.effects);
    };
    take(eventAnew(event, state, trial));
    const upTo = nextOf(record, index)?.event.at ?? record.at(-1)!.event.at;
    for (let due = firstDue(state, upTo); due !== null; due = firstDue(state, upTo)) {
      const [timerId, at] = due;
      take({
        id: `timer:${timerId}:${at}`,
        at: firedAt(record, index, timerId, at),
        caseNumber: event.caseNumber,
        kind: 'timer',
        timerId,
        due: at,
      });
    }
    yield { turn, event, effects };
  }
}

function nextOf(record: readonly RecordedTurn[], index: number): RecordedTurn | undefined {
  return record.slice(index + 1).find(({ event }) => event.kind !== 'timer');
}

/** The timer that is due first, up to a moment. */
function firstDue({ timers }: ConversationState, upTo: number): readonly [timerId: string, due: number] | null {
  let first: readonly [string, number] | null = null;
  for (const [timerId, due] of Object.entries(timers)) {
    if (due <= upTo && (first === null || due < first[1])) first = [timerId, due];
  }
  return first;
}

/** The moment at which the recorded clock looked, where the same timer fired then; else the moment it was set to. */
function firedAt(record: readonly RecordedTurn[], index: number, timerId: string, due: number): number {
  for (const { event } of record.slice(index + 1)) {
    if (event.kind !== 'timer') break;
    if (event.timerId === timerId && event.due === due) return event.at;
  }
  return due;
}

function eventAnew(event: Event, state: ConversationState, trial: Trial): Event {
  if (event.kind === 'message') return { ...event, understanding: understandAnew(event, event.at, state, trial) };
  // The calls have been compared already: the same action with the same input, under an id of its own.
  if (event.kind === 'action-result' && state.phase.kind === 'calling') return { ...event, callId: state.phase.callId };
  return event;
}

function understandAnew(
  { text, understanding }: CustomerMessage,
  now: number,
  { language }: ConversationState,
  trial: Trial,
): Understanding | null {
  return understanding === null ? null : trial.understand(text, { now, language });
}

// What is compared

function differenceOf(was: Stretch, now: Stretch): Divergence | null {
  for (const cause of CAUSES) {
    const [before, after] = [was, now].map(({ effects }) => VIEWS[cause](effects));
    const at = before!.findIndex((one, index) => one !== after![index]);
    const place = at === -1 && after!.length > before!.length ? before!.length : at;
    if (place === -1) continue;
    const change = changeOf(cause, [was, now], [before![place], after![place]]);
    return { turn: was.turn, cause, change, event: now.event, was: was.effects, now: now.effects };
  }
  return null;
}

/** Never an input or a text: they may be a customer's. */
function changeOf(
  cause: Cause,
  [was, now]: readonly [Stretch, Stretch],
  [before, after]: readonly [string | undefined, string | undefined],
): string {
  if (cause === 'text') return wordsOf(was, now);
  const [from = 'nothing', to = 'nothing'] =
    cause === 'call' ? [before, after].map((call) => call?.slice(0, call.indexOf(' '))) : [before, after];
  return from === to ? `${from} with other input` : `${from} → ${to}`;
}

const VIEWS: { readonly [cause in Cause]: (effects: readonly Effect[]) => readonly string[] } = {
  intent: (effects) => facts(effects, 'understood').map(({ intent, decision }) => `${intent ?? 'none'} (${decision})`),
  step: (effects) => facts(effects, 'step').map(({ flow, step }) => `${flow}/${step}`),
  call: (effects) =>
    effects.flatMap((one) => (one.kind === 'call' ? [`${one.action} ${JSON.stringify(one.input)}`] : [])),
  owner: (effects) =>
    facts(effects, 'owner-changed').map(
      ({ to, reason }) => `${to.kind === 'queue' ? `queue ${to.team}` : to.kind} (${reason})`,
    ),
  outcome: (effects) => facts(effects, 'outcome').map(({ outcome }) => outcome),
  text: (effects) => effects.flatMap((one) => (one.kind === 'message' ? [said(one.message)] : [])),
};

function facts<Name extends Fact['fact']>(effects: readonly Effect[], name: Name): readonly (Fact & { fact: Name })[] {
  const isIt = (one: Effect): one is Effect & Fact & { kind: 'fact'; fact: Name } =>
    one.kind === 'fact' && one.fact === name;
  return effects.filter(isIt);
}

/** All that a customer sees of a message; ids of prompts are nobody's business. */
export function said({ from, text, buttons = [], card, attachments = [] }: Message): string {
  return JSON.stringify([
    from.role,
    text,
    buttons.map(({ title }) => title),
    card ?? null,
    attachments.map(({ name, url }) => [name, url]),
  ]);
}

/** The step whose words are others; a standing text has none. */
function wordsOf(was: Stretch, now: Stretch): string {
  const [before, after] = [was, now].map(({ effects }) => wordsByStep(effects));
  const place = after!.findIndex(({ words }, index) => words !== before![index]?.words);
  return `the words of ${(after![place] ?? before![after!.length])?.step ?? 'the bot'}`;
}

function wordsByStep(effects: readonly Effect[]): readonly { readonly step: string; readonly words: string }[] {
  let step = 'a standing text';
  return effects.flatMap((one) => {
    if (one.kind === 'fact' && one.fact === 'step') step = `${one.flow}/${one.step}`;
    return one.kind === 'message' ? [{ step, words: said(one.message) }] : [];
  });
}
