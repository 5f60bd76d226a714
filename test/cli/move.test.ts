import { PassThrough } from 'node:stream';
import BetterSqlite from 'better-sqlite3';
import type { Command } from '../../src/cli/command';
import { moveCommand } from '../../src/cli/move';
import { replayCommand } from '../../src/cli/replay';
import { storyCommand } from '../../src/cli/story';
import { KhidmatError } from '../../src/errors';
import { sealAudit } from '../../src/runtime/seal-audit';
import { verifyTrail } from '../../src/runtime/verify-audit';
import { demoShop } from '../../src/shop/demo-shop';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { openSqliteShop } from '../../src/store/sqlite/shop';
import { TestPostgres } from '../support/postgres';
import { type Bot, eventually, says, startBot } from '../support/small-bot';

let postgres: TestPostgres;
let bot: Bot;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

async function khidmat(command: Command, args: readonly string[], env: Record<string, string> = {}) {
  const said: string[] = [];
  const status = await command
    .run(args, {
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
      stdin: new PassThrough(),
      cwd: bot.folder,
      env,
    })
    .catch((error) => {
      if (!(error instanceof KhidmatError)) throw error;
      said.push(`${error.code}  ${error.message}`);
      return 1;
    });
  return { status, said: said.join('\n') };
}

const ANI = { id: 'ani', name: 'Ani', email: 'ani@example.com', role: 'admin', teams: [], disabled: false } as const;

/** An installation in which something of everything has happened. */
async function live(): Promise<void> {
  const { service, store } = bot;
  await service.receive({ ...says('webchat:a', 'halo', 'id \0 with NUL'), reference: { to: 'here' } });
  await service.receive(says('webchat:a', 'cek status pesanan'));
  await service.receive(says('webchat:a', 'KH-104233'));
  await eventually(async () => (await store.readCases({ owner: 'queue', limit: 1 })).length === 1);
  await service.act('webchat:a', 'd1', { kind: 'desk-take', agent: { id: 'ani', name: 'Ani' } });
  for (let n = 0; n < 30; n++) await service.receive(says(`webchat:${n}`, 'halo 😀 "quoted" \\ 你好'));
  await sealAudit(store);
  await store.people.createAgent(ANI, 'hash');
  await store.people.createSession({ tokenHash: 't', agentId: 'ani', createdAt: 1, lastSeenAt: 2 });
  await store.people.notePresence('ani', 5);
  await store.people.createLink({ tokenHash: 'l', purpose: 'invitation', expiresAt: 9e15, data: { a: 1 } });
  await store.releases.appendPublication({ number: 1, hash: 'h', at: 1, note: 'first' });
  await store.writeValue('secret', 'x');
  const upload = { id: 'u', conversation: 'webchat:a', name: 'a.png', contentType: 'image/png', at: 1 };
  await store.uploads.saveUpload({ ...upload, bytes: Uint8Array.from([0, 1, 255]) });
  const shop = new BetterSqlite(`${bot.folder}/khidmat.db`);
  await openSqliteShop(shop, demoShop).keepCurrent('2027-01-04');
  shop.close();
  await service.stop(1000);
  await store.close();
}

