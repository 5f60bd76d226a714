import type { Scale } from './case';
import type { Hours } from './hours';
import type { Language, LocalText } from './language';
import type { Thresholds } from './training';

/** A group of agents with its own queue and hours. */
export interface Team {
  readonly name: string;
  readonly title: LocalText;
  readonly hours: Hours;
}

/** Values that outlive a flow: `case.<name>` for the case, `customer.<name>` for as long as the conversation is kept. */
export type KeptScope = 'case' | 'customer';

export interface DeclaredValues {
  readonly [name: string]: { readonly personal: boolean };
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
  /** Silence after which an open case counts as abandoned. */
  readonly silenceMs: number;
  /** Standing texts in the author's own words, by name (see `src/flow/standing.ts`). */
  readonly texts: { readonly [name: string]: LocalText };
  /** What flows may keep beyond themselves, by scope and name. */
  readonly values: { readonly [scope in KeptScope]: DeclaredValues };
  /** Accent colour (`#rrggbb`) and greeting line of the chat window. */
  readonly brand: { readonly colour: string; readonly title: LocalText };
}
