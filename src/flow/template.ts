import type { Json } from '../domain/json';
import type { Language } from '../domain/language';

/** What a template can read. */
export interface Scope {
  readonly values: { readonly [name: string]: Json };
  readonly language: Language;
  readonly timeZone: string;
  /** Milliseconds since the epoch: the only "now" there is. */
  readonly now: number;
}

/** Renders a Liquid text; total: a fault of the template renders as an empty place, never as an exception. */
export declare function renderText(source: string, scope: Scope): string;

/** Renders every string in a value; a string that is one `{{ … }}` becomes the value itself. */
export declare function renderValue(source: Json, scope: Scope): Json;

/** Whether a Liquid condition holds. */
export declare function holds(condition: string, scope: Scope): boolean;
