import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Entity } from '../../domain/understanding';

const LEAST_DIGITS = 8;
const MOST_DIGITS = 15;
const MAX_FOUND = 5;
const CANDIDATE = /\(?\+?\d(?:[\s().\u2010-\u2015-]{0,2}\d){7,16}/g;

/** Telephone numbers in E.164; numbers without a country's code are tried in the given countries, in order. */
export function findPhones(text: string, countries: readonly CountryCode[]): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    if (found.length >= MAX_FOUND) break;
    const start = match.index;
    const end = start + match[0].length;
    if (/[A-Za-z0-9]/.test(text[start - 1] ?? '') || /[A-Za-z0-9]/.test(text[end] ?? '')) continue;
    const number = parse(match[0], countries);
    if (number !== null) found.push({ type: 'phone', text: match[0], value: number, start, end });
  }
  return found;
}

function parse(candidate: string, countries: readonly CountryCode[]): string | null {
  const digits = candidate.replace(/\D/g, '');
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return null;
  // A date or a price has eight digits too; a number without + begins with 0, a country's code, or a digit of Singapore's.
  const isInternational = candidate.includes('+') || /^(62|60|65)\d{8,}/.test(digits);
  const isOfSingapore = countries[0] === 'SG' && /^[3689]\d{7}$/.test(digits);
  if (!isInternational && !isOfSingapore && !digits.startsWith('0')) return null;
  const tried = isInternational ? [`+${digits}`] : countries.map(() => digits);
  for (let i = 0; i < tried.length; i++) {
    const number = parsePhoneNumberFromString(tried[i]!, countries[i] ?? 'ID');
    if (number?.isValid()) return number.number;
  }
  return null;
}
