import { CURRENCY_CODES } from '../domain/money';
import { isDirective } from './date-words';

/** Words, or a number, that the author wrote beside a filter; null for a variable. */
export type Written = string | null;

/** What is wrong with the words and numbers that the author wrote before a filter and behind it; null where all is well. */
export function writtenFault(name: string, before: Written, behind: readonly Written[]): string | null {
  return behindFault(name, behind) ?? (before === null ? null : beforeFault(name, before));
}

function behindFault(name: string, [first = null]: readonly Written[]): string | null {
  if (first === null) return null;
  if (name === 'money' && !CURRENCY_CODES.has(first.toUpperCase()))
    return `'money' takes the three letters of a currency, such as "IDR" or "MYR", and not "${first}".`;
  if (name === 'date') return dateFault(first);
  if (NEEDS_NUMBER.has(name) && !isNumber(first)) return `'${name}' takes a number, and "${first}" is none.`;
  if ((name === 'divided_by' || name === 'modulo') && Number(first) === 0)
    return `Nothing can be divided by 0, so this makes nothing.`;
  return null;
}

function dateFault(format: string): string | null {
  if (!format.includes('%'))
    return `'date' would say "${format}" as it stands; the parts of a date are written with %, such as "%-d %B %Y".`;
  const unknown = [...format.matchAll(/%[-_0^]?(:?[a-zA-Z])/g)].find(([, letter]) => !isDirective(letter!));
  return unknown
    ? `'date' knows no ${unknown[0]} and would say it as it stands; write such as "%-d %B %Y" or "%H:%M".`
    : null;
}

const NEEDS_NUMBER = new Set(
  'truncate truncatewords round divided_by modulo times plus minus at_least at_most slice'.split(' '),
);
const OF_NUMBERS = new Set('money abs ceil floor round divided_by modulo times plus minus at_least at_most'.split(' '));
const OF_DATES = new Set(['day', 'time', 'date', 'days_since']);

function beforeFault(name: string, value: string): string | null {
  if (OF_NUMBERS.has(name) && !isNumber(value)) return `'${name}' is for numbers, and "${value}" is none.`;
  if (name === 'how_long' && !/^\d{1,6}[smhd]$/.test(value))
    return `'how_long' is for times written like 30s, 5m, 4h or 2d, and not "${value}".`;
  if (OF_DATES.has(name) && !/^(now|today|\d{4}-\d{2}-\d{2}\b.*|\d{12,14})$/.test(value))
    return `'${name}' is for days such as 2027-01-31 and for \`now\`, and not "${value}".`;
  return null;
}

function isNumber(text: string): boolean {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text);
}
