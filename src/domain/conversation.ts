import type { Case, CaseAgent, Scale } from './case';
import type { CustomerKeys } from './customer-keys';
import type { ActionResult, CustomerMessage, EventBase } from './event';
import type { Json, JsonObject } from './json';
import type { Language, LocalText } from './language';
import type { Button, Message } from './message';

/** `<channel>:<the channel's own id>`. Every key in the store begins with it. */
export type ConversationId = string;

/** All that is known of one conversation between two turns. Plain JSON; every turn replaces it whole. */
export interface ConversationState {
  readonly conversation: ConversationId;
  readonly channel: string;
  readonly language: Language;
  /** How the language became known: by the channel's locale, by a message, or only by default. */
  readonly languageFrom: 'default' | 'locale' | 'message';
  /** The customer, remembered across cases. */
  readonly customer: Kept & { readonly name?: string };
  /** By what they are known in other conversations, too. Absent: by nothing. */
  readonly identity?: CustomerKeys;
  /** Hash of the content that this conversation runs on. */
  readonly release: string;
  /** The last message's number. */
  readonly seq: number;
  /** Turns so far; ids that a turn makes begin with it. */
  readonly turn: number;
  /** The case that is open, or the last one. */
  readonly case: Case | null;
  /** `case.<name>`: what every flow of the case may read. */
  readonly ofCase?: Kept;
  readonly phase: Phase;
  /** Flows under way, the innermost last. Empty between flows. */
  readonly frames: readonly Frame[];
  /** Misunderstandings in a row; two at most, then a person. */
  readonly misses: number;
  /** Values found in the customer's words in this case, by entity type: nothing known is asked again. */
  readonly known: { readonly [entityType: string]: Json };
  /** Intents of a message with several requests that still wait for their turn. */
  readonly alsoAsked: readonly string[];
  /** What was said beside one of them, where another part of the message said something else of that kind: an order number each. */
  readonly alsoSaid?: { readonly [intent: string]: { readonly [entityType: string]: Json } };
  /** Promises of this case, and what is still open of earlier ones. */
  readonly promises: readonly Promised[];
  /** Timers that are set, by id, with the instant at which each is due. */
  readonly timers: { readonly [timerId: string]: number };
  /** What is to be said when a timer goes off, by the timer's id. Absent: nothing. */
  readonly later?: { readonly [timerId: string]: Later };
  /** When the customer last said something: some channels take no message long after it. */
  readonly heardAt?: number;
  /** Since when the customer is asked whether they are still there. */
  readonly pausedAt?: number | null;
  /** What was under way when a case was closed because of silence: a customer who comes back goes on there. */
  readonly left?: LeftBehind | null;
  /** The case in which an angry customer was offered a person. */
  readonly personOfferedIn?: string;
  /** Nothing was said yet to the angry words, for a system is asked: the offer comes with its answer. */
  readonly offerOwed?: boolean;
  /** The place in the queue as the customer was last told. */
  readonly placeTold: { readonly position: number; readonly at: number; readonly nobody?: boolean } | null;
  /** What "repeat" says again: the messages of the bot's last turn. */
  readonly lastSaid: readonly Omit<Message, 'seq' | 'at'>[];
}

/** Flows that silence has ended, innermost last, at an open question. */
export interface LeftBehind {
  readonly at: number;
  readonly intent: string | null;
  readonly frames: readonly Frame[];
}

/** Where a stored value comes from. */
export type Origin = 'words' | 'button' | 'action' | 'flow' | 'channel' | 'agent';

/** Values that outlive a flow, each with where it came from (old conversations know none). */
export interface Kept {
  readonly values: { readonly [name: string]: Json };
  readonly origins?: Origins;
}

export interface Origins {
  readonly [name: string]: Origin;
}

