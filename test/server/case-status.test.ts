import { randomUUID } from 'node:crypto';
import { type DeskScene, startDesk } from './desk-scene';

let scene: DeskScene;
beforeEach(async () => {
  scene = await startDesk();
});
afterEach(() => scene.stop());

const heard = async (conversation: string) =>
  (await scene.store.readMessages(`webchat:${conversation}`, 0, 99)).map(({ text }) => text);

test('a case is told to its own conversation only; another one learns nothing, and nothing of it stands in its record', async () => {
  const number = await scene.waiting('dewi');
  await scene.say('dewi', `what about case ${number}?`);
  expect((await heard('dewi')).at(-1)).toContain(`Case ${number} has been waiting for Care since`);
  await scene.say('thief', `what about case ${number}?`);
  expect((await heard('thief')).at(-1)).toContain(`I could not find case ${number} in this conversation.`);
  await scene.say('thief', 'what about case K-99999?');
  expect((await heard('thief')).at(-1)).toContain('I could not find case K-99999 in this conversation.');
  const [turn] = await scene.store.readTurns('webchat:thief');
  expect(turn?.event).toMatchObject({ asked: { number, found: null } });
});

test('a customer cannot open another’s case again by a button that was never theirs', async () => {
  const budi = await scene.join('Budi');
  const number = await scene.waiting('dewi');
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
  await scene.service.receive({
    conversation: 'webchat:thief',
    channel: 'webchat',
    id: 'forged',
    body: { kind: 'message', text: 'Open', choice: { prompt: 'p1', value: `reopen:${number}` } },
  });
  expect((await scene.store.readCase(number))?.case.closedAt).not.toBeNull();
});

test('a case that is opened again goes to the agent who had it while their desk is open, else to the queue', async () => {
  const budi = await scene.join('Budi');
  const number = await scene.waiting('dewi');
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
  await scene.store.people.notePresence('a-Budi', scene.now);
  await scene.say('dewi', `case ${number} is not solved`);
  expect((await scene.store.readCase(number))?.case.owner).toMatchObject({ agentId: 'a-Budi' });
  await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
  scene.now += 3_600_000;
  await scene.say('dewi', `case ${number} is not solved`);
  expect((await scene.store.readCase(number))?.case).toMatchObject({
    owner: { kind: 'queue', team: 'general' },
    responsible: { agentId: 'a-Budi' },
  });
  const reasons = (await scene.store.readTurns('webchat:dewi')).flatMap(({ effects }) =>
    effects.flatMap((one) => (one.kind === 'fact' && one.fact === 'owner-changed' ? [one.reason] : [])),
  );
  expect(reasons).toEqual(['asked', 'taken', 'resolved', 'opened-again', 'resolved', 'opened-again']);
  // The card tells of all of it, and does not count the case among the earlier ones.
  const { card } = (await (await scene.join('Siti')).get(`cases/${number}`)).body;
  expect(card.moves.map(({ reason }: { reason: string }) => reason)).toEqual(reasons);
  expect(card.earlier).toEqual([]);
});

test('a closed case is opened again by words in answer to the offer alone, and only in its own conversation', async () => {
  const budi = await scene.join('Budi');
  const number = await scene.waiting('dewi');
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  await budi.post(`cases/${number}/resolve`, { id: randomUUID() });
  const closedAt = async () => (await scene.store.readCase(number))?.case.closedAt;
  await scene.say('thief', `what about case ${number}?`);
  await scene.say('thief', 'not solved, it still has not come');
  expect(await closedAt()).not.toBeNull();
  await scene.say('dewi', `what about case ${number}?`);
  expect(await closedAt()).not.toBeNull();
  await scene.say('dewi', 'not solved, it still has not come');
  expect(await closedAt()).toBeNull();
});
