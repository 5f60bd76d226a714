import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defineEntity, defineProject, talkTo } from '../src/index';
import { Talk } from '../src/runtime/talk';
import { shopActions } from '../src/shop/actions';
import { soundFiles } from './support/content';
import { demoShopStore, starter, talkToStarter } from './support/starter';

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

test('what falls due while time passes happens in its order, each at its own time', async () => {
  const talk = new Talk({ ...starter(), actions: shopActions(demoShopStore()), latency: () => 4000 });
  await talk.say('check order KH-104234');
  expect(talk.state.phase.kind).toBe('calling');
  await talk.wait(3_600_000);
  const later = talk.turns.slice(1).map(({ event }) => event);
  expect(later[0]).toMatchObject({ kind: 'action-result' });
  const timers = later.filter(({ kind }) => kind === 'timer');
  expect(timers.length).toBeGreaterThan(0);
  expect(later.map(({ at }) => at)).toEqual([...later.map(({ at }) => at)].sort((a, b) => a - b));
  for (const timer of timers) expect(timer).toMatchObject({ at: (timer as { due: number }).due });
  expect(talk.outcome).toBe('abandoned');
});

test('a button is pressed by its title or by its value, and an unknown one is refused with those there are', async () => {
  const talk = talkToStarter();
  await talk.open({ locale: 'en' });
  await talk.say('check order KH-104234');
  await expect(talk.press('Maybe')).rejects.toThrow(/no button 'Maybe'; there are .*'Yes', 'No'/);
  await talk.press('yes');
  expect(talk.outcome).toBe('resolved-confirmed');
});
