import { KhidmatError } from '../../src/errors';
import { createLog } from '../../src/log';
import { createService } from '../../src/runtime/create-service';
import type { CommitResult, Store } from '../../src/store/store';
import { type Bot, type BotOptions, changed, eventually, findOrder, says, startBot } from '../support/small-bot';

const A = 'webchat:a';
const ANI = { id: 'ani', name: 'Ani' };
const BUDI = { id: 'budi', name: 'Budi' };

let bot: Bot;
const start = async (options: BotOptions = {}) => {
  bot = await startBot(options);
};
const texts = async (conversation = A) =>
  (await bot.store.readMessages(conversation, 0, 1000)).map(({ from, text }) => `${from.role}: ${text}`);
const stateOf = async (conversation = A) => (await bot.store.readConversation(conversation))!.state;

afterEach(() => bot.close());

/** A store whose commits wait until the gate is opened. */
function gated() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const wrap = (store: Store): Store => ({
    ...store,
    commitTurn: async (turn) => {
      await gate;
      return store.commitTurn(turn);
    },
  });
  return { wrap, open };
}

describe('a turn', () => {
  test('answers a message, and what an action finds in a turn of its own', async () => {
    await start();
    expect(await bot.service.receive(says(A, 'halo'))).toEqual({ turn: 1, seq: 1, refused: null });
    await bot.service.receive(says(A, 'pesanan saya sudah sampai mana, KH-104232'));
    await eventually(async () => (await texts()).includes('bot: Statusnya shipped.'));
    expect(await texts()).toEqual([
      'customer: halo',
      'bot: Halo juga.',
      'customer: pesanan saya sudah sampai mana, KH-104232',
      'bot: Statusnya shipped.',
    ]);
    expect((await bot.store.readTurns(A)).map(({ event }) => event.kind)).toEqual([
      'message',
      'message',
      'action-result',
    ]);
  });

  test('that closes one case and opens the next leaves one open', async () => {
    await start({
      files: changed('flows/order-status.yaml', (text) =>
        text.replace('resolve: { confirm: false }', 'resolve: { confirm: true }'),
      ),
    });
    await bot.service.receive(says(A, 'pesanan saya sudah sampai mana, KH-104232'));
    await eventually(async () => (await stateOf()).phase.kind === 'confirming');
    const first = (await stateOf()).case!;
    await bot.service.receive(says(A, 'cek status pesanan'));
    expect((await stateOf()).case!.number).not.toBe(first.number);
    const { case: former } = (await bot.store.readCase(first.number))!;
    expect(former).toEqual({ ...first, outcome: 'resolved-implied', closedAt: expect.any(Number) });
    expect(await bot.store.readCases({ limit: 9 })).toHaveLength(1);
  });

  test('is taken once, however often and at whatever moment its event comes', async () => {
    await start();
    const first = await bot.service.receive(says(A, 'halo', 'm-1'));
    const again = await Promise.all(Array.from({ length: 10 }, () => bot.service.receive(says(A, 'halo', 'm-1'))));
    expect(again).toEqual(Array(10).fill(first));
    const both = await Promise.all([1, 2].map(() => bot.service.receive(says('webchat:b', 'halo', 'm-1'))));
    expect(both[0]).toEqual(both[1]);
    await bot.restart();
    expect(await bot.service.receive(says(A, 'halo', 'm-1'))).toEqual(first);
    expect(await texts()).toEqual(['customer: halo', 'bot: Halo juga.']);
    expect(await texts('webchat:b')).toHaveLength(2);
  });

  test('comes in the order of arrival in its conversation', async () => {
    await start();
    const ids = Array.from({ length: 30 }, (_, at) => `m-${at}`);
    await Promise.all(
      ids.flatMap((id) => [
        bot.service.receive(says(A, 'halo', id)),
        bot.service.receive(says('webchat:b', 'halo', id)),
      ]),
    );
    for (const conversation of [A, 'webchat:b']) {
      expect((await bot.store.readTurns(conversation)).map(({ event }) => event.id)).toEqual(ids);
      const messages = await bot.store.readMessages(conversation, 0, 1000);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, at) => at + 1));
    }
  });

  test('is decided anew when another process was first', async () => {
    await start();
    const log = createLog({ level: 'silent' });
    const other = createService({
      store: bot.store,
      content: bot.holder,
      channels: [{ name: 'webchat', deliver: null }],
      actions: [findOrder],
      log,
      now: () => bot.now,
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => [
        bot.service.receive(says(A, 'halo', `one-${at}`)),
        other.receive(says(A, 'halo', `two-${at}`)),
      ]).flat(),
    );
    const turns = await bot.store.readTurns(A);
    expect(new Set(turns.map(({ event }) => event.id)).size).toBe(40);
    expect(turns.map(({ turn }) => turn)).toEqual(turns.map((_, at) => at + 1));
    const messages = await bot.store.readMessages(A, 0, 1000);
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, at) => at + 1));
    await other.stop();
  });

  test('is not acknowledged before it is committed', async () => {
    const { wrap, open } = gated();
    await start({ wrap });
    let acknowledged = false;
    const receipt = bot.service.receive(says(A, 'halo')).then((got) => {
      acknowledged = true;
      return got;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(acknowledged).toBe(false);
    open();
    expect(await receipt).toMatchObject({ turn: 1 });
  });

  test('that could not be stored is refused, says nothing to listeners and may come again', async () => {
    let full = true;
    await start({
      wrap: (store) => ({
        ...store,
        commitTurn: (turn): Promise<CommitResult> =>
          full ? Promise.reject(new KhidmatError('STORE_FULL', 'full')) : store.commitTurn(turn),
      }),
    });
    const heard: number[] = [];
    bot.service.onMessages(A, (messages) => heard.push(...messages.map(({ seq }) => seq)));
    await expect(bot.service.receive(says(A, 'halo', 'm-1'))).rejects.toMatchObject({ code: 'STORE_FULL' });
    expect(heard).toEqual([]);
    full = false;
    expect(await bot.service.receive(says(A, 'halo', 'm-1'))).toMatchObject({ turn: 1, seq: 1 });
    expect(heard).toEqual([1, 2]);
  });

  test('is refused while too much waits in its conversation, and the others go on', async () => {
    const { wrap, open } = gated();
    await start({ wrap });
    const sent = Array.from({ length: 103 }, (_, at) => bot.service.receive(says(A, 'halo', `m-${at}`)));
    const other = bot.service.receive(says('webchat:b', 'halo'));
    open();
    const results = await Promise.allSettled(sent);
    expect(results.slice(0, 100).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(results.slice(100)).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'OVERLOADED' } }));
    expect(await other).toMatchObject({ turn: 1 });
    expect(await bot.store.readTurns(A)).toHaveLength(100);
  });

  test('of a text that is too long is refused', async () => {
    await start();
    await expect(bot.service.receive(says(A, 'a'.repeat(8001)))).rejects.toMatchObject({ code: 'TEXT_TOO_LONG' });
    expect(await bot.service.receive(says(A, 'a'.repeat(8000)))).toMatchObject({ turn: 1 });
  });

  test('that the program cannot decide keeps the words, apologises and goes to people', async () => {
    await start({
      wrapContent: (holder) => ({
        current: () => holder.current(),
        understand: (text, context) => holder.understand(text, context),
        contentFor: async (state) => {
          const content = await holder.contentFor(state);
          return {
            ...content,
            get flowOf(): never {
              throw new TypeError('rahasia pelanggan: halo');
            },
          };
        },
      }),
    });
    expect(await bot.service.receive(says(A, 'halo'))).toEqual({ turn: 1, seq: 1, refused: null });
    const said = await texts();
    expect(said[0]).toBe('customer: halo');
    expect(said[1]).toBe('bot: Maaf, ada gangguan di pihak kami.');
    expect(await bot.store.readCases({ owner: 'queue', limit: 5 })).toMatchObject([
      { conversation: A, case: { handoff: { reason: 'internal-error' } } },
    ]);
    const fault = bot.log.find((line) => line.includes('could not be decided'))!;
    expect(JSON.parse(fault)).toMatchObject({ level: 50, conversation: A, fault: { name: 'TypeError' } });
    expect(bot.log.join('')).not.toMatch(/halo|rahasia/);
  });
});

