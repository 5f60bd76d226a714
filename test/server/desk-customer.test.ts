import { randomUUID } from 'node:crypto';
import { replayConversation } from '../../src/cli/replay-conversation';
import { defineAction } from '../../src/runtime/action';
import { PROVING_STEPS } from '../support/proving-steps';
import { type DeskScene, startDesk } from './desk-scene';

jest.setTimeout(60_000);

/** Whose code it is; any other proves nothing. */
const CUSTOMERS: { readonly [code: string]: string } = { '1111': 'C-1', '2222': 'C-2' };
const verify = defineAction({
  name: 'shop.verify',
  input: { type: 'object' },
  result: { type: 'object' },
  run: async ({ code }) => ({ customer: CUSTOMERS[String(code)] ?? null }),
});

const FILES = [
  {
    path: 'flows/prove.yaml',
    text: `flow: prove
title: { id: Bukti, ms: Bukti, en: Prove }
owner: care
review-by: 2030-01-01
team: orders
triggers: [prove]
steps:
${PROVING_STEPS}`,
  },
  {
    path: 'intents/prove.yaml',
    text: 'intent: prove\nexamples:\n  en: [prove who i am, identify me, this is who i am, verify me]\n',
  },
];

let scene: DeskScene;
const start = async (bot = '', survey: string | null = null) => {
  const files = FILES.map(({ path, text }) => ({
    path,
    text:
      survey === null
        ? text
        : text.replace(
            '  - resolve',
            `  - survey: ${survey}
  - resolve`,
          ),
  }));
  scene = await startDesk({
    actions: [verify],
    files,
    bot: `values: { customer: { number: { identity: true } } }
${bot}`,
  });
};
afterEach(() => scene.stop());

/** Proves who writes, with that code; the case is closed again. */
async function prove(conversation: string, code: string): Promise<string> {
  await scene.say(conversation, 'prove who i am');
  await scene.say(conversation, code);
  for (;;) {
    const { state } = (await scene.store.readConversation(`webchat:${conversation}`))!;
    if (state.phase.kind === 'rating') await scene.say(conversation, '9');
    if (state.case?.closedAt != null) return state.case.number;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const earlier = async (agent: Awaited<ReturnType<DeskScene['join']>>, number: string) => {
  const { card } = (await agent.get(`cases/${number}`)).body;
  return card.earlier.map((one: { number: string; channel: string | null }) => [one.number, one.channel]);
};

test('a customer’s cases of other conversations stand on the card, by a proof and by nothing that is merely said', async () => {
  await start();
  const budi = await scene.join('Budi');
  const first = await prove('home', '1111');
  scene.now += 60_000;
  const second = await prove('phone', '1111');
  scene.now += 60_000;
  const waits = await scene.waiting('phone');
  expect(await earlier(budi, waits)).toEqual([
    [second, null],
    [first, 'webchat'],
  ]);
  const { card } = (await budi.get(`cases/${waits}`)).body;
  expect(card.identity).toBe('verified');

  // A stranger who says the number, another customer, and one whose proof failed see nothing of it.
  await scene.say('stranger', 'my customer number is C-1');
  expect(await earlier(budi, await scene.waiting('stranger'))).toEqual([]);
  const other = await prove('other', '2222');
  expect(await earlier(budi, await scene.waiting('other'))).toEqual([[other, null]]);
  const failed = await prove('failed', '9999');
  const unproved = await scene.waiting('failed');
  expect(await earlier(budi, unproved)).toEqual([[failed, null]]);
  expect((await budi.get(`cases/${unproved}`)).body.card.identity).toBeNull();
});

test('what another team had elsewhere is not on the card of an agent without rights for it', async () => {
  await start();
  await prove('home', '1111');
  const secret = await scene.waiting('home', 'security');
  scene.now += 60_000;
  await prove('phone', '1111');
  const waits = await scene.waiting('phone');
  const budi = await scene.join('Budi');
  const dewi = await scene.join('Dewi', 'supervisor', []);
  const numbers = async (agent: typeof budi) => (await earlier(agent, waits)).map(([number]: [string]) => number);
  expect(await numbers(budi)).not.toContain(secret);
  expect(JSON.stringify((await budi.get(`cases/${waits}`)).body)).not.toContain(secret);
  expect(await numbers(dewi)).toContain(secret);
});

test('a case is told to its customer in another conversation of theirs, once they are known there, and cannot be opened again from it', async () => {
  await start();
  const budi = await scene.join('Budi');
  await prove('home', '1111');
  const number = await scene.waiting('home');
  const heard = async (conversation: string) =>
    (await scene.store.readMessages(`webchat:${conversation}`, 0, 99)).at(-1)!.text;
  await scene.say('phone', `what about case ${number}?`);
  expect(await heard('phone')).toContain('I could not find case');
  await prove('phone', '1111');
  await scene.say('phone', `what about case ${number}?`);
  expect(await heard('phone')).toContain(`Case ${number} has been waiting for Care`);
  expect(await heard('phone')).toContain('somebody answers you in the conversation of that case');
  await prove('thief', '2222');
  await scene.say('thief', `what about case ${number}?`);
  expect(await heard('thief')).toContain('I could not find case');
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
  await scene.say('phone', `case ${number} is not solved`);
  expect((await scene.store.readCase(number))?.case.closedAt).not.toBeNull();
});

test('a recommendation is asked for once in 90 days of a customer, in whatever conversation; the record is decided again alike', async () => {
  await start('', 'nps');
  const asked = async (conversation: string) =>
    (await scene.store.readCase(await scene.numberOf(conversation)))?.case.surveyed ?? [];
  await prove('home', '1111');
  expect(await asked('home')).toEqual(['nps']);
  scene.now += 89 * 86_400_000;
  await prove('phone', '1111');
  expect(await asked('phone')).toEqual([]);
  await prove('other', '2222');
  expect(await asked('other')).toEqual(['nps']);
  const record = await scene.store.readTurns('webchat:phone');
  expect(record.some(({ event }) => event.elsewhere !== undefined)).toBe(true);
  expect(await replayConversation('webchat:phone', record, async () => scene.holder.current())).toMatchObject({
    difference: null,
  });
  scene.now += 2 * 86_400_000;
  await prove('tablet', '1111');
  expect(await asked('tablet')).toEqual(['nps']);
});
