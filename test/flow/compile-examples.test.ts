import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContent } from '../../src/flow/compile-content';
import { readContentFiles } from '../../src/runtime/content-files';

const DOCS = join(__dirname, '../../docs');
const ACTIONS = { actions: ['orders.find'], hash: 'h' };

test('docs/examples is a sound bot that uses every verb', async () => {
  const { content, diagnostics } = compileContent(await readContentFiles(join(DOCS, 'examples')), ACTIONS);
  expect(diagnostics).toEqual([]);
  const steps = Object.values(content?.flows ?? {}).flatMap((flow) => Object.values(flow.steps));
  const verbs = [
    'ask',
    'call',
    'choose',
    'follow-up',
    'handoff',
    'kept',
    'promise',
    'remind',
    'repeat',
    'resolve',
    'run',
    'say',
  ];
  verbs.push('set', 'survey', 'wait');
  expect([...new Set(steps.map(({ verb }) => verb))].sort()).toEqual(verbs);
});

test('every key that docs/flow-language.md names stands in an example', async () => {
  const language = readFileSync(join(DOCS, 'flow-language.md'), 'utf8');
  const table = language.slice(language.indexOf('| step |'), language.indexOf('After `handoff` and `resolve`'));
  const keys = [...table.matchAll(/`([a-z-]+)[:`{]/g)]
    .map(([, key]) => key ?? '')
    .filter((key) => !['true', 'id', 'ms', 'en'].includes(key));
  const examples = (await readContentFiles(join(DOCS, 'examples'))).map(({ text }) => text).join('\n');
  expect(keys.length).toBeGreaterThan(25);
  expect(keys.filter((key) => !new RegExp(`\\b${key}:`).test(examples))).toEqual([]);
});
