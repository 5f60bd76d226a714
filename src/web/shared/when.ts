import type { Language } from '../../domain/language';
import { localeOf } from './language';

/** The hour and minute of a moment, as the customer's own clock shows it. */
export function timeOf(at: number, language: Language): string {
  return formatOf('time', language).format(at);
}

/** Day and time of a moment. */
export function dayAndTimeOf(at: number, language: Language): string {
  return formatOf('day-and-time', language).format(at);
}

/** Two moments of the same day of the customer have the same key. */
export function dayKey(at: number): string {
  return new Date(at).toDateString();
}

/** "Today", "Yesterday", else the date in words. */
export function dayOf(at: number, now: number, language: Language): string {
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days === 0 || days === -1) {
    const word = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(days, 'day');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
  return formatOf('day', language).format(at);
}

const TIME = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const SHAPES = {
  time: TIME,
  'day-and-time': { day: 'numeric', month: 'short', ...TIME },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
} as const;
/** To make one costs a hundred times what it costs to use it, and a long conversation has thousands of moments. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(shape: keyof typeof SHAPES, language: Language): Intl.DateTimeFormat {
  const key = `${shape} ${language}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(localeOf(language), SHAPES[shape]);
  formats.set(key, format);
  return format;
}
