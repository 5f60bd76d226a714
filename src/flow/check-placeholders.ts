import type { Language } from '../domain/language';
import type { Diagnostic } from './diagnostic';
import { oddOnes } from './placeholders';
import type { Reading } from './reading';
import type { Report } from './report';

/** Tells of spoken languages that say something else than the others, where nothing else is amiss with the text: a name that does not exist is missing nowhere else. */
export function checkPlaceholders(
  reading: Reading,
  spoken: readonly Language[],
  others: readonly Diagnostic[],
  report: Report,
): void {
  for (const text of reading.texts) {
    const odd = oddOnes(text.said.filter(({ language }) => spoken.includes(language)));
    if (odd.length === 0) continue;
    const from = reading.source.placeOf(text.start);
    const to = reading.source.placeOf(text.end);
    const isWrong = others.some(
      (one) => one.file === from.file && one.code.startsWith('TEMPLATE_') && !isBefore(one, from) && !isBefore(to, one),
    );
    if (isWrong) continue;
    for (const { at, language, lacks, alone } of odd) {
      const parts = [
        lacks.length > 0 ? `lacks ${listed(lacks)}, which another language says` : '',
        alone.length > 0 ? `says ${listed(alone)}, which the others leave out` : '',
      ].filter((part) => part !== '');
      report.warn('TEXT_PLACEHOLDERS_DIFFER', at, `${text.label} in ${language} ${parts.join(', and ')}.`);
    }
  }
}

type At = Pick<Diagnostic, 'line' | 'column'>;

function isBefore(one: At, other: At): boolean {
  return one.line - other.line < 0 || (one.line === other.line && one.column < other.column);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `{{ ${name} }}`).join(', ');
}