test('move carries everything over, proves it by replay, and the bot goes on there', async () => {
  await live();
  const url = await postgres.createDatabase();
  const { status, said } = await khidmat(moveCommand, ['--from', bot.folder, '--to', url]);
  expect(said).toContain('31 conversations, 35 turns decided again there, 0 different');
  expect(status).toBe(0);
  const here = await openSqliteStore({ folder: bot.folder });
  const there = await openPostgresStore({ url });
  try {
    expect(await there.readConversation('webchat:a')).toEqual(await here.readConversation('webchat:a'));
    expect(JSON.stringify(await there.readTurns('webchat:a'))).toBe(JSON.stringify(await here.readTurns('webchat:a')));
    expect(await there.readMessages('webchat:7', 0, 9)).toEqual(await here.readMessages('webchat:7', 0, 9));
    expect(await there.readCases({ limit: 9 })).toEqual(await here.readCases({ limit: 9 }));
    expect(await there.people.readAgentByEmail('ani@example.com')).toMatchObject({ passwordHash: 'hash' });
    expect([...(await there.uploads.readUpload('webchat:a', 'u'))!.bytes]).toEqual([0, 1, 255]);
    expect(await there.readValue('secret')).toBe('x');
    expect(await there.releases.readPublications(1)).toHaveLength(1);
    const claim = { now: 9e15, leaseMs: 0, limit: 99 };
    const plain = (timers: readonly { fence: number }[]) => timers.map(({ fence, ...timer }) => timer);
    expect(plain(await there.claimTimers(claim))).toEqual(plain(await here.claimTimers(claim)));
    // Numbers go on where they were.
    expect(await there.reserveNumbers('case', 1)).toBe(await here.reserveNumbers('case', 1));
    // So does the audit trail, in the same chain; what was not sealed yet is, there.
    const sealed = await here.audit.readRows(0, 99);
    expect(sealed.map(({ act }) => act)).toEqual(['trail-began', 'desk-take']);
    expect(await there.audit.readRows(0, 99)).toEqual(sealed);
    await there.people.updateAgent({ ...ANI, name: 'Ani B.' });
    await sealAudit(there);
    const after = (await there.audit.readRows(sealed.length, 99)).map(({ act }) => act);
    expect(after).toEqual(['person-made', 'published', 'moved', 'person-changed']);
    expect((await verifyTrail(there, Date.now())).broken).toEqual([]);
  } finally {
    await here.close();
    await there.close();
  }
  expect((await khidmat(storyCommand, ['K-1001'], { DATABASE_URL: url })).said).toContain('Case K-1001');
  expect(await khidmat(replayCommand, ['--all'], { DATABASE_URL: url })).toMatchObject({ status: 0 });
});

test('a target that holds something is refused, and stays as it was', async () => {
  await live();
  const url = await postgres.createDatabase();
  const store = await openPostgresStore({ url });
  await store.writeValue('k', 1);
  await store.close();
  const { status, said } = await khidmat(moveCommand, ['--from', bot.folder, '--to', url]);
  expect([status, said]).toEqual([1, expect.stringContaining('DATABASE_NOT_EMPTY  The table "values"')]);
  const again = await openPostgresStore({ url });
  expect(await again.readConversationIds('', 9)).toEqual([]);
  await again.close();
});

test('a move that fails in the middle leaves nothing behind and can be begun again', async () => {
  await live();
  const url = await postgres.createDatabase();
  await (await openPostgresStore({ url })).close();
  const database = new URL(url).pathname.slice(1);
  await postgres.ask('ALTER TABLE timers ADD CONSTRAINT broken CHECK (due < 0)', database);
  expect((await khidmat(moveCommand, ['--from', bot.folder, '--to', url])).status).toBe(1);
  expect(await postgres.ask('SELECT 1 FROM conversations', database)).toEqual([]);
  await postgres.ask('ALTER TABLE timers DROP CONSTRAINT broken', database);
  expect((await khidmat(moveCommand, ['--from', bot.folder, '--to', url])).status).toBe(0);
});

test('a data folder that a server has is refused', async () => {
  await bot.service.receive(says('webchat:a', 'halo'));
  const url = await postgres.createDatabase();
  const { said } = await khidmat(moveCommand, ['--from', bot.folder, '--to', url]);
  expect(said).toContain('DATA_FOLDER_IN_USE');
});

test('it says where to when nobody did, and names an empty folder', async () => {
  expect((await khidmat(moveCommand, ['--from', bot.folder])).said).toContain('Where to?');
  const url = await postgres.createDatabase();
  expect((await khidmat(moveCommand, ['--from', '/nowhere', '--to', url])).said).toContain('DATA_FOLDER_EMPTY');
});
