import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TestPostgres } from '../support/postgres';
import { eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { webFolder } from '../support/web-folder';
import { note } from './findings';

const TIMES = Number(process.env.DATABASE_RESTARTS ?? 3);

let postgres: TestPostgres;
let folder: string;
const servers: RunningServer[] = [];

beforeAll(async () => {
  await webFolder();
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-away-'));
  writeFiles(folder, SMALL_BOT);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(url: string, said: string[] = []): Promise<RunningServer> {
  const variables = { DATABASE_URL: url, PORT: '0', DATA_DIR: join(folder, 'data'), CONTENT_DIR: folder, WATCH: 'off' };
  const limits = { LIMIT_CONVERSATION_PER_SECOND: '100000', LIMIT_CONVERSATION_BURST: '100000' };
  const tell = (text: string) => void said.push(text);
  const { project } = { project: { actions: [{ name: 'orders.find', run: async () => null }] } };
  const server = await startServer(readConfig(folder, { ...variables, ...limits }), {
    project,
    log: createLog({ level: 'silent' }),
    terminal: { out: tell, err: tell },
  });
  servers.push(server);
  return server;
}

async function session(url: string): Promise<{ conversationId: string; token: string }> {
  const answer = await fetch(`${url}/webchat/session`, { method: 'POST', body: '{}', headers: JSON_TYPE });
  return (await answer.json()) as { conversationId: string; token: string };
}

const JSON_TYPE = { 'content-type': 'application/json' };

function say(url: string, who: { conversationId: string; token: string }, text: string, id: string) {
  return fetch(`${url}/v3/directline/conversations/${who.conversationId}/activities`, {
    method: 'POST',
    headers: { ...JSON_TYPE, authorization: `Bearer ${who.token}` },
    body: JSON.stringify({ type: 'message', text, from: { id: 'u' }, channelData: { clientActivityID: id } }),
  });
}

test(`a database that crashes ${TIMES} times under load: customers get 503 and Retry-After, and nothing acknowledged is lost`, async () => {
  const database = await postgres.createDatabase();
  const all = [await start(database), await start(database)];
  const who = await session(all[0]!.url);
  const acknowledged: string[] = [];
  const refusals: Response[] = [];
  let over = false;
  const talking = Promise.all(
    [0, 1, 2, 3].map(async (client) => {
      for (let n = 0; !over; n++) {
        const id = `c${client}-${n}`;
        for (let sent = false; !sent; ) {
          const answer = await say(all[n % 2]!.url, who, 'halo', id);
          await answer.arrayBuffer();
          sent = answer.ok;
          if (sent) acknowledged.push(id);
          else {
            refusals.push(answer);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
      }
    }),
  );
  const longest = { until503: 0, untilReady: 0 };
  for (let time = 0; time < TIMES; time++) {
    const before = acknowledged.length;
    await eventually(async () => acknowledged.length > before + 10);
    await postgres.stop('immediate');
    const down = Date.now();
    for (const { url } of all) {
      await eventually(async () => (await fetch(`${url}/readyz`)).status === 503);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
    }
    longest.until503 = Math.max(longest.until503, Date.now() - down);
    await postgres.run();
    const up = Date.now();
    for (const { url } of all) await eventually(async () => (await fetch(`${url}/readyz`)).status === 200);
    longest.untilReady = Math.max(longest.untilReady, Date.now() - up);
  }
  const last = acknowledged.length;
  await eventually(async () => acknowledged.length > last + 10);
  over = true;
  await talking;

  expect(refusals.length).toBeGreaterThan(0);
  expect([...new Set(refusals.map(({ status }) => status))]).toEqual([503]);
  expect(refusals.every(({ headers }) => headers.has('retry-after'))).toBe(true);
  const store = await openPostgresStore({ url: database, readOnly: true });
  const events = (await store.readTurns(who.conversationId)).flatMap(({ event }) =>
    event.kind === 'message' ? [event.clientId] : [],
  );
  await store.close();
  const kept = new Set(events);
  const broken = acknowledged.filter((id) => !kept.has(id)).map((id) => `${id} was acknowledged and is lost`);
  const found = `${acknowledged.length} messages, ${refusals.length} refusals; not ready after ${longest.until503} ms, ready ${longest.untilReady} ms after the database, at the longest`;
  note({ what: 'PostgreSQL crashes under load', times: TIMES, broken, found });
  expect([...events].sort()).toEqual([...acknowledged].sort());
});

test('two servers that start at once on an empty database both come up', async () => {
  const database = await postgres.createDatabase();
  const all = await Promise.all([start(database), start(database), start(database)]);
  const who = await session(all[0]!.url);
  expect((await say(all[2]!.url, who, 'halo', 'm1')).status).toBe(200);
});

describe('a start says what stands in the way:', () => {
  test.each([
    ['a database that is down', 'postgres://khidmat@127.0.0.1:1/x', 'DATABASE_UNREACHABLE', '127.0.0.1:1'],
    ['a host that is not there', 'postgres://khidmat@nowhere.invalid/x', 'DATABASE_UNREACHABLE', 'nowhere.invalid'],
  ])('%s', async (_what, url, code, named) => {
    await expect(start(url)).rejects.toMatchObject({ code, message: expect.stringContaining(named) });
  });

  test('a server that is no PostgreSQL', async () => {
    const other = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      await expect(start(`postgres://khidmat@127.0.0.1:${port}/x`)).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        message: expect.stringContaining('see whether that is PostgreSQL'),
      });
    } finally {
      other.close();
    }
  });

  test('a pooler that does not know what is asked of a connection', async () => {
    const said = Buffer.from('SFATAL\0C08P01\0Munsupported startup parameter: options\0\0');
    const head = Buffer.from([...Buffer.from('E'), 0, 0, 0, said.length + 4]);
    const pooler = createServer((socket) =>
      socket.once('data', (startup) => socket.end(startup.includes('options') ? Buffer.concat([head, said]) : '')),
    );
    await once(pooler.listen(0, '127.0.0.1'), 'listening');
    const { port } = pooler.address() as AddressInfo;
    try {
      await expect(start(`postgres://khidmat@127.0.0.1:${port}/x`)).rejects.toMatchObject({
        code: 'DATABASE_POOLER',
        message: expect.stringMatching(/unsupported startup parameter: options.*pool_mode = session/),
      });
    } finally {
      pooler.close();
    }
  });

  test('a certificate that is not there', async () => {
    const url = 'postgres://khidmat@127.0.0.1:1/x?sslmode=verify-full&sslrootcert=/absent.pem';
    await expect(start(url)).rejects.toMatchObject({
      code: 'DATABASE_TLS',
      message: expect.stringContaining("'/absent.pem' cannot be read (ENOENT)"),
    });
  });

  test.each([
    ['sslmod=require', "has the parameter 'sslmod'; allowed are sslmode,"],
    ['sslmode=verfy-full', "has sslmode 'verfy-full'; give one of"],
  ])('DATABASE_URL with ?%s, which would encrypt nothing, or not as it was meant', (query, said) => {
    expect(() => readConfig(folder, { DATABASE_URL: `postgres://a:geheim@b/c?${query}` })).toThrow(said);
  });

  test('a password whose special characters stand there bare', () => {
    expect(() => readConfig(folder, { DATABASE_URL: 'postgres://a:ge#heim@b/c' })).toThrow('%23 for #');
  });

  test.each(['mysql://a@b/c', 'postgres://host', 'not an address'])('DATABASE_URL=%s', (url) => {
    expect(() => readConfig(folder, { DATABASE_URL: url })).toThrow('write it like postgres://');
  });

  test('a database that is not there, and a user who may not write, without any password', async () => {
    await expect(start(postgres.urlOf('absent'))).rejects.toMatchObject({
      code: 'DATABASE_UNKNOWN',
      message: expect.stringContaining('CREATE DATABASE absent OWNER khidmat'),
    });
    const url = await postgres.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await postgres.ask(`CREATE ROLE guest LOGIN PASSWORD 'geheim'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`, name);
    const guest = url.replace('khidmat@', 'guest:geheim@');
    await expect(start(guest)).rejects.toMatchObject({
      code: 'DATABASE_NO_RIGHTS',
      message: expect.stringMatching(/^(?!.*geheim).*'guest'/),
    });
  });

  test('a user whose commits do not wait for the disk', async () => {
    const url = await postgres.createDatabase();
    await postgres.ask('CREATE ROLE careless LOGIN SUPERUSER; ALTER ROLE careless SET synchronous_commit = off');
    await expect(start(url.replace('khidmat@', 'careless@'))).rejects.toMatchObject({ code: 'DATABASE_UNSAFE' });
  });

  test('a database that a newer program changed for good, but not one that it only added to', async () => {
    const url = await postgres.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await (await openPostgresStore({ url })).close();
    await postgres.ask('INSERT INTO khidmat_schema (number, works_with) VALUES (98, 2)', name);
    await (await openPostgresStore({ url })).close();
    await postgres.ask('INSERT INTO khidmat_schema (number, works_with) VALUES (99, 99)', name);
    await expect(openPostgresStore({ url })).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });
});
