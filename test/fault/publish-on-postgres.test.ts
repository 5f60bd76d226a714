import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectLineTalk } from '../support/direct-line-talk';
import { TestPostgres } from '../support/postgres';
import { changed, SMALL_BOT, writeFiles } from '../support/small-bot';
import { KilledServer } from './killed-server';

// Two servers of two machines on one PostgreSQL, as built, and an author who publishes from a third.

const ROOT = join(__dirname, '..', '..');
const FLOW = 'flows/order-status.yaml';
let postgres: TestPostgres;
let folder: string;
let url: string;
let servers: readonly KilledServer[];

beforeAll(async () => {
  postgres = await TestPostgres.start();
  folder = mkdtempSync(join(tmpdir(), 'khidmat-publish-postgres-'));
  url = await postgres.createDatabase();
  writeFiles(folder, SMALL_BOT);
  servers = ['a', 'b'].map((name) => {
    const data = join(folder, `data-${name}`);
    mkdirSync(data);
    const cache = join(tmpdir(), 'khidmat-compile-cache');
    return new KilledServer({ project: folder, data, cache, env: { DATABASE_URL: url } });
  });
  // One after the other: the first publishes the folder.
  for (const server of servers) {
    server.start();
    await server.whenReady();
  }
});
afterAll(async () => {
  for (const server of servers) await server.kill('SIGTERM');
  await postgres.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function khidmat(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'khidmat.cjs'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: url,
      DATA_DIR: join(folder, 'data-author'),
      CONTENT_DIR: folder,
      WATCH: 'off',
    },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [status] = await once(child, 'exit');
  return { status, out, err };
}

const save = (path: string, change: (text: string) => string) =>
  writeFiles(
    folder,
    changed(path, change).filter((file) => file.path === path),
  );
const second = (text: string) => text.replace('Statusnya', 'Status baru:').replace('Nomor pesanannya?', 'Nomornya?');
const third = (text: string) => text.replaceAll('order_id', 'number').replace('Statusnya', 'Status akhir:');

async function customerAt(server: KilledServer): Promise<DirectLineTalk> {
  return DirectLineTalk.begin({ url: await server.whenReady() } as Parameters<typeof DirectLineTalk.begin>[0], 'id');
}

async function asksWith(question: RegExp, server: KilledServer): Promise<DirectLineTalk> {
  const talk = await customerAt(server);
  await talk.say('cek status pesanan');
  await talk.hears(question);
  return talk;
}

/** New customers come to both servers until each serves what was published; the last of each is under way then. */
async function takenUp(question: RegExp): Promise<readonly DirectLineTalk[]> {
  return Promise.all(
    servers.map(async (server) => {
      for (const end = Date.now() + 20_000; ; ) {
        const talk = await customerAt(server);
        await talk.say('cek status pesanan');
        await talk.hears(/(Nomor\S*) ?(pesanannya)?\?/);
        if (question.test(talk.transcript.join('\n'))) return talk;
        if (Date.now() > end) throw new Error(`a server never took it up: ${talk.transcript.join('\n')}`);
        await talk.say('batal');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }),
  );
}

const [one, two] = [0, 1];

test('a release reaches every server; who is under way stays, or moves as declared; and back', async () => {
  const stays = await asksWith(/Nomor pesanannya\?/, servers[one]!);
  const moves = await asksWith(/Nomor pesanannya\?/, servers[two]!);

  save(FLOW, second);
  const published = await khidmat('publish', '--note', 'second', '--what-if', '1d');
  expect(published.err).toBe('');
  expect(published.out).toMatch(
    /2 customers are in the middle of a flow:\n +2 {2}order-status: ask order_id .*; stays? on /,
  );
  expect(published.out).toMatch(/2 conversations in \d+\.\d s: 0 the same, 2 different/);
  expect(published.out).toContain('is in force (publication 2)');
  const onSecond = await takenUp(/Nomornya\?/);

  // Begun on the first release at one server, it ends on it.
  await stays.say('KH-104233');
  await stays.hears(/Statusnya /);

  save(FLOW, third);
  writeFiles(folder, [
    {
      path: 'flows/_moves.yaml',
      text: 'moves:\n  order-status/ask-order_id: order-status/ask-number\n  order-status/*: order-status/*\n',
    },
  ]);
  const moved = await khidmat('publish', '--note', 'third');
  expect(moved.out).toMatch(/3 customers are in the middle of a flow/);
  expect(moved.out.match(/moves? to order-status\/ask-number/g)).toHaveLength(2);
  await takenUp(/Nomor pesanannya\?/);
  for (const talk of [moves, ...onSecond]) {
    await talk.say('KH-104233');
    await talk.hears(/Status akhir: /);
  }

  const back = await khidmat('rollback');
  expect(back).toMatchObject({ status: 0, err: '' });
  expect(back.out).toMatch(/2 customers are in the middle of a flow/);
  const [last] = await takenUp(/Nomornya\?/);
  await last!.say('KH-104233');
  await last!.hears(/Status baru: /);

  const releases = await khidmat('releases');
  expect(releases.out).toMatch(
    / 4 {2}\w{12} .* in force, 1 under way +back to publication 2\n +3 {2}\w{12} .*2 under way +third/,
  );
  expect(await khidmat('replay', '--all')).toMatchObject({ status: 0, out: expect.stringContaining(' 0 different') });
  expect(await khidmat('verify')).toMatchObject({ status: 0 });
});

test('of two authors who publish at once none is half in force, and a server that starts later serves the last', async () => {
  const folders = ['one', 'two'].map((name) => {
    const own = join(folder, name);
    writeFiles(
      own,
      changed('flows/greeting.yaml', (text) => text.replace('Halo juga.', `Halo ${name}.`)),
    );
    return own;
  });
  const results = await Promise.all(folders.map((own, at) => khidmat('publish', own, '--note', ['one', 'two'][at]!)));
  // Where they met, one was told; where one was a moment earlier, the other's stands above it.
  expect(results.map(({ status }) => status)).toContain(0);
  for (const { status, err } of results) if (status !== 0) expect(err).toContain('PUBLISHED_MEANWHILE');
  const won = /in force +(one|two)/.exec((await khidmat('releases')).out)?.[1];
  expect(won).toBeDefined();
  await servers[two]!.kill();
  servers[two]!.start();
  await servers[two]!.whenReady();
  const talk = await customerAt(servers[two]!);
  await talk.say('halo');
  await talk.hears(new RegExp(`Halo ${won}\\.`));
});
