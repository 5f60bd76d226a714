import type { Case } from '../domain/case';
import type { ConversationState } from '../domain/conversation';
import type { Effect, FactEffect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Message } from '../domain/message';
import type { TurnOnRecord } from './card-record';
import { keysInCase, keysInEffect, keysInState, type OtherKey } from './keys-in';

/** What stands in the place of words that are gone. */
export const ERASED = '[erased]';

/** A conversation as if nobody had said anything in it, but for what is counted: its numbers, its last case, what became of it. */
export function forgetState(state: ConversationState, other: OtherKey): ConversationState {
  const {
    conversation,
    channel,
    language,
    languageFrom,
    release,
    seq,
    turn,
    identity,
    case: it,
  } = keysInState(state, other);
  return {
    ...{ conversation, channel, language, languageFrom },
    customer: { values: {} },
    ...(identity !== undefined && { identity }),
    ...{ release, seq, turn },
    case: it === null ? null : withoutWords(it),
    phase: { kind: 'idle' },
    ...{ frames: [], misses: 0, known: {}, alsoAsked: [], promises: [], timers: {}, placeTold: null, lastSaid: [] },
  };
}

export function forgetCase(it: Case, other: OtherKey): Case {
  return withoutWords(keysInCase(it, other));
}

function withoutWords(it: Case): Case {
  const { handoff, review } = it;
  return {
    ...it,
    handoff: handoff === null ? null : without(handoff, 'note'),
    ...(review?.done != null && { review: { ...review, done: { ...review.done, note: ERASED } } }),
  };
}

/** What happened, when, and who of the desk did it; no word, value, name, file or key of the customer's. */
export function forgetEvent(event: Event): Event {
  const kept = Object.fromEntries(Object.entries(event).filter(([name]) => KEPT.has(name)));
  switch (event.kind) {
    case 'message':
      return { ...kept, kind: 'message', text: '', understanding: null } as unknown as Event;
    case 'action-result': {
      const { result } = event;
      return {
        ...kept,
        result: result.ok ? { ok: true, value: null } : { ...result, message: ERASED },
      } as unknown as Event;
    }
    case 'desk-review':
      return {
        ...without(event, 'kept'),
        deed: event.deed.kind === 'close' ? { ...event.deed, note: ERASED } : event.deed,
      };
    case 'rewritten':
      return { ...kept, state: {} } as unknown as Event;
    default:
      return {
        ...kept,
        ...Object.fromEntries(TEXTS.filter((name) => name in event).map((name) => [name, ERASED])),
      } as unknown as Event;
  }
}

const KEPT: ReadonlySet<string> = new Set(
  'id at caseNumber program kind why callId timerId due agent agentId to team of oversees silent letter deed flow outcome position waitMs plainMs agentsOnline scale seq promise'.split(
    ' ',
  ),
);
const TEXTS = ['text', 'note', 'what'];

export function forgetEffects(effects: readonly Effect[], other: OtherKey): readonly Effect[] {
  return effects.map((one) => {
    const effect = keysInEffect(one, other);
    switch (effect.kind) {
      case 'message':
        return { kind: 'message', message: forgetMessage(effect.message) };
      case 'call':
        return { ...effect, input: {} };
      case 'fact':
        return forgetFact(effect, other);
      default:
        return effect;
    }
  });
}

/** Facts hold no word of the customer's; but a promise may be in an agent's words. */
function forgetFact(fact: FactEffect, other: OtherKey): FactEffect {
  switch (fact.fact) {
    case 'promised':
    case 'promise-kept':
    case 'promise-broken':
    case 'promise-near':
      return { ...fact, what: other(fact.what) };
    default:
      return fact;
  }
}

function forgetMessage({ seq, at, from, notice }: Message): Message {
  const speaker = from.role === 'customer' ? { role: from.role } : from;
  return { seq, at, from: speaker, text: ERASED, ...(notice !== undefined && { notice }) };
}

/** A turn of which nothing is left that is the customer's. Its state's hash is gone, too: who has the state but for one word could guess that word. */
export function forgetTurn<T extends TurnOnRecord & { readonly stateHash: string }>(turn: T, other: OtherKey): T {
  return { ...turn, event: forgetEvent(turn.event), effects: forgetEffects(turn.effects, other), stateHash: '' };
}

function without<T extends object, K extends keyof T>(from: T, name: K): Omit<T, K> {
  const { [name]: _gone, ...rest } = from;
  return rest;
}
