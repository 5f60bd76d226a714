import type { HandoffReason, Outcome, Scale } from '../domain/case';
import type { ConversationId } from '../domain/conversation';
import type { CustomerKeys } from '../domain/customer-keys';
import type { Language } from '../domain/language';
import type { Leaving } from './passages';

/** All that the figures keep of one conversation. Plain JSON, without a word of the customer's; made by `foldTalk`. */
export interface TalkFigures {
  readonly conversation: ConversationId;
  readonly channel: string;
  readonly cases: readonly CaseFigures[];
  readonly readings: readonly Reading[];
  readonly visits: readonly Visit[];
  /** How long the customer waited for the bot's words, each time. */
  readonly botAnswers: readonly { readonly at: number; readonly ms: number; readonly case: string | null }[];
  /** When all was well in another conversation of the same customer. Absent: in none. */
  readonly mendedElsewhere?: number;
}

/** One case. Times are instants, milliseconds since the epoch. */
export interface CaseFigures {
  readonly number: string;
  readonly language: Language | null;
  readonly openedAt: number;
  /** When it was closed last; null while it is open. */
  readonly closedAt: number | null;
  /** When it was open: one stretch, and one more for each time that it was opened again. */
  readonly open: readonly { readonly from: number; readonly to: number | null }[];
  readonly outcome: Outcome | null;
  /** Why the wish was declined, in its author's words. */
  readonly declinedFor: string | null;
  /** The agent who had the case when it was closed; null: the bot had it. */
  readonly closedBy: string | null;
  /** The first intent that was read in it. */
  readonly intent: string | null;
  /** The first flow that it was about; null where it was about none (straight to a person, not understood). */
  readonly matter: string | null;
  /** Where the bot's part ended (`flow/step`): at the first handoff, else at the close. */
  readonly place: string | null;
  readonly handoffs: readonly HandoffFigures[];
  readonly waits: readonly Wait[];
  /** The wait that the customer was told and that has not come to its end. */
  readonly told: { readonly at: number; readonly ms: number } | null;
  /** Waits that were told and that an agent ended. */
  readonly toldWaits: readonly ToldWait[];
  /** How often an agent asked for what stood on the card. */
  readonly askedAgain: number;
  /** The same of the bot. Absent: never. */
  readonly botAskedAgain?: number;
  readonly spells: readonly Spell[];
  readonly answers: readonly Answer[];
  /** Since when the customer waits for an agent's words; null: they were answered, or nobody owes any. */
  readonly unanswered: { readonly since: number; readonly first: boolean; readonly team: string | null } | null;
  /** Customer's words that no agent had answered when the case left the people. */
  readonly leftUnanswered: readonly { readonly since: number; readonly until: number; readonly team: string | null }[];
  /** When the customer was asked for a score, and the score. */
  readonly surveys: { readonly [scale in Scale]?: Survey };
  readonly promises: readonly PromiseFigures[];
  readonly angryAt: number | null;
  /** Actions that failed, and how often. */
  readonly failedCalls: { readonly [action: string]: number };
  /** When the same customer was back on the same matter for the first time after it was closed. */
  readonly returnedAt: number | null;
  /** Whose it is, as far as that is proved. Absent: nobody's beyond this conversation. */
  readonly customer?: CustomerKeys;
  /** How often the customer had been back in other conversations before that. Absent: never. */
  readonly returnsElsewhere?: number;
}

export interface Survey {
  readonly askedAt: number | null;
  readonly score: Score | null;
  /** Who had closed the case, null for the bot: whoever closes it after it was opened again is not meant. Absent: it was not closed yet. */
  readonly closedBy?: string | null;
}

export interface Score {
  readonly at: number;
  readonly score: number;
}

/** From the moment when the bot gives a case to people until the bot has it again or it is closed. */
export interface HandoffFigures {
  readonly at: number;
  readonly reason: HandoffReason | string;
  readonly team: string | null;
  /** The first words of an agent. */
  readonly answered: { readonly at: number; readonly agentId: string } | null;
  readonly endedAt: number | null;
  /** It ended with the case; otherwise the bot had it again, or the customer left. */
  readonly solved: boolean;
}

/** One stay in a queue. */
export interface Wait {
  readonly team: string;
  readonly from: number;
  readonly to: number | null;
  /** An agent took it; otherwise the customer left, the time was up, or people declined it. Null: still waiting. */
  readonly taken: boolean | null;
  /** It ended in another queue, by people or because the flow went on to another team: its customer waits on there. */
  readonly moved?: true;
}

/** The first wait that was told after a handoff, and what came. */
export interface ToldWait {
  readonly team: string;
  readonly at: number;
  readonly ms: number;
  readonly takenAt: number;
}

/** One time with one agent. */
export interface Spell {
  readonly agentId: string;
  readonly name: string;
  readonly team: string | null;
  readonly from: number;
  readonly to: number | null;
}

/** An agent's words to a customer who was waiting for some. */
export interface Answer {
  readonly at: number;
  readonly since: number;
  readonly agentId: string;
  readonly team: string | null;
  /** The team that had the case when the customer began to wait; its service level is the promise. */
  readonly owedBy: string | null;
  /** The first after a handoff. */
  readonly first: boolean;
}

export interface PromiseFigures {
  readonly what: string;
  readonly due: number;
  readonly state: 'open' | 'kept' | 'broken';
  /** When it was kept or broken. */
  readonly at: number | null;
}

/** What became of a request: understood at once, after asking back, not at all, or it was about something that the bot knows nothing of. */
export const READINGS = ['understood', 'clarified', 'misunderstood', 'outside'] as const;
export type ReadingKind = (typeof READINGS)[number];

export interface Reading {
  readonly at: number;
  readonly case: string | null;
  readonly kind: ReadingKind;
  readonly intent: string | null;
}

/** A step that the customer came by. */
export interface Visit {
  readonly at: number;
  readonly case: string | null;
  readonly flow: string;
  readonly step: string;
  /** How they left the flow here; null: they did not. */
  readonly left: Leaving | null;
}
