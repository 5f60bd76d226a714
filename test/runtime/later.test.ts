import type { SourceFile } from '../../src/flow/diagnostic';
import { type Bot, eventually, SMALL_BOT, says, startBot } from '../support/small-bot';
import { textOf as t } from '../support/verbs-bot';

const A = 'webchat:a';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ANI = { id: 'ani', name: 'Ani' };

const FLOW = `flow: later
title: ${t('Later')}
triggers: [later]
steps:
  - promise: { id: soon, what: ${t('Soon')}, within: 4m, by: orders }
  - follow-up: { after: 2d, say: ${t('All well?')} }
  - ask: size
    say: ${t('Which size?')}
    remind: { after: 10m, say: ${t('Still there?')} }
  - wait: 2h
  - say: ${t('Two hours later.')}
  - remind: { after: 1d, say: ${t('Not forgotten.')} }
  - handoff: { team: orders, timeout: 30m }
    on-accepted:
      - say: ${t('Nice to meet you.')}
    on-timed-out:
      - say: ${t('That took long.')}
      - handoff: { team: general }
    on-resolved:
      - survey: csat
    on-rejected:
      - say: ${t('They cannot.')}
      - resolve: {}
`;

const files: readonly SourceFile[] = [
  ...SMALL_BOT,
  { path: 'flows/later.yaml', text: FLOW },
  {
    path: 'intents/later.yaml',
    text: 'intent: later\nexamples:\n  id: [coba yang nanti, nanti saja ya, yang nanti dong]\n  ms: [cuba yang kemudian, kemudian lah, yang kemudian]\n  en: [try the later one, do it later please, the later thing]\n',
  },
];

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ files });
});
afterEach(() => bot.close());

const said = async () =>
  (await bot.store.readMessages(A, 0, 1000)).filter(({ from }) => from.role !== 'customer').map(({ text }) => text);
const stateOf = async () => (await bot.store.readConversation(A))!.state;
const hears = (text: string) => eventually(async () => (await said()).some((one) => one.includes(text)));
const facts = async () =>
  (await bot.store.readTurns(A)).flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'fact' ? [effect.fact] : [])),
  );

/** Whatever is still set, however far away; nothing else runs by then. */
const timersLeft = () => bot.store.claimTimers({ now: Number.MAX_SAFE_INTEGER, leaseMs: 1, limit: 100 });

async function begin(): Promise<void> {
  await bot.service.receive({ ...says(A, ''), body: { kind: 'opened', locale: 'en' } });
  await bot.service.receive(says(A, 'try the later one'));
  await hears('Which size?');
}

/** The server dies, time passes, and it comes up again. */
async function deadFor(ms: number): Promise<void> {
  await bot.service.stop();
  bot.now += ms;
  await bot.restart();
}

test('what a flow meant for later comes after restarts, each once and in its time', async () => {
  await begin();
  await deadFor(5 * MINUTE);
  await eventually(async () => (await facts()).includes('promise-broken'));
  await deadFor(6 * MINUTE);
  await hears('Still there?');
  await bot.service.receive(says(A, 'large'));
  await deadFor(HOUR);
  await bot.restart();
  expect((await stateOf()).phase.kind).toBe('waiting');
  await deadFor(HOUR + MINUTE);
  await hears('Two hours later.');
  await eventually(async () => (await stateOf()).case?.owner.kind === 'queue');
  await deadFor(31 * MINUTE);
  await hears('That took long.');
  expect((await stateOf()).case?.owner).toEqual({ kind: 'queue', team: 'general' });
  await deadFor(DAY);
  await hears('Not forgotten.');
  const texts = await said();
  expect(texts.length).toBe(new Set(texts).size);
  await bot.service.receive(says(A, 'cancel'));
  await eventually(async () => (await stateOf()).case?.outcome === 'abandoned');
  expect(await timersLeft()).toEqual([]);
  expect((await facts()).filter((fact) => fact === 'follow-up-dropped')).toHaveLength(1);
});

test('an agent who takes the case stops the time-out; what follows the case comes after a restart', async () => {
  await begin();
  await bot.service.receive(says(A, 'large'));
  bot.now += 2 * HOUR;
  await eventually(async () => (await stateOf()).case?.owner.kind === 'queue');
  await bot.service.act(A, 'take', { kind: 'desk-take', agent: ANI });
  await hears('Nice to meet you.');
  await bot.store.people.notePresence('ani', bot.now);
  expect(Object.keys((await stateOf()).timers)).toEqual(['remind:later/remind']);
  await bot.service.act(A, 'done', { kind: 'desk-resolve', agent: ANI });
  await bot.service.receive(says(A, '5'));
  expect((await stateOf()).case).toMatchObject({ csat: 5, outcome: 'handed-over' });
  await deadFor(2 * DAY);
  await hears('All well?');
  expect(await timersLeft()).toEqual([]);
});

test('of two exits at one moment only one is taken', async () => {
  await begin();
  await bot.service.receive(says(A, 'large'));
  bot.now += 2 * HOUR;
  await eventually(async () => (await stateOf()).case?.owner.kind === 'queue');
  const receipts = await Promise.all([
    bot.service.act(A, 'reject', { kind: 'desk-reject', agent: ANI, note: 'not ours' }),
    bot.service.act(A, 'take', { kind: 'desk-take', agent: { id: 'budi', name: 'Budi' } }),
    bot.service.receive(says(A, 'cancel')),
  ]);
  expect(receipts.map(({ refused }) => refused)).toEqual([null, 'closed', null]);
  expect((await said()).filter((text) => text === 'They cannot.')).toHaveLength(1);
  expect((await stateOf()).case).toMatchObject({ outcome: 'resolved-implied', owner: { kind: 'bot' } });
});
