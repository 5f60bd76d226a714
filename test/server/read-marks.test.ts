import { randomUUID } from 'node:crypto';
import type { Typist } from '../../src/wakeups/wakeups';
import { eventually } from '../support/small-bot';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

let scene: DeskScene;
let budi: DeskClient;
let number: string;
let signs: Typist[];

beforeEach(async () => {
  scene = await startDesk();
  budi = await scene.join('Budi');
  number = await scene.waiting('dewi');
  await budi.post(`cases/${number}/take`, { id: randomUUID() });
  signs = [];
  scene.service.onTyping('webchat:dewi', (sign) => void signs.push(sign));
});
afterEach(() => scene.stop());

const last = async () => (await scene.store.readConversation('webchat:dewi'))!.state.seq;

test('the customer is told how far the agent has read, and a window that opens later is told too', async () => {
  const live = await budi.live();
  live.send({ kind: 'watch', number, after: 0 });
  await live.until('messages');
  live.send({ kind: 'seen', number, seq: 2 });
  await eventually(async () => signs.length > 0);
  expect(signs).toEqual([{ role: 'agent', name: 'Budi', seen: 2 }]);
  const later: Typist[] = [];
  scene.service.onTyping('webchat:dewi', (sign) => void later.push(sign));
  await eventually(async () => later.length > 0);
  expect(later).toEqual(signs);
  live.close();
});

test('who only reads along, sees nothing of the case, or has read what was not said, leaves no mark', async () => {
  const rina = await scene.join('Rina', 'supervisor', []);
  const siti = await scene.join('Siti', 'agent', ['orders']);
  for (const [who, seq] of [
    [rina, 2],
    [siti, 2],
    [budi, 999],
  ] as const) {
    const live = await who.live();
    live.send({ kind: 'watch', number, after: 0, seen: seq });
    live.send({ kind: 'seen', number, seq });
    live.sendText(JSON.stringify({ kind: 'heartbeat' }));
    if (who !== siti) await live.until('messages');
    await new Promise((resolve) => setTimeout(resolve, 150));
    live.close();
  }
  expect(signs).toEqual([]);
});

test('a window can claim to have read no more than was said', async () => {
  const live = await budi.live();
  live.send({ kind: 'watch', number, after: 0 });
  await live.until('messages');
  scene.service.typing('webchat:dewi', { role: 'customer', seen: 1_000_000 });
  expect((await live.until('seen')).seq).toBe(await last());
  live.close();
});
