import { formatMoney } from '../domain/money';
import { politeAddress } from './address';
import { daysBetween, readTime } from './civil-time';
import { dayInWords, formatTime, lengthInWords, timeInWords } from './date-words';
import { maskText } from './mask-text';
import { ARITHMETIC } from './reckon';
import type { Scope } from './template';
import { valueToText } from './value-to-text';

type Filter = (scope: Scope, value: unknown, ...args: readonly unknown[]) => unknown;

/** Liquid's own filters that flows may use: pure, without clock, chance or a second parse of a value. */
export const LIQUID_FILTERS: readonly string[] = [
  'append capitalize downcase lstrip prepend remove remove_first replace replace_first rstrip',
  'slice split strip strip_newlines truncate truncatewords upcase url_encode',
  'compact concat first join last map reverse size sort sort_natural uniq',
  'default json',
].flatMap((names) => names.split(' '));

/** Filters of this trade. Each is total: a value that it cannot read comes out as it is, or as an empty place. */
export const OWN_FILTERS: { readonly [name: string]: Filter } = {
  ...Object.fromEntries(
    Object.entries(ARITHMETIC).map(([name, reckon]): [string, Filter] => [
      name,
      (_scope, ...values) => reckon(...values),
    ]),
  ),
  money: (scope, value, currency) => formatMoney(value, currency, scope.language),
  day: (scope, value) => {
    const time = readTime(value, scope.timeZone, scope.now);
    return time === null ? textOf(value) : dayInWords(time, scope.language);
  },
  time: (scope, value) => {
    const time = readTime(value, scope.timeZone, scope.now);
    if (time === null) return textOf(value);
    return time.hasTime ? timeInWords(time, scope.language) : '';
  },
  date: (scope, value, format) => {
    const time = readTime(value, scope.timeZone, scope.now);
    if (time === null) return textOf(value);
    return typeof format === 'string' ? formatTime(time, format, scope.language) : dayInWords(time, scope.language);
  },
  days_since: (scope, value) => {
    const time = readTime(value, scope.timeZone, scope.now);
    const today = readTime('today', scope.timeZone, scope.now);
    return time === null || today === null ? null : daysBetween(time, today);
  },
  how_long: (scope, value) => lengthInWords(textOf(value), scope.language) ?? textOf(value),
  mask: (_scope, value, kind) => maskText(textOf(value), kind),
  address: (scope, value, title) => politeAddress(value, title, scope.language),
  list: (scope, value, word) => listInWords(value, word, scope),
  where: (_scope, list, property, expected) =>
    Array.isArray(list) ? list.filter((item) => matches(item, property, expected)) : [],
  plural: (_scope, value, one, many) => (Number(value) === 1 ? one : (many ?? one)),
};

const AND = { id: 'dan', ms: 'dan', en: 'and' } as const;
const OR = { id: 'atau', ms: 'atau', en: 'or' } as const;

/** `a, b dan c`; with "or": `a, b atau c`. */
function listInWords(value: unknown, word: unknown, scope: Scope): string {
  const items = (Array.isArray(value) ? value : [value])
    .map((item) => valueToText(item, scope))
    .filter((one) => one !== '');
  const last = items.pop() ?? '';
  if (items.length === 0) return last;
  return `${items.join(', ')} ${(word === 'or' ? OR : AND)[scope.language]} ${last}`;
}

// Liquid's own `where` reads the property's name as an expression, and that name may come from a customer.
function matches(item: unknown, property: unknown, expected: unknown): boolean {
  if (item === null || typeof item !== 'object' || typeof property !== 'string') return false;
  const value: unknown = Object.hasOwn(item, property) ? (item as { [key: string]: unknown })[property] : undefined;
  return expected === undefined ? value !== undefined && value !== null && value !== false : value === expected;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || Number.isFinite(value) ? String(value) : '';
}
