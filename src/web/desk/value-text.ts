import type { Json } from '../../domain/json';
import { LANGUAGES, type Language } from '../../domain/language';
import { CURRENCY_CODES, formatMoney, isAmount } from '../../domain/money';

/** A value as a person would write it (`2026-11-22 14:00`, `Rp150.000`, `red, blue`); null for what has parts of its own. */
export function textOf(value: Json, language: Language): string | null {
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) {
    const parts = value.map((one) => textOf(one, language));
    return parts.includes(null) ? null : parts.join(', ');
  }
  if (isLocal(value)) return String(value[language] ?? Object.values(value)[0]);
  const { date, time, amount, currency, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  const isMoney = isAmount(amount) && currencyOf(value) !== null;
  const parts = [date, time, ...(isMoney ? [formatMoney(amount, currency, language)] : [currency, amount])]
    .filter((part) => part !== undefined)
    .map((part) => textOf(part, language));
  return parts.length === 0 || parts.includes(null) ? null : parts.join(' ');
}

export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/**
 * The values inside, each with the way to it (`order / items / 1 / name`). What is empty is left out. Sums of money (`SUMS`) are written
 * in the `currency` that stands beside or above them.
 */
export function leavesOf(value: Json, language: Language, path = '', above: string | null = null): readonly Leaf[] {
  if (value === null || value === '') return [];
  const text = textOf(value, language);
  if (text !== null) return text === '' ? [] : [{ path, text }];
  const own = currencyOf(value);
  const currency = own ?? above;
  const entries: readonly (readonly [string, Json])[] = isList(value)
    ? value.map((one, at) => [String(at + 1), one])
    : Object.entries(value);
  const saysItself = entries.some(([name, one]) => isSum(name, one));
  return entries.flatMap(([name, one]) => {
    const way = path === '' ? name : `${path} / ${name}`;
    if (currency !== null && isSum(name, one)) return [{ path: way, text: formatMoney(one, currency, language) }];
    if (name === 'currency' && own !== null && saysItself) return [];
    return leavesOf(one, language, way, currency);
  });
}

/** What companies' systems call a sum of money. */
const SUMS: ReadonlySet<string> = new Set(
  'amount balance discount fee paid price refund shipping subtotal tax total unit_price unitPrice'.split(' '),
);

function isSum(name: string, value: Json): boolean {
  return SUMS.has(name) && isAmount(value);
}

function currencyOf(value: Json): string | null {
  if (value === null || typeof value !== 'object' || isList(value)) return null;
  const { currency } = value;
  return typeof currency === 'string' && CURRENCY_CODES.has(currency.toUpperCase()) ? currency : null;
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
