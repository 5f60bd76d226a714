import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { runCommand } from '../../src/cli/khidmat';
import { createLog } from '../../src/log';
import { hashOf } from '../../src/runtime/content-hash';
import type { Loaded } from '../../src/runtime/content-holder';
import { followPublications } from '../../src/runtime/publications';
import type { Repeater } from '../../src/runtime/repeater';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { type Bot, changed, eventually, SMALL_BOT, says, startBot, writeFiles } from '../support/small-bot';
import { keepingTerminal } from '../support/terminal';

const A = 'webchat:a';
const FLOW = 'flows/order-status.yaml';
const GREETING = 'flows/greeting.yaml';
let project: string;
let data: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'khidmat-publish-'));
  data = join(project, 'data');
  writeFiles(project, SMALL_BOT);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

async function khidmat(...args: string[]) {
  const { terminal, out, err } = keepingTerminal(project);
  const env = { DATA_DIR: data, CONTENT_DIR: project, WATCH: 'off' };
  const status = await runCommand(args, { ...terminal, env });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

const save = (path: string, change: (text: string) => string) => {
  const files = changed(path, change).filter((file) => file.path === path);
  writeFiles(project, files);
};
const greets = (words: string) => save(GREETING, (text) => text.replace('Halo juga.', words));
const publications = async () => {
  const store = await openSqliteStore({ folder: data, readOnly: true });
  const found = await store.releases.readPublications(100);
  await store.close();
  return found;
};
const short = (hash: string) => hash.slice(0, 12);

describe('khidmat publish, releases and rollback without a server', () => {
  test('publish the folder, list it, and go back', async () => {
    expect((await khidmat('releases')).err).toContain('DATA_FOLDER_EMPTY');
    expect(await khidmat('publish', '--note', 'first')).toMatchObject({ status: 0 });
    greets('Halo dua.');
    const second = await khidmat('publish', '--note', '  two \n words ');
    expect(second.out).toContain('~ flow greeting: other words: say');
    expect(second.out).toContain('No customer is in the middle of a flow.');
    expect(second.out).toContain(
      'is in force (publication 2).\nNo server runs on this data now; one with WATCH=off serves it from its start.',
    );
    const [newest, oldest] = await publications();
    expect(newest).toMatchObject({ number: 2, note: 'two words' });
    expect(oldest).toMatchObject({ number: 1, note: 'first', hash: hashOf(SMALL_BOT) });
    const { out } = await khidmat('releases');
    expect(out).toMatch(
      new RegExp(`^ +2 {2}${short(newest!.hash)}  .* in force +two words\n +1 {2}${short(oldest!.hash)} `),
    );
    const back = await khidmat('rollback');
    expect(back.out).toContain(`${short(newest!.hash)} → ${short(oldest!.hash)}\n  ~ flow greeting: other words: say`);
    expect((await publications())[0]).toMatchObject({ number: 3, hash: oldest!.hash, note: 'back to publication 1' });
    expect((await khidmat('rollback', newest!.hash.slice(0, 6))).status).toBe(0);
    expect((await publications())[0]).toMatchObject({ number: 4, hash: newest!.hash });
  });

  test('refuse content with mistakes, what is in force already, and what there is no way back to', async () => {
    expect((await khidmat('rollback')).err).toContain('RELEASE_UNKNOWN');
    await khidmat('publish');
    expect(await khidmat('publish')).toMatchObject({ status: 0, out: expect.stringContaining('Nothing to publish') });
    expect((await khidmat('rollback')).err).toContain('No other release was ever published');
    expect((await khidmat('rollback', 'ffff')).err).toContain('no published release begins so');
    expect((await khidmat('rollback', (await publications())[0]!.hash)).err).toContain('it is in force already');
    save(GREETING, (text) => text.replace('- say:', '- sai:'));
    const broken = await khidmat('publish');
    expect(broken).toMatchObject({ status: 1, err: expect.stringContaining('FLOW_UNKNOWN_VERB') });
    expect(await publications()).toHaveLength(1);
  });

  test('show everything and change nothing with --dry-run', async () => {
    await khidmat('publish');
    greets('Halo dua.');
    expect((await khidmat('publish', '--dry-run')).out).toContain('Nothing was published (--dry-run).');
    expect(await publications()).toHaveLength(1);
  });

  test('warnings are shown and do not keep it back', async () => {
    save(GREETING, (text) => text.replace(', ms: "Hai juga."', ''));
    expect(await khidmat('publish')).toMatchObject({
      status: 0,
      err: expect.stringContaining('TEXT_LANGUAGE_MISSING'),
    });
  });

  test('of two at once one wins, and the other is told to look again', async () => {
    await khidmat('publish');
    const folders = ['one', 'two'].map((name) => {
      const folder = join(project, name);
      writeFiles(
        folder,
        changed(GREETING, (text) => text.replace('Halo juga.', `Halo ${name}.`)),
      );
      return folder;
    });
    const results = await Promise.all(folders.map((folder) => khidmat('publish', folder)));
    expect(results.map(({ status }) => status).sort()).toEqual([0, 1]);
    expect(results.find(({ status }) => status === 1)!.err).toContain('PUBLISHED_MEANWHILE');
    expect(await publications()).toHaveLength(2);
  });

  test('a release that this version cannot read is refused, and what is damaged too', async () => {
    await khidmat('publish');
    greets('Halo dua.');
    await khidmat('publish');
    const [, first] = await publications();
    const db = new BetterSqlite(join(data, 'khidmat.db'));
    const files = SMALL_BOT.map((file) =>
      file.path === GREETING ? { ...file, text: file.text.replace('- say:', '- sagen:') } : file,
    );
    const old = hashOf(files);
    db.prepare('INSERT INTO releases VALUES (?, 0, ?)').run(old, JSON.stringify(files));
    db.prepare('UPDATE publications SET hash = ? WHERE number = 1').run(old);
    expect(await khidmat('rollback')).toMatchObject({ status: 1, err: expect.stringContaining('FLOW_UNKNOWN_VERB') });
    db.prepare('UPDATE publications SET hash = ? WHERE number = 1').run(first!.hash);
    db.prepare('UPDATE releases SET files = ? WHERE hash = ?').run(JSON.stringify(files), first!.hash);
    db.close();
    expect((await khidmat('rollback')).err).toContain('RELEASE_DAMAGED');
    expect(await publications()).toHaveLength(2);
  });
});

describe('a server beside', () => {
  let bot: Bot;
  let follow: Repeater;
  const told: Loaded[] = [];

  beforeEach(async () => {
    bot = await startBot();
    data = bot.folder;
    told.length = 0;
    await khidmat('publish');
    const log = createLog({ level: 'debug', write: (line) => void bot.log.push(line) });
    follow = followPublications({
      store: bot.store,
      holder: bot.holder,
      log,
      from: 1,
      loaded: (one) => told.push(one),
    });
    follow.start();
  });
  afterEach(async () => {
    await follow.stop();
    await bot.close();
  });

  const last = async (conversation: string) => (await bot.store.readMessages(conversation, 0, 100)).at(-1)!.text;
  const say = async (conversation: string, text: string) => {
    await bot.service.receive(says(conversation, text));
    return last(conversation);
  };
  const inForce = async () => {
    const [newest] = await bot.store.releases.readPublications(1);
    await eventually(async () => bot.holder.current().hash === newest!.hash);
  };

  test('takes up what is published, new examples too, and keeps the old release where the new one cannot be used', async () => {
    expect(await say(A, 'halo')).toBe('Halo juga.');
    greets('Halo dua.');
    save('intents/greeting.yaml', (text) => text.replace('id: [', 'id: [woi min apa kabar nih, '));
    const published = await khidmat('publish');
    expect(published.out).toContain('~ intent greeting: 1 examples more');
    await inForce();
    expect(await say(A, 'woi min apa kabar nih')).toBe('Halo dua.');
    expect(told).toMatchObject([{ live: true, changed: true }]);

    // Nobody can publish this; a newer or older program on the same store could.
    const files = SMALL_BOT.map((one) => ({ ...one, text: one.text.replace('- say:', '- sai:') }));
    await bot.store.releases.saveRelease({ hash: hashOf(files), at: 0, files });
    await bot.store.releases.appendPublication({ number: 3, hash: hashOf(files), at: 0, note: '' });
    await eventually(async () => told.length === 2);
    expect(told[1]!.live).toBe(false);
    expect(await say(A, 'halo')).toBe('Halo dua.');
    await bot.store.releases.appendPublication({ number: 4, hash: 'f'.repeat(64), at: 0, note: '' });
    await eventually(async () => bot.log.some((line) => line.includes('RELEASE_UNKNOWN')));
    expect(await say(A, 'halo')).toBe('Halo dua.');
    greets('Halo tiga.');
    await khidmat('publish');
    await inForce();
    expect(await say(A, 'halo')).toBe('Halo tiga.');
  });

  test('who is in the middle of a flow stays on its release, through a rollback too, and replays exactly', async () => {
    expect(await say(A, 'cek status pesanan')).toBe('Nomor pesanannya?');
    save(FLOW, (text) => text.replace('Statusnya', 'Status baru:').replace('Nomor pesanannya?', 'Nomor?'));
    const { out } = await khidmat('publish');
    expect(out).toMatch(
      /1 customer is in the middle of a flow:\n +1 {2}order-status: ask order_id "Which order number\?"; stays on /,
    );
    await inForce();
    expect(await say('webchat:b', 'cek status pesanan')).toBe('Nomor?');
    expect((await khidmat('releases')).out.match(/1 under way/g)).toHaveLength(2);
    const back = await khidmat('rollback');
    expect(back.out).toMatch(/is on it already/);
    expect(back.out).toMatch(/stays on /);
    await inForce();
    await say(A, 'KH-104232');
    await say('webchat:b', 'KH-104232');
    await eventually(async () => (await last(A)) === 'Statusnya shipped.');
    await eventually(async () => (await last('webchat:b')) === 'Status baru: shipped.');
    expect(await khidmat('replay', '--all')).toMatchObject({ status: 0, out: expect.stringContaining(' 0 different') });
  });

  test('who is in the middle of a flow moves as declared, there and back, and replays exactly', async () => {
    await say(A, 'cek status pesanan');
    save(FLOW, (text) =>
      text.replaceAll('order_id', 'number').replace('Statusnya', 'Status baru:').replace('tries: 2', 'tries: 3'),
    );
    writeFiles(project, [
      {
        path: 'flows/_moves.yaml',
        text: 'moves:\n  order-status/ask-order_id: order-status/ask-number\n  order-status/*: order-status/*\n',
      },
    ]);
    const { out } = await khidmat('publish');
    expect(out).toContain('moves to order-status/ask-number');
    expect(out).toContain('~ moves');
    await inForce();
    await say(A, 'KH-104232');
    await eventually(async () => (await last(A)) === 'Status baru: shipped.');
    await say('webchat:b', 'cek status pesanan');

    // Back, with a map of its own.
    writeFiles(project, [
      ...SMALL_BOT,
      { path: 'flows/_moves.yaml', text: 'moves: { order-status/ask-number: order-status/ask-order_id }\n' },
    ]);
    expect((await khidmat('publish')).out).toContain('moves to order-status/ask-order_id');
    await inForce();
    await say('webchat:b', 'KH-104232');
    await eventually(async () => (await last('webchat:b')) === 'Statusnya shipped.');
    const { out: story } = await khidmat(
      'story',
      (await bot.store.readCases({ closedToo: true, limit: 1 }))[0]!.case.number,
    );
    expect(story).toContain('moved from order-status/ask-number to order-status/ask-order_id');
    expect(await khidmat('replay', '--all')).toMatchObject({ status: 0, out: expect.stringContaining(' 0 different') });
  });

  test('shows what the last conversations would have been on it', async () => {
    await say(A, 'halo');
    greets('Halo dua.');
    const { out } = await khidmat('publish', '--what-if', '900d');
    expect(out).toMatch(/1 conversation in \d+\.\d s: 0 the same, 1 different/);
    expect(out).toContain('≠ Kirana: Halo dua.'.replace('Kirana', 'bot'));
  });

  test('does not hold up commands, and a second server is refused all the same', async () => {
    await expect(openSqliteStore({ folder: data })).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    const turns = Array.from({ length: 40 }, (_, at) => bot.service.receive(says(`webchat:${at}`, 'halo')));
    greets('Halo dua.');
    expect((await khidmat('publish')).status).toBe(0);
    await Promise.all(turns);
    expect(await bot.store.readConversationIds('', 100)).toHaveLength(40);
    expect(existsSync(join(data, 'models'))).toBe(true);
  });
});
