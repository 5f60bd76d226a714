import { isLanguage, type Language } from '../domain/language';
import { dayOf } from '../domain/opening-hours';
import { FILTERS, type Filters } from '../insight/cut';
import { dayAfter } from '../insight/frame';

/** Of what time, of whom, and in which language one wants to read. It stands in the address, so that a page can be sent to a colleague. */
export interface Wish {
  /** Both included. */
  readonly first: string;
  readonly last: string;
  /** Only these, of each kind one; nothing: everybody. */
  readonly filters: Filters;
  /** Waiting and answering times in the working hours of the teams. */
  readonly atWork: boolean;
  readonly language: Language;
}

export const PERIODS = ['today', '7', '28', '90', '365'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** More than two years would be two more to compare with. */
const LONGEST_DAYS = 731;

export type Query = { readonly [name: string]: string };

/** Whatever is missing or makes no sense becomes what one sees first: the last seven whole days of everybody. */
export function wishOf(query: Query, { today, language }: { today: string; language: Language }): Wish {
  const span = spanOf(query, today) ?? spanNamed('7', today);
  const filters = FILTERS.flatMap((name) => {
    const part = query[name] ?? '';
    return part === '' ? [] : [[name, part]];
  });
  return {
    ...span,
    filters: Object.fromEntries(filters),
    atWork: query.hours === 'work',
    language: isLanguage(query.lang) ? query.lang : language,
  };
}

export function spanNamed(name: PeriodName, today: string): { readonly first: string; readonly last: string } {
  if (name === 'today') return { first: today, last: today };
  return { first: dayAfter(today, -Number(name)), last: dayAfter(today, -1) };
}

/** The same wish as part of an address, with something changed. */
export function addressOf(
  path: string,
  wish: Wish,
  more: { readonly [name: string]: string | number | null } = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...valuesOf(wish), ...more }))
    if (value !== null) query.set(name, String(value));
  return `${path}?${query}`;
}

/** Of some customers only. */
export function isNarrow({ filters }: Wish): boolean {
  return Object.keys(filters).length > 0;
}

/** What stands in an address or a form for a wish. */
export function valuesOf({ first, last, filters, atWork, language }: Wish): Readonly<Record<string, string>> {
  return { from: first, to: last, ...filters, ...(atWork && { hours: 'work' }), lang: language };
}

function spanOf({ from = '', to = '', days }: Query, today: string): { first: string; last: string } | null {
  const named = PERIODS.find((one) => one === days);
  if (named !== undefined) return spanNamed(named, today);
  if (!isDay(from) || !isDay(to)) return null;
  const [first, last] = from <= to ? [from, to] : [to, from];
  const earliest = dayAfter(last, 1 - LONGEST_DAYS);
  return { first: first < earliest ? earliest : first, last };
}

/** A day that does not exist would roll over into the next month. */
function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && dayOf(at, 'UTC') === text;
}

export function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
