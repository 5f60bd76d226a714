import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, LocalText } from '../../domain/language';
import { localeOf } from '../shared/language';
import { dayAndTimeOf, dayKey, timeOf } from '../shared/when';
import { FAULTS } from './fault-texts';
import { MOODS, OUTCOMES, REASONS, ROLES, TEXTS, URGENCIES } from './texts';
import type { TextKey } from './texts-en';

/** The texts of one language, ready to be put on the page. */
export interface Words {
  readonly language: Language;
  t(key: TextKey, values?: { readonly [name: string]: string | number }): string;
  readonly urgencies: (typeof URGENCIES)['en'];
  readonly reasons: (typeof REASONS)['en'];
  readonly moods: (typeof MOODS)['en'];
  readonly outcomes: (typeof OUTCOMES)['en'];
  readonly roles: (typeof ROLES)['en'];
  /** A text written by the content's authors: in this language, else in any. */
  local(text: LocalText | null, otherwise: string): string;
  fault(code: string, values?: { readonly [name: string]: string | number }): string;
  /** `4:05`, `1 h 20 min`, `3 d`: how long something lasts. */
  duration(ms: number): string;
  /** `30 minutes`, `24 hours`: a round time, in words. */
  span(minutes: number): string;
  /** Day and time, the day only when it is not today. */
  moment(at: number): string;
}

export function wordsOf(language: Language): Words {
  const texts = TEXTS[language];
  const faults: { readonly [code: string]: string } = FAULTS[language];
  return {
    language,
    t: (key, values) => fill(texts[key], values),
    urgencies: URGENCIES[language],
    reasons: REASONS[language],
    moods: MOODS[language],
    outcomes: OUTCOMES[language],
    roles: ROLES[language],
    local: (text, otherwise) => text?.[language] ?? text?.en ?? text?.id ?? text?.ms ?? otherwise,
    fault: (code, values) => fill(faults[code] ?? FAULTS[language].other, values),
    duration: (ms) => durationOf(ms, language),
    span: (minutes) => spanOf(minutes, language),
    moment: (at) => momentOf(at, language),
  };
}

const WordsContext = createContext<Words>(wordsOf('en'));
export const WordsProvider = WordsContext.Provider;

export function useWords(): Words {
  return useContext(WordsContext);
}

/** `12`, or `200+` where no more were counted. */
export function countUpTo(most: number, counted: number): string {
  return counted < most ? String(counted) : `${most}+`;
}

/** Puts values into a text in one pass: what a customer is called is never read as a place for another value. */
export function fill(text: string, values: { readonly [name: string]: string | number } = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function durationOf(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const units = { id: ['j', 'mnt', 'hr'], ms: ['j', 'min', 'hari'], en: ['h', 'min', 'd'] }[language];
  if (hours >= 48) return `${Math.floor(hours / 24)} ${units[2]}`;
  if (hours >= 1) return `${hours} ${units[0]} ${String(minutes % 60).padStart(2, '0')} ${units[1]}`;
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

function spanOf(minutes: number, language: Language): string {
  const [unit, count] = minutes % 60 === 0 ? (['hour', minutes / 60] as const) : (['minute', minutes] as const);
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

function momentOf(at: number, language: Language): string {
  return dayKey(at) === dayKey(Date.now()) ? timeOf(at, language) : dayAndTimeOf(at, language);
}
