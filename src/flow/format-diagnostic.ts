import type { Diagnostic, RoadStep } from './diagnostic';

const INDENT = '    ';
const WIDEST = 120;
/** What would move a terminal's cursor, or colour all that follows. */
const UNSEEN = /[^\P{Cc}\t]/gu;

/** A diagnostic as people read it: place, code, one sentence, and the line with a mark under what is meant. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, code, severity, message, frame, road = [] } = diagnostic;
  const head = `${file}:${line}:${column} ${severity === 'warning' ? 'warning ' : ''}${code} ${message}`;
  // Of a file that was not read there is no line to show.
  if (!frame || frame.text === '') return head;
  const { text, start } = excerpt(frame.text.replace(UNSEEN, '\uFFFD'), column - 1);
  const before = text.slice(0, start).replace(/[^\t]/g, ' ');
  const length = Math.max(1, Math.min(frame.length, text.length - start));
  const marked = `${head}\n${INDENT}${text}\n${INDENT}${before}${'^'.repeat(length)}`;
  return [marked, ...roadLines(road, file)].join('\n');
}

function roadLines(road: readonly RoadStep[], file: string): string[] {
  if (road.length === 0) return [];
  const places = road.map((one) => `${one.file === file ? 'line ' : `${one.file}:`}${one.line}`);
  const widest = Math.max(...places.map((place) => place.length));
  const lines = road.map(({ step, way }, index) => {
    const place = (places[index] ?? '').padEnd(widest);
    return `${INDENT}  ${place}  ${step}${way === null ? '' : `, ${way}`}`;
  });
  return [`${INDENT}the shortest path:`, ...lines];
}

/** All of them, or as many as a person can read, errors before warnings then; and how many there are. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const counts = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  const told = tellable(diagnostics);
  const more = diagnostics.length - told.length;
  const rest =
    more === 0 ? '' : `; ${count(more, 'more finding')} than stand here: mend these first, or read all with --json`;
  return [...told.map(formatDiagnostic), `${counts}${rest}`].join('\n\n');
}

const MOST_TOLD = 300;

function tellable(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST_TOLD) return diagnostics;
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  return [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))].slice(0, MOST_TOLD);
}

/** A long line is shown around its mark. */
function excerpt(line: string, start: number): { text: string; start: number } {
  if (line.length <= WIDEST) return { text: line, start };
  const from = Math.max(0, Math.min(start - 20, line.length - WIDEST));
  const to = Math.min(line.length, from + WIDEST);
  const lead = from > 0 ? '…' : '';
  return { text: `${lead}${line.slice(from, to)}${to < line.length ? '…' : ''}`, start: start - from + lead.length };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

export function diagnosticsToJson(diagnostics: readonly Diagnostic[], more: object = {}): string {
  return JSON.stringify({ diagnostics, ...more }, null, 2);
}
