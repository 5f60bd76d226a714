import type { JsonObject } from './json';
import type { Language } from './language';
import type { Thresholds } from './training';

/** The intent of customers who want a person. */
export const TALK_TO_HUMAN = 'talk-to-human';

/** A stretch of the text as the customer wrote it: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An intent with its calibrated probability (0 to 1; all intents of a ranking sum to 1 at most). */
export interface RankedIntent {
  readonly intent: string;
  readonly probability: number;
}

/** How much one feature spoke for an intent. `weight` is the feature's exact share of the score, in nats. */
export interface Evidence {
  readonly feature: string;
  readonly weight: number;
}

/**
 * A value found in the words.
 *
 * `type` is one of the built-in types (`order-number` and other author patterns and lists go under their own name;
 * built in are `number`, `quantity`, `money`, `phone`, `email`, `date`, `boolean`), `value` the canonical form:
 * a date is `{ date: 'YYYY-MM-DD', time?: 'HH:MM' }`, money `{ amount, currency }` with the amount in whole
 * currency units, a phone E.164, a boolean true or false, a list value its canonical name.
 */
export interface Entity extends Span {
  readonly type: string;
  readonly text: string;
  readonly value: string | number | boolean | JsonObject;
}

export type Mood = 'angry' | 'worried' | 'neutral' | 'pleased';

/** What a message does to the talk itself, whatever its topic. */
export type DialogueAct = 'affirm' | 'deny' | 'cancel' | 'back' | 'repeat' | 'correct';

/** One of several requests in a message ("cancel my order, and where does the refund go?"). */
export interface Request extends Span {
  readonly intents: readonly RankedIntent[];
}

/** What the gates say of a text at the start of a conversation. */
export type Decision = 'answer' | 'clarify' | 'handoff' | 'human';

/** What the NLU says of one text. Everything that `step` may know of the words is in here. */
export interface Understanding {
  /** Hash of the model that said it. */
  readonly model: string;
  readonly normalised: string;
  /** What the normaliser changed, in order. */
  readonly changes: readonly { readonly from: string; readonly to: string; readonly rule: string }[];
  /** The language of the message, and how certain that is; `value` is null where the text does not tell. */
  readonly language: {
    readonly value: Language | null;
    readonly probabilities: { readonly [language in Language]: number };
  };
  /** The best readings, best first, five at most; empty when the text has no known feature. */
  readonly intents: readonly RankedIntent[];
  /** Probability of the best intent, or 0. */
  readonly confidence: number;
  /** Confidence less the probability of the runner-up. */
  readonly margin: number;
  /** How likely it is that any intent covers the text at all, 0 to 1. */
  readonly trust: number;
  readonly decision: Decision;
  /** The gates that it was judged by. */
  readonly gates: Thresholds;
  /** What spoke for the best intent against the average intent: the strongest features by absolute weight. */
  readonly evidence: readonly Evidence[];
  /** The customer asks for a person; with the words that said so. */
  readonly wantsHuman: {
    readonly value: boolean;
    readonly evidence: string;
    /** Not the rules heard it, but what is learnt of such wishes: likely, and less sure. */
    readonly learnt?: true;
  };
  readonly acts: readonly DialogueAct[];
  /** "No, I meant Emma": the words that are meant. */
  readonly corrected?: string;
  readonly mood: { readonly value: Mood; readonly score: number; readonly evidence: readonly string[] };
  readonly entities: readonly Entity[];
  /** What a message of several parts asks for; one where the rest is only anger. Empty where it is a single part. */
  readonly requests: readonly Request[];
  /** Hash of the release whose examples that model had learnt; with a customer's turn, so that it can be asked later why it was read so. */
  readonly release?: string;
  /** Down to the weight of each word. Kept with a turn only where the model is kept nowhere (and in records from before it was worked out when asked for). */
  readonly why?: Why;
}

/** What an explanation holds beyond the rest, in short: the words once, then their weights. */
export interface Why {
  /** The words as the classifier took them, what a pattern found under the pattern's name, with a space between. */
  readonly taken: string;
  /** One for each of the intents, best first. */
  readonly intents: readonly Weighing[];
  /** What is learnt of requests for a person; null where the rules decide alone. */
  readonly person: (Weighing & { readonly rules: 'not-asked' | 'unheard'; readonly gate: number }) | null;
  /** The examples most like the text, the likest first. */
  readonly nearest: readonly Neighbour[];
}

/** Where a score begins and what each word adds, in nats; together they are the score. */
export interface Weighing {
  readonly base: number;
  readonly weights: readonly number[];
}

/** An example that is like a text. */
export interface Neighbour {
  readonly text: string;
  readonly intent: string;
  /** Cosine of the two texts' words under inverse document frequency, 0 to 1. */
  readonly likeness: number;
}
