import { randomUUID } from 'node:crypto';
import type { Socket } from '../../src/channels/http';
import type { DeskFrame } from '../../src/domain/desk';
import { createLog } from '../../src/log';
import { AWAY_AFTER_MS } from '../../src/runtime/agent-presence';
import { DeskConnection } from '../../src/server/desk-connection';
import { type DeskClient, type DeskScene, type LiveDesk, startDesk } from './desk-scene';

let scene: DeskScene;
beforeEach(async () => {
  scene = await startDesk();
});
afterEach(() => scene.stop());

const id = () => randomUUID();
const ALL = ['general', 'orders', 'security'];

/** An agent with an open page who has taken the one customer that waits. */
async function atWork(
  name: string,
  conversation: string,
): Promise<{ client: DeskClient; live: LiveDesk; number: string }> {
  const client = await scene.join(name, 'agent', ALL);
  const live = await client.live();
  await scene.waiting(conversation);
  const { number } = (await client.post('take', { id: id() })).body;
  return { client, live, number };
}

const texts = (live: LiveDesk) =>
  live.frames.flatMap((frame) => (frame.kind === 'messages' ? frame.messages.map(({ text }) => text) : []));

describe('the live socket', () => {
  it('opens to signed-in agents on our own page only', async () => {
    const budi = await scene.join('Budi');
    await expect(scene.client().live()).rejects.toThrow('401');
    await expect(budi.live({ origin: 'https://evil.example' })).rejects.toThrow('403');
    await expect(budi.live({})).rejects.toThrow('403');
    const live = await budi.live();
    expect((await live.until('lists')).lists).toMatchObject({ waiting: [], mine: [], waitingInAll: 0 });
  });

  it('shows a new customer to those of the team, and to nobody else', async () => {
    const own = await (await scene.join('Own', 'agent', ['security'])).live();
    const other = await (await scene.join('Other', 'agent', ['orders'])).live();
    const number = await scene.waiting('new', 'security');
    const { lists } = await own.until('lists', (frame) => frame.lists.waitingInAll === 1);
    expect(lists.waiting).toMatchObject([
      { number, urgency: 'crisis', reason: 'flow', headline: { en: 'Hacked account' } },
    ]);
    expect(lists.teams).toMatchObject([{ team: 'security', waiting: 1, crisis: 1, oldestSince: scene.now }]);
    await scene.waiting('later', 'orders');
    await other.until('lists', (frame) => frame.lists.waitingInAll === 1);
    expect(JSON.stringify(other.frames)).not.toContain(number);
  });

  it('carries words both ways, each once and in order', async () => {
    const { client, live, number } = await atWork('Budi', 'talk');
    live.send({ kind: 'watch', number, after: 0 });
    await live.until('messages');
    for (let n = 0; n < 20; n++) {
      await scene.say('talk', `customer ${n}`);
      await client.post(`cases/${number}/messages`, { id: id(), text: `agent ${n}` });
    }
    await live.until('messages', ({ messages }) => messages.some(({ text }) => text === 'agent 19'));
    const said = texts(live).filter((text) => /^(customer|agent) \d/.test(text));
    expect(said).toEqual(Array.from({ length: 20 }, (_, n) => [`customer ${n}`, `agent ${n}`]).flat());
  });

  it('goes on after the last message that the page has', async () => {
    const { client, live, number } = await atWork('Budi', 'again');
    live.close();
    await scene.say('again', 'said while nobody listened');
    const stored = await scene.store.readMessages('webchat:again', 0, 100);
    const second = await client.live();
    second.send({ kind: 'watch', number, after: stored.length - 1 });
    await second.until('messages');
    expect(texts(second)).toEqual(['said while nobody listened']);
  });

  it('shows the same to every tab of an agent', async () => {
    const { client, live, number } = await atWork('Budi', 'tabs');
    const second = await client.live();
    for (const tab of [live, second]) tab.send({ kind: 'watch', number, after: 0 });
    await client.post(`cases/${number}/messages`, { id: id(), text: 'from one tab' });
    for (const tab of [live, second])
      await tab.until('messages', ({ messages }) => messages.some(({ text }) => text === 'from one tab'));
  });

  it('passes typing on, from the owner to the customer and back', async () => {
    const { live, number } = await atWork('Budi', 'typing');
    const seen: unknown[] = [];
    scene.service.onTyping('webchat:typing', (from) => seen.push(from));
    live.send({ kind: 'watch', number, after: 0 });
    await live.until('messages');
    live.send({ kind: 'typing', number });
    scene.service.typing('webchat:typing', { role: 'customer', name: 'Dewi' });
    expect(await live.until('typing')).toMatchObject({ number, name: 'Dewi' });
    while (seen.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toContainEqual({ role: 'agent', name: 'Budi' });
  });

  it('says nothing of a case to an agent who may not read it, nor typing for one who only looks', async () => {
    const { number } = await atWork('Budi', 'private');
    const seen: unknown[] = [];
    scene.service.onTyping('webchat:private', (from) => seen.push(from));
    const stranger = await (await scene.join('Siti', 'agent', ALL)).live();
    const boss = await (await scene.join('Boss', 'supervisor', [])).live();
    for (const live of [stranger, boss]) live.send({ kind: 'watch', number, after: 0 });
    await boss.until('messages');
    for (const live of [stranger, boss]) live.send({ kind: 'typing', number });
    // Frames are taken in their order: once this one is answered, the typing was heard.
    const before = boss.frames.length;
    boss.send({ kind: 'watch', number, after: 0 });
    await boss.until('messages', (frame) => boss.frames.indexOf(frame) >= before);
    await scene.say('private', 'a secret');
    await boss.until('messages', ({ messages }) => messages.some(({ text }) => text === 'a secret'));
    expect(texts(stranger)).toEqual([]);
    expect(seen).toEqual([]);
  });

  it.each([
    'return',
    'resolve',
  ])('says no more of a case after a %s that another process did and this one has not heard of', async (press) => {
    const { client, number } = await atWork('Budi', 'unheard');
    const frames: DeskFrame[] = [];
    const socket: Socket = {
      ...{ bufferedBytes: 0, close: () => {}, onText: () => {}, onClose: () => {} },
      send: (text: string) => void frames.push(JSON.parse(text)),
    };
    const [agent] = (await scene.store.people.readAgents()).filter(({ name }) => name === 'Budi');
    const elsewhere = { ...agent!, teams: ['general'] };
    const parts = {
      ...scene,
      content: () => scene.holder.current(),
      whyOf: async () => null,
      now: () => scene.now,
      log: createLog({ level: 'silent' }),
    };
    // Nobody tells this page of changes of cases.
    const connection = new DeskConnection(parts, socket, { agent: elsewhere, tokenHash: '' } as never);
    await connection.handle({ kind: 'watch', number, after: 0 });
    expect(JSON.stringify(frames)).toContain('i want an agent');
    const more = press === 'return' ? { team: 'security' } : {};
    await client.post(`cases/${number}/${press}`, { id: id(), ...more });
    await scene.say('unheard', 'my secret is 42');
    await connection.catchUp(number);
    expect(JSON.stringify(frames)).not.toContain('my secret');
    expect(frames.at(-1)).toEqual({ kind: 'changed', number });
    expect(connection.watches.size).toBe(0);
    connection.forget();
  });

  it('stops telling of a case the moment it went to another team', async () => {
    const budi = await scene.join('Budi', 'agent', ['general']);
    const live = await budi.live();
    await scene.waiting('moved');
    const { number } = (await budi.post('take', { id: id() })).body;
    live.send({ kind: 'watch', number, after: 0 });
    await live.until('messages');
    await budi.post(`cases/${number}/return`, { id: id(), team: 'security' });
    await live.until('changed');
    await scene.say('moved', 'only for security');
    await budi.post('take', { id: id() });
    await scene.waiting('afterwards');
    await live.until('lists', ({ lists }) => lists.waitingInAll === 1);
    expect(texts(live)).not.toContain('only for security');
  });

  it('tells a supervisor who becomes an agent of another team no word more of what was watched', async () => {
    const { live, number } = await atWork('Budi', 'demoted');
    const boss = await (await scene.join('Boss', 'supervisor', [])).live();
    for (const one of [live, boss]) one.send({ kind: 'watch', number, after: 0 });
    await boss.until('messages');
    const admin = await scene.join('Admin', 'admin', []);
    await admin.post('people/a-Boss', { name: 'Boss', role: 'agent', teams: ['security'], disabled: false });
    await scene.say('demoted', 'only for Budi');
    await live.until('messages', ({ messages }) => messages.some(({ text }) => text === 'only for Budi'));
    boss.send({ kind: 'watch', number, after: 0 });
    await scene.waiting('demoted-other', 'security');
    const { lists } = await boss.until('lists', (frame) => frame.lists.waitingInAll === 1);
    expect(lists.teams.map(({ team }) => team)).toEqual(['security']);
    expect(texts(boss)).not.toContain('only for Budi');
  });

  it('is closed when the page sends a thousand frames at once', async () => {
    const live = await (await scene.join('Budi')).live();
    for (let n = 0; n < 1_000; n++) live.send({ kind: 'watch', number: `K-${n}`, after: 0 });
    expect(await live.closed).toBe(1008);
  });

  it.each([
    'no json',
    '{}',
    '[]',
    '{"kind":"watch"}',
    '{"kind":"watch","number":"K-1","after":-1}',
    '{"kind":"x","number":"1"}',
  ])('is closed when the page sends %s', async (text) => {
    const live = await (await scene.join('Budi')).live();
    live.sendText(text);
    expect(await live.closed).toBe(1008);
  });
});

describe('an agent who goes', () => {
  const ownerOf = async (number: string) => (await scene.store.readCase(number))?.case.owner;

  it('by signing out gives the cases back at once, to the front', async () => {
    const { client, live, number } = await atWork('Budi', 'out');
    scene.now += 1_000;
    const waiting = await scene.waiting('out-other');
    const siti = await (await scene.join('Siti', 'agent', ALL)).live();
    await client.post('sign-out');
    await live.until('signed-out');
    expect(await live.closed).toBe(4401);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'general' });
    const { lists } = await siti.until('lists', (frame) => frame.lists.waitingInAll === 2);
    expect(lists.waiting.map((item) => item.number)).toEqual([number, waiting]);
  });

  it('by signing out of one of two browsers keeps the cases', async () => {
    const { client, number } = await atWork('Budi', 'two');
    const phone = scene.client();
    await phone.post('sign-in', { email: 'budi@shop.example', password: 'kuda lumping naik becak' });
    await (await phone.live()).until('lists');
    await client.post('sign-out');
    expect(await ownerOf(number)).toMatchObject({ kind: 'agent', agentId: 'a-Budi' });
  });

  it('by being disabled is cut off within five seconds, and the cases come back', async () => {
    const { live, number } = await atWork('Budi', 'disabled');
    const admin = await scene.join('Admin', 'admin', []);
    await admin.post('people/a-Budi', { name: 'Budi', role: 'agent', teams: ALL, disabled: true });
    expect(await live.closed).toBe(4401);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'general' });
  });

  it('by a session that was ended by another process is cut off within five seconds', async () => {
    const { live } = await atWork('Budi', 'elsewhere');
    await scene.store.people.deleteSessionsOf('a-Budi');
    expect(await live.closed).toBe(4401);
  });

  it('because the page died is missed after 45 seconds, and the case waits in front of all others', async () => {
    const { live, number } = await atWork('Budi', 'dead');
    scene.now += 1_000;
    const other = await scene.waiting('dead-other');
    live.close();
    scene.now += AWAY_AFTER_MS + 5_000;
    const siti = await (await scene.join('Siti', 'agent', ALL)).live();
    const { lists } = await siti.until('lists', (frame) => frame.lists.waitingInAll === 2);
    expect(lists.waiting.map((item) => [item.number, item.returned])).toEqual([
      [number, true],
      [other, false],
    ]);
  });

  it('and sits still with an open page is not missed', async () => {
    const { live, number } = await atWork('Budi', 'still');
    for (let n = 0; n < 6; n++) {
      scene.now += 15_000;
      live.send({ kind: 'heartbeat' });
      await presentAt(scene.now);
    }
    expect(await ownerOf(number)).toMatchObject({ kind: 'agent' });
    expect((await scene.store.people.readPresence(scene.now)).length).toBe(1);
  });

  async function presentAt(at: number): Promise<void> {
    while ((await scene.store.people.readPresence(at)).length === 0)
      await new Promise((resolve) => setImmediate(resolve));
  }
});
