import type { Message } from '../../src/domain/message';
import { createLog } from '../../src/log';
import { gatherHints } from '../../src/wakeups/gather';
import { postgresWakeups } from '../../src/wakeups/postgres';
import type { Wakeups } from '../../src/wakeups/wakeups';
import { keepBotsInPostgres } from '../support/bots-on-postgres';
import { type Bot, type BotOptions, eventually, findOrder, says, startBot } from '../support/small-bot';

const data = keepBotsInPostgres();
const ANI = { id: 'ani', name: 'Ani' };
const BUDI = { id: 'budi', name: 'Budi' };

/** Loses everything. */
const losing = () => gatherHints(() => ({ send: async () => {}, close: async () => {} }));

const bots: Bot[] = [];
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close();
});

/** Services as in so many processes on one database. */
async function startAll(count: number, wakeupsOf?: () => Wakeups, options: BotOptions = {}): Promise<Bot[]> {
  const folder = `processes-${Math.random()}`;
  const url = await data.urlOf(folder);
  const wakeups = wakeupsOf ?? (() => postgresWakeups(url, createLog({ level: 'silent' })));
  for (let n = 0; n < count; n++) bots.push(await startBot({ ...options, folder, wakeups }));
  return bots;
}

/** What a socket of the conversation shows: it reads the store whenever it hears something. */
function socketOn(bot: Bot, conversation: string): { readonly texts: string[]; close(): void } {
  const texts: string[] = [];
  let seen = 0;
  let reading: Promise<void> = Promise.resolve();
  const read = async () => {
    for (const message of await bot.store.readMessages(conversation, seen, 100)) {
      seen = message.seq;
      texts.push(message.text);
    }
  };
  const close = bot.service.onMessages(conversation, (_messages: readonly Message[]) => {
    reading = reading.then(read);
  });
  return { texts, close };
}

async function waitingCase(bot: Bot, conversation: string): Promise<string> {
  await bot.service.receive(says(conversation, 'cek status pesanan'));
  await bot.service.receive(says(conversation, 'KH-104233'));
  const rows = await eventually(async () => {
    const found = await bot.store.readCases({ owner: 'queue', limit: 10 });
    return found.some((row) => row.conversation === conversation) && found;
  });
  return rows.find((row) => row.conversation === conversation)!.case.number;
}

describe.each([
  ['hints', undefined],
  ['every hint lost', losing],
] as const)('processes on one database, with %s', (_name, wakeupsOf) => {
  test('a customer’s socket on one, the agent on another, the bot on a third', async () => {
    const [a, b, c] = await startAll(3, wakeupsOf);
    const socket = socketOn(a!, 'webchat:1');
    await waitingCase(c!, 'webchat:1');
    await b!.service.act('webchat:1', 'd1', { kind: 'desk-take', agent: ANI });
    await b!.service.act('webchat:1', 'd2', { kind: 'desk-message', agent: ANI, text: 'Saya bantu.' });
    await eventually(async () => socket.texts.includes('Saya bantu.'));
    const all = await a!.store.readMessages('webchat:1', 0, 100);
    expect(socket.texts).toEqual(all.map(({ text }) => text));
  });

  test('the desk of one hears of a case that waits in another', async () => {
    const [a, b] = await startAll(2, wakeupsOf);
    let heard = 0;
    a!.service.onCases(() => {
      heard += 1;
    });
    await eventually(async () => heard > 0 || wakeupsOf === undefined);
    const before = heard;
    await waitingCase(b!, 'webchat:2');
    await eventually(async () => heard > before);
  });

  test('one customer’s messages go to all of them by turns, and each is one turn', async () => {
    const all = await startAll(3, wakeupsOf);
    for (let n = 0; n < 12; n++) {
      const message = says('webchat:3', n % 2 === 0 ? 'halo' : 'selamat pagi', `m-${n}`);
      const receipt = await all[n % 3]!.service.receive(message);
      expect(await all[(n + 1) % 3]!.service.receive(message)).toEqual(receipt);
    }
    const turns = await all[0]!.store.readTurns('webchat:3');
    expect(turns.map(({ event }) => event.id)).toEqual(Array.from({ length: 12 }, (_, n) => `m-${n}`));
    const seqs = (await all[1]!.store.readMessages('webchat:3', 0, 100)).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  });
});

describe('processes on one database', () => {
  test('take every message of one moment, in any process, once and densely', async () => {
    const all = await startAll(3);
    await all[0]!.service.receive(says('webchat:4', 'halo', 'first'));
    const sent = Array.from({ length: 10 }, (_, n) => says('webchat:4', 'halo', `x-${n}`));
    await Promise.all(sent.flatMap((message) => all.map((bot) => bot.service.receive(message))));
    const turns = await all[0]!.store.readTurns('webchat:4');
    expect(turns).toHaveLength(11);
    expect(turns.map(({ turn }) => turn)).toEqual(turns.map((_, at) => at + 1));
  });

  test('give a case to one agent only, whichever process they press in', async () => {
    const [a, b] = await startAll(2);
    for (let round = 0; round < 5; round++) {
      const conversation = `webchat:race-${round}`;
      await waitingCase(a!, conversation);
      const receipts = await Promise.all([
        a!.service.act(conversation, 'take-a', { kind: 'desk-take', agent: ANI }),
        b!.service.act(conversation, 'take-b', { kind: 'desk-take', agent: BUDI }),
      ]);
      expect(receipts.map(({ refused }) => refused).sort()).toEqual(['not-waiting', null]);
    }
  });

  test('deliver each answer once, in order, whoever does it', async () => {
    const delivered: number[] = [];
    const channel = {
      name: 'msteams',
      deliver: async ({ message }: { message: Message }) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        delivered.push(message.seq);
      },
    };
    const all = await startAll(3, undefined, { channels: [channel] });
    for (let n = 0; n < 9; n++) await all[n % 3]!.service.receive(says('msteams:1', 'halo'));
    const seqs = (await all[0]!.store.readMessages('msteams:1', 0, 100))
      .filter(({ from }) => from.role !== 'customer')
      .map(({ seq }) => seq);
    await eventually(async () => delivered.length >= seqs.length);
    expect(delivered).toEqual(seqs);
  });

  test('run each action’s result once, and finish what another one left', async () => {
    const stuck = { ...findOrder, run: () => new Promise<never>(() => {}) };
    const [a] = await startAll(1, undefined, { served: [stuck] });
    await a!.service.receive(says('webchat:5', 'cek status pesanan'));
    await a!.service.receive(says('webchat:5', 'KH-104232'));
    await eventually(
      async () => (await a!.store.claimOutbox({ now: a!.now, leaseMs: 0, limit: 1, kind: 'action' })).length === 0,
    );
    const b = await startBot({ folder: a!.folder });
    bots.push(b);
    // The first one’s lease has run out.
    b.now += 16_000;
    await eventually(async () => (await b.store.readConversation('webchat:5'))!.state.phase.kind === 'idle');
    const results = (await b.store.readTurns('webchat:5')).filter(({ event }) => event.kind === 'action-result');
    expect(results).toHaveLength(1);
  });
});
