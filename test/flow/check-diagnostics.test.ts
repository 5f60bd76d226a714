import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import { DIAGNOSTIC_CODES } from '../../src/flow/diagnostic-codes';
import { formatDiagnostics } from '../../src/flow/format-diagnostic';
import { soundFiles, soundFlow } from '../support/content';

interface Example {
  readonly code: string;
  readonly files: readonly SourceFile[];
  readonly without: readonly string[];
  readonly file: string;
  readonly line: number;
}

const OPTIONS = {
  actions: ['orders.find', 'parcels.find'],
  inputs: new Map([
    ['parcels.find', { type: 'object', required: ['number'], properties: { number: {} }, additionalProperties: false }],
  ]),
  hash: 'h',
  today: '2027-01-31',
};

const MARK = '# <- here';

const examples = readExamples(readFileSync(join(__dirname, '../../docs/diagnostics.md'), 'utf8'));

test('every code has an example in docs/diagnostics.md, and every example a code', () => {
  expect(examples.map(({ code }) => code).sort()).toEqual([...DIAGNOSTIC_CODES].sort());
});

test.each(
  examples.map((example) => [example.code, example] as const),
)('%s is found where its example says', (code, example) => {
  const replaced = new Set([...example.files.map(({ path }) => path), ...example.without]);
  const files = [...soundFiles().filter(({ path }) => !replaced.has(path)), ...example.files];
  const { diagnostics } = compileContent(files, OPTIONS);
  const found = diagnostics.map((one) => `${one.file}:${one.line} ${one.code}`);
  if (code === 'CONTENT_TOO_MANY_MISTAKES') {
    expect(found.filter((one) => one.endsWith(code))).toHaveLength(1);
    expect(diagnostics).toHaveLength(101);
    return;
  }
  // One mistake, one message.
  expect({ found, text: formatDiagnostics(diagnostics) }).toEqual({
    found: [`${example.file}:${example.line} ${code}`],
    text: expect.any(String),
  });
});

test('the files around the examples are sound', () => {
  expect(compileContent(soundFiles(), OPTIONS).diagnostics).toEqual([]);
});

function readExamples(markdown: string): Example[] {
  return markdown
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const code = section.slice(0, section.indexOf('\n')).trim();
      const blocks = [...section.matchAll(/^```(yaml|js)([^\n]*)\n([\s\S]*?)^```$/gm)];
      const files = blocks.map(([, language, info, body]) => fileOf(language ?? '', info ?? '', body ?? ''));
      const without = blocks.flatMap(([, , info]) => /no-file=(\S+)/.exec(info ?? '')?.[1] ?? []);
      const marked = files.find(({ text }) => text.includes(MARK) || text.includes('# <- next')) ?? files[0];
      return {
        code,
        files,
        without,
        file: without[0] ?? marked?.path ?? '',
        line: without.length > 0 ? 1 : lineOf(marked?.text ?? ''),
      };
    });
}

function fileOf(language: string, info: string, body: string): SourceFile {
  const path = /(?:^| )file=(\S+)/.exec(info)?.[1] ?? 'flows/order-status.yaml';
  // Some examples are too large, or too invisible, to print: they are written as JavaScript.
  if (language === 'js') {
    const made = new Function(`return ${body}`)() as string | SourceFile['refused'];
    return typeof made === 'string' ? { path, text: made } : { path, text: '', refused: made! };
  }
  return { path, text: body.startsWith('- ') ? soundFlow(body) : body };
}

function lineOf(text: string): number {
  const lines = text.split('\n');
  const next = lines.findIndex((line) => line.includes('# <- next'));
  return (
    (next >= 0
      ? next + 1
      : Math.max(
          0,
          lines.findIndex((line) => line.includes(MARK)),
        )) + 1
  );
}
