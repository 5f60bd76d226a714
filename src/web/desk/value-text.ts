import type { Json } from '../../domain/json';

/** A value as a person would write it (`2026-11-22 14:00`, `IDR 150000`, `red, blue`); null for what has parts of its own. */
export function textOf(value: Json): string | null {
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) {
    const parts = value.map(textOf);
    return parts.includes(null) ? null : parts.join(', ');
  }
  const { date, time, amount, currency, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  const parts = [date, time, currency, amount].filter((part) => part !== undefined).map(textOf);
  return parts.length === 0 || parts.includes(null) ? null : parts.join(' ');
}

/** The values inside, each with the way to it (`order / items / 1 / name`). What is empty is left out. */
export function leavesOf(value: Json, path = ''): readonly { readonly path: string; readonly text: string }[] {
  if (value === null || value === '') return [];
  const text = textOf(value);
  if (text !== null) return text === '' ? [] : [{ path, text }];
  const entries: readonly (readonly [string, Json])[] = isList(value)
    ? value.map((one, at) => [String(at + 1), one])
    : Object.entries(value);
  return entries.flatMap(([name, one]) => leavesOf(one, path === '' ? name : `${path} / ${name}`));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
