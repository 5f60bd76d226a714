import type { Json } from '../../domain/json';
import { LANGUAGES, type Language } from '../../domain/language';

/** A value as a person would write it (`2026-11-22 14:00`, `IDR 150000`, `red, blue`); null for what has parts of its own. */
export function textOf(value: Json, language: Language): string | null {
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) {
    const parts = value.map((one) => textOf(one, language));
    return parts.includes(null) ? null : parts.join(', ');
  }
  if (isLocal(value)) return String(value[language] ?? Object.values(value)[0]);
  const { date, time, amount, currency, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  const parts = [date, time, currency, amount]
    .filter((part) => part !== undefined)
    .map((part) => textOf(part, language));
  return parts.length === 0 || parts.includes(null) ? null : parts.join(' ');
}

/** The values inside, each with the way to it (`order / items / 1 / name`). What is empty is left out. */
export function leavesOf(
  value: Json,
  language: Language,
  path = '',
): readonly { readonly path: string; readonly text: string }[] {
  if (value === null || value === '') return [];
  const text = textOf(value, language);
  if (text !== null) return text === '' ? [] : [{ path, text }];
  const entries: readonly (readonly [string, Json])[] = isList(value)
    ? value.map((one, at) => [String(at + 1), one])
    : Object.entries(value);
  return entries.flatMap(([name, one]) => leavesOf(one, language, path === '' ? name : `${path} / ${name}`));
}

/** The same in several languages. */
function isLocal(value: { readonly [name: string]: Json }): boolean {
  const entries = Object.entries(value);
  const isText = ([name, one]: (typeof entries)[number]) =>
    LANGUAGES.some((known) => known === name) && typeof one === 'string';
  return entries.length > 0 && entries.every(isText) && (entries.length > 1 || !Object.hasOwn(value, 'id'));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
