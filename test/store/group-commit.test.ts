import BetterSqlite from 'better-sqlite3';
import { GroupCommit } from '../../src/store/sqlite/group-commit';

test('a transaction that SQLite itself has rolled back, as on a full disk, leaves the next one whole', async () => {
  const db = new BetterSqlite(':memory:');
  db.exec('CREATE TABLE it (n INTEGER)');
  const writing = new GroupCommit(db);
  const put = (n: number) => db.prepare('INSERT INTO it VALUES (?)').run(n);
  await expect(
    writing.write(() => {
      put(1);
      db.exec('ROLLBACK');
    }),
  ).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  const isWhole = await writing.write(() => {
    put(2);
    return db.inTransaction;
  });
  expect(isWhole).toBe(true);
  expect(db.prepare('SELECT n FROM it').pluck().all()).toEqual([2]);
  writing.close();
  db.close();
});
