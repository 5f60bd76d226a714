import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suggestCommand } from '../../src/cli/suggest';
import { type Bot, SMALL_BOT, says, startBot, writeFiles } from '../support/small-bot';
import { NOON } from '../support/turns';
import { runWith } from './terminal-of';

const WRAPPING = ['bisa dibungkus kado', 'bungkus kado ada?', 'minta bungkus kado, 081234567890', 'bungkus kado boleh'];
const noon = new Date(NOON).toISOString();

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project with what customers wrote in a file. */
function project(messages: readonly string[] = WRAPPING): string {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-suggest-'));
  folders.push(folder);
  writeFiles(folder, SMALL_BOT);
  writeFileSync(join(folder, 'said.txt'), `${messages.join('\r\n')}\n\n{"text":"bungkus kado please"}`);
  return folder;
}

const fromFile = ['--file', 'said.txt', '--now', noon];
const runIn = (cwd: string, ...args: string[]) => runWith(suggestCommand, args, '', cwd);
const proposals = async (cwd: string, ...args: string[]) => JSON.parse((await runIn(cwd, ...args, '--json')).out);
const intentFile = (folder: string, name: string) => readFileSync(join(folder, 'intents', name), 'utf8');

test('a file of texts and JSON lines gives groups, each with what its addition would change', async () => {
  const found = await proposals(project(), ...fromFile);
  expect(found).toMatchObject({ messages: 5, different: 5 });
  const [group] = found.groups;
  expect(group).toMatchObject({ kind: 'missing', customers: 5 });
  expect(group.effect.added).toMatchObject({ n: 5, before: 0 });
  expect(group.effect.added.after).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(found)).not.toContain('081234567890');
});

test('the report names group, messages, nearest example, effect and the command that accepts', async () => {
  const { out, status } = await runIn(project(), ...fromFile);
  expect(status).toBe(0);
  expect(out).toMatch(/5 messages, 5 different; 0 need no label/);
  expect(out).toMatch(/look like an intent that is missing/);
  expect(out).toMatch(/kado, 000000000000/);
  expect(out).toMatch(/would be read as meant \(now 0\)/);
  expect(out).toMatch(/khidmat suggest --accept [0-9a-f]{6} --intent \S+ --new/);
});

test('--quick tries nothing', async () => {
  const found = await proposals(project(), ...fromFile, '--quick');
  expect(found.groups[0].effect).toBeNull();
});

describe('with a record', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot();
    writeFiles(bot.folder, SMALL_BOT);
  });
  afterEach(() => bot.close());

  const asOf = (at: number, ...args: string[]) =>
    runWith(
      {
        ...suggestCommand,
        run: (words, terminal) => suggestCommand.run(words, { ...terminal, env: { DATA_DIR: bot.folder } }),
      },
      [...args, '--now', new Date(at).toISOString(), '--quick', '--json'],
      '',
      bot.folder,
    );

  test('what customers asked for is taken from it while the server runs, and not what they answered', async () => {
    for (const [i, text] of WRAPPING.entries()) await bot.service.receive(says(`webchat:${i}`, text));
    await bot.service.receive(says('webchat:z', 'cek status pesanan'));
    await bot.service.receive(says('webchat:z', 'punya adik saya kayaknya'));
    const found = JSON.parse((await asOf(bot.now, '--since', '30d')).out);
    expect(found.messages).toBe(5);
    expect(found.groups[0]).toMatchObject({ kind: 'missing', customers: 4 });
    expect(JSON.stringify(found)).not.toMatch(/adik|081234567890/);
  });

  test('older messages than --since are left out', async () => {
    await bot.service.receive(says('webchat:a', WRAPPING[0]!));
    const later = bot.now + 3 * 86_400_000;
    expect(JSON.parse((await asOf(later, '--since', '2d')).out).messages).toBe(0);
    expect(JSON.parse((await asOf(later, '--since', '4d')).out).messages).toBe(1);
  });
});

