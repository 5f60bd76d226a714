import { randomUUID } from 'node:crypto';
import { type DeskClient, type DeskScene, startDesk } from '../server/desk-scene';

let scene: DeskScene;
let rina: DeskClient;

beforeEach(async () => {
  scene = await startDesk({
    files: [
      {
        path: 'flows/rated.yaml',
        text: `flow: rated
title: { id: Nilai, ms: Nilai, en: Rated }
owner: care
review-by: 2030-01-01
triggers: [rated]
steps:
  - survey: csat
  - resolve: {}
`,
      },
      {
        path: 'intents/rated.yaml',
        text: 'intent: rated\nexamples:\n  en: [let me rate you, give a rating, rate the service, a score for you, stars for you]\n',
      },
    ],
  });
  rina = await scene.join('Rina', 'admin', []);
});
afterEach(() => scene.stop());

const id = () => randomUUID();

it('shows who looks into a bad score nothing of what was said and sent after that case', async () => {
  const siti = await scene.join('Siti', 'agent', ['orders']);
  for (const text of ['let me rate you', '1']) await scene.say('dewi', text);
  const rated = await scene.numberOf('dewi');
  expect((await rina.post(`cases/${rated}/review`, { id: id(), to: 'a-Siti' })).status).toBe(200);
  expect((await siti.get(`cases/${rated}`)).status).toBe(200);

  scene.now += 60_000;
  await scene.say('dewi', 'who won the match against pin 4711');
  const secret = await scene.waiting('dewi', 'security');
  expect(secret).not.toBe(rated);
  const conversation = 'webchat:dewi';
  const file = { id: 'up-1', conversation, name: 'pin.txt', contentType: 'text/plain', at: scene.now };
  await scene.store.uploads.saveUpload({ ...file, bytes: Buffer.from('pin 4711') });
  const attachments = [
    { name: 'pin.txt', contentType: 'text/plain', url: `/files/${encodeURIComponent(conversation)}/up-1` },
  ];
  const body = { kind: 'message', text: 'where is my order, my pin is 4711', attachments } as const;
  const { seq } = await scene.service.receive({ conversation, channel: 'webchat', id: 'with-file', body });

  expect((await rina.get(`cases/${secret}/files/${seq}/0`)).status).toBe(200);
  expect((await siti.get(`cases/${rated}/files/${seq}/0`)).status).toBe(404);
  const paths = [...Array(seq)].map((_, at) => `messages/${at + 1}/explanation`);
  for (const path of [...paths, '', 'messages?before=99', 'answers', 'suggestions', 'look-ups', 'colleagues']) {
    const answer = await siti.get(`cases/${rated}/${path}`.replace(/\/$/, ''));
    expect([path, answer.status]).toEqual([path, 200]);
    expect(JSON.stringify(answer.body)).not.toMatch(/4711|who won|pin\.txt/);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
  }
});

it('tells an owner who gave the case away as a supervisor and is none any more not even that its customer types', async () => {
  const boss = await scene.join('Boss', 'supervisor', []);
  await scene.addAgent('Budi');
  const number = await scene.waiting('dewi');
  await boss.post(`cases/${number}/take`, { id: id() });
  const live = await boss.live();
  live.send({ kind: 'watch', number, after: 0 });
  await live.until('messages');
  expect((await boss.post(`cases/${number}/assign`, { id: id(), to: 'a-Budi' })).status).toBe(200);
  scene.service.typing('webchat:dewi', { role: 'customer', name: 'before' });
  await live.until('typing', ({ name }) => name === 'before');

  const demoted = { name: 'Boss', role: 'agent', teams: ['security'], disabled: false };
  expect((await rina.post('people/a-Boss', demoted)).status).toBe(200);
  scene.service.typing('webchat:dewi', { role: 'customer', name: 'after' });
  await scene.waiting('agus', 'security');
  await live.until('lists', ({ lists }) => lists.waitingInAll === 1 && lists.teams.length === 1);
  expect(live.frames.flatMap((frame) => (frame.kind === 'typing' ? [frame.name] : []))).toEqual(['before']);
});
