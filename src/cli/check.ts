import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KhidmatError } from '../errors';
import { type Compiled, compileContent } from '../flow/compile-content';
import { diagnosticsToJson, formatDiagnostics } from '../flow/format-diagnostic';
import { diagnosticsToSarif } from '../flow/sarif';
import { hashOf, readContentFiles } from '../runtime/content-files';
import type { Command, Terminal } from './command';

const USAGE = `khidmat check [dir] [--json | --sarif]

Reads the flows and intents in dir (here, when left out) and shows every mistake with its place and its mend.
Exit status: 0 nothing wrong (there may be warnings), 1 an error, 2 wrong use.`;

/** `khidmat check` of a project whose actions go by these names; null when they are not known. */
export function checkWith(actionsOf: (dir: string) => Promise<readonly string[] | null>): Command {
  return {
    name: 'check',
    summary: 'show every mistake in flows and intents',
    usage: USAGE,
    async run(args, terminal) {
      const words = wordsOf(args, terminal);
      if (words === null) return 2;
      const dir = resolve(terminal.cwd, words.dir);
      try {
        const files = await readContentFiles(dir);
        const options = { actions: await actionsOf(dir), hash: hashOf(files), today: today() };
        const compiled = compileContent(files, options);
        terminal.out(`${shown(compiled, words.format)}\n`);
        return compiled.content === null ? 1 : 0;
      } catch (error) {
        if (!(error instanceof KhidmatError)) throw error;
        terminal.err(`${error.code} ${error.message}\n`);
        return 1;
      }
    },
  };
}

export const checkCommand: Command = checkWith(async () => null);

type Format = 'text' | 'json' | 'sarif';

function wordsOf(args: readonly string[], terminal: Terminal): { dir: string; format: Format } | null {
  try {
    const options = { json: { type: 'boolean' }, sarif: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [dir = '.', more] = positionals;
    if (more === undefined && !(values.json && values.sarif)) {
      return { dir, format: values.json ? 'json' : values.sarif ? 'sarif' : 'text' };
    }
  } catch (error) {
    if (!isWrongUse(error)) throw error;
  }
  terminal.err(`${USAGE}\n`);
  return null;
}

function isWrongUse(error: unknown): boolean {
  const code = error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS');
}

function shown({ content, diagnostics }: Compiled, format: Format): string {
  if (format === 'json') return diagnosticsToJson(diagnostics);
  if (format === 'sarif') return diagnosticsToSarif(diagnostics);
  if (content === null || diagnostics.length > 0) return formatDiagnostics(diagnostics);
  const { flows, training } = content;
  const intents = new Set(training.examples.map(({ intent }) => intent)).size;
  return `Nothing to mend: ${Object.keys(flows).length} flows, ${intents} intents, ${training.examples.length} examples.`;
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
