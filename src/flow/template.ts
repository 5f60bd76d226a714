import type { Json } from '../domain/json';
import type { Language } from '../domain/language';
import type { Condition } from './condition';
import { conditionHolds, type ParsedText, parseCondition, parseText, renderParsed, soleValue } from './liquid';
import { conditionOf } from './liquid-condition';
import { Memo } from './memo';

/** What a template can read. */
export interface Scope {
  readonly values: { readonly [name: string]: Json };
  readonly language: Language;
  readonly timeZone: string;
  /** Milliseconds since the epoch: the only "now" there is. */
  readonly now: number;
  /** Set where the text is read by the customer: what is said in place of a choice's value, by variable. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** Renders a Liquid text; total: a fault of the template renders as an empty place, never as an exception. */
export function renderText(source: string, scope: Scope): string {
  if (!isTemplate(source)) return source;
  const parsed = texts.get(source);
  return parsed === null ? '' : renderParsed(parsed, scope);
}

/** Renders every string in a value; a string that is one `{{ … }}` becomes the value itself (null where there is none). */
export function renderValue(source: Json, scope: Scope): Json {
  if (typeof source === 'string') return renderString(source, scope);
  if (Array.isArray(source)) return source.map((item: Json) => renderValue(item, scope));
  if (source === null || typeof source !== 'object') return source;
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, renderValue(value as Json, scope)]));
}

/** Whether a Liquid condition holds. A faulty condition does not. */
export function holds(condition: string, scope: Scope): boolean {
  const parsed = orNull(() => parseCondition(condition));
  return parsed !== null && conditionHolds(parsed, scope);
}

/** A condition taken apart; null for a faulty one. */
export function conditionTree(condition: string): Condition | null {
  return trees.get(condition);
}

/** The path of the variable that a text passes on as it is; null for any other text. */
export function soleVariable(source: string): readonly string[] | null {
  const inside = /^\s*\{\{-?([^{}|]*?)-?\}\}\s*$/.exec(source)?.[1];
  const tree = inside === undefined ? null : conditionTree(inside);
  return tree?.kind === 'test' && tree.operand.kind === 'path' ? tree.operand.path : null;
}

/** Whether a text has anything to fill in. */
export function isTemplate(source: string): boolean {
  return source.includes('{{') || source.includes('{%');
}

function renderString(source: string, scope: Scope): Json {
  if (!isTemplate(source)) return source;
  const parsed = texts.get(source.trim());
  if (parsed === null) return null;
  const sole = soleValue(parsed, scope);
  return sole ? toJson(sole.value) : renderText(source, scope);
}

/** What a filter made, as JSON can hold it. */
function toJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (value === null || typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}

// Sources are the author's, so these hold what a release holds; a larger one is parsed again now and then.
const texts = new Memo<ParsedText | null>(10_000, (source) => orNull(() => parseText(source)));
const trees = new Memo<Condition | null>(10_000, (source) => orNull(() => conditionOf(parseCondition(source), source)));

function orNull<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
