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
const COLUMNS = /^This line begins in another column|indented too far/;
const UNREADABLE = 'YAML cannot read this';

/** Reports what YAML itself refuses: once a line, since what follows there is an echo, and only the tabs where there are tabs. */
export function reportSyntax(faults: readonly YamlFault[], report: Report, source: SourceText): void {
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT');
  let isOutOfColumn = false;
  let hasSpoken = false;
  const lines = new Set<number>();
  for (const fault of tabs.length > 0 ? tabs : faults) {
    const { line } = source.placeOf(fault.pos[0]);
    if (lines.has(line) || lines.size === MOST_SHOWN) continue;
    lines.add(line);
    const { code, at, message } = explain(fault, source.text);
    // After one line in the wrong column its right neighbours seem wrong too.
    if (isOutOfColumn && COLUMNS.test(message)) continue;
    isOutOfColumn ||= COLUMNS.test(message);
    // What YAML did not expect there is the echo of what stands before it.
    if (hasSpoken && message.startsWith(UNREADABLE)) continue;
    hasSpoken = true;
    lines.add(source.placeOf(at.start).line);
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
    return keyFault(text, start) ?? syntax('A second ": " stands in this line; put the whole text in quotes.');
  }
  const quote = /^Missing closing (.)quote/.exec(message)?.[1];
  if (quote !== undefined) {
    const opening = Math.max(0, text.lastIndexOf(quote, start - 1));
    return syntax(`The text that begins with ${quote} here is never closed.`, { start: opening, end: opening + 1 });
  }
  if (/must start at the same column|Sequence item without - indicator/.test(message)) {
    const dashless = withoutDash(text, start);
    if (dashless !== null) return dashless;
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
    const mend =
      text.slice(0, start).trimEnd().at(-1) === '"'
        ? 'the quote before it is not closed, or a quote is inside of "…": write that one \\"'
        : "for a quote inside '…' write it twice ('')";
    return syntax(`Something stands after the end of the text; ${mend}.`);
  }
  if (/Unexpected flow-(seq|map)-(start|end) at node end/.test(message)) {
    return syntax(`Inside of { … } a text with ${text.charAt(start)} is put in quotes.`);
  }
  const bracket = /must be sufficiently indented and end with a (.)/.exec(message)?.[1];
  if (bracket !== undefined) return syntax(`A ${bracket} is missing here: what was opened is not closed.`);
  return syntax(`${UNREADABLE}: ${message.replace(/\.$/, '')}.`);
}

/** `say { … }`, `say:{ … }`, or a line below a value that is indented as if it belonged to it. */
function keyFault(text: string, offset: number): Explained | null {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = '', below = ''] = text.slice(from, from + 2000).split('\n', 2);
  const [, lead = '', key, colon = ''] = /^([ -]*)([\w-]+)(:?) *[{[]/.exec(line) ?? [];
  const span = (start: number, length: number): Span => ({ start, end: start + length });
  const fault = (at: Span, message: string): Explained => ({ code: 'YAML_SYNTAX', at, message });
  if (key !== undefined && line.charAt(lead.length + key.length + 1) !== ' ' && colon === ':')
    return fault(span(from + lead.length, key.length + 1), `After '${key}:' a space is missing; write \`${key}: …\`.`);
  if (key !== undefined && colon === '')
    return fault(span(from + lead.length, key.length), `After '${key}' a colon is missing; write \`${key}: …\`.`);
  const [, before = '', above] = /^([ -]*)([\w-]+): +[^\s"'{[|>#][^#]*$/.exec(line) ?? [];
  const [, indent = '', word] = /^( *)([\w-]+):(?: |$)/.exec(below) ?? [];
  if (above === undefined || word === undefined || line.indexOf(': ') !== line.lastIndexOf(': ')) return null;
  if (indent.length <= before.length) return null;
  const message = `'${word}' is indented too far; begin it in the same column as '${above}', which is column ${before.length + 1}.`;
  return fault(span(from + line.length + 1 + indent.length, word.length), message);
}

/** A line among steps that lacks their dash. */
function withoutDash(text: string, offset: number): Explained | null {
  const at = firstWord(text, offset);
  const indent = text.slice(text.lastIndexOf('\n', at.start - 1) + 1, at.start);
  if (indent.trim() !== '' || text.startsWith('-', at.start)) return null;
  const above = text.slice(0, at.start - indent.length).split('\n');
  const neighbour = above.findLast((line) => line.startsWith(indent) && /^[^ ]/.test(line.slice(indent.length)));
  if (neighbour?.slice(indent.length, indent.length + 2) !== '- ') return null;
  const word = text.slice(at.start, at.end);
  return {
    code: 'YAML_SYNTAX',
    at,
    message: `A dash is missing: what stands in this column begins with one; write \`- ${word}\`.`,
  };
}

/** The first word at or after an offset in the same line. */
function firstWord(text: string, start: number): Span {
  const found = /^[ ]*/.exec(text.slice(start))?.[0].length ?? 0;
  const from = start + found;
  const length = /^[^\s]+/.exec(text.slice(from, from + 80))?.[0].length ?? 1;
  return { start: from, end: from + length };
}