describe('case numbers', () => {
  const ask = (conversation: string) => bot.service.receive(says(conversation, 'cek status pesanan'));

  test('begin at K-1001, are used only by cases, and never twice', async () => {
    await start();
    for (let at = 0; at < 5; at++) await bot.service.receive(says(A, 'halo'));
    await ask(A);
    expect((await stateOf()).case!.number).toBe('K-1001');
    await Promise.all(Array.from({ length: 30 }, (_, at) => ask(`webchat:${at}`)));
    await bot.restart();
    await Promise.all(Array.from({ length: 10 }, (_, at) => ask(`webchat:later-${at}`)));
    const numbers = (await bot.store.readCases({ limit: 1000 })).map((row) => row.case.number);
    expect(numbers).toHaveLength(41);
    expect(new Set(numbers).size).toBe(41);
  });
});

describe('the desk', () => {
  const handOver = () => bot.service.receive(says(A, 'saya mau bicara dengan orang'));

  test('of two agents who take the same case one gets it, and a repeated press is one press', async () => {
    await start();
    await handOver();
    const [ani, budi] = await Promise.all([
      bot.service.act(A, 'take-ani', { kind: 'desk-take', agent: ANI }),
      bot.service.act(A, 'take-budi', { kind: 'desk-take', agent: BUDI }),
    ]);
    expect([ani!.refused, budi!.refused]).toEqual([null, 'not-waiting']);
    expect(await bot.service.act(A, 'take-ani', { kind: 'desk-take', agent: ANI })).toEqual(ani);
    expect((await stateOf()).case!.owner).toEqual({ kind: 'agent', agentId: 'ani', name: 'Ani' });
    const receipt = await bot.service.act(A, 'say-1', { kind: 'desk-message', agent: ANI, text: 'Halo, saya Ani.' });
    expect((await texts()).at(receipt.seq! - 1)).toBe('agent: Halo, saya Ani.');
  });

  test('cannot begin a conversation', async () => {
    await start();
    const act = bot.service.act('webchat:nobody', 'x', { kind: 'desk-take', agent: ANI });
    await expect(act).rejects.toMatchObject({ code: 'CONVERSATION_UNKNOWN' });
  });
});

