import type { Effect } from '../domain/effect';

// Case numbers are given anew each time that a talk is played: a test writes `K-…` for that of the case opened last, `K-#1` for that of the first.

const WRITTEN = /\bK-(?:…|\.\.\.|#(\d{1,2}))(?!\d)/g;
const NUMBER = /\bK-?(\d{4,9})\b/gi;

/** The numbers of the cases that a talk has opened so far, the first one first. */
export function casesIn(turns: readonly { readonly effects: readonly Effect[] }[]): readonly string[] {
  return turns.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'fact' && effect.fact === 'case-opened' ? [effect.caseNumber] : [])),
  );
}

/** The words of a test, with the numbers of its cases. What no case stands for is left as it is. */
export function withCaseNumbers(text: string, cases: readonly string[]): string {
  return text.replace(WRITTEN, (whole, index) => cases.at(index === undefined ? -1 : Number(index) - 1) ?? whole);
}

/** The words of a record as a test writes them; `K-…` where the case was opened last of those. Other people's numbers stay apart by a digit that no test gives. */
export function writtenFor(text: string, cases: readonly string[]): string {
  return text.replace(NUMBER, (_number, digits) => {
    const index = cases.lastIndexOf(`K-${digits}`);
    if (index < 0) return `K-${FAR}${digits}`;
    return index === cases.length - 1 ? 'K-…' : `K-#${index + 1}`;
  });
}

const FAR = '9';

/** Every text within a value, changed. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)])) as T;
}
