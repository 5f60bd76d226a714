import { readPlainYaml } from './plain-yaml';
import type { Report } from './report';
import type { SourceText, Span } from './source-text';
import type { Node } from './yaml-node';

const LARGEST = 1_048_576;
const CONTROL = /[^\P{Cc}\t\n]/u;
const START: Span = { start: 0, end: 1 };

/** Reads one YAML document; null, and at least one error in the report, when it cannot be read. */
export function readYaml(source: SourceText, report: Report): Node | null {
  if (source.text.length > LARGEST) {
    report.error(
      'YAML_TOO_LARGE',
      START,
      `The file has ${source.text.length} characters; at most ${LARGEST} are read. Split it.`,
    );
    return null;
  }
  const control = source.text.search(CONTROL);
  if (control >= 0) {
    const code = source.text.charCodeAt(control).toString(16).padStart(4, '0').toUpperCase();
    report.error(
      'YAML_CONTROL_CHARACTER',
      { start: control, end: control + 1 },
      source.text[control] === '\0'
        ? 'A character stands here that no text has (U+0000): the file is no text, or was saved as UTF-16; save it as UTF-8.'
        : `An invisible control character (U+${code}) stands here; take it out.`,
    );
    return null;
  }
  return readPlainYaml(source.text) ?? readAnyYaml(source, report);
}

/** Nearly every file is plain, and a process that meets no other does without the whole reader: seventy modules. */
function readAnyYaml(source: SourceText, report: Report): Node | null {
  const whole = require('./any-yaml') as typeof import('./any-yaml');
  return whole.readAnyYaml(source, report);
}
