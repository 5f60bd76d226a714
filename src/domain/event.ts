import type { Case, Outcome, Owner } from './case';
import type { Json, JsonObject } from './json';
import type { Language } from './language';
import type { Attachment, Choice } from './message';
import type { Understanding } from './understanding';

/** An agent as the record names one. */
export interface AgentRef {
  readonly id: string;
  readonly name: string;
}

/**
 * Everything that can happen to a conversation. All that `step` may know of the world outside comes in here:
 * the clock (`at`, milliseconds since the epoch), fresh ids (`caseNumber`), what was understood, what an action answered.
 */
export type Event = EventBase & EventBody;

export interface EventBase {
  /** Unique in its conversation; a second event of the same id is the same event. */
  readonly id: string;
  readonly at: number;
  /** The number that the next case of this conversation takes, should one open in this turn. */
  readonly caseNumber: string;
  /** The version of Khidmat that decided the turn: another one may decide it otherwise. Absent in records from before it was kept. */
  readonly program?: string;
  /** The keys of customers whom this turn has proved, by what an action brought: `step` cannot make them. */
  readonly proved?: { readonly [who: string]: string };
  /** What other conversations of the same customer tell, in a turn that hangs on it. */
  readonly elsewhere?: {
    /** When the customer was last asked there whether they recommend us. */
    readonly npsAt: number;
  };
}

export type EventBody =
  | CustomerOpened
  | CustomerMessage
  | { readonly kind: 'action-result'; readonly callId: string; readonly result: ActionResult }
  | { readonly kind: 'timer'; readonly timerId: string; readonly due: number }
  | QueuePlace
  | Rewritten
  | DeskEvent;

/**
 * What is kept of the conversation was changed afterwards: its customer is to be forgotten, or keys were made anew. The turns before it
 * cannot be decided again; those after it go on from `state` (a `ConversationState`).
 */
export interface Rewritten {
  readonly kind: 'rewritten';
  readonly why: 'erased' | 'keys';
  readonly state: JsonObject;
}

/** The customer opened the window (or added the bot): the moment to greet. */
export interface CustomerOpened {
  readonly kind: 'opened';
  readonly name?: string;
  /** The language that the channel claims, from its locale. */
  readonly locale?: Language;
  /** Who the channel proves to be writing, and in the record the key made of it; absent where it proves nobody. */
  readonly person?: string;
}

export interface CustomerMessage {
  readonly kind: 'message';
  readonly text: string;
  /** Null only when there are no words (a bare file, a bare button). */
  readonly understanding: Understanding | null;
  readonly choice?: Choice;
  readonly attachments?: readonly Attachment[];
  /** The case that the words are about, by its number or right after it was offered to be opened again, as it stood at that moment. */
  readonly asked?: AskedCase;
  readonly name?: string;
  readonly locale?: Language;
  /** As of `CustomerOpened`. */
  readonly person?: string;
  readonly clientId?: string;
  readonly channelData?: Json;
}

export interface AskedCase {
  readonly number: string;
  /** Null: there is none of that number, or it is not this customer's. */
  readonly found: CaseStanding | null;
}

/** How a case stands, for its customer. */
export interface CaseStanding {
  readonly intent: string | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly outcome: Outcome | null;
  readonly owner: Owner;
  readonly team: string | null;
  readonly waitingSince: number | null;
  /** The open promise that is due first. */
  readonly owed: { readonly what: string; readonly due: number } | null;
  /** It was made in another conversation of the same customer. */
  readonly elsewhere?: true;
  /** Whether the agent who first had it is at the desk, takes new cases and may see its team's. */
  readonly isThere: boolean;
}

/** What an action answered, or how it failed after its retries. */
export type ActionResult =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Where the case stands in its queue: told once after the handoff, then when it changes enough to say. */
export interface QueuePlace {
  readonly kind: 'queue-place';
  readonly position: number;
  /** Expected wait in milliseconds; null when nothing honest can be said. */
  readonly waitMs: number | null;
  /** The same before it was corrected by what recent ones came to. */
  readonly plainMs?: number | null;
  readonly agentsOnline: number;
}

