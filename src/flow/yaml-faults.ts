import type { DiagnosticCode } from './diagnostic-codes';
import type { Report } from './report';
import type { SourceText, Span } from './source-text';

interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

const MOST_SHOWN = 5;
const OUT_OF_COLUMN = 'This line begins in another column than its neighbours; indent it as they are.';

/** Reports what YAML itself refuses: once a line, since what follows there is an echo, and only the tabs where there are tabs. */
export function reportSyntax(faults: readonly YamlFault[], report: Report, source: SourceText): void {
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT');
  let isOutOfColumn = false;
  const lines = new Set<number>();
  for (const fault of tabs.length > 0 ? tabs : faults) {
    const { line } = source.placeOf(fault.pos[0]);
    if (lines.has(line) || lines.size === MOST_SHOWN) continue;
    lines.add(line);
    const { code, at, message } = explain(fault, source.text);
    // After one line in the wrong column its right neighbours seem wrong too.
    if (isOutOfColumn && message === OUT_OF_COLUMN) continue;
    isOutOfColumn ||= message === OUT_OF_COLUMN;
    report.error(code, at, message);
  }
}

interface Explained {
  readonly code: DiagnosticCode;
  readonly at: Span;
  readonly message: string;
}

function explain({ code, message, pos }: YamlFault, text: string): Explained {
  const [start, end] = pos;
  const at = { start, end };
  const syntax = (sentence: string, span: Span = at): Explained => ({
    code: 'YAML_SYNTAX',
    at: span,
    message: sentence,
  });
  if (code === 'TAB_AS_INDENT') {
    return { code: 'YAML_TAB', at, message: 'A tab stands where the line is indented; YAML takes spaces only.' };
  }
  if (code === 'BAD_SCALAR_START')
    return syntax(`A text cannot begin with ${text.charAt(start)}; put the text in quotes.`);
  if (code === 'BAD_DQ_ESCAPE') {
    return syntax(
      'A backslash in double quotes begins an escape, and YAML does not know this one; write \\\\ for a backslash.',
    );
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') {
    return syntax(
      'A second ": " stands in this line, or the lines below it are indented too far; put a text with a colon in quotes.',
    );
  }
  const quote = /^Missing closing (.)quote/.exec(message)?.[1];
  if (quote !== undefined) {
    const opening = Math.max(0, text.lastIndexOf(quote, start - 1));
    return syntax(`The text that begins with ${quote} here is never closed.`, { start: opening, end: opening + 1 });
  }
  if (/must start at the same column|Sequence item without - indicator/.test(message)) {
    return syntax(OUT_OF_COLUMN, firstWord(text, start));
  }
  if (/[Ii]mplicit (map )?keys? need/.test(message)) {
    return syntax('A colon and a value are missing after this word.', firstWord(text, start));
  }
  if (/Unexpected scalar at node end/.test(message)) {
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const braces = line.search(/(?<=:\s+|-\s+)\{\{[^'"]*$/);
    if (braces >= 0) {
      const opening = start - line.length + braces;
      return syntax('A text cannot begin with {{ without quotes; put the whole text in quotes.', {
        start: opening,
        end: opening + 2,
      });
    }
    return syntax("Something stands after the end of the text; for a quote inside '…' write it twice ('').");
  }
  if (/Unexpected flow-(seq|map)-(start|end) at node end/.test(message)) {
    return syntax(`Inside of { … } a text with ${text.charAt(start)} is put in quotes.`);
  }
  const bracket = /must be sufficiently indented and end with a (.)/.exec(message)?.[1];
  if (bracket !== undefined) return syntax(`A ${bracket} is missing here: what was opened is not closed.`);
  return syntax(`YAML cannot read this: ${message.replace(/\.$/, '')}.`);
}

/** The first word at or after an offset in the same line. */
function firstWord(text: string, start: number): Span {
  const found = /^[ ]*/.exec(text.slice(start))?.[0].length ?? 0;
  const from = start + found;
  const length = /^[^\s]+/.exec(text.slice(from, from + 80))?.[0].length ?? 1;
  return { start: from, end: from + length };
}
