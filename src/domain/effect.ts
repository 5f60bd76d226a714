import type { HandoffExit, HandoffReason, Outcome, Owner, Scale } from './case';
import type { CustomerKeys } from './customer-keys';
import type { JsonObject } from './json';
import type { Language } from './language';
import type { Message } from './message';
import type { Mood } from './understanding';

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

export type Refusal = 'no-review' | 'not-waiting' | 'not-yours' | 'closed' | 'answered' | 'no-promise' | 'no-flow';

/** A fact for the record and the figures. Never holds what a customer wrote or a personal value. */
export type FactEffect = { readonly kind: 'fact' } & Fact;

export type Fact =
  /** The same number once more: the case is opened again. */
  | {
      readonly fact: 'case-opened';
      readonly caseNumber: string;
      /** Of the conversation at that moment. Absent in records of before. */
      readonly language?: Language;
    }
  | {
      readonly fact: 'understood';
      readonly intent: string | null;
      readonly confidence: number;
      readonly margin: number;
      readonly trust: number;
      /** What the rules made of it. */
      readonly decision: string;
    }
  /** Of several readings the customer picked this one; null: none of them. */
  | { readonly fact: 'clarified'; readonly intent: string | null }
  /** The customer is known from now on, here and in other conversations, by this key. */
  | { readonly fact: 'customer-known'; readonly by: keyof CustomerKeys; readonly key: string }
  /** How the customer's words sounded, where they were not neutral. */
  | { readonly fact: 'mood'; readonly mood: Exclude<Mood, 'neutral'> }
  | {
      readonly fact: 'flow-started';
      readonly flow: string;
      /** Small talk and the bot's own patterns: nobody's matter. */
      readonly aside?: true;
    }
  | { readonly fact: 'flow-ended' | 'flow-cancelled'; readonly flow: string }
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
      readonly reason:
        | HandoffReason
        | 'taken'
        | 'assigned'
        | 'returned'
        | 'agent-lost'
        | 'agent-silent'
        | 'lent'
        | 'given-back'
        | 'handed-back'
        | 'resolved'
        | 'opened-again'
        | HandoffExit;
    }
  | {
      readonly fact: 'outcome';
      readonly caseNumber: string;
      readonly outcome: Outcome;
      /** Why a wish was declined, in the author's few words. */
      readonly reason?: string;
    }
  | { readonly fact: 'promised'; readonly caseNumber: string; readonly what: string; readonly due: number }
  | {
      readonly fact: 'promise-kept' | 'promise-broken';
      readonly caseNumber: string;
      readonly what: string;
      readonly due: number;
    }
  /** The customer was told how long the wait may be: the first time after a handoff. */
  | { readonly fact: 'wait-told'; readonly caseNumber: string; readonly waitMs: number }
  /** An agent asked the customer for what stood on the card; or the bot did. */
  | { readonly fact: 'asked-again'; readonly caseNumber: string; readonly what: string; readonly by?: 'bot' }
  /** Nearly due: who is to keep it is reminded. */
  | { readonly fact: 'promise-near'; readonly caseNumber: string; readonly what: string; readonly due: number }
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
  /** The customer was asked for a score. */
  | { readonly fact: 'surveyed'; readonly caseNumber: string; readonly scale: Scale }
  | { readonly fact: 'csat' | 'nps'; readonly caseNumber: string; readonly score: number }
  /** A bad score is somebody's to look into; it was given to somebody; it was looked into. */
  | { readonly fact: 'review-opened' | 'review-assigned' | 'review-done'; readonly caseNumber: string };
