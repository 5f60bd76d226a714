import type { CustomerKeys } from './customer-keys';

/** Who is answerable for a case. Exactly one at every instant. */
export type Owner =
  | { readonly kind: 'bot' }
  | { readonly kind: 'queue'; readonly team: string }
  | { readonly kind: 'agent'; readonly agentId: string; readonly name: string };

/** Crisis first (fraud, danger, hacked account), then complaints, then the rest. */
export type Urgency = 'crisis' | 'complaint' | 'normal';

/** How a case ended. A time-out is never "resolved", and a wish that the rules of the house refuse is `declined`. */
export type Outcome = 'resolved-confirmed' | 'resolved-implied' | 'declined' | 'handed-over' | 'abandoned';

/** Why the bot gave a case to people. `asked` and the two of the repair ladder come from the rules, the rest from flows. */
export type HandoffReason =
  | 'asked'
  | 'not-understood'
  | 'tries-used-up'
  | 'action-failed'
  | 'flow'
  | 'not-helped'
  | 'internal-error';

/** The move of a case to people: what the desk shows first. */
export interface Handoff {
  readonly reason: HandoffReason;
  /** The flow's own words for the desk ("order lookup failed"). */
  readonly note?: string;
  readonly team: string;
  readonly urgency: Urgency;
  /** Milliseconds since the epoch; when it comes back from an agent it is set to where the wait goes on, without the time that it was with the agent. */
  readonly waitingSince: number;
  /** The case was with an agent already and came back: that counts as waiting. */
  readonly returned: boolean;
  /** The wait that the customer was told first, as it was corrected (`waitMs`) and before that. Absent: none was told. */
  readonly told?: { readonly at: number; readonly waitMs: number; readonly plainMs: number };
  /** How long (ms) it had waited when an agent last took it: so long it has waited when it comes back. */
  readonly queuedMs?: number;
  /** When an agent first took it, and how much of its wait, and of that since something was told, the team was at work. Absent: nobody yet. */
  readonly taken?: { readonly at: number; readonly waitedMs: number; readonly sinceToldMs?: number };
  /** Who had it last, where it came back: it is not given to them again by itself. */
  readonly cameFrom?: string;
}

/** Somebody at the desk, as a case names one. */
export interface CaseAgent {
  readonly agentId: string;
  readonly name: string;
}

/** A promise that is still to be kept. */
export interface Owed {
  readonly id: string;
  /** The case in which it was made. */
  readonly caseNumber: string;
  readonly what: string;
  readonly due: number;
  /** The team that is to keep it. */
  readonly team: string;
  /** The agent who made it and is to keep it; absent: a flow did. */
  readonly madeBy?: CaseAgent;
}

/** How the customer fares with people: the clocks of the service levels. Milliseconds since the epoch. */
export interface Attention {
  /** Since when people have the case. */
  readonly since: number;
  /** When an agent said the first word; null: not yet. */
  readonly firstAnswerAt: number | null;
  /** The customer's oldest words that no agent has answered; null: the last word is an agent's. */
  readonly unansweredSince: number | null;
  /** Since when its owner has it. */
  readonly ownedSince: number;
}

/** One problem from first word to outcome. */
export interface Case {
  /** What customers quote: `K-1042`. Unique in the installation. */
  readonly number: string;
  readonly openedAt: number;
  readonly owner: Owner;
  /** The first intent that was understood; the desk's headline. */
  readonly intent: string | null;
  /** Whose it is, as far as that is proved. Absent: nobody's beyond this conversation. */
  readonly customer?: CustomerKeys;
  /** Flows that ran, oldest first; what was tried. */
  readonly tried: readonly string[];
  readonly handoff: Handoff | null;
  /** How many notes colleagues have written. Absent: none. */
  readonly notes?: number;
  /** The agent who let the bot run a flow: the case goes back to them when it has ended. Only while the bot has it. */
  readonly lentBy?: CaseAgent & { readonly attention: Attention };
  /** When the next open promise to the customer is due. Absent: none is open, or a later case of the conversation tells. */
  readonly owedAt?: number;
  /** Those promises, the next first: for lists, whoever has the case and also when it is closed. Absent with `owedAt`. */
  readonly owed?: readonly Owed[];
  /** Absent while the bot has it. */
  readonly attention?: Attention;
  /** The first agent who had it: looks after it until it is solved, whoever works on it meanwhile. Absent: no agent yet. */
  readonly responsible?: CaseAgent;
  /** Set once; afterwards only the survey may still speak. */
  readonly outcome: Outcome | null;
  readonly closedAt: number | null;
  /** The flow has refused the wish, for this reason: closed by the bot, the case counts as `declined`. Null: of several requests one was granted. */
  readonly declined?: { readonly reason: string | null } | null;
  readonly csat: number | null;
  /** Absent: nobody has told. */
  readonly nps?: number;
  /** A bad score, and who looks into it. Absent: there was none. */
  readonly review?: Review;
  /** Which ratings the customer was asked for: each once a case. Absent: none. */
  readonly surveyed?: readonly Scale[];
}

/** What people do about a bad score, from the moment it was given until somebody has closed it. */
export interface Review {
  readonly scale: Scale;
  readonly score: number;
  readonly since: number;
  /** Null: any supervisor's to give to somebody. */
  readonly assignee: CaseAgent | null;
  /** Null: not done. */
  readonly done: { readonly at: number; readonly by: CaseAgent; readonly note: string } | null;
}

/** A rating: satisfaction from 1 to 5, or how likely the customer recommends us, from 0 to 10. */
export type Scale = 'csat' | 'nps';

/** What can become of a case that a flow gave to people; a flow may go on from each (`on-<exit>`). */
export const HANDOFF_EXITS = [
  'accepted',
  'resolved',
  'no-agent',
  'closed',
  'timed-out',
  'customer-left',
  'rejected',
] as const;
export type HandoffExit = (typeof HANDOFF_EXITS)[number];
