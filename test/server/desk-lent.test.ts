import { randomUUID } from 'node:crypto';
import type { DeskCase, DeskLists } from '../../src/domain/desk';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

const id = () => randomUUID();
const lists = async (who: DeskClient) => (await who.get('lists')).body as DeskLists;
const L = (text: string) => `{ id: "${text}", ms: "${text}", en: "${text}" }`;

const SLOW = [
  {
    path: 'flows/slow.yaml',
    text: `flow: slow
title: ${L('Slow')}
owner: care
review-by: 2030-01-01
triggers: [slow]
steps:
  - wait: 2d
  - say: ${L('Done.')}
  - resolve: { confirm: false }
`,
  },
  { path: 'intents/slow.yaml', text: 'intent: slow\nexamples:\n  en: [take it slow, slow please, very slow thing]\n' },
];

let scene: DeskScene;
let budi: DeskClient;
let rina: DeskClient;
let number: string;

/** A case that Budi lets the bot work on, for two days. */
beforeEach(async () => {
  scene = await startDesk({ files: SLOW });
  budi = await scene.join('Budi', 'agent', ['general']);
  rina = await scene.join('Rina', 'supervisor', []);
  number = await scene.waiting('lent');
  await scene.store.people.notePresence('a-Budi', scene.now);
  await budi.post(`cases/${number}/take`, { id: id() });
  expect((await budi.post(`cases/${number}/lend`, { id: id(), flow: 'slow' })).status).toBe(200);
});
afterEach(() => scene.stop());

const ownerOf = async () => (await scene.store.readCase(number))?.case.owner;
const oversees = (more: object = {}) => ({ id: id(), oversees: true, ...more });

it('stays in sight of the agent who lent it, and of supervisors', async () => {
  const { mine, lent, following } = await lists(budi);
  expect([mine, lent.map((one) => one.number), following]).toEqual([[], [number], []]);
  const { taken, takenInAll } = (await lists(rina)).house!;
  expect([taken, takenInAll]).toMatchObject([[{ number, lent: true, owner: { agentId: 'a-Budi' } }], 1]);
  const seen = (await budi.get(`cases/${number}`)).body as DeskCase;
  expect(seen.may).toEqual(['take-back', 'note']);

  // A colleague of the same team has nothing to do with it.
  const siti = await scene.join('Siti', 'agent', ['general']);
  expect(JSON.stringify(await lists(siti))).not.toContain(number);
  expect((await siti.get(`cases/${number}`)).status).toBe(404);
});

it('is taken back by the agent in the middle of its flow', async () => {
  expect((await budi.post(`cases/${number}/take`, { id: id() })).status).toBe(200);
  expect(await ownerOf()).toMatchObject({ kind: 'agent', agentId: 'a-Budi' });
  const { state } = (await scene.store.readConversation('webchat:lent'))!;
  expect(state.timers).toEqual({});
  const messages = await scene.store.readMessages('webchat:lent', 0, 99);
  expect(messages.at(-1)?.text).toBe('Budi goes on with you.');
  expect((await lists(budi)).mine.map((one) => one.number)).toEqual([number]);
});

it.each([
  ['given to somebody', 'assign', { to: 'a-Rina' }, { kind: 'agent', agentId: 'a-Rina' }],
  ['given to the one who lent it', 'assign', { to: 'a-Budi' }, { kind: 'agent', agentId: 'a-Budi' }],
  ['put into a queue', 'return', { team: 'orders' }, { kind: 'queue', team: 'orders' }],
  ['closed', 'resolve', {}, { kind: 'bot' }],
])('is %s by a supervisor', async (_what, deed, more, owner) => {
  expect((await rina.post(`cases/${number}/${deed}`, oversees(more))).status).toBe(200);
  expect(await ownerOf()).toMatchObject(owner);
  const it = (await scene.store.readCase(number))!.case;
  expect([it.lentBy, it.outcome]).toEqual([undefined, deed === 'resolve' ? 'handed-over' : null]);
});

it('goes to its queue at once when the account is disabled, and comes back to nobody', async () => {
  const admin = await scene.join('Admin', 'admin', []);
  const gone = { name: 'Budi', role: 'agent', teams: ['general'], disabled: true, capacity: null, languages: null };
  await admin.post('people/a-Budi', gone);
  expect(await ownerOf()).toEqual({ kind: 'queue', team: 'general' });
});

it('goes to its queue when the agent has signed out', async () => {
  await budi.post('sign-out');
  expect(await ownerOf()).toEqual({ kind: 'queue', team: 'general' });
});

it('goes to its queue when the agent’s desk was not seen for a while', async () => {
  scene.now += 60_000;
  while ((await ownerOf())?.kind !== 'queue') await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await scene.store.readCase(number))!.case.handoff).toMatchObject({ returned: true, cameFrom: 'a-Budi' });
});
