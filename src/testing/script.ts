import type { Outcome, Urgency } from '../domain/case';
import type { Json, JsonObject } from '../domain/json';
import { LANGUAGES, type Language } from '../domain/language';
import type { Place } from '../flow/program';

/** One file of conversation tests, read. */
export interface Script {
  readonly file: string;
  readonly tests: readonly ScriptTest[];
}

/** One conversation: who the customer is, what the actions answer, and then line by line what happens and what must hold. */
export interface ScriptTest {
  readonly name: string;
  readonly place: Place;
  /** Null: every language of the bot. */
  readonly languages: readonly Language[] | null;
  /** `YYYY-MM-DD HH:MM` on the bot's clock; null: Monday 2026-11-23, 10:00. */
  readonly now: string | null;
  readonly channel: string;
  readonly customerName: string | null;
  /** What answers instead of the real action, by the action's name. */
  readonly actions: { readonly [action: string]: readonly Answer[] };
  readonly lines: readonly Line[];
}

/** How an action answers a call. */
export interface Answer {
  /** The input that it answers, in part; null answers any. */
  readonly with: JsonObject | null;
  readonly result: { readonly value: Json } | { readonly fails: string };
  /** How long the customer waits for it, in milliseconds. */
  readonly takesMs: number;
}

/** One line of a test: at most one thing happens, then some things must hold. */
export interface Line {
  readonly place: Place;
  readonly happens: Happening | null;
  readonly holds: readonly Expectation[];
}

/** Words that are the same in every language, or one for each. */
export type Each<T> = { readonly all: T } | { readonly by: { readonly [language in Language]?: T } };

export function inLanguage<T>(each: Each<T>, language: Language): T | undefined {
  return 'all' in each ? each.all : each.by[language];
}

/** The languages in which it is written; all of them where it is the same in each. */
export function languagesOf(each: Each<unknown>): readonly Language[] {
  return 'all' in each ? LANGUAGES : LANGUAGES.filter((language) => each.by[language] !== undefined);
}

export type AgentDoes = 'takes' | 'gets' | 'returns' | 'resolves' | 'hands-back' | 'rejects' | 'leaves';

export type Happening =
  | { readonly kind: 'says'; readonly words: Each<string> | null; readonly files: readonly string[] }
  | { readonly kind: 'presses'; readonly title: Each<string> }
  | { readonly kind: 'passes'; readonly ms: number }
  /** The server is off; what falls due meanwhile comes late. */
  | { readonly kind: 'sleeps'; readonly ms: number }
  | { readonly kind: 'queue'; readonly place: number; readonly waitMs: number | null; readonly agents: number }
  | { readonly kind: 'agent-says'; readonly words: Each<string>; readonly agent: string }
  | {
      readonly kind: 'agent';
      readonly does: AgentDoes;
      readonly agent: string;
      readonly team: string | null;
      readonly note: string | null;
    };

export interface CalledWith {
  readonly action: string;
  readonly with: JsonObject | null;
}

export type Expectation = { readonly place: Place } & (
  | { readonly kind: 'bot'; readonly parts: Each<readonly string[]> }
  | { readonly kind: 'silent' }
  | { readonly kind: 'not-said'; readonly parts: Each<readonly string[]> }
  | { readonly kind: 'buttons'; readonly titles: Each<readonly string[]> }
  | { readonly kind: 'asks'; readonly slot: string }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'flow'; readonly flow: string }
  | { readonly kind: 'intent'; readonly intent: string }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'values'; readonly path: string; readonly value: Json }
  | { readonly kind: 'owner'; readonly owner: 'bot' | 'queue' | 'agent' }
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'urgency'; readonly urgency: Urgency }
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome | null }
  | { readonly kind: 'called'; readonly call: CalledWith }
  | { readonly kind: 'not-called'; readonly action: string }
  | { readonly kind: 'promise'; readonly within: number | null; readonly what: Each<readonly string[]> | null }
  | { readonly kind: 'timer'; readonly timer: string; readonly inMs: number | null }
);
