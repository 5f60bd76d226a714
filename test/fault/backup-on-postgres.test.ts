import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/khidmat';
import { type RunningServer, startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TestPostgres } from '../support/postgres';
import { SMALL_BOT, writeFiles } from '../support/small-bot';
import { keepingTerminal } from '../support/terminal';
import { webFolder } from '../support/web-folder';
import { type Customer, opens, says } from './drill';

let folder: string;
const servers: RunningServer[] = [];
const databases: TestPostgres[] = [];
beforeEach(async () => {
  await webFolder();
  folder = mkdtempSync(join(tmpdir(), 'khidmat-backup-'));
  writeFiles(folder, SMALL_BOT);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const database of databases.splice(0)) await database.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function start(url: string): Promise<RunningServer> {
  const variables = { PORT: '0', DATA_DIR: join(folder, 'data'), DATABASE_URL: url, CONTENT_DIR: folder, WATCH: 'off' };
  const limits = { LIMIT_CONVERSATION_PER_SECOND: '100000', LIMIT_CONVERSATION_BURST: '100000' };
  const project = { actions: [{ name: 'orders.find', run: async () => ({ status: 'shipped' }) }] };
  const log = createLog({ level: 'silent' });
  const server = await startServer(readConfig(folder, { ...variables, ...limits }), { project, log });
  servers.push(server);
  return server;
}

/** Talks on while `copy` is made; returns what was acknowledged before it began. */
async function underTraffic(url: string, copy: () => Promise<void>) {
  const server = await start(url);
  const customers = await Promise.all([0, 1, 2, 3].map(() => opens(server)));
  for (let n = 0; n < 10; n++) await Promise.all(customers.map((one) => says(server, one, `halo ${n}`)));
  let over = false;
  const talking = customers.map(async (one) => {
    for (let n = 0; !over; n++) await says(server, one, `cek status pesanan KH-${100_000 + n}`);
  });
  const before = customers.map(({ acknowledged }) => [...acknowledged]);
  await copy();
  over = true;
  await Promise.all(talking);
  await server.stop();
  servers.pop();
  return { customers, before };
}

/** What came back is a beginning of what was said, with all that was acknowledged before; it verifies, and goes on. */
async function expectRestored(url: string, { customers, before }: Awaited<ReturnType<typeof underTraffic>>) {
  const { terminal, out, err } = keepingTerminal(folder, { DATABASE_URL: url, CONTENT_DIR: folder });
  const status = await runCommand(['verify', '--replay'], terminal);
  expect({ status, said: [...out, ...err].join('\n') }).toEqual({
    status: 0,
    said: expect.stringMatching(/^4 conversations, (?!.*broken)/s),
  });
  for (const [at, one] of customers.entries()) {
    const kept = await saidIn(url, one);
    expect(kept.slice(0, before[at]!.length)).toEqual(before[at]);
    expect(one.acknowledged.slice(0, kept.length)).toEqual(kept);
  }
  const again = await start(url);
  for (const one of customers) await says(again, one, 'halo lagi');
  for (const one of customers) expect((await saidIn(url, one)).at(-1)).toBe('halo lagi');
}

async function saidIn(url: string, { conversationId }: Customer): Promise<readonly string[]> {
  const store = await openPostgresStore({ url, readOnly: true });
  const messages = await store.readMessages(conversationId, 0, 100_000);
  await store.close();
  return messages.filter(({ from }) => from.role === 'customer').map(({ text }) => text);
}

test('the drill: the files of a database under traffic, copied as PostgreSQL asks for it, are a database that holds all that was acknowledged before', async () => {
  const database = await TestPostgres.start();
  databases.push(database);
  const url = await database.createDatabase();
  const talk = await underTraffic(url, async () => {
    databases.push(await database.copyOnline());
  });
  const copy = databases[1]!;
  await copy.run();
  await expectRestored(copy.urlOf(new URL(url).pathname.slice(1)), talk);
});

/** pg_dump comes with a system's PostgreSQL and reads no newer one. */
const system = ['/usr/lib/postgresql', '/usr/pgsql']
  .filter(existsSync)
  .flatMap((path) => readdirSync(path).map((name) => join(path, name)));
const programs = system.find(
  (path) => existsSync(join(path, 'bin', 'pg_dump')) && existsSync(join(path, 'bin', 'initdb')),
);

(programs === undefined ? test.skip : test)(
  'the same by pg_dump and pg_restore, as docs/operate.md says',
  async () => {
    process.env.POSTGRES_NATIVE = programs;
    const database = await TestPostgres.start().finally(() => delete process.env.POSTGRES_NATIVE);
    databases.push(database);
    // The service's user owns its tables and may not make databases; who may is somebody else.
    await database.ask('CREATE ROLE service LOGIN');
    const url = asService(await database.createDatabase('service'));
    const dump = join(folder, 'khidmat.dump');
    const run = async (name: string, ...args: string[]) => {
      const child = spawn(join(programs!, 'bin', name), args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      const [status] = await once(child, 'close');
      expect({ name, said, status }).toEqual({ name, said: '', status: 0 });
    };
    const talk = await underTraffic(url, () => run('pg_dump', '--format=custom', `--file=${dump}`, url));
    const restored = await database.createDatabase('service');
    await run('pg_restore', '--no-owner', '--role=service', `--dbname=${restored}`, dump);
    await expectRestored(asService(restored), talk);
  },
  120_000,
);

function asService(url: string): string {
  const { port, pathname } = new URL(url);
  return `postgres://service@127.0.0.1:${port}${pathname}`;
}
