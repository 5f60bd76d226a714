import type { CaseAgent, HandoffReason, Outcome, Owner, Review, Scale, Urgency } from './case';
import type { CustomerKeys } from './customer-keys';
import type { Explanation } from './explanation';
import type { Json } from './json';
import type { Language, LocalText } from './language';
import type { Message } from './message';
import type { Thresholds } from './training';
import type { Decision, Mood } from './understanding';

/** What the desk's server and its page say to each other, as JSON. Times are milliseconds since the epoch. */

export type AgentRole = 'agent' | 'supervisor' | 'admin';

/** Who sits at this desk, and what the page needs to know before it shows anything. */
export interface DeskMe {
  readonly agentId: string;
  readonly name: string;
  readonly email: string;
  readonly role: AgentRole;
  /** Teams whose queue this agent sees. */
  readonly teams: readonly DeskTeam[];
  /** Every team, for passing a case on. */
  readonly allTeams: readonly DeskTeam[];
  readonly botName: string;
  /** Customers are asked how it was when their case is closed. */
  readonly asksScore: boolean;
  /** Flows that the bot can run with a customer for an agent. */
  readonly flows: readonly { readonly flow: string; readonly title: LocalText }[];
  readonly timeZone: string;
  /** The server's clock, so that waiting times do not depend on the agent's. */
  readonly at: number;
}

export interface DeskTeam {
  readonly name: string;
  readonly title: LocalText;
  readonly open: boolean;
}

/** A promise to a customer whom nobody at the desk has just now: who is to keep it sees it here. */
export interface DeskOwed {
  /** The customer's latest case, where it is marked as kept. */
  readonly number: string;
  readonly customerName: string | null;
  readonly team: string;
  readonly what: string;
  readonly due: DeskDue;
  /** The agent who made it; null: a flow did. */
  readonly by: string | null;
}

/** A line of the lists: a case that waits, or one of the agent's own. */
export interface DeskItem {
  readonly number: string;
  readonly channel: string;
  readonly language: string;
  readonly customerName: string | null;
  readonly team: string | null;
  readonly urgency: Urgency;
  readonly reason: HandoffReason | null;
  readonly returned: boolean;
  readonly waitingSince: number;
  readonly intent: string | null;
  /** What the customer wants, in words, where a flow has a title for it. */
  readonly headline: LocalText | null;
  /** The agent who has it, or has lent it to the bot; null in the queue. */
  readonly owner: CaseAgent | null;
  /** The bot runs a flow for its agent just now. */
  readonly lent?: true;
  /** What is owed to the customer next; null: nothing is. */
  readonly due: DeskDue | null;
  /** Since when the customer's last words wait for an answer; null: they do not. */
  readonly unansweredSince: number | null;
  /** When its owner loses it for not having answered; null: never. */
  readonly losesAt: number | null;
}

/** By when something is owed, and from when on the desk warns. */
export interface DeskDue {
  readonly kind: 'first-answer' | 'next-answer' | 'resolution' | 'promise';
  readonly at: number;
  readonly warnAt: number;
}

/** A colleague, as one passes a case on to. */
export interface DeskColleague {
  readonly agentId: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly teams: readonly string[];
  readonly online: boolean;
  /** At the desk, and taking nothing new for now. */
  readonly away: boolean;
  /** Cases in hand. */
  readonly cases: number;
  /** So many at once; null: as many as come. */
  readonly capacity: number | null;
}

/** What a supervisor sees besides: who works on what. */
export interface DeskHouse {
  readonly agents: readonly DeskColleague[];
  /** Cases that agents have, the longest unanswered first; cut as the queue is. */
  readonly taken: readonly DeskItem[];
  readonly takenInAll: number;
  /** What could not be delivered; from `MOST_LETTERS` on there may be more. */
  readonly letters: number;
}

/** Everything that the lists show. Sent whole: the page replaces what it has. */
export interface DeskLists {
  readonly at: number;
  /** In the order in which they will be taken; the longest queues are cut, `waitingInAll` is not. */
  readonly waiting: readonly DeskItem[];
  readonly waitingInAll: number;
  /** Behind these: of each team those of its first few that are not among them. */
  readonly further: readonly DeskItem[];
  readonly mine: readonly DeskItem[];
  /** Cases that this agent had first and that others work on: theirs to follow until they are solved. */
  readonly following: readonly DeskItem[];
  /** What is owed to customers whom nobody at the desk has just now, by this agent or a team of theirs; the next first. */
  readonly owed: readonly DeskOwed[];
  /** Those that the bot has for this agent, until its flow has ended. */
  readonly lent: readonly DeskItem[];
  /** Bad scores to look into: those given to this agent, and for supervisors all. The oldest first. */
  readonly reviews: readonly DeskReview[];
  readonly teams: readonly DeskTeamLoad[];
  /** Agents whose desk is open, of the teams that are seen. */
  readonly online: number;
  /** For supervisors; null for others. */
  readonly house: DeskHouse | null;
  /** How this agent stands: the desk asks nothing more of one who is away. */
  readonly own: { readonly away: boolean; readonly capacity: number | null };
}

