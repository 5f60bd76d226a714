import { randomUUID } from 'node:crypto';
import type { DeskCase, DeskItem, DeskLists } from '../../src/domain/desk';
import { type DeskClient, type DeskScene, MONDAY_NOON, startDesk } from './desk-scene';

const MINUTE = 60_000;
const id = () => randomUUID();

let scene: DeskScene;
let budi: DeskClient;
let siti: DeskClient;
let rina: DeskClient;

beforeEach(async () => {
  scene = await startDesk({
    teams: {
      general: 'sla: { first-answer: 10m, next-answer: 20m, resolution: 8h, warn-at: 0.5 }, silent-agent: 30m',
    },
  });
  budi = await scene.join('Budi', 'agent', ['general']);
  siti = await scene.join('Siti', 'agent', ['general']);
  rina = await scene.join('Rina', 'supervisor', []);
});
afterEach(() => scene.stop());

const take = async (who: DeskClient, number: string) => who.post(`cases/${number}/take`, { id: id() });
const answer = async (who: DeskClient, number: string, text = 'hello') =>
  who.post(`cases/${number}/messages`, { id: id(), text });
const open = async (who: DeskClient, number: string) => (await who.get(`cases/${number}`)).body as DeskCase;
const lists = async (who: DeskClient) => (await who.get('lists')).body as DeskLists;
const ownerOf = async (number: string) => (await scene.store.readCase(number))?.case.owner;
const itemOf = (items: readonly DeskItem[] | undefined, number: string) => items?.find((one) => one.number === number);
/** Time passes, and Budi's page gives its sign of life meanwhile. */
const pass = async (ms: number) => {
  await scene.store.people.notePresence('a-Budi', scene.now + ms);
  scene.now += ms;
};
const saidIn = async (conversation: string) =>
  (await scene.store.readMessages(`webchat:${conversation}`, 0, 99)).map(({ text }) => text);

describe('a supervisor', () => {
  it('sees who works on what, and reads along without a trace', async () => {
    const number = await scene.waiting('watched');
    await take(budi, number);
    const before = await saidIn('watched');
    const { house } = await lists(rina);
    expect(house?.agents.map(({ name, cases }) => [name, cases])).toEqual(
      expect.arrayContaining([
        ['Budi', 1],
        ['Siti', 0],
      ]),
    );
    expect(itemOf(house?.taken, number)).toMatchObject({ owner: { name: 'Budi' } });
    const { may, messages } = await open(rina, number);
    expect(may).toEqual(['note', 'oversee']);
    expect(messages.length).toBe(before.length);
    const live = await rina.live();
    live.send({ kind: 'watch', number, after: 0 });
    await live.until('messages');
    await scene.say('watched', 'are you there');
    await live.until('messages', ({ messages }) => messages.some(({ text }) => text === 'are you there'));
    live.close();
    expect(await saidIn('watched')).toEqual([...before, 'are you there']);
    expect((await lists(budi)).house).toBeNull();
  });

  it('takes a case over, gives it to somebody else, back to a queue, and closes it', async () => {
    const number = await scene.waiting('overseen');
    await take(budi, number);
    const oversees = (body: object) => ({ id: id(), oversees: true, ...body });
    expect((await rina.post(`cases/${number}/assign`, oversees({ to: 'a-Rina', note: 'angry customer' }))).status).toBe(
      200,
    );
    expect(await ownerOf(number)).toEqual({ kind: 'agent', agentId: 'a-Rina', name: 'Rina' });
    expect((await answer(budi, number)).status).toBe(404);
    expect(await saidIn('overseen')).toContain('Rina is with you now.');
    await rina.post(`cases/${number}/assign`, { id: id(), to: 'a-Siti' });
    expect(await ownerOf(number)).toMatchObject({ agentId: 'a-Siti' });
    await rina.post(`cases/${number}/return`, oversees({ team: 'orders' }));
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'orders' });
    await rina.post(`cases/${number}/resolve`, oversees({ note: 'was solved by phone' }));
    const { card } = await open(rina, number);
    expect([card.outcome, card.moves.map(({ reason }) => reason)]).toEqual([
      'handed-over',
      ['asked', 'taken', 'assigned', 'assigned', 'returned', 'resolved'],
    ]);
    expect(card.moves.find(({ note }) => note !== null)).toMatchObject({ reason: 'assigned', note: 'angry customer' });
  });
});

