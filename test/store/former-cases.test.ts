import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Case } from '../../src/domain/case';
import { sql as onPostgres } from '../../src/store/postgres/migrations/003-former-cases';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { sql as onSqlite } from '../../src/store/sqlite/migrations/003-former-cases';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';
import { caseOf, NOON, queuedCase, turnUpon } from '../support/turns';

const A = 'webchat:a';
const ANI = { kind: 'agent', agentId: 'ani', name: 'An"i}' } as const;

/** As a program wrote it that kept only the case of the state. */
async function writeAsBefore(store: Store): Promise<void> {
  const closes = (caseNumber: string) =>
    ({ kind: 'fact', fact: 'outcome', caseNumber, outcome: 'resolved-implied' }) as const;
  const take = async (conversation: string, id: string, it: Case, closed: string | null) => {
    const effects = closed === null ? [] : [closes(closed)];
    const given = { conversation, at: it.openedAt, case: it, effects };
    const turn = turnUpon(await store.readConversation(conversation), id, given);
    expect(await store.commitTurn(turn)).toEqual({ kind: 'committed' });
  };
  await take(A, 'e1', caseOf('K-1', { kind: 'bot' }), null);
  await take(A, 'e2', { ...caseOf('K-2', ANI, { note: 'NUL \u0000 "' }), openedAt: NOON + 5 }, 'K-1');
  await take(A, 'e3', { ...caseOf('K-3', { kind: 'bot' }), openedAt: NOON + 9 }, null);
  await take('webchat:b', 'e1', queuedCase('K-4', 'normal', NOON), null);
}

const mended: readonly Case[] = [
  { ...caseOf('K-1', { kind: 'bot' }), outcome: 'resolved-implied', closedAt: NOON + 5 },
  {
    ...caseOf('K-2', ANI, { note: 'NUL \u0000 "' }),
    ...{ owner: { kind: 'bot' }, openedAt: NOON + 5, outcome: 'abandoned', closedAt: NOON + 9 },
  },
  { ...caseOf('K-3', { kind: 'bot' }), openedAt: NOON + 9 },
  queuedCase('K-4', 'normal', NOON),
];

async function mustBeMended(store: Store): Promise<void> {
  for (const it of mended) expect((await store.readCase(it.number))!.case).toEqual(it);
  expect((await store.readCases({ limit: 9 })).map((row) => row.case.number).sort()).toEqual(['K-3', 'K-4']);
  expect(await store.readCases({ agentId: 'ani', closedToo: true, limit: 9 })).toEqual([]);
}

test('SQLite: cases that stood open for ever are closed as their turns had closed them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-former-'));
  const store = await openSqliteStore({ folder });
  await writeAsBefore(store);
  const db = new BetterSqlite(join(folder, 'khidmat.db'));
  db.exec(onSqlite);
  db.close();
  await mustBeMended(store);
  await store.close();
  rmSync(folder, { recursive: true });
});

test('PostgreSQL: cases that stood open for ever are closed as their turns had closed them', async () => {
  const postgres = await TestPostgres.start();
  const url = await postgres.createDatabase();
  const store = await openPostgresStore({ url });
  await writeAsBefore(store);
  await postgres.ask(onPostgres, new URL(url).pathname.slice(1));
  await mustBeMended(store);
  await store.close();
  await postgres.destroy();
});