export interface DeskTeamLoad {
  readonly team: string;
  readonly waiting: number;
  readonly crisis: number;
  readonly complaint: number;
  readonly oldestSince: number | null;
}

/** How waits of a team came, of those that were told lately. */
export interface DeskWaits {
  readonly team: string;
  readonly told: number;
  /** So many of them ended no later than told. */
  readonly kept: number;
  /** In the middle of them. */
  readonly toldMs: number;
  readonly cameMs: number;
}

/** A bad score that somebody is to look into. */
export interface DeskReview {
  readonly number: string;
  readonly customerName: string | null;
  readonly team: string | null;
  readonly headline: LocalText | null;
  readonly scale: Scale;
  readonly score: number;
  readonly since: number;
  readonly assignee: CaseAgent | null;
}

/** More undelivered things than this are not looked at. */
export const MOST_LETTERS = 100;

/** More bad scores than this are not shown. */
export const MOST_REVIEWS = 200;

/** What the server has given up: a reply that did not reach its customer, an action, a notice to people. */
export interface DeskLetter {
  readonly conversation: string;
  /** Its name there. */
  readonly letter: string;
  readonly kind: 'reply' | 'action' | 'notice';
  /** The case that it belongs to; null: it was said before there was one. */
  readonly number: string | null;
  readonly customerName: string | null;
  readonly channel: string;
  /** The reply's words, the action's name, the notice's event. */
  readonly what: string;
  /** Which message of the conversation it is. */
  readonly seq: number | null;
  /** When it was to go out, and when it was given up. */
  readonly at: number;
  readonly deadAt: number;
  readonly attempts: number;
  /** In the words of whoever refused it. */
  readonly error: string;
}

/** One case on one card: all that is known when a person takes over. */
export interface DeskCard {
  readonly number: string;
  readonly owner: Owner;
  readonly channel: string;
  readonly language: Language;
  readonly languageFrom: 'default' | 'locale' | 'message';
  readonly customerName: string | null;
  readonly openedAt: number;
  /** The last message before the case began; what stands up to it belongs to earlier cases. */
  readonly afterSeq: number;
  readonly closedAt: number | null;
  readonly outcome: Outcome | null;
  readonly csat: number | null;
  readonly review: Review | null;
  readonly team: string | null;
  readonly urgency: Urgency;
  readonly handoff: {
    readonly reason: HandoffReason;
    readonly note: string | null;
    readonly waitingSince: number;
    readonly returned: boolean;
  } | null;
  readonly wants: {
    readonly intent: string | null;
    readonly title: LocalText | null;
    /** Where nothing was understood surely: the likeliest reading, for the agent to judge. */
    readonly guess: { readonly title: LocalText | null; readonly intent: string; readonly probability: number } | null;
    /** The customer's words that were understood so, or guessed to mean so. */
    readonly words: string | null;
    readonly alsoAsked: readonly { readonly intent: string; readonly title: LocalText | null }[];
  };
  /** Whether it is proved who writes: to another system (`verified`), by the channel (`person`), or not. */
  readonly identity: keyof CustomerKeys | null;
  readonly known: readonly KnownValue[];
  readonly tried: readonly { readonly flow: string; readonly title: LocalText | null }[];
  /** Calls to other systems that failed in this case. */
  readonly failedCalls: readonly { readonly action: string; readonly code: string; readonly at: number }[];
  readonly promises: readonly {
    /** By which it is said to be kept. */
    readonly id: string;
    /** In which it was made: this one, or an earlier one of the customer where it is still open. */
    readonly caseNumber: string;
    /** The agent who made it; null: a flow did. */
    readonly by: string | null;
    readonly what: string;
    readonly due: number;
    readonly state: 'open' | 'kept' | 'broken';
  }[];
  readonly mood: { readonly value: Mood; readonly evidence: readonly string[]; readonly at: number } | null;
  /** Of the same conversation, newest first. */
  readonly earlier: readonly {
    /** Of another conversation of the same customer: where that is. Null: of this one. */
    readonly channel: string | null;
    readonly number: string;
    readonly openedAt: number;
    readonly intent: string | null;
    readonly title: LocalText | null;
    readonly outcome: Outcome | null;
  }[];
  /** How each of the customer's messages was read, by its `seq`. */
  readonly readings: readonly DeskReading[];
  /** Changes of owner, oldest first; they stand between the messages. */
  readonly moves: readonly DeskMove[];
  /** What colleagues noted, oldest first; the customer sees none of it. */
  readonly notes: readonly DeskNote[];
  /** The first agent who had it; null: none yet. */
  readonly responsible: CaseAgent | null;
  /** What is owed, the soonest first. */
  readonly due: readonly DeskDue[];
  readonly losesAt: number | null;
}

export interface DeskNote {
  /** The message after which it was written. */
  readonly afterSeq: number;
  readonly at: number;
  readonly by: CaseAgent;
  readonly text: string;
}

export interface KnownValue {
  readonly name: string;
  readonly value: Json;
  /** Where it comes from: the customer's profile, a flow's slot, or words of this case. */
  readonly from: 'customer' | 'flow' | 'words';
  /** Personal values are covered until the agent asks to see them. */
  readonly personal: boolean;
}

