import { PassThrough } from 'node:stream';
import type { Command } from '../../src/cli/command';
import { drawCommand } from '../../src/cli/draw';
import { recordCommand } from '../../src/cli/record';
import { releasesCommand } from '../../src/cli/releases';
import { replayCommand } from '../../src/cli/replay';
import { reportCommand } from '../../src/cli/report';
import { storyCommand } from '../../src/cli/story';
import { suggestCommand } from '../../src/cli/suggest';
import { verifyCommand } from '../../src/cli/verify';
import { whatIfCommand } from '../../src/cli/what-if';
import { KhidmatError } from '../../src/errors';
import { ActionError, defineAction } from '../../src/runtime/action';
import { type Bot, eventually, SMALL_BOT, says, startBot, writeFiles } from '../support/small-bot';

// Everything that tells who this customer is, in each way in which content can come by it; and every place in which it could stand afterwards.

const ADDRESS = 'Jalan Kenanga 5, 40115 Bandung';
const SECRETS = /kenanga|40115|zulkarnain|hartanto|mutiara|0812|7788|zulk_77|gang dahlia|menara intan|cempaka/i;

const ACCOUNT = `flow: account
title: { id: Akun, ms: Akaun, en: Account }
owner: care
review-by: 2030-01-01
triggers: [account]
steps:
  - ask: customer.name
    say: { id: "Nama?", ms: "Nama?", en: "Name?" }
  - ask: address
    personal: true
    say: { id: "Alamat?", ms: "Alamat?", en: "Address?" }
  - ask: case.username
    say: { id: "Nama akun?", ms: "Nama akaun?", en: "Username?" }
  - call: accounts.find
    with: { user: "{{ case.username }}", to: "{{ address }}" }
    save: case.account
  - ask: place
    personal: true
    choices: { from: case.account.places, value: "{{ item.id }}", title: { id: "{{ item.at }}", ms: "{{ item.at }}", en: "{{ item.at }}" } }
    say: { id: "Yang mana?", ms: "Yang mana?", en: "Which one?" }
  - say: { id: "{{ customer.name }} di {{ address }}, {{ place }}, {{ case.account.mother }}", ms: "{{ customer.name }}", en: "{{ customer.name }}" }
  - promise: { what: { id: "surat ke {{ address }}", ms: "surat", en: "a letter" }, within: 2d }
  - call: accounts.fail
    with: { user: "{{ case.username }}" }
    retry: 0
    on-error:
      - handoff: { reason: "{{ customer.name }} tidak bisa: {{ error.message }}" }
  - handoff: {}
`;
const LATER = `flow: later
title: { id: Nanti, ms: Nanti, en: Later }
owner: care
review-by: 2030-01-01
triggers: [later]
steps:
  - say: { id: "Halo {{ customer.name }}, masih di {{ customer.home }}?", ms: "Hai", en: "Hi" }
  - resolve: {}
`;

const files = [
  ...SMALL_BOT.map((file) =>
    file.path === 'flows/_bot.yaml'
      ? {
          ...file,
          text: `${file.text}values:\n  case: { account: { personal: true }, username: { personal: true } }\n  customer: { home: { personal: true } }\n`,
        }
      : file,
  ),
  {
    path: 'flows/account.yaml',
    text: ACCOUNT.replace('  - promise', '  - set: { customer.home: "{{ place }} ({{ address }})" }\n  - promise'),
  },
  { path: 'flows/later.yaml', text: LATER },
  {
    path: 'intents/account.yaml',
    text: 'intent: account\nexamples:\n  id: [urus akun saya, akun saya kenapa, buka akun saya, masalah akun, akun dong]\n  ms: [akaun saya kenapa, buka akaun, urus akaun saya, masalah akaun, akaun saya]\n  en: [my account please, open my account, account problem, what about my account, see my account]\n',
  },
  {
    path: 'intents/later.yaml',
    text: 'intent: later\nexamples:\n  id: [ingat saya tidak, masih ingat saya, kamu kenal saya kan, kenal saya tidak, ingatkah padaku]\n  ms: [ingat saya lagi tak, kenal saya tak, masih kenal saya, ingat tak siapa saya, kenal saya lagi]\n  en: [do you remember me, you know me right, remember who i am, do you know me still, remember me]\n',
  },
];

const findAccount = defineAction({
  name: 'accounts.find',
  async run() {
    return {
      mother: 'Mutiara',
      places: [
        { id: 'Gang Dahlia 3', at: 'Rumah: Gang Dahlia 3' },
        { id: 'Menara Intan 9', at: 'Kantor: Menara Intan 9' },
      ],
    };
  },
});
const fail = defineAction({
  name: 'accounts.fail',
  async run() {
    throw new ActionError('ACCOUNT_LOCKED', 'the account of Zulkarnain Hartanto, 0812-7788-9900, is locked', {
      retry: false,
    });
  },
});

let bot: Bot;
let cases: readonly string[];

