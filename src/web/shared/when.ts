import type { Language } from '../../domain/language';
import { localeOf } from './language';

/** The hour and minute of a moment, as the customer's own clock shows it. */
export function timeOf(at: number, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
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
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}
