import { randomUUID as id } from 'node:crypto';
import type { DeskCase, DeskLists } from '../../src/domain/desk';
import { eventually } from '../support/small-bot';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

const MINUTE = 60_000;
let scene: DeskScene;
afterEach(() => scene.stop());
const listsOf = async (who: DeskClient) => (await who.get('lists')).body as DeskLists;
const owedTo = async (who: DeskClient) => (await listsOf(who)).owed.map(({ number, what }) => [number, what]);

/** A case of `security`, in which Budi has promised something and which is the bot's again. */
async function promised(): Promise<{ readonly number: string; readonly budi: DeskClient; readonly due: number }> {
  scene = await startDesk();
  const budi = await scene.join('Budi', 'agent', ['general', 'security']);
  const number = await scene.waiting('dewi', 'security');
  await budi.post(`cases/${number}/take`, { id: id() });
  const due = scene.now + 60 * MINUTE;
  await budi.post(`cases/${number}/promises`, { id: id(), what: 'I call you', due });
  await budi.post(`cases/${number}/hand-back`, { id: id() });
  return { number, budi, due };
}

test('what an agent promised stands in their list after the case went to the bot, and is kept there', async () => {
  const { number, budi, due } = await promised();
  const siti = await scene.join('Siti', 'agent', ['security']);
  const rina = await scene.join('Rina', 'supervisor', []);
  expect((await listsOf(budi)).owed).toEqual([
    {
      ...{ number, customerName: null, team: 'security', what: 'I call you', by: 'Budi' },
      due: { kind: 'promise', at: due, warnAt: due - 15 * MINUTE },
    },
  ]);
  expect(await owedTo(rina)).toEqual([[number, 'I call you']]);
  // It is Budi's to keep, and nobody else's to read.
  expect(await owedTo(siti)).toEqual([]);
  expect((await siti.get(`cases/${number}`)).status).toBe(404);
  const { card, may } = (await budi.get(`cases/${number}`)).body as DeskCase;
  expect([card.promises.map(({ state }) => state), may]).toEqual([['open'], expect.arrayContaining(['keep'])]);
  expect(may).not.toContain('answer');
  const press = { id: id(), promise: card.promises[0]!.id, of: number };
  expect((await siti.post(`cases/${number}/kept`, { ...press, id: id() })).status).toBe(404);
  for (let times = 0; times < 2; times += 1) expect((await budi.post(`cases/${number}/kept`, press)).status).toBe(200);
  expect((await scene.store.readConversation('webchat:dewi'))!.state.promises).toMatchObject([{ state: 'kept' }]);
  expect([await owedTo(budi), await owedTo(rina)]).toEqual([[], []]);
  expect((await budi.get(`cases/${number}`)).status).toBe(404);
});

test('it is nobody’s in that list while people have the customer, and stands there again when the case is closed', async () => {
  const { number, budi } = await promised();
  await scene.say('dewi', 'i want an agent');
  expect(await owedTo(budi)).toEqual([]);
  await budi.post(`cases/${number}/take`, { id: id() });
  expect((await listsOf(budi)).mine[0]?.due?.kind).toBe('promise');
  await budi.post(`cases/${number}/hand-back`, { id: id() });
  scene.now += 31 * MINUTE;
  await eventually(async () => (await scene.store.readCase(number))!.case.closedAt !== null);
  const again = scene.client();
  await again.post('sign-in', { email: 'budi@shop.example', password: 'kuda lumping naik becak' });
  expect(await owedTo(again)).toEqual([[number, 'I call you']]);
});

/** As an administrator changes Budi's account. */
async function change(budi: { readonly teams: readonly string[]; readonly disabled: boolean }): Promise<DeskClient> {
  const admin = await scene.join('Admin', 'admin', []);
  await admin.post('people/a-Budi', { ...{ name: 'Budi', role: 'agent', capacity: null, languages: null }, ...budi });
  return admin;
}

test.each([
  ['whose team was taken away', { teams: ['orders'], disabled: false }],
  ['who was disabled', { teams: ['general', 'security'], disabled: true }],
])('what an agent promised %s is the team’s to keep; a supervisor sees it, too', async (_who, budis) => {
  const { number, budi } = await promised();
  const siti = await scene.join('Siti', 'agent', ['security']);
  const wira = await scene.join('Wira', 'agent', ['general']);
  const admin = await change(budis);
  if (!budis.disabled) expect(await owedTo(budi)).toEqual([]);
  expect((await budi.get(`cases/${number}`)).status).toBe(budis.disabled ? 401 : 404);
  expect(await owedTo(admin)).toEqual([[number, 'I call you']]);
  expect(await owedTo(wira)).toEqual([]);
  expect((await wira.get(`cases/${number}`)).status).toBe(404);
  expect((await listsOf(siti)).owed).toMatchObject([{ number, what: 'I call you', by: 'Budi', team: 'security' }]);
  const { card, may } = (await siti.get(`cases/${number}`)).body as DeskCase;
  expect(may).toContain('keep');
  const press = { id: id(), promise: card.promises[0]!.id, of: number };
  expect((await siti.post(`cases/${number}/kept`, press)).status).toBe(200);
  expect([await owedTo(siti), await owedTo(admin)]).toEqual([[], []]);
});