beforeAll(async () => {
  bot = await startBot({
    files,
    actions: [findAccount, fail, defineAction({ name: 'orders.find', run: async () => null })],
  });
  writeFiles(bot.folder, files);
  const hear = async (text: string) => {
    bot.now += 4000;
    await bot.service.receive(says('webchat:a', text));
    await eventually(async () => (await bot.store.readConversation('webchat:a'))!.state.phase.kind !== 'calling');
  };
  const phase = async () => (await bot.store.readConversation('webchat:a'))!.state.phase;
  for (const words of ['urus akun saya', 'Zulkarnain Hartanto', ADDRESS, 'zulk_77']) await hear(words);
  const asking = await phase();
  const button = 'buttons' in asking ? asking.buttons[0]! : null;
  if (button === null) throw new Error(`no buttons at ${asking.kind}`);
  bot.now += 4000;
  const { id, ...rest } = says('webchat:a', button.title);
  await bot.service.receive({ id, ...rest, body: { ...rest.body, choice: button.choice } });
  await eventually(async () => (await bot.store.readConversation('webchat:a'))!.state.case?.owner.kind === 'queue');
  const agent = { id: 'ani', name: 'Cempaka' };
  await bot.service.act('webchat:a', 'd1', { kind: 'desk-take', agent });
  await bot.service.act('webchat:a', 'd2', { kind: 'desk-resolve', agent, note: `kirim ke ${ADDRESS}` });
  await hear('masih ingat saya');
  await eventually(async () => (await bot.store.readCases({ closedToo: true, limit: 5 })).length === 2);
  cases = (await bot.store.readCases({ closedToo: true, limit: 5 })).map((row) => row.case.number).sort();
});
afterAll(() => bot.close());

async function khidmat(command: Command, ...args: string[]): Promise<string> {
  const said: string[] = [];
  const terminal = {
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    stdin: new PassThrough(),
    cwd: bot.folder,
    env: { DATA_DIR: bot.folder },
  };
  await command.run(args, terminal).catch((error) => {
    if (!(error instanceof KhidmatError)) throw error;
    said.push(`${error.code} ${error.message}`);
  });
  return said.join('\n');
}

/** What a word weighs: its digits are nobody's. */
const WEIGHT = /-?\d\.\d{6,}(e-\d+)?/g;

/** Lines with a secret in them; agents are called by name at the desk, and in a story too. */
const leaks = (text: string, own = /$^/) =>
  text.split('\n').filter((line) => SECRETS.test(line.replace(own, '').replace(WEIGHT, '')));

test('the customer said all of it, and the bot said it back', async () => {
  const story = await khidmat(storyCommand, cases[0]!, '--unmasked');
  for (const secret of ['Zulkarnain Hartanto', ADDRESS, 'zulk_77', 'Mutiara', 'Gang Dahlia 3', '0812-7788-9900'])
    expect(story).toContain(secret);
  expect(await khidmat(storyCommand, cases[1]!, '--unmasked')).toContain('Gang Dahlia 3 (Jalan Kenanga 5');
});

test('no story has it, in words or as JSON, nor that of a later case in which the bot says it again', async () => {
  for (const number of cases) {
    expect(leaks(await khidmat(storyCommand, number), /Cempaka/g)).toEqual([]);
    expect(leaks(await khidmat(storyCommand, number, '--json'), /Cempaka/g)).toEqual([]);
  }
  expect(await khidmat(storyCommand, cases[0]!)).toMatch(/surat ke \[address\]/);
});

test('no recorded test has it', async () => {
  for (const number of cases) {
    const text = await khidmat(recordCommand, number, '--print');
    expect(leaks(text)).toEqual([]);
  }
});

test('no run on changed content has it, also where the question has another name by now', async () => {
  const changed = files.map(({ path, text }) => ({
    path,
    text: text
      .replaceAll('address', 'home_at')
      .replaceAll(' personal: true', '')
      .replaceAll('Yang mana?', 'Pilih:')
      .replace('Nama akun?', 'Akun?'),
  }));
  writeFiles(
    bot.folder,
    changed.map(({ path, text }) => ({
      path,
      text: text.replace(/values:[\s\S]*/, 'values:\n  case: { account:, username: }\n  customer: { home: }\n'),
    })),
  );
  const json = await khidmat(whatIfCommand, '--since', '2020-01-01', '--examples', '99', '--json');
  expect(JSON.parse(json).different).toBeGreaterThan(0);
  expect(leaks(json, /Cempaka/g)).toEqual([]);
  writeFiles(bot.folder, files);
});

test('neither a replay nor the log has it', async () => {
  expect(leaks(await khidmat(replayCommand, '--all'))).toEqual([]);
  expect(bot.log.length).toBeGreaterThan(0);
  expect(leaks(bot.log.join('\n'))).toEqual([]);
});

test('neither verify, a report in any form, what is proposed to teach, a picture nor the list of releases has it', async () => {
  const day = new Date(bot.now).toISOString().slice(0, 10);
  const span = ['--from', day, '--to', day];
  expect(leaks(await khidmat(verifyCommand, '--replay'))).toEqual([]);
  for (const form of ['--csv', '--json', '--html'])
    expect(leaks(await khidmat(reportCommand, ...span, form), /Cempaka/g)).toEqual([]);
  expect(JSON.parse(await khidmat(reportCommand, ...span, '--json')).trends[0]).toMatchObject({
    metric: 'cases',
    n: 2,
  });
  expect(leaks(await khidmat(suggestCommand, '--since', '2020-01-01', '--quick', '--json'))).toEqual([]);
  expect(leaks(await khidmat(drawCommand, 'account', '--since', '2020-01-01'))).toEqual([]);
  expect(leaks(await khidmat(releasesCommand))).toEqual([]);
});
