import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineAction } from '../../src/runtime/action';
import { type Bot, eventually, says, startBot } from '../support/small-bot';
import { brokenPromises, isQuiet } from './broken-promises';
import { note } from './findings';

const CUSTOMERS = 20;

let bot: Bot;
afterEach(() => bot.close());

test('a webhook that hangs for half a minute: its customers are given to people, and the others are answered meanwhile', async () => {
  let calls = 0;
  const hanging = createServer((_request, response) => {
    calls += 1;
    setTimeout(() => response.end('{"status":"late"}'), 30_000).unref();
  });
  hanging.listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/`;
  const action = defineAction({
    name: 'orders.find',
    run: async (_input, { signal }) => (await fetch(url, { method: 'POST', body: '{}', signal })).json() as never,
  });
  bot = await startBot({ actions: [action] });
  try {
    const waiting = Array.from({ length: CUSTOMERS }, (_, n) => `webchat:hangs-${n}`);
    await Promise.all(waiting.map((one) => bot.service.receive(says(one, 'status pesanan KH-104232'))));
    await eventually(async () => calls >= CUSTOMERS);
    const others = Array.from({ length: CUSTOMERS }, (_, n) => `webchat:other-${n}`);
    await Promise.all(others.map((one) => bot.service.receive(says(one, 'halo'))));
    // All were answered while every call still hung.
    for (const one of others)
      expect((await bot.store.readMessages(one, 0, 9)).map(({ text }) => text)).toEqual(['halo', 'Halo juga.']);
    await eventually(async () => {
      bot.now += 500;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return isQuiet(bot.store);
    }, 30_000);
    await bot.service.stop();
    const broken = [...(await brokenPromises(bot.store, { now: bot.now }))];
    for (const one of waiting)
      if ((await bot.store.readConversation(one))?.state.case?.owner.kind !== 'queue')
        broken.push(`${one} waits for nobody`);
    note({ what: 'a webhook hangs for 30 s', times: CUSTOMERS, broken, found: `${calls} calls cut off` });
    expect(broken).toEqual([]);
    // One further attempt each, as the flow says.
    expect(calls).toBe(CUSTOMERS * 2);
  } finally {
    hanging.closeAllConnections();
    hanging.close();
  }
});
