import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { SqliteCases } from '../../src/store/sqlite/cases';
import { openDatabase } from '../../src/store/sqlite/database';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { TURN_PLACES } from '../../src/store/sqlite/turns';
import { WriteThread } from '../../src/store/sqlite/write-thread';
import { step } from '../../src/store/sqlite/writing';
import type { Store } from '../../src/store/store';
import { describeAudit } from '../contracts/audit';
import { describeStore, type OpenedStore } from '../contracts/store';
import { caseOf, NOON, replyEntry, turnUpon } from '../support/turns';

describeStore('SQLite', () => inNewFolder());
describeAudit('SQLite', async () => {
  const { folder, ...opened } = await inNewFolder();
  return {
    ...opened,
    freed: ['audit_stays', 'audit_stands', 'turns_audited'].map((name) => `DROP TRIGGER IF EXISTS ${name}`),
    async sql(text) {
      const db = openDatabase(join(folder, 'khidmat.db'));
      try {
        db.exec(text);
      } finally {
        db.close();
      }
    },
  };
});

describe('a thread of its own', () => {
  let thread: WriteThread;
  beforeAll(() => {
    thread = new WriteThread();
  });
  afterAll(() => thread.end());

  test('refuses what waits and all that comes, once it has ended', async () => {
    const mortal = new WriteThread();
    const { store, destroy } = await inNewFolder({ thread: mortal });
    await store.writeValue('before', 1);
    const waiting = store.commitTurn(turnUpon(null, 'e1')).catch((error) => error);
    await mortal.end();
    expect(['STORE_UNAVAILABLE', undefined]).toContain((await waiting).code);
    await expect(store.writeValue('after', 1)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await store.readValue('before')).toBe(1);
    await expect(destroy()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  test('writes for a shop and a store over one connection, and stays when one of them has gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khidmat-store-'));
    const store = await openSqliteStore({ folder, thread });
    const [one, other] = [await thread.open(join(folder, 'khidmat.db')), await thread.open(join(folder, 'khidmat.db'))];
    expect(one).toBe(other);
    await one.run(step('INSERT INTO numbers VALUES (?, ?)', 'series', 7));
    await one.close();
    expect(await store.reserveNumbers('series', 1)).toBe(7);
    await other.close();
    await store.close();
    await expect(one.run(step('SELECT 1'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    rmSync(folder, { recursive: true });
  });

  describeStore('SQLite, written by another thread,', () => inNewFolder({ thread }));
});

async function inNewFolder(
  options: { readonly thread?: WriteThread } = {},
): Promise<OpenedStore & { readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-store-'));
  let store = await openSqliteStore({ folder, ...options });
  return {
    ...{ store, folder },
    async reopen() {
      await store.close();
      store = await openSqliteStore({ folder, ...options });
      return store;
    },
    async destroy() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describe('a data folder of SQLite', () => {
  let parent: string;
  let folder: string;
  const opened: Store[] = [];
  const open = async (options: Partial<Parameters<typeof openSqliteStore>[0]> = {}) => {
    const store = await openSqliteStore({ folder, ...options });
    opened.push(store);
    return store;
  };

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'khidmat-folder-'));
    folder = join(parent, 'deep', 'data');
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    rmSync(parent, { recursive: true });
  });

  test('is made for its owner alone', async () => {
    await open();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('belongs to one server; the second is told who has it', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await first.close();
    await open();
  });

  test('is free again after its server was killed', async () => {
    const killed = spawnSync(process.execPath, [
      '-e',
      `const Sqlite = require('better-sqlite3'); require('node:fs').mkdirSync(process.argv[1], { recursive: true });
       const db = new Sqlite(process.argv[1] + '/server.lock'); db.exec('BEGIN EXCLUSIVE'); process.kill(process.pid, 'SIGKILL');`,
      folder,
    ]);
    expect(killed.signal).toBe('SIGKILL');
    await open();
  });

  test('can be read while a server runs, and not written', async () => {
    const server = await open();
    await server.commitTurn(turnUpon(null, 'e1'));
    const reader = await open({ readOnly: true });
    expect(await reader.readTurns('webchat:a')).toHaveLength(1);
    await server.commitTurn(turnUpon(await server.readConversation('webchat:a'), 'e2'));
    expect(await reader.readTurns('webchat:a')).toHaveLength(2);
    await expect(reader.writeValue('k', 1)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
    await server.close();
    expect(await reader.readTurns('webchat:a')).toHaveLength(2);
  });

  test('can be read when no server runs; an empty one says so', async () => {
    await expect(open({ readOnly: true })).rejects.toMatchObject({ code: 'DATA_FOLDER_EMPTY' });
    const server = await open();
    await server.commitTurn(turnUpon(null, 'e1'));
    await server.close();
    expect(await (await open({ readOnly: true })).readTurns('webchat:a')).toHaveLength(1);
  });

  test('can be written beside a server, which goes on; a command leaves it free', async () => {
    const early = await open({ beside: true });
    await early.writeValue('from', 'a command');
    const server = await open();
    expect(await server.readValue('from')).toBe('a command');
    const beside = await open({ beside: true });
    await Promise.all([
      server.commitTurn(turnUpon(null, 'e1')),
      beside.writeValue('from', 'another'),
      server.commitTurn(turnUpon(null, 'e1', { conversation: 'webchat:b' })),
    ]);
    expect(await server.readValue('from')).toBe('another');
    expect(await beside.readConversationIds('', 10)).toEqual(['webchat:a', 'webchat:b']);
    await expect(open()).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
  });

  test('of an older program has the cases that were lent to the bot then', async () => {
    const lentBy = {
      ...{ agentId: 'ani', name: 'Ani' },
      attention: { since: NOON, firstAnswerAt: null, unansweredSince: NOON, ownedSince: NOON },
    };
    const server = await open();
    await server.commitTurn(turnUpon(null, 'e1', { case: { ...caseOf('K-1', { kind: 'bot' }), lentBy } }));
    await server.close();
    const db = new BetterSqlite(join(folder, 'khidmat.db'));
    db.exec(
      'DROP INDEX cases_lent; DROP INDEX cases_owed; DROP INDEX cases_in_hand; ALTER TABLE outbox DROP COLUMN parts; UPDATE cases SET agent_id = NULL; PRAGMA user_version = 11',
    );
    db.close();
    const lent = await (await open()).readCases({ lent: true, agentId: 'ani', limit: 9 });
    expect(lent.map((row) => row.case.number)).toEqual(['K-1']);
  });

  test('of an older program is brought up by a command only while no server has it', async () => {
    await (await open()).close();
    const db = new BetterSqlite(join(folder, 'khidmat.db'));
    const figures = [
      'figure_mark',
      'talk_figures',
      'talk_days',
      'figure_days',
      'figure_cells',
      'agent_days',
      'figure_links',
      'talk_customers',
    ];
    for (const table of ['publications', ...figures]) db.exec(`DROP TABLE ${table}`);
    db.exec(
      'DROP TRIGGER turns_audited; DROP TABLE audit; DROP TABLE audit_pending; DROP INDEX turns_at; DROP INDEX cases_lent; DROP INDEX cases_owed; DROP INDEX cases_in_hand; ALTER TABLE outbox DROP COLUMN parts; DROP INDEX cases_review; ALTER TABLE cases DROP COLUMN review_at; DROP INDEX cases_person; DROP INDEX cases_verified; ALTER TABLE cases DROP COLUMN person; ALTER TABLE cases DROP COLUMN verified; ALTER TABLE outbox DROP COLUMN begun; ALTER TABLE outbox DROP COLUMN give_up_at;  PRAGMA user_version = 1',
    );
    db.close();
    const lock = new BetterSqlite(join(folder, 'server.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    await expect(open({ beside: true })).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    lock.close();
    const command = await open({ beside: true });
    expect(await command.releases.readPublications(1)).toEqual([]);
  });

  test('of a newer program is refused', async () => {
    await (await open()).close();
    const db = new BetterSqlite(join(folder, 'khidmat.db'));
    db.pragma('user_version = 99');
    db.close();
    await expect(open()).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });

  test('syncs every commit to the disk', async () => {
    await open();
    // The setting belongs to a connection, so it is asked where it is set.
    const db = openDatabase(join(folder, 'khidmat.db'));
    expect([db.pragma('synchronous', { simple: true }), db.pragma('journal_mode', { simple: true })]).toEqual([
      2,
      'wal',
    ]);
    db.close();
  });

  test('that is full refuses the whole group, loses nothing and takes turns again when there is room', async () => {
    const small = await open({ maxBytes: 400_000 });
    const acknowledged: string[] = [];
    let refused = 0;
    for (let round = 0; round < 60; round++) {
      const ids = Array.from({ length: 8 }, (_, at) => `webchat:${round}-${at}`);
      const results = await Promise.allSettled(
        ids.map((conversation) => small.commitTurn(turnUpon(null, 'x'.repeat(400), { conversation }))),
      );
      results.forEach((result, at) => {
        if (result.status === 'fulfilled') acknowledged.push(ids[at]!);
        else {
          refused++;
          expect(result.reason).toMatchObject({ code: 'STORE_FULL' });
        }
      });
    }
    expect(acknowledged.length).toBeGreaterThan(8);
    expect(refused).toBeGreaterThan(8);
    await small.close();

    const roomy = await open();
    expect(await roomy.readConversationIds('', 1000)).toEqual([...acknowledged].sort());
    expect(await roomy.commitTurn(turnUpon(null, 'e', { conversation: 'webchat:later' }))).toEqual({
      kind: 'committed',
    });
  });
});

test('what is put off waits no longer for a clock that is set back by an hour', async () => {
  const HOUR = 3_600_000;
  const { store, destroy } = await inNewFolder();
  const claim = (now: number) => store.claimOutbox({ now, leaseMs: 1_000, limit: 9, kind: 'reply' });
  for (const n of [1, 2])
    await store.commitTurn(turnUpon(null, 'e1', { conversation: `webchat:${n}`, outbox: [replyEntry(2)] }));
  const [first, second] = await claim(NOON);
  await store.settleOutbox(first!, { kind: 'retry', due: NOON + 2_000, error: 'busy', giveUpAt: NOON + 900_000 });
  await store.settleOutbox(second!, { kind: 'wait', due: NOON + 1_500 });
  expect(await claim(NOON + 1_000)).toEqual([]);

  const ids = async (now: number) => (await claim(now)).map(({ conversation, giveUpAt }) => [conversation, giveUpAt]);
  expect(await ids(NOON - HOUR + 1_000)).toEqual([]);
  expect(await ids(NOON - HOUR + 1_500)).toEqual([[second!.conversation, null]]);
  expect(await ids(NOON - HOUR + 2_000)).toEqual([[first!.conversation, NOON - HOUR + 900_000]]);
  await destroy();
});

test('who talked lately is found by time, and not in the whole record', async () => {
  const { store, folder } = await inNewFolder();
  await store.close();
  const db = openDatabase(join(folder, 'khidmat.db'));
  const plan = db.prepare<[number, string, number], { detail: string }>(`EXPLAIN QUERY PLAN ${TURN_PLACES}`);
  const steps = plan.all(1, '', 500).map(({ detail }) => detail);
  db.close();
  rmSync(folder, { recursive: true, force: true });
  expect(steps).toEqual(['SEARCH turns USING COVERING INDEX turns_at ((at,conversation)>(?,?))']);
});

test.each([
  [{ underReview: true }, 'cases_review'],
  [{ lent: true }, 'cases_lent'],
] as const)('of all cases those with %j are found by themselves', async (few, index) => {
  const { store, folder } = await inNewFolder();
  await store.close();
  const db = openDatabase(join(folder, 'khidmat.db'));
  const asked: string[] = [];
  const prepare = (sql: string) => {
    asked.push(sql);
    return db.prepare(sql);
  };
  const watched = new Proxy(db, { get: (target, name) => (name === 'prepare' ? prepare : Reflect.get(target, name)) });
  new SqliteCases(watched).readCases({ ...few, limit: 200 });
  const [first] = db
    .prepare<[number], { detail: string }>(`EXPLAIN QUERY PLAN ${asked.at(-1)}`)
    .all(200)
    .map(({ detail }) => detail);
  db.close();
  rmSync(folder, { recursive: true, force: true });
  expect(first).toContain(`USING INDEX ${index}`);
});
