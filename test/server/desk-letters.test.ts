import { randomUUID } from 'node:crypto';
import { DeliveryError } from '../../src/channels/channel';
import type { DeskCase, DeskLetter, DeskLists } from '../../src/domain/desk';
import { eventually } from '../support/small-bot';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

let scene: DeskScene;
let budi: DeskClient;
let siti: DeskClient;
let rina: DeskClient;
let sari: DeskClient;
/** Texts that reach nobody. */
let broken: RegExp | null;
let delivered: string[];

beforeEach(async () => {
  broken = null;
  delivered = [];
  scene = await startDesk({
    deliver: async ({ message, idempotencyKey }) => {
      if (broken?.test(message.text)) throw new DeliveryError('the thread is gone', { final: true });
      delivered.push(`${idempotencyKey} ${message.text}`);
    },
  });
  budi = await scene.join('Budi', 'agent', ['general']);
  siti = await scene.join('Siti', 'agent', ['orders']);
  rina = await scene.join('Rina', 'supervisor', []);
  sari = await scene.join('Sari', 'supervisor', []);
});
afterEach(() => scene.stop());

const letters = async (who: DeskClient) => (await who.get('letters')).body.letters as readonly DeskLetter[];
const open = async (who: DeskClient, number: string) => (await who.get(`cases/${number}`)).body as DeskCase;
const judge = (who: DeskClient, { conversation, letter, deadAt }: DeskLetter, more: object) =>
  who.post('letters', { id: randomUUID(), conversation, letter, deadAt, ...more });
const deedsOf = async (conversation: string) =>
  (await scene.store.readTurns(conversation)).flatMap(({ event }) =>
    event.kind === 'desk-letter' ? [[event.agent.name, event.deed, event.letter, event.note ?? null]] : [],
  );

/** Budi's answer in a case of his does not arrive. */
async function undelivered(name = 'dewi'): Promise<{ number: string; letter: DeskLetter }> {
  const number = await scene.waiting(name);
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  broken = /refund is on its way/;
  await budi.post(`cases/${number}/messages`, { id: randomUUID(), text: 'Your refund is on its way.' });
  const letter = await eventually(async () => (await letters(rina)).find((one) => one.number === number));
  return { number, letter };
}

describe('what could not be delivered', () => {
  it('is seen by supervisors with its words and the reason, counted, and on the card of its case', async () => {
    const { number, letter } = await undelivered();
    expect(letter).toMatchObject({
      kind: 'reply',
      number,
      what: 'Your refund is on its way.',
      error: 'the thread is gone',
      channel: 'webchat',
      attempts: 1,
    });
    expect((await open(budi, number)).letters).toEqual([letter]);
    expect(((await rina.get('lists')).body as DeskLists).house?.letters).toBe(1);
    expect(((await budi.get('lists')).body as DeskLists).house).toBeNull();
  });

  it('is sent again once, however many press at once, and who pressed stands on record', async () => {
    const { letter } = await undelivered();
    broken = null;
    const presses = await Promise.all([rina, sari, rina, sari].map((who) => judge(who, letter, { deed: 'again' })));
    const own = presses.map(({ status }) => status);
    expect([own.filter((one) => one === 200).length, own.filter((one) => one === 409).length]).toEqual([2, 2]);
    await eventually(async () => delivered.some((one) => /refund/.test(one)));
    expect(await letters(rina)).toEqual([]);
    expect(delivered.filter((one) => /refund/.test(one))).toEqual([
      `webchat:dewi/${letter.seq} Your refund is on its way.`,
    ]);
    const [[name, ...deed] = []] = await deedsOf('webchat:dewi');
    expect(['Rina', 'Sari']).toContain(name);
    expect(deed).toEqual(['again', letter.letter, null]);
    expect(await deedsOf('webchat:dewi')).toHaveLength(1);
  });

  it('that fails once more comes back, and can be sent again by its new death only', async () => {
    const { letter } = await undelivered();
    scene.now += 60_000;
    expect((await judge(rina, letter, { deed: 'again' })).status).toBe(200);
    const second = await eventually(async () => (await letters(rina))[0]);
    expect(second.deadAt).toBe(letter.deadAt + 60_000);
    expect((await judge(sari, letter, { deed: 'again' })).body.error.code).toBe('NotFirst');
    broken = null;
    expect((await judge(sari, second, { deed: 'again' })).status).toBe(200);
    await eventually(async () => delivered.some((one) => /refund/.test(one)));
  });

  it('is put aside with a reason, for good', async () => {
    const { number, letter } = await undelivered();
    expect((await judge(rina, letter, { deed: 'aside' })).body.error.code).toBe('NoReason');
    expect((await judge(rina, letter, { deed: 'aside', note: 'told by phone' })).status).toBe(200);
    expect((await judge(sari, letter, { deed: 'again' })).body.error.code).toBe('NotFirst');
    expect(await letters(rina)).toEqual([]);
    expect((await open(budi, number)).letters).toEqual([]);
    expect(await deedsOf('webchat:dewi')).toEqual([['Rina', 'aside', letter.letter, 'told by phone']]);
  });

  it('may be judged by the agent who has the case, and by no other agent; nobody else learns of it', async () => {
    const { number, letter } = await undelivered();
    expect((await budi.get('letters')).status).toBe(404);
    expect((await judge(siti, letter, { deed: 'again' })).status).toBe(404);
    expect((await siti.get(`cases/${number}`)).status).toBe(404);
    expect((await scene.client().post('letters', {})).status).toBe(401);
    broken = null;
    expect((await judge(budi, letter, { deed: 'again' })).status).toBe(200);
    expect((await judge(siti, letter, { deed: 'again' })).status).toBe(404);
  });

  it('can still be seen to when its case is closed, by a supervisor', async () => {
    const { number, letter } = await undelivered();
    await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
    expect((await judge(budi, letter, { deed: 'again' })).status).toBe(404);
    broken = null;
    expect((await judge(rina, letter, { deed: 'again' })).status).toBe(200);
    await eventually(async () => delivered.some((one) => /refund/.test(one)));
  });

  it('refuses what is no dead letter, and bodies of another shape', async () => {
    const { letter } = await undelivered();
    const wrong = (change: object) => judge(rina, { ...letter, ...change }, { deed: 'again' });
    expect((await wrong({ conversation: 'webchat:nobody' })).status).toBe(404);
    expect((await wrong({ letter: 'reply:1' })).status).toBe(404);
    expect((await wrong({ deadAt: letter.deadAt + 1 })).status).toBe(404);
    expect((await wrong({ deadAt: 'soon' })).status).toBe(400);
    expect((await judge(rina, letter, { deed: 'burn' })).status).toBe(400);
    expect(await letters(rina)).toHaveLength(1);
  });
});
