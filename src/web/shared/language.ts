import type { Language } from '../../domain/language';

/** The first of the customer's languages that the bot speaks: what was chosen before, then the browser's list. */
export function preferredLanguage(
  spoken: readonly Language[],
  chosen: string | null,
  browser: readonly string[],
): Language {
  for (const tag of [chosen ?? '', ...browser]) {
    const language = languageOf(tag);
    if (language !== null && spoken.includes(language)) return language;
  }
  return spoken[0] ?? 'en';
}

/** `in` is the old code of Indonesian, which Android still sends; `zsm` is standard Malay. */
function languageOf(tag: string): Language | null {
  const code = tag.toLowerCase().split('-')[0];
  if (code === 'id' || code === 'in') return 'id';
  if (code === 'ms' || code === 'zsm') return 'ms';
  return code === 'en' ? 'en' : null;
}

/** The browser's own rules for dates and numbers: `ms` alone means Malaysia here. */
export function localeOf(language: Language): string {
  return { id: 'id-ID', ms: 'ms-MY', en: 'en-GB' }[language];
}
