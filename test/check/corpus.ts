import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContent } from '../../src/flow/compile-content';
import type { Diagnostic, SourceFile } from '../../src/flow/diagnostic';
import { soundFiles, soundFlow } from '../support/content';

/** Files as an author could have written them, and what is marked in them as wrong: `file:line:column CODE`. */
export interface CheckCase {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly marked: readonly string[];
}

const ACTIONS = ['orders.find', 'orders.verify'];
const MARK = / +# <- ([A-Z_]+)@(\d+)$/;

/** Reads `test/check/<folder>`: steps of the flow `order-status`, or several files, each under `=== path`. */
export function readCases(folder: string): readonly CheckCase[] {
  const dir = join(__dirname, folder);
  return readdirSync(dir)
    .sort()
    .map((file) => caseOf(file.replace(/\.yaml$/, ''), readFileSync(join(dir, file), 'utf8')));
}

function caseOf(name: string, text: string): CheckCase {
  const parts = text.startsWith('=== ') ? text.split(/^=== /m).slice(1) : [`flows/order-status.yaml\n${text}`];
  const files = parts.map((part) => {
    const end = part.indexOf('\n');
    const body = part.slice(end + 1);
    return { path: part.slice(0, end).trim(), text: body.startsWith('- ') ? soundFlow(body) : body };
  });
  const marked = files.flatMap(({ path, text: body }) =>
    body.split('\n').flatMap((line, index) => {
      const [, code, column] = MARK.exec(line) ?? [];
      return code === undefined ? [] : [`${path}:${index + 1}:${column} ${code}`];
    }),
  );
  return { name, files: files.map(({ path, text: body }) => ({ path, text: body })), marked };
}

/** What `khidmat check` finds in a case, with sound files around it. */
export function findingsOf({ files }: Pick<CheckCase, 'files'>): readonly Diagnostic[] {
  const replaced = new Set(files.map(({ path }) => path));
  const all = [...soundFiles().filter(({ path }) => !replaced.has(path)), ...files];
  return compileContent(all, { actions: ACTIONS, hash: 'h', today: '2027-01-15' }).diagnostics;
}

export function shortly({ file, line, column, code }: Diagnostic): string {
  return `${file}:${line}:${column} ${code}`;
}
