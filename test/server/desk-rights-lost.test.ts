import { randomUUID } from 'node:crypto';
import type { DeskLists } from '../../src/domain/desk';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

/** What an account's change takes away while its agent is at work. */
const id = () => randomUUID();
const lists = async (who: DeskClient) => (await who.get('lists')).body as DeskLists;
const here = (...names: string[]) =>
  Promise.all(names.map((n) => scene.store.people.notePresence(`a-${n}`, scene.now)));
const ownerOf = async (number: string) => (await scene.store.readCase(number))?.case.owner;
const change = (name: string, more: object) =>
  admin.post(`people/a-${name}`, {
    ...{ name, role: 'agent', teams: ['general'], disabled: false, capacity: null, languages: null },
    ...more,
  });

let scene: DeskScene;
let admin: DeskClient;
beforeEach(async () => {
  scene = await startDesk();
  admin = await scene.join('Admin', 'admin', []);
});
afterEach(() => scene.stop());

describe('a team that was taken away', () => {
  it('takes its cases with it, to the front of their queue, and no others', async () => {
    const budi = await scene.join('Budi', 'agent', ['security', 'general']);
    await here('Budi');
    const secret = await scene.waiting('dewi', 'security');
    const other = await scene.waiting('sari', 'general');
    for (const number of [secret, other]) await budi.post(`cases/${number}/take`, { id: id() });
    const live = await budi.live();
    live.send({ kind: 'watch', number: secret, after: 0 });
    await live.until('messages');

    expect((await change('Budi', { teams: ['general'] })).status).toBe(200);
    expect([await ownerOf(secret), await ownerOf(other)]).toMatchObject([
      { kind: 'queue', team: 'security' },
      { kind: 'agent', agentId: 'a-Budi' },
    ]);
    const messages = await scene.store.readMessages('webchat:dewi', 0, 99);
    expect(messages.at(-1)?.text).toBe('Budi has passed this on to Security. You are at the front of the queue.');
    expect((await budi.get(`cases/${secret}`)).status).toBe(404);
    await scene.say('dewi', 'my secret');
    await scene.say('sari', 'a word');
    live.send({ kind: 'watch', number: other, after: 0 });
    await live.until('messages', ({ number }) => number === other);
    expect(JSON.stringify(live.frames)).not.toContain('my secret');
    live.close();
  });

  it.each(['cases/NUMBER/take', 'take'])('takes also what is being taken at that moment (%s)', async (path) => {
    const budi = await scene.join('Budi', 'agent', ['security']);
    const number = await scene.waiting('dewi', 'security');
    const { people } = scene.store;
    const commit = scene.store.commitTurn.bind(scene.store);
    // After the press was judged, and before the case is theirs.
    scene.store.commitTurn = async (turn) => {
      if (turn.event.kind === 'desk-take')
        await people.updateAgent({ ...(await people.readAgent('a-Budi'))!, teams: [] });
      return commit(turn);
    };
    const answer = await budi.post(path.replace('NUMBER', number), { id: id() });
    expect(answer.body).toMatchObject(path === 'take' ? { number: null } : { error: { code: 'NotWaiting' } });
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });

  it('is not shown in "Passed on" either', async () => {
    const budi = await scene.join('Budi', 'agent', ['security']);
    await scene.join('Siti', 'agent', ['security']);
    await here('Budi', 'Siti');
    const number = await scene.waiting('dewi', 'security');
    await budi.post(`cases/${number}/take`, { id: id() });
    await budi.post(`cases/${number}/assign`, { id: id(), to: 'a-Siti' });
    expect((await lists(budi)).following.map((one) => one.number)).toEqual([number]);
    await change('Budi', { teams: ['orders'] });
    expect(JSON.stringify(await lists(budi))).not.toContain(number);
  });

  it('leaves an agent the case that a supervisor gave them past their teams', async () => {
    const budi = await scene.join('Budi', 'agent', ['general']);
    const number = await scene.waiting('dewi', 'security');
    await here('Budi');
    expect((await admin.post(`cases/${number}/assign`, { id: id(), to: 'a-Budi', oversees: true })).status).toBe(200);
    await change('Budi', { teams: ['general', 'orders'] });
    expect((await budi.get(`cases/${number}`)).status).toBe(200);
  });
});

describe('a case that its customer opens again goes to its queue, and not to an agent', () => {
  it.each([
    ['who may not see its team any more', { teams: ['orders'] }],
    ['whose account was disabled a moment ago', { teams: ['security'], disabled: true }],
    ['who is on a break', null],
  ])('%s', async (_who, rights) => {
    const budi = await scene.join('Budi', 'agent', ['security']);
    const number = await scene.waiting('dewi', 'security');
    await budi.post(`cases/${number}/take`, { id: id() });
    await budi.post(`cases/${number}/resolve`, { id: id() });
    if (rights === null) await budi.post('away', { away: true });
    else await change('Budi', rights);
    await here('Budi');
    await scene.say('dewi', `case ${number} is not solved`);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });
});

it('a disabled account that has a case all the same loses it with the next look', async () => {
  const budi = await scene.join('Budi', 'agent', ['general']);
  const number = await scene.waiting('dewi');
  await budi.post(`cases/${number}/take`, { id: id() });
  await here('Budi');
  // As another process writes it: nobody here hears of it.
  await scene.store.people.updateAgent({ ...(await scene.store.people.readAgent('a-Budi'))!, disabled: true });
  scene.now += 60_000;
  await here('Budi');
  while ((await ownerOf(number))?.kind !== 'queue') await new Promise((resolve) => setTimeout(resolve, 50));
});

it('two tabs that press "take next" at once take no more than the account has room for', async () => {
  const budi = await scene.join('Budi', 'agent', ['general']);
  await scene.store.people.updateAgent({ ...(await scene.store.people.readAgent('a-Budi'))!, capacity: 1 });
  for (let n = 0; n < 4; n++) await scene.waiting(`c${n}`);
  const answers = await Promise.all([1, 2, 3].map(() => budi.post('take', { id: id() })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await scene.store.readCases({ owner: 'agent', agentId: 'a-Budi', limit: 9 })).toHaveLength(1);
});
