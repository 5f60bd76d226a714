import { randomUUID } from 'node:crypto';
import type { DeskWaits } from '../../src/domain/desk';
import { eventually } from '../support/small-bot';
import { type DeskClient, type DeskScene, PASSWORD, startDesk } from './desk-scene';

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
  // Budi and nobody else takes the team's cases, whatever supervisor's page is open: four minutes are told.
  await scene.store.people.notePresence('a-Rina', scene.now);
  for (const name of ['d', 'e', 'f']) {
    const row = await waits(name, true);
    expect(row?.case.handoff?.told).toMatchObject({ waitMs: 240_000, plainMs: 240_000 });
  }
  await scene.join('Siti');
  const here = () => Promise.all(['Budi', 'Siti'].map((one) => scene.store.people.notePresence(`a-${one}`, scene.now)));
  await here();
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const here = (...names: string[]) =>
  Promise.all(names.map((one) => scene.store.people.notePresence(`a-${one}`, scene.now)));
const stateOf = async (conversation: string) => (await scene.store.readConversation(`webchat:${conversation}`))!.state;
const press = (who: DeskClient, number: string, what: string) =>
  who.post(`cases/${number}/${what}`, { id: randomUUID() });

test('who is on a break does not share the wait, and where nobody else is there the customer hears that nobody is', async () => {
  scene = await startDesk();
  const budi = await scene.join('Budi');
  const siti = await scene.join('Siti');
  expect((await siti.post('away', { away: true })).status).toBe(200);
  for (const name of ['a', 'b', 'c', 'd']) {
    const number = await scene.waiting(name);
    scene.now += 10 * MINUTE;
    await here('Budi');
    await press(budi, number, 'take');
    await press(budi, number, 'resolve');
  }
  await here('Budi', 'Siti');
  await scene.waiting('e');
  await eventually(async () => (await told('e')) !== undefined);
  expect(await told('e')).toMatchObject({ plainMs: 10 * MINUTE });
  expect((await budi.post('away', { away: true })).status).toBe(200);
  await scene.waiting('f');
  await eventually(async () => (await stateOf('f')).placeTold !== null);
  expect((await stateOf('f')).placeTold).toMatchObject({ position: 2, nobody: true });
  // A supervisor whose desk is open may take one.
  const rina = await scene.join('Rina', 'supervisor', []);
  await rina.get('me');
  await here('Rina');
  await scene.waiting('g');
  await eventually(async () => (await stateOf('g')).placeTold !== null);
  expect((await stateOf('g')).placeTold).toEqual({ position: 3, at: scene.now });
});

test('in the morning nobody is told the night as a wait', async () => {
  // It is noon, and the team goes home at one.
  scene = await startDesk({ teams: { general: 'hours: { mon-sun: "08:00-13:00" }' } });
  await scene.join('Budi');
  scene.now += 9 * HOUR;
  const numbers = [];
  for (const name of ['a', 'b', 'c', 'd']) numbers.push(await scene.waiting(name));
  scene.now += 11 * HOUR + 4 * MINUTE;
  const budi = scene.client();
  await budi.post('sign-in', { email: 'budi@shop.example', password: PASSWORD });
  await here('Budi');
  for (const number of numbers) {
    expect((await press(budi, number, 'take')).status).toBe(200);
    await press(budi, number, 'resolve');
  }
  expect(await scene.store.readWaits('general', 0, 9)).toEqual(Array(4).fill(4 * MINUTE));
  await here('Budi');
  await scene.waiting('e');
  await eventually(async () => (await told('e')) !== undefined);
  expect(await told('e')).toMatchObject({ waitMs: 4 * MINUTE, plainMs: 4 * MINUTE });
});

test('no wait is less than nothing, however often a case is handed over', async () => {
  scene = await startDesk();
  const budi = await scene.join('Budi');
  for (const name of ['a', 'b', 'c']) {
    const number = await scene.waiting(name);
    scene.now += 10 * MINUTE;
    await here('Budi');
    await press(budi, number, 'take');
    expect((await press(budi, number, 'hand-back')).status).toBe(200);
    scene.now += 20 * MINUTE;
    await here('Budi');
    await scene.say(name, 'i want an agent');
    scene.now += MINUTE;
    await here('Budi');
    await press(budi, number, 'take');
    await press(budi, number, 'resolve');
  }
  expect(await scene.store.readWaits('general', 0, 9)).toEqual(Array(3).fill(MINUTE));
});
