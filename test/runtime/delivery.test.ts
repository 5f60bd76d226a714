import { type Delivery, DeliveryError } from '../../src/channels/channel';
import { readExposition } from '../support/exposition';
import { type Bot, eventually, says, startBot } from '../support/small-bot';

const A = 'msteams:a';
let bot: Bot;

afterEach(() => bot.close());

/** A channel that must be called, and does what it is told. */
async function startWith(deliver: (delivery: Delivery, nth: number) => Promise<void>) {
  const calls: Delivery[] = [];
  const channel = {
    name: 'msteams',
    deliver: (delivery: Delivery) => {
      calls.push(delivery);
      return deliver(delivery, calls.length);
    },
  };
  bot = await startBot({ channels: [channel] });
  return calls;
}

const send = (text: string, conversation = A) =>
  bot.service.receive({ ...says(conversation, text), reference: { to: conversation } });

/** What became of its last try is kept, and its next one is ahead. */
const isPutOff = (seq: number) =>
  eventually(async () =>
    (await bot.store.readPending(A)).outbox.some(({ id, due }) => id === `reply:${seq}` && due > bot.now),
  );

describe('a reply', () => {
  test('is handed to its channel after the commit, in order, with where to and a key', async () => {
    const calls = await startWith(async () => {});
    for (const text of ['halo', 'halo', 'halo']) await send(text);
    await eventually(async () => calls.length === 3);
    expect(calls.map(({ message, partArrived: _, ...rest }) => [rest, message.seq])).toEqual(
      [2, 4, 6].map((seq) => [
        { conversation: A, reference: { to: A }, idempotencyKey: `${A}/${seq}`, partsBefore: 0 },
        seq,
      ]),
    );
    expect(await bot.store.readDeadLetters(9)).toEqual([]);
  });

  test('that goes in parts is told at each further try how many have arrived, also when it is sent again by hand', async () => {
    const fates = [
      new DeliveryError('429', { final: false }),
      new DeliveryError('the limits', { final: false, heldBack: true, retryAfterMs: 1 }),
      new DeliveryError('400', { final: true }),
    ];
    const calls = await startWith(async ({ partArrived }, nth) => {
      partArrived();
      if (nth <= fates.length) throw fates[nth - 1];
    });
    await send('halo');
    for (const tries of [1, 2]) {
      await eventually(async () => calls.length === tries);
      await isPutOff(2);
      bot.now += 30_000;
    }
    await eventually(async () => (await bot.store.readDeadLetters(9)).length === 1);
    await bot.store.reviveDeadLetter(A, 'reply:2', bot.now);
    await eventually(async () => calls.length === 4);
    expect(calls.map(({ partsBefore }) => partsBefore)).toEqual([0, 1, 2, 3]);
  });

  test('of a channel whose clients fetch is not put into the outbox', async () => {
    bot = await startBot();
    await bot.service.receive(says('webchat:a', 'halo'));
    expect(await bot.store.claimOutbox({ now: 9e15, leaseMs: 1, limit: 9, kind: 'reply' })).toEqual([]);
  });

  test('that fails is tried again after two seconds, before any later one, while other conversations go on', async () => {
    const calls = await startWith(async ({ conversation }, nth) => {
      if (conversation === A && nth === 1) throw new Error('502');
    });
    await send('halo');
    await send('halo');
    await eventually(async () => calls.length === 1);
    await send('halo', 'msteams:b');
    await eventually(async () => calls.length === 2);
    bot.now += 1_900;
    await send('halo', 'msteams:c');
    await eventually(async () => calls.length === 3);
    bot.now += 100;
    await eventually(async () => calls.length === 5);
    expect(calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      `${A}/2`,
      'msteams:b/2',
      'msteams:c/2',
      `${A}/2`,
      `${A}/4`,
    ]);
  });

  test('waits as long as the channel asks', async () => {
    const calls = await startWith(async (_delivery, nth) => {
      if (nth === 1) throw new DeliveryError('429', { final: false, retryAfterMs: 60_000 });
    });
    await send('halo');
    await eventually(async () => calls.length === 1);
    bot.now += 59_900;
    await send('halo', 'msteams:b');
    await eventually(async () => calls.length === 2);
    bot.now += 100;
    await eventually(async () => calls.length === 3);
    expect(calls.map(({ conversation }) => conversation)).toEqual([A, 'msteams:b', A]);
  });

  test('keeps nobody waiting for longer than it is news, however long the channel asks, and is not offered before', async () => {
    const calls = await startWith(async (_delivery, nth) => {
      if (nth === 1) throw new DeliveryError('429', { final: false, retryAfterMs: 86_400_000 });
    });
    await send('halo');
    await isPutOff(2);
    bot.now += 15 * 60_000;
    await send('halo');
    await eventually(async () => calls.length === 2);
    expect(calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual([`${A}/2`, `${A}/4`]);
    expect(await bot.store.readDeadLetters(9)).toMatchObject([{ id: 'reply:2', attempts: 1, lastError: '429' }]);
  });

  test('that can never arrive becomes a dead letter at once, and the next one goes', async () => {
    const calls = await startWith(async (_delivery, nth) => {
      if (nth === 1) throw new DeliveryError('the conversation is gone', { final: true });
    });
    await send('halo');
    await send('halo');
    await eventually(async () => calls.length === 2);
    expect(await bot.store.readDeadLetters(9)).toMatchObject([
      { conversation: A, id: 'reply:2', lastError: 'the conversation is gone' },
    ]);
  });

  test('that has not arrived after a quarter of an hour becomes a dead letter', async () => {
    const calls = await startWith(async () => {
      throw new Error('502');
    });
    await send('halo');
    await isPutOff(2);
    bot.now += 14 * 60_000;
    await eventually(async () => calls.length === 2);
    await isPutOff(2);
    expect(await bot.store.readDeadLetters(9)).toEqual([]);
    bot.now += 60_000;
    expect(await eventually(async () => (await bot.store.readDeadLetters(9))[0])).toMatchObject({ attempts: 3 });
  });

  test('whose first try comes late has more than that one', async () => {
    const calls = await startWith(async (_delivery, nth) => {
      if (nth <= 3) throw new Error('502');
    });
    await send('halo');
    await send('halo');
    await isPutOff(2);
    // The first is given up, and the second is a quarter of an hour old when its turn comes.
    bot.now += 15 * 60_000;
    await isPutOff(4);
    bot.now += 2_000;
    await eventually(async () => calls.length === 4);
    expect(calls.map(({ message }) => message.seq)).toEqual([2, 2, 4, 4]);
    expect(await bot.store.readDeadLetters(9)).toMatchObject([{ id: 'reply:2' }]);
  });

  test('that is sent again by hand is tried for as long as a new one', async () => {
    const calls = await startWith(async (_delivery, nth) => {
      if (nth === 1) throw new DeliveryError('404', { final: true });
      if (nth === 2) throw new DeliveryError('429', { final: false, retryAfterMs: 60_000 });
    });
    await send('halo');
    await eventually(async () => (await bot.store.readDeadLetters(9)).length === 1);
    bot.now += 3_600_000;
    await bot.store.reviveDeadLetter(A, 'reply:2', bot.now);
    await isPutOff(2);
    bot.now += 60_000;
    await eventually(async () => calls.length === 3);
    expect(await bot.store.readDeadLetters(9)).toEqual([]);
  });

  test('that a limit holds back waits for just as long as that, and has had no try', async () => {
    const calls = await startWith(async (_delivery, nth) => {
      if (nth <= 5) throw new DeliveryError('later', { final: false, heldBack: true, retryAfterMs: 300 });
      if (nth === 6) throw new DeliveryError('gone', { final: true });
    });
    await send('halo');
    for (let nth = 1; nth <= 5; nth++) {
      await isPutOff(2);
      expect(calls).toHaveLength(nth);
      bot.now += 300;
    }
    expect(await eventually(async () => (await bot.store.readDeadLetters(9))[0])).toMatchObject({ attempts: 1 });
  });

  test('that a limit holds back for longer than it is news becomes a dead letter that was never offered', async () => {
    const calls = await startWith(async () => {
      throw new DeliveryError('later', { final: false, heldBack: true, retryAfterMs: 3_600_000 });
    });
    await send('halo');
    await isPutOff(2);
    bot.now += 15 * 60_000;
    expect(await eventually(async () => (await bot.store.readDeadLetters(9))[0])).toMatchObject({
      ...{ attempts: 0, lastError: 'later' },
    });
    expect(calls).toHaveLength(1);
  });

  test('is counted by what came of it; one that may have arrived is marked in the log, too', async () => {
    await startWith(async (_delivery, nth) => {
      if (nth === 1) throw new DeliveryError('502', { final: false, ambiguous: true });
      if (nth === 2) throw new DeliveryError('429', { final: false });
      if (nth === 3) throw new DeliveryError('later', { final: false, heldBack: true, retryAfterMs: 10 });
    });
    const counted = async () => {
      const samples = readExposition(await bot.meters.registry.write());
      return ['ambiguous', 'failed', 'held-back', 'delivered'].map((outcome) =>
        samples.get(`khidmat_deliveries_total{outcome="${outcome}"}`),
      );
    };
    await send('halo');
    await eventually(async () => {
      bot.now += 100;
      return (await counted())[3] === 1;
    });
    expect(await counted()).toEqual([1, 1, 1, 1]);
    const failed = bot.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'failed; to be tried again');
    expect(failed.map(({ error, ambiguous }) => [error, ambiguous])).toEqual([
      ['502', true],
      ['429', undefined],
    ]);
  });

  test('that was under way when the process ended is delivered again under the same key', async () => {
    const calls = await startWith((_delivery, nth) => (nth === 1 ? new Promise(() => {}) : Promise.resolve()));
    await send('halo');
    await eventually(async () => calls.length === 1);
    await bot.restart(10);
    // Where others may have it the lease outlives its process.
    bot.now += 15_000;
    await eventually(async () => calls.length === 2);
    expect(calls[1]!.idempotencyKey).toBe(calls[0]!.idempotencyKey);
    // It may have arrived the first time.
    const samples = readExposition(await bot.meters.registry.write());
    expect(samples.get('khidmat_deliveries_total{outcome="ambiguous"}')).toBe(1);
  });
});
