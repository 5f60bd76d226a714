import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/khidmat';
import { type RunningServer, startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { SMALL_BOT, writeFiles } from '../support/small-bot';
import { keepingTerminal } from '../support/terminal';
import { webFolder } from '../support/web-folder';
import { type Customer, opens, says } from './drill';

let folder: string;
const servers: RunningServer[] = [];
beforeEach(async () => {
  await webFolder();
  folder = mkdtempSync(join(tmpdir(), 'khidmat-backup-'));
  writeFiles(folder, SMALL_BOT);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir: string): Promise<RunningServer> {
  const variables = { PORT: '0', DATA_DIR: dataDir, CONTENT_DIR: folder, WATCH: 'off' };
  const limits = { LIMIT_CONVERSATION_PER_SECOND: '100000', LIMIT_CONVERSATION_BURST: '100000' };
  const project = { actions: [{ name: 'orders.find', run: async () => ({ status: 'shipped' }) }] };
  const log = createLog({ level: 'silent' });
  const server = await startServer(readConfig(folder, { ...variables, ...limits }), { project, log });
  servers.push(server);
  return server;
}

async function khidmat(dataDir: string, ...args: string[]) {
  const { terminal, out, err } = keepingTerminal(folder, { DATA_DIR: dataDir });
  const status = await runCommand(args, terminal);
  return { status, said: [...out, ...err].join('\n') };
}

/** So many pages that the copy takes many steps, between which turns are committed. */
async function fill(dataDir: string): Promise<void> {
  const store = await openSqliteStore({ folder: dataDir, beside: true });
  for (let n = 0; n < 20; n++)
    await store.uploads.saveUpload({
      id: `f${n}`,
      conversation: 'webchat:other',
      name: 'photo.jpg',
      contentType: 'image/jpeg',
      at: 0,
      bytes: new Uint8Array(2_000_000),
    });
  await store.close();
}

async function saidIn(dataDir: string, { conversationId }: Customer): Promise<readonly string[]> {
  const store = await openSqliteStore({ folder: dataDir, readOnly: true });
  const messages = await store.readMessages(conversationId, 0, 100_000);
  await store.close();
  return messages.filter(({ from }) => from.role === 'customer').map(({ text }) => text);
}

test('the drill: a backup under traffic holds all that was acknowledged before it, verifies, is restored into a new folder, and its conversations go on', async () => {
  const data = join(folder, 'data');
  const copy = join(folder, 'copies', 'monday.db');
  const server = await start(data);
  const customers = await Promise.all([0, 1, 2, 3].map(() => opens(server)));
  await fill(data);
  for (let n = 0; n < 20; n++) await Promise.all(customers.map((one) => says(server, one, `halo ${n}`)));

  let over = false;
  const talking = customers.map(async (one) => {
    for (let n = 0; !over; n++) await says(server, one, `cek status pesanan KH-${100_000 + n}`);
  });
  const before = customers.map(({ acknowledged }) => [...acknowledged]);
  const { status, said } = await khidmat(data, 'backup', copy);
  const during = customers.map(({ acknowledged }, at) => acknowledged.length - before[at]!.length);
  over = true;
  await Promise.all(talking);
  expect(said).toMatch(/monday\.db: \d+\.\d MB$/);
  expect(status).toBe(0);
  expect(during.some((count) => count > 0)).toBe(true);
  expect(readdirSync(join(folder, 'copies'))).toEqual(['monday.db']);
  expect(statSync(copy).mode & 0o077).toBe(0);

  const looked = await khidmat(data, 'verify', '--backup', copy, '--replay');
  expect(looked.said).not.toContain('broken');
  expect(looked).toMatchObject({ status: 0, said: expect.stringMatching(/^4 conversations, /) });
  expect(readdirSync(join(folder, 'copies'))).toEqual(['monday.db']);

  await server.stop();
  servers.pop();
  const restored = join(folder, 'restored');
  mkdirSync(restored);
  copyFileSync(copy, join(restored, 'khidmat.db'));
  for (const [at, one] of customers.entries()) {
    const kept = await saidIn(restored, one);
    expect(kept.slice(0, before[at]!.length)).toEqual(before[at]);
    expect(one.acknowledged.slice(0, kept.length)).toEqual(kept);
  }
  const again = await start(restored);
  // Their tokens still hold: the key that signs them was kept, too.
  for (const one of customers) await says(again, one, 'halo lagi');
  for (const one of customers) expect((await saidIn(restored, one)).at(-1)).toBe('halo lagi');
  expect(await khidmat(restored, 'verify')).toMatchObject({ status: 0 });
});

test('a backup says what stands in its way, and leaves nothing half done', async () => {
  const data = join(folder, 'data');
  expect(await khidmat(data, 'backup', 'a.db')).toMatchObject({
    status: 1,
    said: expect.stringContaining('DATA_FOLDER_EMPTY'),
  });
  await start(data);
  expect(await khidmat(data, 'backup')).toMatchObject({ status: 2 });
  expect(await khidmat(data, 'backup', 'a.db')).toMatchObject({ status: 0 });
  expect(await khidmat(data, 'backup', 'a.db')).toMatchObject({
    status: 1,
    said: expect.stringContaining('BACKUP_EXISTS'),
  });
  expect(await khidmat(data, 'backup', '/dev/null/a.db')).toMatchObject({
    status: 1,
    said: expect.stringContaining('BACKUP_FAILED'),
  });
  expect(await khidmat(data, 'verify', '--backup', 'b.db')).toMatchObject({
    status: 1,
    said: expect.stringContaining('BACKUP_UNKNOWN'),
  });
  const { terminal, err } = keepingTerminal(folder, { DATABASE_URL: 'postgres://a@b/c' });
  expect(await runCommand(['backup', 'c.db'], terminal)).toBe(1);
  expect(err.join()).toContain('pg_dump');
});