export interface DeskReading {
  readonly seq: number;
  readonly intents: readonly {
    readonly intent: string;
    readonly title: LocalText | null;
    readonly probability: number;
  }[];
  readonly trust: number;
  readonly margin: number;
  /** What the bot would do with such words by themselves, and the gates that said so; null in records of before. */
  readonly decision: Decision;
  readonly gates: Thresholds | null;
  /** The words as they were read, and what was changed for it. */
  readonly normalised: string;
  readonly changes: readonly { readonly from: string; readonly to: string }[];
  readonly language: Language | null;
  readonly mood: Mood;
  readonly moodEvidence: readonly string[];
  readonly wantsHuman: string | null;
  /** Which words spoke for the best reading, and how much. */
  readonly evidence: readonly { readonly feature: string; readonly weight: number }[];
  readonly entities: readonly { readonly type: string; readonly text: string; readonly value: Json }[];
}

/** What `khidmat explain` shows of a message; null where the model that read it is not there any more, or the program reads it otherwise by now. */
export interface DeskExplanation {
  readonly explanation: Explanation | null;
}

export interface DeskMove {
  /** The message after which it happened; 0 before the first. */
  readonly afterSeq: number;
  readonly at: number;
  readonly from: Owner;
  readonly to: Owner;
  readonly reason: string;
  readonly note: string | null;
}

/** A case opened on the desk. */
export interface DeskCase {
  readonly card: DeskCard;
  /** The last messages, oldest first; earlier ones are fetched on demand. */
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  /** What this agent may do with it now. */
  readonly may: readonly CaseDeed[];
  /** What of it could not be delivered. */
  readonly letters: readonly DeskLetter[];
}

export type CaseDeed =
  | 'take'
  /** From the bot, which runs a flow for this agent. */
  | 'take-back'
  | 'answer'
  /** To say that a promise has been kept. */
  | 'keep'
  | 'note'
  | 'assign'
  | 'return'
  | 'resolve'
  | 'hand-back'
  | 'reject'
  /** Looks into the bad score. */
  | 'review'
  /** What a supervisor may do with a case that is not theirs: take it over, give it to somebody, back to a queue, close it. */
  | 'oversee';

/** What the server sends over the live socket. */
export type DeskFrame =
  | { readonly kind: 'lists'; readonly lists: DeskLists }
  | { readonly kind: 'messages'; readonly number: string; readonly messages: readonly Message[] }
  /** The case changed in place, owner or outcome: read its card again. */
  | { readonly kind: 'changed'; readonly number: string }
  | { readonly kind: 'typing'; readonly number: string; readonly name: string | null }
  /** The customer has had all up to this message before the eyes. */
  | { readonly kind: 'seen'; readonly number: string; readonly seq: number }
  /** The account or the session ended; the socket closes after it. */
  | { readonly kind: 'signed-out' };

/** What the page sends over the live socket. */
export type DeskRequest =
  /** `seen`: the last message that the agent has had before the eyes. */
  | { readonly kind: 'watch'; readonly number: string; readonly after: number; readonly seen?: number }
  | { readonly kind: 'unwatch'; readonly number: string }
  | { readonly kind: 'typing'; readonly number: string }
  /** The agent has had all up to this message before the eyes. */
  | { readonly kind: 'seen'; readonly number: string; readonly seq: number }
  | { readonly kind: 'heartbeat' };

/** What an action answered about a case. */
export interface DeskLookUp {
  readonly name: string;
  readonly title: LocalText;
  readonly found: /** Personal: covered until the agent asks to see it. */
    | { readonly kind: 'value'; readonly value: Json; readonly personal: boolean }
    | { readonly kind: 'none' }
    | { readonly kind: 'failed'; readonly code: string }
    /** The case has not got what it takes to look. */
    | { readonly kind: 'missing'; readonly names: readonly string[] };
}

/** A canned answer, filled in for one case and in its language: to be changed before it is sent. */
export interface DeskAnswer {
  readonly name: string;
  readonly title: LocalText | null;
  readonly text: string;
  /** Variables that this case has not got; they stand in the text as `[name]`. */
  readonly missing: readonly string[];
}

/** What the bot would say to the customer's last words, for the agent to use. */
export interface DeskSuggestion {
  readonly flow: string;
  readonly title: LocalText | null;
  readonly probability: number;
  readonly text: string;
  readonly missing: readonly string[];
  /** The customer's words it answers, and those of them that spoke for it. */
  readonly words: string;
  readonly because: readonly string[];
}

/** An agent as the page for people lists one. */
export interface DeskPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: AgentRole;
  readonly teams: readonly string[];
  readonly disabled: boolean;
  /** False until the invitation was accepted. */
  readonly joined: boolean;
  readonly online: boolean;
  /** Cases at once; null: as many as come. */
  readonly capacity: number | null;
  /** Languages that they speak with customers; empty: all. */
  readonly languages: readonly Language[];
}

/** What an error answer holds. `code` is what the page translates. */
export interface DeskError {
  readonly error: { readonly code: string; readonly message: string; readonly retryAfterMs?: number };
}
