import { type Bot, changed, eventually, findOrder, says, startBot } from '../support/small-bot';
import { brokenPromises, isQuiet } from './broken-promises';
import { note } from './findings';
import { REMINDER } from './reminder';

const JUMPS = Number(process.env.CLOCK_JUMPS ?? 4);
const HOUR = 3_600_000;

let bot: Bot;
afterEach(() => bot.close());

test(`a clock that jumps ${JUMPS} times by an hour, forth and back, in the middle of actions, deliveries and timers: each is done once`, async () => {
  const runs = new Map<string, number>();
  const slow = {
    ...findOrder,
    run: async (...[input, context]: Parameters<typeof findOrder.run>) => {
      runs.set(context.idempotencyKey, (runs.get(context.idempotencyKey) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return findOrder.run(input, context);
    },
  };
  const delivered: string[] = [];
  const deliver = async ({ conversation, message }: { conversation: string; message: { seq: number } }) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    delivered.push(`${conversation} ${message.seq}`);
  };
  bot = await startBot({
    files: [...changed('flows/order-status.yaml', (text) => text.replace('timeout: 1s', 'timeout: 10s')), ...REMINDER],
    actions: [slow],
    channels: [{ name: 'msteams', deliver }],
  });
  for (let jump = 0; jump < JUMPS; jump++) {
    const conversation = `msteams:${jump}`;
    for (const text of ['halo', 'ingatkan saya', 'status pesanan KH-104232'])
      await bot.service.receive(says(conversation, text, `${text}-${jump}`));
    await eventually(async () => [...runs.keys()].some((key) => key.startsWith(`${conversation}/`)));
    bot.now += jump % 2 === 0 ? HOUR : -HOUR;
    // The poll behind the outbox looks once a second: it meets a lease that seems to be over, or to have an hour left.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await bot.service.receive(says(conversation, 'halo', `after-${jump}`));
  }
  // Each has its result, by a clock that stands still again.
  await eventually(async () => {
    const all = await Promise.all(Array.from({ length: JUMPS }, (_, jump) => bot.store.readTurns(`msteams:${jump}`)));
    return all.every((turns) => turns.some(({ event }) => event.kind === 'action-result'));
  });
  // What a jump back has put off comes once the clock has caught up.
  bot.now += HOUR + 61_000;
  await eventually(async () => {
    bot.now += 1_000;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return isQuiet(bot.store);
  }, 30_000);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await bot.service.stop();
  const broken = [...(await brokenPromises(bot.store, { now: bot.now }))];
  for (let jump = 0; jump < JUMPS; jump++) {
    const conversation = `msteams:${jump}`;
    const messages = await bot.store.readMessages(conversation, 0, 1_000);
    for (const [text, times] of [
      ['Ini pengingatnya.', 1],
      ['Statusnya shipped.', 1],
      ['Halo juga.', 2],
    ] as const) {
      const count = messages.filter((message) => message.text === text).length;
      if (count !== times) broken.push(`${conversation}: '${text}' is there ${count} times`);
    }
    const due = messages.filter(({ from }) => from.role === 'bot').map(({ seq }) => `${conversation} ${seq}`);
    const got = delivered.filter((one) => one.startsWith(`${conversation} `));
    if (got.join() !== due.join()) broken.push(`${conversation}: delivered ${got.join()}`);
  }
  for (const [key, count] of runs) if (count > 1) broken.push(`${key} ran ${count} times`);
  note({ what: 'the clock jumps by an hour, forth and back', times: JUMPS, broken });
  expect(broken).toEqual([]);
}, 600_000);