/** What the bot waits for. Who owns the case stands in the case, not here. */
export type Phase =
  | { readonly kind: 'idle' }
  /** A question of the innermost flow is open. */
  | {
      readonly kind: 'asking';
      readonly prompt: string;
      readonly buttons: readonly Button[];
    }
  /** An action runs; what the customer says meanwhile is kept and answered after it. */
  | {
      readonly kind: 'calling';
      readonly callId: string;
      readonly heard: readonly (CustomerMessage & EventBase)[];
      /** A timer brought it: the customer need not be there when it answers. */
      readonly byTimer?: true;
      /** The action answered while a pattern had the word. */
      readonly arrived?: ActionResult;
    }
  /** "Did you mean …?": the readings offered, and the words they were for. */
  | {
      readonly kind: 'clarifying';
      readonly prompt: string;
      readonly readings: readonly string[];
      readonly buttons: readonly Button[];
    }
  /** "Please say it in other words." */
  | { readonly kind: 'rephrasing'; readonly prompt: string; readonly buttons: readonly Button[] }
  /** "Did that help?" at the end of a flow. */
  | { readonly kind: 'confirming'; readonly prompt: string; readonly buttons: readonly Button[] }
  /** "How was it?" Without a scale it is satisfaction, from 1 to 5. */
  | { readonly kind: 'rating'; readonly prompt: string; readonly buttons: readonly Button[]; readonly scale?: Scale }
  /** The innermost flow rests until its time has come. */
  | { readonly kind: 'waiting' };

/** What was promised to the customer, and what became of it. */
export interface Promised {
  /** What the flow calls it. Absent where it was made before promises had names. */
  readonly id?: string;
  readonly what: string;
  readonly due: number;
  /** The team that is to keep it; null: whoever has the case. */
  readonly by?: string | null;
  /** The agent who made it; absent: a flow did. */
  readonly madeBy?: CaseAgent;
  /** The new time that the customer was told, for when it is broken. */
  readonly again?: number;
  /** It stands in the place of one that was broken: no third time is given. */
  readonly isSecond?: true;
  /** Absent: open. */
  readonly state?: 'open' | 'kept' | 'broken';
  readonly caseNumber?: string;
}

/**
 * Words for a later time. They are put together when the step runs, in every language that its author wrote, because by
 * then the flow and what it collected are gone; the conversation's language is the one of the moment when they are said.
 */
export type Later =
  | { readonly kind: 'remind'; readonly flow: string; readonly step: string; readonly text: LocalText }
  /** Falls away with the question that it reminds of. */
  | {
      readonly kind: 'ask';
      readonly flow: string;
      readonly step: string;
      readonly text: LocalText;
      readonly prompt: string;
    }
  /** Said after the case; until the case closes it has no timer. */
  | {
      readonly kind: 'follow-up';
      readonly flow: string;
      readonly step: string;
      readonly text: LocalText;
      readonly caseNumber: string;
      readonly afterMs: number;
    };

/** One flow under way: where it stands and what it has collected. */
export interface Frame {
  readonly flow: string;
  /** What began it: the customer's words, another flow's `run`, words in the middle of another flow, or a rule of the engine. */
  readonly origin: 'trigger' | 'run' | 'digression' | 'pattern';
  /** For `run`: where the flow's results go in the flow below. */
  readonly save?: string;
  /** Id of the step to run, or to resume; null when the flow has run to its end. */
  readonly at: string | null;
  readonly slots: { readonly [slot: string]: Json };
  /** Where each slot's value came from. */
  readonly origins?: Origins;
  /** Slots in the order in which the customer answered, for "back". */
  readonly asked: readonly string[];
  /** Answers to the open question that could not be used. */
  readonly tries: number;
  /** How often each bounded loop has run. */
  readonly loops: { readonly [step: string]: number };
  /** For `run`: the step that ran it, and what it was given. */
  readonly run?: { readonly step: string; readonly inputs: { readonly [slot: string]: Json } };
  /** Until when it rests at a `wait`. */
  readonly until?: number;
  /** True once its case was closed by an agent: what is left is only said. */
  readonly afterwards?: true;
  /** Flows that this one ran and that have ended, by the step that ran them: a correction may still concern what was answered there. */
  readonly ended?: { readonly [step: string]: EndedRun };
  /** Of a pattern: what the bot waited for when the rule spoke up. */
  readonly interrupted?: Phase;
  /** Of a pattern: what its rule needs to go on. */
  readonly after?: JsonObject;
  /** Of a pattern: the last message before it. */
  readonly since?: number;
}

/** What is kept of a flow that another one ran. */
export interface EndedRun {
  readonly flow: string;
  readonly inputs: { readonly [slot: string]: Json };
  readonly slots: { readonly [slot: string]: Json };
  readonly asked: readonly string[];
  readonly ended?: { readonly [step: string]: EndedRun };
}
