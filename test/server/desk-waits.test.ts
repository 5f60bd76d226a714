import { randomUUID } from 'node:crypto';
import type { DeskWaits } from '../../src/domain/desk';
import { eventually } from '../support/small-bot';
import { type DeskScene, startDesk } from './desk-scene';

let scene: DeskScene;
afterEach(() => scene.stop());

const told = async (conversation: string) =>
  (await scene.store.readConversation(`webchat:${conversation}`))?.state.case?.handoff?.told;

test('what was told is held against what came, corrects what is told next, and supervisors see it', async () => {
  scene = await startDesk();
  const budi = await scene.join('Budi');
  const rina = await scene.join('Rina', 'supervisor', []);
  /** Waits four minutes, whatever is told. */
  const waits = async (name: string, isTold: boolean) => {
    await scene.store.people.notePresence('a-Budi', scene.now);
    const number = await scene.waiting(name);
    if (isTold) await eventually(async () => (await told(name)) !== undefined);
    scene.now += 4 * 60_000;
    await scene.store.people.notePresence('a-Budi', scene.now);
    await budi.post(`cases/${number}/take`, { id: randomUUID() });
    await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
    return scene.store.readCase(number);
  };
  for (const name of ['a', 'b', 'c']) await waits(name, false);
  // Budi and nobody else is there, yet two would be counted if a supervisor's page were open: four minutes are told.
  for (const name of ['d', 'e', 'f']) {
    const row = await waits(name, true);
    expect(row?.case.handoff?.told).toMatchObject({ waitMs: 240_000, plainMs: 240_000 });
  }
  await scene.store.people.notePresence('a-Rina', scene.now);
  await scene.store.people.notePresence('a-Budi', scene.now);
  const number = await scene.waiting('g');
  await eventually(async () => (await told('g')) !== undefined);
  // A second one at the desk halves what the waits alone say; the waits that were told came as told, so nothing is corrected.
  expect(await told('g')).toMatchObject({ plainMs: 120_000, waitMs: 120_000 });
  scene.now += 4 * 60_000;
  await scene.store.people.notePresence('a-Budi', scene.now);
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  const { waits: all } = (await rina.get('waits')).body as { waits: readonly DeskWaits[] };
  expect(all.find(({ team }) => team === 'general')).toEqual({
    team: 'general',
    told: 4,
    kept: 3,
    toldMs: 240_000,
    cameMs: 240_000,
  });
  expect((await budi.get('waits')).status).toBe(404);
});
