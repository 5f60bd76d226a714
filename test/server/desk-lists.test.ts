import { createLog } from '../../src/log';
import { colleaguesFor, listsFor, listsFrameFor, takeSnapshot } from '../../src/server/desk-lists';
import type { DeskParts } from '../../src/server/desk-parts';
import type { Agent } from '../../src/store/store';
import { type Bot, startBot } from '../support/small-bot';
import { caseOf, NOON, queuedCase, turnUpon } from '../support/turns';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

function partsOf(store: Bot['store']): DeskParts {
  const log = createLog({ level: 'silent' });
  const { service } = bot;
  return { store, service, log, content: () => bot.holder.current(), now: () => bot.now } as unknown as DeskParts;
}

const agentOf = (id: string, teams: readonly string[], role: Agent['role'] = 'agent'): Agent => ({
  ...{ id, name: id, email: `${id}@example.com`, role, teams, disabled: false },
});
const GENERAL = 150;
const ani = agentOf('ani', ['orders']);
const budi = agentOf('budi', ['general']);
const citra = agentOf('citra', [], 'supervisor');

test('of a long queue each agent is shown the first of the own teams, and told of all', async () => {
  const { store } = bot;
  const put = async (conversation: string, it: ReturnType<typeof queuedCase>) =>
    store.commitTurn(
      turnUpon(await store.readConversation(conversation), `put ${it.number}`, { conversation, case: it }),
    );
  for (let n = 0; n < GENERAL; n += 1)
    await put(`webchat:g${n}`, queuedCase(`K-${1000 + n}`, n < 3 ? 'crisis' : 'normal', NOON + n));
  // Behind all of the others, and of another team.
  const late = queuedCase('K-2000', 'normal', NOON + 9_000);
  const ofOrders = { ...late, owner: { kind: 'queue', team: 'orders' } as const };
  await put('webchat:o', { ...ofOrders, handoff: { ...late.handoff!, team: 'orders' } });
  // Far behind, one that Budi had and keeps an eye on, and one that Ani had before she was taken out of its team.
  const had = {
    ...queuedCase('K-3000', 'normal', NOON + 90_000_000, true),
    responsible: { agentId: 'budi', name: 'budi' },
  };
  await put('webchat:r', had);
  await put('webchat:s', { ...had, number: 'K-3001', responsible: { agentId: 'ani', name: 'ani' } });
  await put('webchat:t', caseOf('K-4000', { kind: 'agent', agentId: 'budi', name: 'budi' }));

  const snapshot = await takeSnapshot(partsOf(store));
  const lists = (agent: Agent) => listsFor(agent, snapshot);
  const numbers = (agent: Agent) => lists(agent).waiting.map(({ number }) => number);

  expect(numbers(ani)).toEqual(['K-2000']);
  expect(lists(ani)).toMatchObject({ waitingInAll: 1, mine: [], following: [], house: null });
  expect(numbers(budi)).toEqual(Array.from({ length: 100 }, (_, n) => `K-${1000 + n}`));
  expect(lists(budi)).toMatchObject({
    waitingInAll: GENERAL + 2,
    mine: [{ number: 'K-4000' }],
    following: [{ number: 'K-3000' }],
  });
  expect(lists(budi).teams).toEqual([
    expect.objectContaining({ team: 'general', waiting: GENERAL + 2, crisis: 3, complaint: 0, oldestSince: NOON }),
  ]);
  expect(numbers(citra)).toEqual(numbers(budi));
  expect(lists(citra)).toMatchObject({
    waitingInAll: GENERAL + 3,
    teams: [{ team: 'general' }, { team: 'orders', waiting: 1 }],
  });
  // Who looks at that team alone finds who waits for it, behind however many of others.
  expect(lists(citra).further.map(({ number }) => number)).toEqual(['K-2000']);
  expect(lists(budi).further).toEqual([]);
  expect(lists(citra).house?.takenInAll).toBe(1);
  // What goes over the wire is the same, however it was put together.
  for (const agent of [ani, budi, citra])
    expect(JSON.parse(listsFrameFor(agent, snapshot))).toEqual(
      JSON.parse(JSON.stringify({ kind: 'lists', lists: lists(agent) })),
    );
});

test('colleagues stand in the order in which people count', async () => {
  const { people } = bot.store;
  for (const name of ['Siti 10', 'Siti 2', 'Ani'])
    await people.createAgent(agentOf(name, ['general']), 'nobody signs in');
  const snapshot = await takeSnapshot(partsOf(bot.store));
  const order = ['Ani', 'Siti 2', 'Siti 10'];
  expect(colleaguesFor(citra, 'general', snapshot).map(({ name }) => name)).toEqual(order);
  expect(listsFor(citra, snapshot).house?.agents.map(({ name }) => name)).toEqual(order);
});
