/** The languages that Khidmat speaks: Indonesian, Malay (of Malaysia) and English, by their ISO 639-1 codes. */
export type Language = 'id' | 'ms' | 'en';

export const LANGUAGES: readonly Language[] = ['id', 'ms', 'en'];

/** One text in each language in which its author wrote it. */
export type LocalText = { readonly [language in Language]?: string };

export function isLanguage(value: unknown): value is Language {
  return value === 'id' || value === 'ms' || value === 'en';
}