/** What people at the desk do to a case. */
export type DeskEvent =
  /** Out of a queue; `back`: by the agent who lent it, from the flow that the bot runs. */
  | { readonly kind: 'desk-take'; readonly agent: AgentRef; readonly back?: true }
  | {
      readonly kind: 'desk-message';
      readonly agent: AgentRef;
      readonly text: string;
      readonly attachments?: readonly Attachment[];
      readonly clientId?: string;
    }
  /** Only for colleagues: nothing of it reaches the customer. `of` is the case's number: a later one may be open by now. */
  | { readonly kind: 'desk-note'; readonly agent: AgentRef; readonly of: string; readonly text: string }
  /** Said to the customer, watched, and on the agent's desk until it is kept. */
  | { readonly kind: 'desk-promise'; readonly agent: AgentRef; readonly what: string; readonly due: number }
  | {
      readonly kind: 'desk-kept';
      readonly agent: AgentRef;
      readonly promise: string;
      readonly of: string;
      readonly oversees?: true;
    }
  /** The bot runs a flow with the customer; then the case is the agent's again. */
  | { readonly kind: 'desk-lend'; readonly agent: AgentRef; readonly flow: string }
  /** The case goes to a colleague: by its owner's hand, by a supervisor's (`oversees`), or by the house's (`agent` is `to`). */
  | {
      readonly kind: 'desk-assign';
      readonly agent: AgentRef;
      readonly to: AgentRef;
      readonly note?: string;
      readonly oversees?: true;
    }
  /** The agent gives the case back to the queue, or to another team; a supervisor takes it away (`oversees`). */
  | {
      readonly kind: 'desk-return';
      readonly agent: AgentRef;
      readonly team?: string;
      readonly note?: string;
      readonly oversees?: true;
    }
  /** The agent's page died, or a customer waits too long for an answer (`silent`); nobody pressed anything. `unansweredSince`: the words that waited as it was seen. */
  | { readonly kind: 'desk-lost'; readonly agentId: string; readonly silent?: true; readonly unansweredSince?: number }
  | {
      readonly kind: 'desk-resolve';
      readonly agent: AgentRef;
      readonly note?: string;
      readonly oversees?: true;
    }
  | { readonly kind: 'desk-hand-back'; readonly agent: AgentRef }
  /** Somebody looks into a bad score. `kept`: the case as it is kept, where the conversation is at a later one by now. */
  | {
      readonly kind: 'desk-review';
      readonly agent: AgentRef;
      readonly of: string;
      readonly deed:
        | { readonly kind: 'assign'; readonly to: AgentRef }
        | { readonly kind: 'close'; readonly note: string };
      readonly kept?: Case;
    }
  /**
   * What could not be delivered (`letter`: its name in the outbox) is sent once more, or put aside with a reason. It needs no open case, and the
   * first of two who do it at once counts.
   */
  | {
      readonly kind: 'desk-letter';
      readonly agent: AgentRef;
      readonly letter: string;
      readonly deed: 'again' | 'aside';
      readonly note?: string;
    }
  /** The people decline the case, from the queue or from their hands: the bot has it again. */
  | { readonly kind: 'desk-reject'; readonly agent: AgentRef; readonly note?: string };

/** The code of a call that was begun so often without coming to an end that nobody begins it again by itself. */
export const ABANDONED = 'ACTION_ABANDONED';
const ABANDONMENT = 'abandoned:';

/** The id of the event that tells a flow so. Whoever sends the call again at the desk gets its true result under an id of its own. */
export function abandonmentId(callId: string): string {
  return ABANDONMENT + callId;
}

export function isAbandonment(event: Event): event is Extract<Event, { kind: 'action-result' }> {
  return event.kind === 'action-result' && event.id.startsWith(ABANDONMENT);
}
