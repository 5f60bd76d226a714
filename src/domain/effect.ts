import type { HandoffExit, HandoffReason, Outcome, Owner } from './case';
import type { JsonObject } from './json';
import type { Message } from './message';

/** What a turn decided to do. The runtime stores all of it in the turn's transaction and only then carries it out. */
export type Effect =
  | { readonly kind: 'message'; readonly message: Message }
  | CallEffect
  | { readonly kind: 'timer'; readonly timerId: string; readonly due: number }
  | { readonly kind: 'cancel-timer'; readonly timerId: string }
  /** A desk event that no longer fits (another agent took the case). Nothing else happens in such a turn. */
  | { readonly kind: 'refused'; readonly code: Refusal }
  | FactEffect;

/** Run an action outside, at least once, under one idempotency key (`<conversation>/<callId>`). */
export interface CallEffect {
  readonly kind: 'call';
  readonly callId: string;
  readonly action: string;
  readonly input: JsonObject;
  readonly timeoutMs: number;
  /** Attempts in all, first one included. */
  readonly attempts: number;
}

export type Refusal = 'not-waiting' | 'not-yours' | 'closed';

/** A fact for the record and the figures. Never holds what a customer wrote or a personal value. */
export type FactEffect = { readonly kind: 'fact' } & Fact;

export type Fact =
  | { readonly fact: 'case-opened'; readonly caseNumber: string }
  | {
      readonly fact: 'understood';
      readonly intent: string | null;
      readonly confidence: number;
      readonly margin: number;
      readonly trust: number;
      /** What the rules made of it. */
      readonly decision: string;
    }
  | { readonly fact: 'flow-started' | 'flow-ended' | 'flow-cancelled'; readonly flow: string }
  /** A flow under way went over to a newer release, as its author declared: places are `flow/step`. */
  | { readonly fact: 'moved'; readonly from: string; readonly to: string }
  | { readonly fact: 'step'; readonly flow: string; readonly step: string }
  /** The way that was taken out of a step that has several; its name is that of `waysOf`. */
  | { readonly fact: 'way'; readonly flow: string; readonly step: string; readonly way: string }
  | { readonly fact: 'slot-filled' | 'slot-refused'; readonly flow: string; readonly slot: string }
  | { readonly fact: 'call-failed'; readonly action: string; readonly code: string }
  | {
      readonly fact: 'owner-changed';
      readonly caseNumber: string;
      readonly from: Owner;
      readonly to: Owner;
      readonly reason: HandoffReason | 'taken' | 'returned' | 'agent-lost' | 'handed-back' | 'resolved' | HandoffExit;
    }
  | { readonly fact: 'outcome'; readonly caseNumber: string; readonly outcome: Outcome }
  | { readonly fact: 'promised'; readonly caseNumber: string; readonly what: string; readonly due: number }
  | {
      readonly fact: 'promise-kept' | 'promise-broken';
      readonly caseNumber: string;
      readonly what: string;
      readonly due: number;
    }
  | { readonly fact: 'reminded' | 'reminder-dropped'; readonly flow: string; readonly step: string }
  | { readonly fact: 'followed-up'; readonly caseNumber: string; readonly flow: string; readonly step: string }
  | {
      readonly fact: 'follow-up-dropped';
      readonly caseNumber: string;
      readonly flow: string;
      readonly step: string;
      /** The channel does not allow a message so late, the case was abandoned, another case is open, a later one says the same, or there are too many. */
      readonly reason: 'channel' | 'abandoned' | 'other-case' | 'repeated' | 'too-many';
    }
  | { readonly fact: 'csat' | 'nps'; readonly caseNumber: string; readonly score: number };
