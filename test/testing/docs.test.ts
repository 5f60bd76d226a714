import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTests } from '../../src/cli/read-tests';
import { readStage } from '../../src/cli/test-stage';
import { TEST_CODES } from '../../src/flow/diagnostic-codes';
import { formatDiagnostics } from '../../src/flow/format-diagnostic';
import { checkScript } from '../../src/testing/check-script';
import { languagesToPlay, playTest, toldPlayed } from '../../src/testing/play-test';
import { readScript } from '../../src/testing/read-script';
import type { Stage } from '../../src/testing/record-attempts';
import { temporaryFolder } from '../support/folder';

// A project finds the package under its name; here it is the sources.
jest.mock('khidmat', () => jest.requireActual('../../src/index'), { virtual: true });

const root = join(__dirname, '../..');
const project = join(root, 'templates/project');
const [text, mistakes] = readFileSync(join(root, 'docs/test-your-flows.md'), 'utf8').split('## Mistakes in a test');
const folder = temporaryFolder();

let stage: Stage;
beforeAll(async () => {
  stage = await readStage(project, {}, folder.path);
});
afterAll(() => folder.remove());

function blocks(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, body]) => body!);
}

async function holds(file: string, source: string): Promise<void> {
  const { script, reading } = readScript({ path: file, text: source });
  const found = [...reading.diagnostics, ...(script ? checkScript(script, reading.source, stage.known) : [])];
  expect(formatDiagnostics(found)).toBe('0 errors, 0 warnings');
  for (const one of script!.tests)
    for (const language of languagesToPlay(one, stage.content)) {
      const played = await playTest(one, language, stage);
      if (played.difference !== null) throw new Error(`\n${toldPlayed(played).join('\n')}`);
    }
}

describe('docs/test-your-flows.md', () => {
  test.each(blocks(text!).map((body, index) => [index + 1, body] as const))('example %i holds', async (index, body) => {
    await holds(`example-${index}.test.yaml`, body);
  });

  test('has an example of every mistake, and no other', () => {
    const named = [...mistakes!.matchAll(/^### (\S+)/gm)].map(([, code]) => code!);
    expect(named.sort()).toEqual([...TEST_CODES].sort());
  });

  test.each(TEST_CODES)('%s is found where its example says, and nothing else', (code) => {
    const section = mistakes!.split('### ').find((one) => one.startsWith(`${code}\n`))!;
    const [body = ''] = blocks(section);
    const line = body.split('\n').findIndex((one) => one.includes('# <- here')) + 1;
    const { script, reading } = readScript({ path: 'a.test.yaml', text: body });
    const found = [...reading.diagnostics, ...(script ? checkScript(script, reading.source, stage.known) : [])];
    expect(found.map((one) => `${one.line} ${one.code}`)).toEqual([`${line} ${code}`]);
  });
});

test('the tests of a new project hold', async () => {
  const path = 'test/repair-status.test.yaml';
  const text = readFileSync(join(project, path), 'utf8');
  expect(readTests([{ path, text }], stage.known).diagnostics).toEqual([]);
  await holds(path, text);
});
