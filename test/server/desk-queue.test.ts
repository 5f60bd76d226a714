import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskLists } from '../../src/domain/desk';
import { eventually } from '../support/small-bot';
import { type DeskScene, PASSWORD, startDesk } from './desk-scene';

let scene: DeskScene;
afterEach(() => scene.stop());
const here = (...names: string[]) =>
  Promise.all(names.map((one) => scene.store.people.notePresence(`a-${one}`, scene.now)));

test('who stands far behind is told so once, too', async () => {
  scene = await startDesk();
  await scene.join('Budi');
  await here('Budi');
  for (let at = 0; at < 505; at += 1) await scene.say(`far-${at}`, 'i want an agent');
  const placeOf = async (at: number) => (await scene.store.readConversation(`webchat:far-${at}`))!.state.placeTold;
  await eventually(async () => (await placeOf(504)) !== null);
  expect(await placeOf(504)).toMatchObject({ position: 505 });
  await eventually(async () => (await placeOf(499)) !== null);
  expect(await placeOf(0)).toMatchObject({ position: 1 });
});

test('who waits for a team that the release in force has not got any more is told a place, and given by "take next"', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-gone-'));
  const handsTo = (team: string) => ({
    path: 'flows/extra.yaml',
    text: `flow: extra
title: { id: E, ms: E, en: Extra }
owner: care
review-by: 2030-01-01
team: ${team}
triggers: [extra]
steps:
  - handoff: {}
`,
  });
  const words = {
    path: 'intents/extra.yaml',
    text: 'intent: extra\nexamples:\n  en: [extra please, something extra, an extra thing, extra extra]\n',
  };
  scene = await startDesk({
    folder,
    files: [handsTo('extra'), words],
    teams: { general: 'hours: always }\n  extra: { title: { id: E, ms: E, en: Extra }, hours: always' },
  });
  await scene.join('Budi', 'agent', ['general', 'extra']);
  await scene.say('dewi', 'extra please');
  const number = await scene.numberOf('dewi');
  expect((await scene.store.readCase(number))!.case.owner).toEqual({ kind: 'queue', team: 'extra' });
  await scene.stop();
  scene = await startDesk({ folder, files: [handsTo('general'), words] });
  const budi = scene.client();
  await budi.post('sign-in', { email: 'budi@shop.example', password: PASSWORD });
  await here('Budi');
  const lists = (await budi.get('lists')).body as DeskLists;
  expect(lists.waiting.map((one) => one.number)).toEqual([number]);
  expect((await budi.post('take', { id: randomUUID() })).body).toEqual({ number });
  await scene.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a supervisor takes it, too', async () => {
  scene = await startDesk();
  const rina = await scene.join('Rina', 'supervisor', []);
  const number = await scene.waiting('dewi', 'orders');
  expect((await rina.post('take', { id: randomUUID() })).body).toEqual({ number });
});
