import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openExport } from '../../src/store/sqlite/export';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { turnUpon } from '../support/turns';

test('a data folder that is carried elsewhere stays as it is meanwhile, for whoever would write beside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-export-'));
  const store = await openSqliteStore({ folder });
  await store.commitTurn(turnUpon(null, 'e1'));
  await store.close();
  const beside = new BetterSqlite(join(folder, 'khidmat.db'), { timeout: 0 });
  const erase = () => beside.exec('DELETE FROM messages');

  const source = await openExport(folder);
  const messages = source.tables.find(({ name }) => name === 'messages')!;
  expect(erase).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
  expect([...source.rows(messages)]).toHaveLength(source.count(messages));
  await source.close();

  erase();
  expect(beside.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(0);
  beside.close();
  rmSync(folder, { recursive: true, force: true });
});