describe('listeners', () => {
  test('hear what was committed, of their conversation, until they stop', async () => {
    await start();
    const heard: string[] = [];
    const cases: string[] = [];
    bot.service.onMessages(A, () => {
      throw new Error('a listener of bad manners');
    });
    const stop = bot.service.onMessages(A, (messages) => heard.push(...messages.map(({ text }) => text)));
    bot.service.onCases((conversation) => cases.push(conversation));
    await bot.service.receive(says(A, 'halo'));
    await bot.service.receive(says('webchat:b', 'halo'));
    expect(heard).toEqual(['halo', 'Halo juga.']);
    expect(cases).toEqual([]);
    await bot.service.receive(says('webchat:b', 'saya mau bicara dengan orang'));
    expect(cases).toEqual(['webchat:b']);
    stop();
    await bot.service.receive(says(A, 'halo'));
    expect(heard).toHaveLength(2);
  });

  test('hear typing, which is not kept', async () => {
    await start();
    const seen: string[] = [];
    const stop = bot.service.onTyping(A, ({ role, name }) => seen.push(`${role} ${name}`));
    bot.service.typing(A, { role: 'agent', name: 'Ani' });
    bot.service.typing('webchat:b', { role: 'agent', name: 'Budi' });
    stop();
    bot.service.typing(A, { role: 'agent', name: 'Ani' });
    expect(seen).toEqual(['agent Ani']);
    expect(await bot.store.readTurns(A)).toEqual([]);
  });
});

describe('stopping', () => {
  test('refuses what is new and finishes what is under way', async () => {
    const { wrap, open } = gated();
    await start({ wrap });
    const underWay = bot.service.receive(says(A, 'halo'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const stopped = bot.service.stop();
    await expect(bot.service.receive(says(A, 'halo'))).rejects.toMatchObject({ code: 'OVERLOADED' });
    open();
    expect(await underWay).toMatchObject({ turn: 1 });
    await stopped;
  });
});
