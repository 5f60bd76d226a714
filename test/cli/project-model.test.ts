import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { explainCommand } from '../../src/cli/explain';
import { understandCommand } from '../../src/cli/understand';
import { modelFileName } from '../../src/runtime/model-store';
import { SMALL_BOT } from '../support/small-bot';
import { runWith } from './terminal-of';

/** A project with a kind of value that only its `project.ts` knows. */
function projectFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-project-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of SMALL_BOT) write(path, text);
  write(
    'project.js',
    "exports.project = { entities: [{ kind: 'pattern', name: 'ticket', pattern: 'TK\\\\d{4}' }] };\n",
  );
  return folder;
}

const read = (folder: string) => runWith(understandCommand, ['--json'], 'cek tk 1234 dong', folder);

test("values of project.ts are found by a project's commands", async () => {
  const folder = projectFolder();
  const { out } = await read(folder);
  expect(JSON.parse(out).entities).toContainEqual(expect.objectContaining({ type: 'ticket', value: 'TK1234' }));
  const { out: explained } = await runWith(explainCommand, ['cek tk 1234'], '', folder);
  expect(explained).toContain('ticket "TK1234"');
});

test('a model is kept where models are kept, and taken from there the next time', async () => {
  const folder = projectFolder();
  const models = join(folder, 'data', 'models');
  mkdirSync(models, { recursive: true });
  const first = await read(folder);
  const [name] = readdirSync(models);
  const { mtimeMs } = statSync(join(models, name!));
  const second = await read(folder);
  expect(second.out).toBe(first.out);
  expect(readdirSync(models)).toEqual([name]);
  expect(statSync(join(models, name!)).mtimeMs).toBe(mtimeMs);
});

test('a folder without kept models stays as it is', async () => {
  const folder = projectFolder();
  await read(folder);
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

test('models are kept under another name for another program', () => {
  const set = { examples: [], outOfScope: [], entities: [] };
  expect(modelFileName(set, '1.0.0')).not.toBe(modelFileName(set, '1.0.1'));
});
