import { readTime } from './civil-time';
import { dayInWords, timeInWords } from './date-words';
import { formatMoney } from './money';
import type { Scope } from './template';

/**
 * A value as a customer should read it: money and dates that an `ask` collected in words, a list with commas,
 * nothing for what has no words.
 */
export function valueToText(value: unknown, scope: Scope): string {
  if (typeof value === 'string') return value;
  // What cannot be reckoned (a word times two) has no words either.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((item) => valueToText(item, scope)).join(', ');
  if (value === null || typeof value !== 'object') return '';
  if ('amount' in value && 'currency' in value) return formatMoney(value, null, scope.language);
  if ('date' in value) return dateToText(value, scope);
  return '';
}

function dateToText(value: object, scope: Scope): string {
  const time = readTime(value, scope.timeZone, scope.now);
  if (time === null) return '';
  const day = dayInWords(time, scope.language);
  return time.hasTime ? `${day}, ${timeInWords(time, scope.language)}` : day;
}
