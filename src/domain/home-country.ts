import type { Language } from './language';

export interface HomeCountry {
  readonly currency: 'IDR' | 'MYR' | 'SGD';
  /** Whose telephone numbers are meant when none is named, in the order in which they are tried. */
  readonly countries: readonly ('ID' | 'MY' | 'SG')[];
}

/** The country that is meant when none is named: by the bot's time zone, else by the language. */
export function homeOf({ timeZone, language }: { timeZone: string; language?: Language }): HomeCountry {
  if (timeZone === 'Asia/Singapore') return { currency: 'SGD', countries: ['SG', 'MY', 'ID'] };
  const isMalaysia =
    /Kuala_Lumpur|Kuching/.test(timeZone) ||
    (language === 'ms' && !/Jakarta|Makassar|Jayapura|Pontianak/.test(timeZone));
  return isMalaysia ? { currency: 'MYR', countries: ['MY', 'ID'] } : { currency: 'IDR', countries: ['ID', 'MY'] };
}
