import type { Language } from '../domain/language';
import { METRICS, type MetricName, type Unit } from './metrics';

const MINUTES: {
  readonly [language in Language]: { readonly s: string; readonly m: string; readonly h: string; readonly d: string };
} = {
  id: { s: 'dtk', m: 'mnt', h: 'jam', d: 'hari' },
  ms: { s: 'saat', m: 'min', h: 'jam', d: 'hari' },
  en: { s: 's', m: 'min', h: 'h', d: 'd' },
};

const LOCALES: { readonly [language in Language]: string } = { id: 'id-ID', ms: 'ms-MY', en: 'en-GB' };

/** A number in the language's own way of writing it. */
export function numberWords(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);
}

export function valueWords(metric: MetricName, value: number | null, language: Language): string {
  return wordsOf(METRICS[metric].unit, value, language);
}

export function wordsOf(unit: Unit, value: number | null, language: Language): string {
  if (value === null) return '–';
  switch (unit) {
    case 'share':
      return `${numberWords(value * 100, language, 1)} %`;
    case 'time':
      return timeWords(value, language);
    case 'score':
      return numberWords(value, language, 2);
    case 'points':
      return numberWords(value, language, 0);
    case 'count':
      return numberWords(value, language);
  }
}

/** `+4.1 points`, `-2 min`. */
export function changeWords(metric: MetricName, change: number | null, language: Language): string {
  if (change === null) return '–';
  const { unit } = METRICS[metric];
  const size = Math.abs(change);
  const words = unit === 'share' ? numberWords(size * 100, language, 1) : wordsOf(unit, size, language);
  // Too small to be seen in so few digits.
  const isNought = !/[1-9]/.test(words);
  return `${isNought ? '±' : change > 0 ? '+' : '−'}${words}`;
}

export function timeWords(ms: number, language: Language): string {
  const words = MINUTES[language];
  const seconds = ms / 1000;
  if (seconds < 90) return `${numberWords(seconds, language, seconds < 10 ? 1 : 0)} ${words.s}`;
  const minutes = seconds / 60;
  if (minutes < 90) return `${numberWords(minutes, language, minutes < 10 ? 1 : 0)} ${words.m}`;
  const hours = minutes / 60;
  if (hours < 48) return `${numberWords(hours, language, 1)} ${words.h}`;
  return `${numberWords(hours / 24, language, 1)} ${words.d}`;
}

export function dayWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
