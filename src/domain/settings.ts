import type { Scale } from './case';
import type { Hours } from './hours';
import type { JsonObject } from './json';
import type { Language, LocalText } from './language';
import type { Thresholds } from './training';

/** A group of agents with its own queue and hours. */
export interface Team {
  readonly name: string;
  readonly title: LocalText;
  readonly hours: Hours;
  /** How soon people shall have done what, in working hours of the team. Absent: nothing is promised. */
  readonly sla?: ServiceLevel;
  /** An agent who leaves a customer without an answer for so long of the team's hours loses the case to the queue. Absent: never. */
  readonly silentAgentMs?: number;
  /** `push`: waiting cases are given to agents who have room. Absent: agents take them. */
  readonly assignment?: 'push';
}

/** What a team owes its customers, in milliseconds of its working hours. What is absent is not promised. */
export interface ServiceLevel {
  /** From the handoff to an agent's first words. */
  readonly firstAnswerMs?: number;
  /** From the customer's words to the agent's answer, after the first. */
  readonly nextAnswerMs?: number;
  /** From the handoff to the end of the case. */
  readonly resolutionMs?: number;
  /** The share of the time after which the desk warns. */
  readonly warnAt: number;
}

/** What happens before a promise is due, in milliseconds before that. */
export interface PromiseCare {
  /** Who is to keep it is reminded. */
  readonly remindMs: number;
  /** The customer is told that it is still open, and by when it will be done instead. */
  readonly tellMs: number;
  /** The new time, in working hours of the team after the old one. Null: none is given. */
  readonly newTimeMs: number | null;
}

/** An answer that agents put in with `/`, and may change before they send it. */
export interface CannedAnswer {
  readonly name: string;
  readonly title: LocalText | null;
  /** Null: for every team. */
  readonly team: string | null;
  readonly say: LocalText;
}

/** What the desk looks up for a case, with the same actions as flows: its answer stands on the card. */
export interface LookUp {
  readonly name: string;
  readonly title: LocalText;
  readonly action: string;
  readonly with: JsonObject;
}

/** Values that outlive a flow: `case.<name>` for the case, `customer.<name>` for as long as the conversation is kept. */
export type KeptScope = 'case' | 'customer';

export interface DeclaredValues {
  readonly [name: string]: {
    readonly personal: boolean;
    /** Another system knows the customer by it. Of one value of the customer at most. */
    readonly identity?: true;
  };
}

/** What `flows/_bot.yaml` says: who the bot is and how it behaves. */
export interface BotSettings {
  readonly name: string;
  /** Spoken languages; the first is the one to begin with. */
  readonly languages: readonly [Language, ...Language[]];
  /** IANA name, for dates said and hours kept. */
  readonly timeZone: string;
  /** Null: the gates that the model proposes. */
  readonly thresholds: Thresholds | null;
  readonly teams: readonly [Team, ...Team[]];
  /** Team of a handoff that names none. */
  readonly defaultTeam: string;
  /** Flows offered as buttons under the welcome. */
  readonly menu: readonly string[];
  /** What channels allow, where the author says it. */
  readonly channels: { readonly [channel: string]: { readonly followUpWithinMs: number } };
  /** Ratings asked for at the end of a case: the first that may be asked then. Empty: none. */
  readonly survey: readonly Scale[];
  /** How promises are looked after. Absent: the customer hears before one is broken, where no agent has the case. */
  readonly promises?: PromiseCare;
  /** Silence after which an open case counts as abandoned. */
  readonly silenceMs: number;
  /** Standing texts in the author's own words, by name (see `src/flow/standing.ts`). */
  readonly texts: { readonly [name: string]: LocalText };
  /** Absent: nothing is looked up. */
  readonly lookUps?: readonly LookUp[];
  /** What flows may keep beyond themselves, by scope and name. */
  readonly values: { readonly [scope in KeptScope]: DeclaredValues };
  /** Accent colour (`#rrggbb`) and greeting line of the chat window. */
  readonly brand: { readonly colour: string; readonly title: LocalText };
}
