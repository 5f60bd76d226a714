import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defineEntity, defineProject, talkTo } from '../src/index';
import { soundFiles } from './support/content';

test("a question takes a value of the project's own kind", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-talk-'));
  const flow = [
    'flow: order-status',
    'title: { id: a, ms: a, en: a }',
    'triggers: [order-status]',
    'steps:',
    '  - ask: shade',
    '    type: colour',
    '    say: { id: Warna?, ms: Warna?, en: Colour? }',
    '  - say: { id: "Jadi {{ shade }}.", ms: "Jadi {{ shade }}.", en: "So {{ shade }}." }',
    '  - resolve: {}',
    '',
  ].join('\n');
  for (const { path, text } of [...soundFiles(), { path: 'flows/order-status.yaml', text: flow }]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const colour = defineEntity({ kind: 'list', name: 'colour', values: [{ value: 'red', synonyms: ['merah'] }] });

  const talk = await talkTo(folder, { project: defineProject({ entities: [colour] }) });
  await talk.say('pesanan saya di mana');
  const [answer] = await talk.say('yang merah');

  expect(answer?.text).toBe('Jadi red.');
  rmSync(folder, { recursive: true });
});
