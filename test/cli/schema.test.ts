import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { editorSettings, modelineOf, schemaFiles, schemaFor } from '../../src/cli/editor-files';
import { schemaCommand } from '../../src/cli/schema';
import { temporaryFolder } from '../support/folder';
import { keepingTerminal } from '../support/terminal';

const ROOT = join(__dirname, '../..');
const folder = temporaryFolder();
afterAll(() => folder.remove());

const testsIn = (project: string) =>
  readdirSync(join(ROOT, project), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.yaml') && !name.includes('node_modules'))
    .map((name) => join(project, name));

describe('the schema of tests', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(schemaFor('test'));

  test.each(
    ['test/conversations', 'templates/project/test', 'examples/service-desk/test'].flatMap(testsIn),
  )('takes %s', (file) => {
    validate(parse(readFileSync(join(ROOT, file), 'utf8')));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each([
    ['an unknown key of a line', '- custmer: hello\n        bot: x'],
    ['an unknown outcome', '- customer: hello\n        outcome: solved'],
    ['an agent who does something else', '- agent: sleeps'],
    ['a time that is none', '- after: soon\n        bot: x'],
    ['a language that is none', '- customer: { de: hallo }\n        bot: x'],
  ])('refuses %s', (_what, line) => {
    expect(validate(parse(`tests:\n  - test: a\n    talk:\n      ${line}\n`))).toBe(false);
  });
});

describe('khidmat schema --write', () => {
  test('puts every schema where the settings and the first lines of files find it', async () => {
    const { terminal, out } = keepingTerminal(folder.path);
    expect(await schemaCommand.run(['--write'], terminal)).toBe(0);
    expect(out.join('')).toMatch(/^Wrote schemas\/ and \.vscode\/settings\.json/);
    const settings = JSON.parse(readFileSync(join(folder.path, '.vscode/settings.json'), 'utf8'))['yaml.schemas'];
    for (const path of Object.keys(settings)) expect(existsSync(join(folder.path, path))).toBe(true);
    expect(Object.keys(settings)).toHaveLength(schemaFiles().length);
  });

  test('leaves settings alone that are there, and says what they need', async () => {
    const file = join(folder.path, '.vscode/settings.json');
    writeFileSync(file, '{"mine": true}');
    const { terminal, out } = keepingTerminal(folder.path);
    await schemaCommand.run(['--write'], terminal);
    expect(readFileSync(file, 'utf8')).toBe('{"mine": true}');
    expect(out.join('')).toContain(editorSettings().trim());
  });
});

test.each([
  ['flows/order-status.yaml', 'flow'],
  ['flows/_bot.yaml', 'bot'],
  ['flows/_policies.yaml', 'policies'],
  ['flows/_moves.yaml', 'moves'],
  ['flows/_answers.yaml', 'answers'],
  ['flows/_welcome.yaml', 'pattern'],
  ['intents/order-status.yaml', 'intent'],
  ['intents/_entities.yaml', 'entities'],
  ['intents/_out-of-scope.yaml', 'out-of-scope'],
  ['test/order-status.test.yaml', 'test'],
  ['test/deeper/a.test.yaml', 'test'],
])('the first line of %s names the schema of a %s', (path, kind) => {
  const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)$/.exec(modelineOf(path) ?? '') ?? [];
  expect(relative('/', resolve('/', dirname(path), schema))).toBe(`schemas/${kind}.schema.json`);
});

test.each(['README.md', 'project.ts', 'test/a.test.ts', 'actions/a.yaml'])('%s has no schema', (path) => {
  expect(modelineOf(path)).toBeNull();
});
