import { isLanguage } from '../domain/language';
import { formatMoney } from '../domain/money';
import { readTime } from './civil-time';
import { dayInWords, timeInWords } from './date-words';
import type { Scope } from './template';

/**
 * A value as a customer should read it: money and dates that an `ask` collected in words, a list with commas,
 * words for each language in the customer's, nothing for what has no words.
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
  return inLanguage(value, scope);
}

/** What has words for each language is said in the customer's: `{ id: putih, ms: putih, en: white }`. */
function inLanguage(value: object, { language }: Scope): string {
  const isText = Object.entries(value).every(([key, one]) => isLanguage(key) && typeof one === 'string');
  const words = value as { readonly [language: string]: string };
  return isText ? (words[language] ?? words['id'] ?? words['ms'] ?? words['en'] ?? '') : '';
}

function dateToText(value: object, scope: Scope): string {
  const time = readTime(value, scope.timeZone, scope.now);
  if (time === null) return '';
  const day = dayInWords(time, scope.language);
  return time.hasTime ? `${day}, ${timeInWords(time, scope.language)}` : day;
}
