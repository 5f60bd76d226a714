import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isToBlame, noteStart } from '../../src/runtime/blame';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';
import { NOON } from '../support/turns';

let folder: string;
let postgres: TestPostgres;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-blame-'));
  postgres = await TestPostgres.start();
});
afterAll(async () => {
  await postgres.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const SECOND = 1000;

describe.each(['SQLite', 'PostgreSQL'])('an entry whose processes died, on %s', (name) => {
  let store: Store;
  beforeEach(async () => {
    store =
      name === 'SQLite'
        ? await openSqliteStore({ folder: mkdtempSync(join(folder, 'data-')) })
        : await openPostgresStore({ url: await postgres.createDatabase() });
  });
  afterEach(() => store.close());

  const start = async (count: number, from: number) => {
    for (let nth = 0; nth < count; nth++) await noteStart(store, from + nth * SECOND);
  };
  const blamed = (lost: number, due = NOON) => isToBlame(store, { lost, due });

  test('is to blame at the fifth time, where few processes started meanwhile', async () => {
    expect([await blamed(4), await blamed(5)]).toEqual([false, true]);
    // Twice the six of them were begun together, three times each was alone.
    await start(2 + 6 * 3, NOON);
    expect([await blamed(4), await blamed(5)]).toEqual([false, true]);
  });

  test('is not yet, where so many started that others must end processes, too; at the tenth time it is all the same', async () => {
    await start(100, NOON - 50 * SECOND);
    expect(await Promise.all([5, 6, 7, 8, 9, 10, 11].map((lost) => blamed(lost)))).toEqual([
      ...[false, false, false, false, false],
      ...[true, true],
    ]);
  });

  test('has nothing to do with what started before it was due', async () => {
    await start(30, NOON - 60 * SECOND);
    await start(20, NOON);
    expect([await blamed(5), await blamed(5, NOON - 31 * SECOND)]).toEqual([true, false]);
  });

  test('is found out once the storm is over', async () => {
    await start(21, NOON);
    expect([await blamed(5), await blamed(6)]).toEqual([false, true]);
  });

  test('no start is forgotten because another process starts in the same moment', async () => {
    await Promise.all(Array.from({ length: 21 }, () => noteStart(store, NOON)));
    expect(await blamed(5)).toBe(false);
  });
});
