import type { Channel } from '../../../src/channels/channel';
import { type Bot, eventually, startBot } from '../../support/small-bot';
import { closeRigs, type Rig, startRig, teamsMessage } from './rig';

/** The whole way: Teams, the real service on SQLite, and back to Teams. */
describe('a conversation on Teams', () => {
  let bot: Bot;
  let rig: Rig;
  const thread = 'msteams:a:1-thread';

  beforeEach(async () => {
    const channel: Channel = { name: 'msteams', deliver: (delivery) => rig.channels[0]!.deliver!(delivery) };
    bot = await startBot({ channels: [channel] });
    rig = await startRig(
      undefined,
      {},
      { receive: (incoming) => bot.service.receive(incoming), typing: () => undefined },
    );
  });
  afterEach(async () => {
    await closeRigs();
    await bot.close();
  });

  const sent = (): string[] => rig.connector.delivered.map(({ activity }) => activity.text);
  const say = (id: string, text: string) => rig.post(teamsMessage({ id, text }));
  const pass = (ms: number): void => {
    bot.now += ms;
    rig.clock += ms;
  };
  const answers = (count: number) => eventually(async () => sent().length >= count && sent());

  test('is answered in order, once for each message, however often Teams sends it', async () => {
    await say('1', 'halo');
    await Promise.all([
      say('2', 'pesanan saya sudah sampai mana, KH-104232'),
      say('2', 'pesanan saya sudah sampai mana, KH-104232'),
    ]);
    await say('1', 'halo');
    expect(await answers(2)).toEqual(['Halo juga.', 'Statusnya shipped.']);
    expect(await bot.store.readTurns(thread)).toHaveLength(3);
  });

  test('is greeted once', async () => {
    for (const id of ['f:1', 'f:2']) {
      await rig.post(
        teamsMessage({ type: 'conversationUpdate', id, text: undefined, membersAdded: [{ id: '29:1-customer' }] }),
      );
    }
    await say('1', 'halo');
    const said = await answers(2);
    expect(said).toEqual([expect.stringContaining('Kirana'), 'Halo juga.']);
  });

  test('goes on in a person’s words, marked with the name', async () => {
    await say('1', 'saya mau bicara dengan petugas');
    await eventually(async () => (await bot.store.readCases({ owner: 'queue', limit: 10 })).length > 0);
    const agent = { id: 'dewi', name: 'Dewi' };
    await bot.service.act(thread, 'take', { kind: 'desk-take', agent });
    await bot.service.act(thread, 'say', { kind: 'desk-message', agent, text: 'Halo, saya Dewi.' });
    await eventually(async () => sent().includes('Dewi: Halo, saya Dewi.'));
    await say('2', 'terima kasih');
    const messages = await bot.store.readMessages(thread, 0, 100);
    expect(messages.at(-1)).toMatchObject({ from: { role: 'customer', name: 'Siti Rahma' }, text: 'terima kasih' });
  });

  test('loses nothing while the connector refuses, and keeps the order', async () => {
    rig.connector.script(
      { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
      { kind: 'status', status: 503 },
    );
    await say('1', 'halo');
    await say('2', 'pesanan KH-104232 sampai mana');
    // The clock stands still: what is to be tried again waits for it.
    const advance = setInterval(() => pass(1_000), 20);
    const said = await answers(2).finally(() => clearInterval(advance));
    expect(said).toEqual(['Halo juga.', 'Statusnya shipped.']);
    expect(rig.connector.calls).toHaveLength(4);
  });

  test('hears nothing before the time that the connector asked for, also of what comes after an answer that it outlived', async () => {
    rig.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': '1800' } });
    await say('1', 'halo');
    const putOff = (id: string) =>
      eventually(async () =>
        (await bot.store.readPending(thread)).outbox.some((entry) => entry.id === id && entry.due > bot.now),
      );
    await putOff('reply:2');
    pass(901_000);
    expect(await eventually(async () => (await bot.store.readDeadLetters(9))[0])).toMatchObject({ attempts: 1 });
    await say('2', 'pesanan KH-104232 sampai mana');
    await putOff('reply:4');
    expect(rig.connector.calls).toHaveLength(1);
    pass(899_000);
    expect(await answers(1)).toEqual(['Statusnya shipped.']);
  });

  test('goes on when the clock is set back by an hour: what was sent before holds nothing up', async () => {
    for (let n = 1; n <= 8; n++) {
      await say(`${n}`, 'halo');
      await answers(n);
      pass(1_000);
    }
    pass(-3_600_000);
    await say('after', 'halo');
    await answers(9);
    expect(await bot.store.readDeadLetters(9)).toEqual([]);
  });

  test('what the connector refuses for good stands among the dead letters, and the next message still goes out', async () => {
    rig.connector.script({ kind: 'status', status: 403 });
    await say('1', 'halo');
    await eventually(async () => (await bot.store.readDeadLetters(10)).length === 1);
    await say('2', 'pesanan KH-104232 sampai mana');
    expect(await answers(1)).toEqual(['Statusnya shipped.']);
  });
});