describe('the first owner', () => {
  it('stays answerable after a transfer, and is shown the line but not the words', async () => {
    const number = await scene.waiting('followed');
    await take(budi, number);
    await budi.post(`cases/${number}/assign`, { id: id(), to: 'a-Siti', note: 'please' });
    expect((await open(siti, number)).card).toMatchObject({ responsible: { agentId: 'a-Budi' } });
    const { mine, following } = await lists(budi);
    expect([itemOf(mine, number), itemOf(following, number)?.owner?.name]).toEqual([undefined, 'Siti']);
    expect((await budi.get(`cases/${number}`)).status).toBe(404);
    await siti.post(`cases/${number}/resolve`, { id: id() });
    expect((await lists(budi)).following).toEqual([]);
  });
});

describe('notes', () => {
  it('are seen by colleagues in their place and by the customer never', async () => {
    const number = await scene.waiting('noted');
    const live = await siti.live();
    live.send({ kind: 'watch', number, after: 0 });
    await live.until('messages');
    const press = { id: id(), text: 'the courier has it' };
    await budi.post(`cases/${number}/notes`, press);
    await budi.post(`cases/${number}/notes`, press);
    await live.until('changed', (frame) => frame.number === number);
    live.close();
    const { card, messages } = await open(siti, number);
    expect(card.notes).toEqual([
      { afterSeq: messages.at(-1)!.seq, at: scene.now, by: { agentId: 'a-Budi', name: 'Budi' }, text: press.text },
    ]);
    expect(await saidIn('noted')).not.toContain(press.text);
  });

  it('stay with their case when the customer has a later one', async () => {
    const first = await scene.waiting('later');
    await take(budi, first);
    await budi.post(`cases/${first}/resolve`, { id: id() });
    const second = await scene.waiting('later');
    await rina.post(`cases/${first}/notes`, { id: id(), text: 'of the first' });
    expect((await open(rina, first)).card.notes).toHaveLength(1);
    expect((await open(rina, second)).card.notes).toEqual([]);
  });
});

describe('the service level', () => {
  it('is told with the case: first answer, next answer, solution, each by its own clock', async () => {
    const number = await scene.waiting('sla');
    const began = scene.now;
    const due = async () => (await open(rina, number)).card.due.map(({ kind, at }) => [kind, at - began]);
    expect(await due()).toEqual([
      ['first-answer', 10 * MINUTE],
      ['resolution', 480 * MINUTE],
    ]);
    await pass(4 * MINUTE);
    await take(budi, number);
    await answer(budi, number);
    expect(await due()).toEqual([['resolution', 480 * MINUTE]]);
    await scene.say('sla', 'and then?');
    await pass(MINUTE);
    await scene.say('sla', 'hello?');
    expect(await due()).toEqual([
      ['next-answer', 24 * MINUTE],
      ['resolution', 480 * MINUTE],
    ]);
    expect(itemOf((await lists(budi)).mine, number)?.due).toEqual({
      kind: 'next-answer',
      at: began + 24 * MINUTE,
      warnAt: began + 14 * MINUTE,
    });
    await budi.post(`cases/${number}/hand-back`, { id: id() });
    expect(await due()).toEqual([]);
  });

  it('is not promised by a team without one', async () => {
    const number = await scene.waiting('no-sla', 'security');
    expect((await open(rina, number)).card.due).toEqual([]);
  });
});

describe('an agent who does not answer', () => {
  it('loses the case to the queue, and the customer hears it', async () => {
    const number = await scene.waiting('silent');
    const live = await budi.live();
    await take(budi, number);
    await pass(29 * MINUTE);
    expect((await open(budi, number)).card.losesAt).toBe(MONDAY_NOON + 30 * MINUTE);
    expect(await ownerOf(number)).toMatchObject({ agentId: 'a-Budi' });
    await pass(MINUTE);
    const { lists: after } = await live.until('lists', ({ lists: { waiting } }) =>
      waiting.some((one) => one.number === number && one.returned),
    );
    live.close();
    expect(itemOf(after.waiting, number)?.returned).toBe(true);
    expect((await open(rina, number)).card.moves.at(-1)).toMatchObject({ reason: 'agent-silent' });
    expect((await saidIn('silent')).some((text) => text.startsWith('Sorry for the wait'))).toBe(true);
  });
});
