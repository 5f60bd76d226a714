import type { ConversationId, ConversationState } from '../domain/conversation';
import { ABANDONED, type Event, isAbandonment } from '../domain/event';
import type { CaseWrite } from './case-rows';
import { splitEffects } from './record-codec';
import type { OutboxKind, Room, TurnReceipt, TurnToCommit } from './store';
import { type TimerChanges, timerChanges } from './timer-changes';

type JsonText = string;

/** A turn as both stores write it: plain values, which can go to another thread. Everything that can be done before the transaction is done. */
export interface TurnRows {
  readonly conversation: ConversationId;
  /** That was read; the written one is the next. */
  readonly version: number;
  readonly state: JsonText;
  /** Null keeps the stored one. */
  readonly reference: JsonText | null;
  readonly eventId: string;
  readonly at: number;
  readonly kind: Event['kind'];
  readonly receipt: TurnReceipt;
  readonly release: string;
  readonly facts: JsonText;
  readonly event: JsonText;
  readonly effects: JsonText;
  readonly messages: readonly { readonly seq: number; readonly json: JsonText }[];
  readonly timers: TimerChanges;
  /** Of an action's result: the outbox entry that it ends. */
  readonly callId: string | null;
  /** A dead letter that the turn makes (`bury`: of what `callId` names), puts back into the outbox, or takes away. */
  readonly letter: { readonly id: string; readonly deed: LetterDeed; readonly error: string | null } | null;
  /** Of the claim that brought the event. */
  readonly fence: number | null;
  readonly room: Room | null;
  readonly outbox: readonly OutboxRow[];
  /** Empty where the stored ones are the same. */
  readonly cases: readonly CaseWrite[];
}

export type LetterDeed = 'bury' | 'again' | 'aside';

export interface OutboxRow {
  readonly id: string;
  readonly kind: OutboxKind;
  /** Place in the turn. */
  readonly n: number;
  readonly due: number;
  readonly payload: JsonText;
}

export function turnRows(turn: TurnToCommit, cases: readonly CaseWrite[]): TurnRows {
  const { conversation, version, event, state, reference, receipt, fence, room } = turn;
  const { facts, messages, rest } = splitEffects(turn.effects);
  return {
    conversation,
    version,
    state: JSON.stringify(state satisfies ConversationState),
    reference: reference === undefined ? null : JSON.stringify(reference),
    eventId: event.id,
    at: event.at,
    kind: event.kind,
    receipt,
    release: state.release,
    facts: JSON.stringify(facts),
    event: JSON.stringify(event),
    effects: JSON.stringify(rest),
    messages: messages.map((message) => ({ seq: message.seq, json: JSON.stringify(message) })),
    timers: timerChanges(turn),
    callId: event.kind === 'action-result' ? event.callId : null,
    letter: letterOf(event),
    fence: fence ?? null,
    room: room ?? null,
    outbox: turn.outbox.map(({ id, due, payload }, n) => ({
      id,
      kind: payload.kind,
      n,
      due,
      payload: JSON.stringify(payload),
    })),
    cases,
  };
}

function letterOf(event: Event): TurnRows['letter'] {
  if (isAbandonment(event)) return { id: event.callId, deed: 'bury', error: ABANDONED };
  return event.kind === 'desk-letter' ? { id: event.letter, deed: event.deed, error: null } : null;
}
