import { createLog } from '../../src/log';
import { AgentPresence } from '../../src/runtime/agent-presence';
import { type Bot, eventually, says, startBot } from '../support/small-bot';
import { NOON } from '../support/turns';

const ANI = { id: 'ani', name: 'Ani' };
const MINUTE = 60_000;
let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const wantPerson = (conversation: string) => bot.service.receive(says(conversation, 'saya mau bicara dengan orang'));
const places = async (conversation: string) =>
  (await bot.store.readMessages(conversation, 0, 100)).flatMap(({ notice }) =>
    notice?.kind === 'queued' ? [[notice.position, notice.waitMs]] : [],
  );
const caseOf = async (conversation: string) => (await bot.store.readConversation(conversation))!.state.case!;
const hire = (id: string) =>
  bot.store.people.createAgent({ id, name: id, email: id, role: 'agent', teams: ['general'], disabled: false }, 'hash');

describe('a timer', () => {
  test('becomes an event when it is due, also when the server was down at that moment', async () => {
    await bot.service.receive(says('webchat:a', 'cek status pesanan'));
    bot.now += 29 * MINUTE;
    await bot.restart();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await caseOf('webchat:a')).outcome).toBeNull();
    await bot.service.stop();
    bot.now += MINUTE;
    await bot.restart();
    await eventually(async () => (await caseOf('webchat:a')).outcome === 'abandoned');
    expect(await bot.store.claimTimers({ now: 9e15, leaseMs: 0, limit: 10 })).toEqual([]);
  });

  test('of the same name is another one the next time', async () => {
    for (const number of ['K-1001', 'K-1002']) {
      await bot.service.receive(says('webchat:a', 'cek status pesanan'));
      expect((await caseOf('webchat:a')).number).toBe(number);
      bot.now += 30 * MINUTE;
      await eventually(async () => (await caseOf('webchat:a')).outcome === 'abandoned');
    }
  });

  test('that was set anew is due at its new time only', async () => {
    await bot.service.receive(says('webchat:a', 'cek status pesanan'));
    bot.now += 20 * MINUTE;
    await bot.service.receive(says('webchat:a', 'sebentar'));
    bot.now += 20 * MINUTE;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await caseOf('webchat:a')).closedAt).toBeNull();
    bot.now += 10 * MINUTE;
    await eventually(async () => (await caseOf('webchat:a')).outcome === 'abandoned');
  });
});

describe('places in the queue', () => {
  test('are told once after the handoff, and again when they got better and a minute is over', async () => {
    await wantPerson('webchat:a');
    await eventually(async () => (await places('webchat:a')).length === 1);
    bot.now += 1;
    await wantPerson('webchat:b');
    await eventually(async () => (await places('webchat:b')).length === 1);
    expect(await places('webchat:a')).toEqual([[1, null]]);
    expect(await places('webchat:b')).toEqual([[2, null]]);
    bot.now += MINUTE;
    await bot.service.act('webchat:a', 'take', { kind: 'desk-take', agent: ANI });
    await eventually(async () => (await places('webchat:b')).length === 2);
    expect((await places('webchat:b'))[1]).toEqual([1, null]);
    // Nobody gets an event that would tell nothing new.
    const events = async (conversation: string) =>
      (await bot.store.readTurns(conversation)).filter(({ event }) => event.kind === 'queue-place').length;
    expect([await events('webchat:a'), await events('webchat:b')]).toEqual([1, 2]);
  });

  test('tell once that nobody is there any more when the last agent has left', async () => {
    await hire('ani');
    await bot.store.people.notePresence('ani', bot.now);
    await wantPerson('webchat:a');
    await eventually(async () => (await places('webchat:a')).length === 1);
    bot.now += MINUTE;
    for (const other of ['webchat:b', 'webchat:c']) {
      await wantPerson(other);
      await eventually(async () => (await places(other)).length === 1);
    }
    const told = (await bot.store.readTurns('webchat:a')).flatMap(({ event }) =>
      event.kind === 'queue-place' ? [event.agentsOnline] : [],
    );
    expect(told).toEqual([1, 0]);
  });

  test('come with a wait once enough waits are known and somebody is there', async () => {
    await hire('ani');
    for (const [at, waitMs] of [5 * MINUTE, 7 * MINUTE, 9 * MINUTE].entries()) {
      await wantPerson(`webchat:${at}`);
      bot.now += waitMs;
      await bot.service.act(`webchat:${at}`, 'take', { kind: 'desk-take', agent: ANI });
      await bot.service.act(`webchat:${at}`, 'done', { kind: 'desk-resolve', agent: ANI });
    }
    await bot.store.people.notePresence('ani', bot.now);
    await wantPerson('webchat:x');
    await eventually(async () => (await places('webchat:x')).length === 1);
    expect(await places('webchat:x')).toEqual([[1, 7 * MINUTE]]);
  });
});

describe('an agent who is gone', () => {
  const take = async () => {
    await hire('ani');
    await wantPerson('webchat:a');
    await bot.store.people.notePresence('ani', bot.now);
    await bot.service.act('webchat:a', 'take', { kind: 'desk-take', agent: ANI });
  };

  test('keeps the case for 45 seconds, then it goes back to the front of its queue', async () => {
    await take();
    bot.now += 45_000;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect((await caseOf('webchat:a')).owner.kind).toBe('agent');
    bot.now += 1;
    await eventually(async () => (await caseOf('webchat:a')).owner.kind === 'queue');
    expect((await caseOf('webchat:a')).handoff).toMatchObject({ returned: true, waitingSince: NOON });
    expect(bot.log.some((line) => line.includes('an agent was gone'))).toBe(true);
  });

  test('has 45 seconds after a restart to come back', async () => {
    await take();
    bot.now += 10 * MINUTE;
    await bot.restart();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await caseOf('webchat:a')).owner.kind).toBe('agent');
    bot.now += 45_001;
    await eventually(async () => (await caseOf('webchat:a')).owner.kind === 'queue');
  });

  test('has 45 seconds after the machine slept: nobody could be heard meanwhile', async () => {
    await take();
    await bot.service.stop();
    const lost: string[] = [];
    let wallClock = 0;
    const presence = new AgentPresence(
      {
        store: bot.store,
        content: bot.holder,
        read: (conversation) => bot.store.readConversation(conversation),
        takeTurn: async (conversation) => {
          lost.push(conversation);
          return { turn: 1, seq: null, refused: null };
        },
        now: () => bot.now,
        log: createLog({ level: 'silent' }),
      },
      () => wallClock,
    );
    const pass = async (ms: number) => {
      bot.now += ms;
      wallClock += ms;
      await presence.look();
    };
    await pass(0);
    await pass(60 * MINUTE);
    for (let second = 0; second < 44; second += 1) await pass(1_000);
    expect(lost).toEqual([]);
    await pass(1_000);
    expect(lost).toEqual(['webchat:a']);
  });

  test('and came back in time keeps the case', async () => {
    await take();
    bot.now += 40_000;
    await bot.store.people.notePresence('ani', bot.now);
    bot.now += 40_000;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect((await caseOf('webchat:a')).owner).toEqual({ kind: 'agent', agentId: 'ani', name: 'Ani' });
  });
});
