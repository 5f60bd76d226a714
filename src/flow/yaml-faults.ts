import type { DiagnosticCode } from './diagnostic-codes';
import type { Report } from './report';
import type { SourceText } from './source-text';

interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

const MOST_SHOWN = 5;

/** Reports what YAML itself refuses, one line of the file at a time: what follows on a line is mostly an echo. */
export function reportSyntax(faults: readonly YamlFault[], report: Report, source: SourceText): void {
  const lines = new Set<number>();
  for (const fault of faults) {
    const { line } = source.placeOf(fault.pos[0]);
    if (lines.has(line) || lines.size === MOST_SHOWN) continue;
    lines.add(line);
    const { code, message } = explain(fault, source);
    report.error(code, { start: fault.pos[0], end: fault.pos[1] }, message);
  }
}

function explain(fault: YamlFault, source: SourceText): { code: DiagnosticCode; message: string } {
  if (fault.code === 'TAB_AS_INDENT') {
    return { code: 'YAML_TAB', message: 'A tab stands where the line is indented; YAML takes spaces only.' };
  }
  return { code: 'YAML_SYNTAX', message: sentence(fault, source) };
}

function sentence(fault: YamlFault, source: SourceText): string {
  const found = source.text.charAt(fault.pos[0]);
  switch (fault.code) {
    case 'BAD_SCALAR_START':
      return `A text cannot begin with ${found}; put the text in quotes.`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'There is a second ": " in this line, or the lines below it are indented too far; put a text with a colon in quotes.';
    case 'BAD_DQ_ESCAPE':
      return 'A backslash in double quotes begins an escape that YAML does not know; write \\\\ for a backslash.';
    case 'BAD_INDENT':
      return `${plainly(fault.message)}; indent the line as its neighbours are.`;
    case 'MISSING_CHAR':
      return `${plainly(fault.message)}; is the file or the text written to its end?`;
    default:
      return `${plainly(fault.message)}.`;
  }
}

function plainly(message: string): string {
  return `YAML cannot read this: ${message.replace(/\.$/, '').replace('"quote', '" quote').replace("'quote", "' quote")}`;
}
