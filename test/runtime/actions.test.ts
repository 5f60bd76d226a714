import type { Json } from '../../src/domain/json';
import { type Action, type ActionContext, ActionError } from '../../src/runtime/action';
import { type Bot, type BotOptions, changed, eventually, says, startBot } from '../support/small-bot';

const A = 'webchat:a';
let bot: Bot;

afterEach(() => bot.close());

/** Asks for an order with an action that behaves as given; returns what became of the call. */
async function outcomeOf(run: Action['run'], more: Partial<Action> = {}, options: BotOptions = {}) {
  const action: Action = { name: 'orders.find', ...more, run };
  bot = await startBot({ actions: [action], ...options });
  await bot.service.receive(says(A, 'status pesanan KH-104232'));
  return resultIn();
}

async function resultIn() {
  const body = await eventually(async () =>
    (await bot.store.readTurns(A)).find((turn) => turn.event.kind === 'action-result'),
  );
  if (body.event.kind !== 'action-result') throw new Error('unreachable');
  expect(body.event.id).toBe(`result:${body.event.callId}`);
  expect(await bot.store.claimOutbox({ now: 9e15, leaseMs: 1, limit: 9, kind: 'action' })).toEqual([]);
  return body.event.result;
}

/** Lets the time of the next try come, again and again. */
function windClock(): () => void {
  const timer = setInterval(() => {
    bot.now += 1_000;
  }, 50);
  return () => clearInterval(timer);
}

describe('an action', () => {
  test('is given its input, an idempotency key and the case; its value comes back', async () => {
    const seen: [Json, Partial<ActionContext>][] = [];
    const result = await outcomeOf(async (input, { signal, ...context }) => {
      seen.push([input, context]);
      return { status: 'packed', at: new Date(0) } as never;
    });
    expect(result).toEqual({ ok: true, value: { status: 'packed', at: '1970-01-01T00:00:00.000Z' } });
    expect(seen).toEqual([
      [
        { id: 'KH-104232' },
        {
          idempotencyKey: expect.stringMatching(/^webchat:a\/c1\.\d+$/),
          conversation: A,
          caseNumber: 'K-1001',
          language: 'id',
          now: bot.now,
        },
      ],
    ]);
  });

  test('that takes very long keeps no quick one waiting, however many of them there are', async () => {
    let free = () => {};
    const hanging = new Promise<null>((resolve) => {
      free = () => resolve(null);
    });
    const begun: string[] = [];
    const run: Action['run'] = async (_input, { conversation }) => {
      begun.push(conversation);
      return conversation === A ? { status: 'packed' } : hanging;
    };
    const files = changed('flows/order-status.yaml', (text) => text.replace('timeout: 1s', 'timeout: 10m'));
    bot = await startBot({ actions: [{ name: 'orders.find', run }], files });
    const many = Array.from({ length: 70 }, (_, index) => `webchat:slow-${index}`);
    for (const conversation of many) await bot.service.receive(says(conversation, 'status pesanan KH-104232'));
    await eventually(async () => begun.length >= 64, 60_000);
    await bot.service.receive(says(A, 'status pesanan KH-104232'));
    const hasAnswer = async () =>
      (await bot.store.readTurns(A)).some(({ event }) => event.kind === 'action-result' && event.result.ok);
    await eventually(hasAnswer, 60_000);
    // On a slow machine the quick one is done before the last slow one is begun.
    await eventually(async () => begun.length >= 71, 60_000);
    expect(begun).toHaveLength(71);
    free();
  }, 130_000);

  test('that fails is tried again under the same key, with a pause between', async () => {
    const keys: string[] = [];
    const result = outcomeOf(async (_input, { idempotencyKey }) => {
      keys.push(idempotencyKey);
      if (keys.length === 1) throw new Error('busy');
      return { status: 'found' };
    });
    await eventually(async () => keys.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(keys).toHaveLength(1);
    const stop = windClock();
    expect(await result).toEqual({ ok: true, value: { status: 'found' } });
    stop();
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });

  test('that fails as often as it may gives its code to the flow', async () => {
    let runs = 0;
    const result = outcomeOf(async () => {
      runs++;
      throw new ActionError('SHOP_DOWN', 'the shop does not answer');
    });
    await eventually(async () => runs === 1);
    const stop = windClock();
    expect(await result).toEqual({ ok: false, code: 'SHOP_DOWN', message: 'the shop does not answer' });
    stop();
    expect(runs).toBe(2);
    expect(await bot.store.readCases({ owner: 'queue', limit: 5 })).toMatchObject([{ team: 'orders' }]);
  });

  test('that says trying again is pointless is not tried again', async () => {
    let runs = 0;
    const result = await outcomeOf(async () => {
      runs++;
      throw new ActionError('NO_SUCH_ORDER', 'no', { retry: false });
    });
    expect(result).toMatchObject({ ok: false, code: 'NO_SUCH_ORDER' });
    expect(runs).toBe(1);
  });

  test('that hangs ends with its time-out, whether it listens to the signal or not', async () => {
    let aborted = 0;
    let begun = 0;
    const result = outcomeOf((_input, { signal }) => {
      begun++;
      return new Promise(() => {
        signal.addEventListener('abort', () => aborted++);
      });
    });
    const settled = eventually(async () => aborted === 1);
    await settled;
    const stop = windClock();
    await eventually(async () => begun === 2);
    stop();
    expect(await result).toMatchObject({ ok: false, code: 'ACTION_TIMEOUT' });
    expect(aborted).toBe(2);
  });

  test('with a schema never runs on input that does not fit', async () => {
    let runs = 0;
    const input = { type: 'object', properties: { id: { type: 'number' } } };
    const result = await outcomeOf(
      async () => {
        runs++;
        return null;
      },
      { input },
    );
    expect(result).toEqual({
      ok: false,
      code: 'ACTION_INPUT_INVALID',
      message: 'The input was refused: /id must be number.',
    });
    expect(runs).toBe(0);
  });

  test('with a schema never brings back a result of another shape', async () => {
    const result = await outcomeOf(async () => ({ status: 5 }), {
      result: { type: ['object', 'null'], properties: { status: { type: 'string' } } },
    });
    expect(result).toMatchObject({ ok: false, code: 'ACTION_RESULT_INVALID' });
  });

  test('that is not there is a failure of its own', async () => {
    const result = await outcomeOf(async () => null, {}, { served: [] });
    expect(result).toEqual({ ok: false, code: 'ACTION_UNKNOWN', message: "There is no action 'orders.find' here." });
  });

  test('whose result is no JSON fails; nothing returned is null', async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(await outcomeOf(async () => circle as never)).toMatchObject({ ok: false, code: 'ACTION_RESULT_INVALID' });
    await bot.close();
    expect(await outcomeOf(async () => undefined as never)).toEqual({ ok: true, value: null });
  });

  test('that was under way when the process ended runs again after the start', async () => {
    let runs = 0;
    bot = await startBot({
      actions: [
        {
          name: 'orders.find',
          run: () => {
            runs++;
            return runs === 1 ? new Promise(() => {}) : Promise.resolve({ status: 'found' });
          },
        },
      ],
    });
    await bot.service.receive(says(A, 'status pesanan KH-104232'));
    await eventually(async () => runs === 1);
    await bot.restart(10);
    // Where others may have it the lease outlives its process.
    bot.now += 15_000;
    expect(await resultIn()).toEqual({ ok: true, value: { status: 'found' } });
    expect(runs).toBe(2);
  });
});