describe('--accept', () => {
  test('makes the intent that is missing, masked, and it is read from then on', async () => {
    const folder = project();
    const [{ id }] = (await proposals(folder, ...fromFile, '--quick')).groups;
    const { out } = await runIn(
      folder,
      ...fromFile,
      '--accept',
      id,
      '--intent',
      'gift-wrap',
      '--new',
      '--only',
      '1,2,3,5',
    );
    const text = intentFile(folder, 'gift-wrap.yaml');
    expect(text).toMatch(/^intent: gift-wrap\nexamples:\n {2}id:\n/);
    expect(text.match(/^ {4}- /gm)).toHaveLength(4);
    expect(text).not.toContain('081234567890');
    expect(out).toContain('intents/gift-wrap.yaml:1 + intent: gift-wrap');
    const after = await proposals(folder, ...fromFile, '--quick');
    expect(after.settled).toBeGreaterThanOrEqual(4);
  });

  test('adds to the file of an intent and leaves the rest of it as it is', async () => {
    const folder = project();
    const [{ id }] = (await proposals(folder, ...fromFile, '--quick')).groups;
    const before = `# ours\n${intentFile(folder, 'order-status.yaml')}`;
    writeFileSync(join(folder, 'intents/order-status.yaml'), before);
    const args = [...fromFile, '--accept', id, '--intent', 'order-status', '--only', '1'];
    const dry = await runIn(folder, ...args, '--dry-run');
    expect(dry.out).toContain('Nothing was written');
    expect(intentFile(folder, 'order-status.yaml')).toBe(before);
    await runIn(folder, ...args);
    const after = intentFile(folder, 'order-status.yaml');
    expect(after).toMatch(/^# ours\nintent: order-status\n/);
    expect(after.replace(/, "[^"]*(kado)[^"]*"/, '')).toBe(before);
  });

  test('files what is nobody’s business under _out-of-scope', async () => {
    const folder = project();
    const [{ id }] = (await proposals(folder, ...fromFile, '--quick')).groups;
    await runIn(folder, ...fromFile, '--accept', id, '--intent', '_out-of-scope');
    expect(intentFile(folder, '_out-of-scope.yaml')).toMatch(/who won the match, .*kado/);
  });

  test.each([
    ['a group that there is not', ['--accept', 'ffffff', '--intent', 'greeting'], 'GROUP_UNKNOWN'],
    ['an intent that there is not', ['--accept', 'ID', '--intent', 'gretting'], 'INTENT_UNKNOWN'],
    ['a name that is no path of ours', ['--accept', 'ID', '--intent', '../../evil', '--new'], 'INTENT_UNKNOWN'],
    ['no intent where none fits', ['--accept', 'ID'], 'USAGE'],
    ['a sentence that there is not', ['--accept', 'ID', '--intent', 'greeting', '--only', '9'], 'USAGE'],
  ])('refuses %s and writes nothing', async (_, words, code) => {
    const folder = project();
    const [{ id }] = (await proposals(folder, ...fromFile, '--quick')).groups;
    const before = SMALL_BOT.map(({ path }) => readFileSync(join(folder, path), 'utf8'));
    const args = words.map((word) => (word === 'ID' ? id : word));
    await expect(runIn(folder, ...fromFile, ...args)).rejects.toMatchObject({ code });
    expect(SMALL_BOT.map(({ path }) => readFileSync(join(folder, path), 'utf8'))).toEqual(before);
  });
});

test.each([
  ['a file that is not there', ['--file', 'none.txt'], 'DATA_UNREADABLE'],
  ['a time that is none', ['--since', 'yesterday'], 'USAGE'],
  ['both sources', ['--since', '3d', '--file', 'said.txt'], 'USAGE'],
  ['no groups', ['--file', 'said.txt', '--groups', '0'], 'USAGE'],
  ['a record that is not there', ['--since', '3d'], 'DATA_FOLDER_EMPTY'],
])('%s is an error that says so', async (_, args, code) => {
  await expect(runIn(project(), ...args)).rejects.toMatchObject({ code });
});

test('a broken line is named with its place', async () => {
  const folder = project();
  writeFileSync(join(folder, 'said.txt'), 'halo\n{"text": 5}\n');
  await expect(runIn(folder, '--file', 'said.txt')).rejects.toThrow(/said.txt:2/);
});

test('an empty file gives no group', async () => {
  const folder = project();
  writeFileSync(join(folder, 'said.txt'), '');
  expect((await runIn(folder, '--file', 'said.txt')).out).toMatch(/^0 messages, 0 different/);
});
