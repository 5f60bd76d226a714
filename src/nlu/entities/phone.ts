import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Language } from '../../domain/language';
import type { Entity } from '../../domain/understanding';

const LEAST_DIGITS = 8;
const MOST_DIGITS = 15;
const MAX_FOUND = 5;
const CANDIDATE = /\(?\+?\d(?:[\s().\u2010-\u2015-]{0,2}\d){7,16}/g;
/** "ext 12" behind a number is dialled after it: it belongs to the number, and is no other. */
const EXTENSION = /^[\s,;]{0,2}(?:ext|extension|ekst|sambungan|samb)\.?[\s:]{0,2}\d{1,6}(?![A-Za-z0-9])/i;

/** Whose number is meant where several plans have it: the country of the language that the message is in, else the next best. */
export interface PhoneHome {
  readonly countries: readonly CountryCode[];
  /** The language of the message by itself, where it tells. */
  readonly said: () => Language | null;
}

/**
 * Telephone numbers in E.164. A number without a country's code is of the country in whose numbering plan it is valid; of several, of the one
 * that writes it in these groups, else of the one where the message's language is spoken, else of the first of `countries`.
 */
export function findPhones(text: string, home: PhoneHome): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    if (found.length >= MAX_FOUND) break;
    const start = match.index;
    const end = start + match[0].length;
    if (/[A-Za-z0-9]/.test(text[start - 1] ?? '') || /[A-Za-z0-9]/.test(text[end] ?? '')) continue;
    const number = parsePhone(match[0], home);
    if (number === null) continue;
    const last = end + (EXTENSION.exec(text.slice(end, end + 30))?.[0].length ?? 0);
    found.push({ type: 'phone', text: text.slice(start, last), value: number, start, end: last });
  }
  return found;
}

export function parsePhone(candidate: string, home: PhoneHome): string | null {
  const digits = candidate.replace(/\D/g, '');
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return null;
  // A date or a price has eight digits too; a number without + begins with 0, a country's code, or a digit of Singapore's.
  if (candidate.includes('+') || /^(62|60|65)\d{8,}/.test(digits)) {
    const number = parsePhoneNumberFromString(`+${digits}`);
    return number?.isValid() ? number.number : null;
  }
  if (/^[3689]\d{7}$/.test(digits)) return home.countries[0] === 'SG' ? validIn('SG', digits) : null;
  return digits.startsWith('0') ? local(candidate, digits, home) : null;
}

function validIn(country: CountryCode, digits: string): string | null {
  const number = parsePhoneNumberFromString(digits, country);
  return number?.isValid() ? number.number : null;
}

/** These write a 0 before a number of their own; a number of Singapore has none. */
const WITH_ZERO = ['ID', 'MY'] as const;

function local(candidate: string, digits: string, { countries, said }: PhoneHome): string | null {
  const numbers = WITH_ZERO.flatMap((country) => {
    const number = parsePhoneNumberFromString(digits, country);
    return number?.isValid() ? [number] : [];
  });
  const written = numbers.length > 1 ? numbers.filter((number) => isWrittenSo(candidate, number)) : numbers;
  const left = written.length > 0 ? written : numbers;
  if (left.length < 2) return left[0]?.number ?? null;
  const spoken = { id: 'ID', ms: 'MY', en: undefined }[said() ?? 'en'];
  const wanted = [spoken, ...countries].find((country) => left.some((number) => number.country === country));
  return (left.find((number) => number.country === wanted) ?? left[0]!).number;
}

/** "03-8888 1234" stands in the groups of Kuala Lumpur's numbers, "0388 881234" in those of Timor's. */
function isWrittenSo(candidate: string, number: PhoneNumber): boolean {
  const first = (shown: string) => /^\D*(\d+)\D/.exec(shown)?.[1];
  const written = first(candidate);
  return written !== undefined && written === first(number.formatNational());
}
