import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KhidmatError } from '../../errors';
import { type Cell, type Row, SHOP_TABLES, TABLES, type Table } from '../tables';
import { type Database, openDatabase } from './database';
import { openSqliteStore } from './open-sqlite-store';
import { reading } from './store-error';

export interface SqliteExport {
  /** Those that this data folder has. */
  readonly tables: readonly Table[];
  count(table: Table): number;
  /** All rows in the order of the key. */
  rows(table: Table): Iterable<Row>;
  close(): Promise<void>;
}

/**
 * Opens a data folder to be carried elsewhere, as it is at one moment. Nobody else has it meanwhile: a running server is
 * `DATA_FOLDER_IN_USE`, and what a command beside (`erase`, `publish`) would write is refused until it is closed.
 */
export async function openExport(folder: string): Promise<SqliteExport> {
  const file = join(folder, 'khidmat.db');
  if (!existsSync(file))
    throw new KhidmatError('DATA_FOLDER_EMPTY', `There is no ${file}; give the data folder of a server that has run.`);
  // Holds the folder, and brings an older schema up.
  const store = await openSqliteStore({ folder });
  const db = await hold(file).catch(async (error) => {
    await store.close();
    throw error;
  });
  const names = new Set(db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());
  const tables = [...TABLES, ...SHOP_TABLES.filter(({ name }) => names.has(name))];
  return {
    tables,
    count: ({ name }) => db.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number,
    *rows(table) {
      for (const row of db.prepare(selectOf(table)).raw().iterate()) yield row as Cell[];
    },
    async close() {
      db.close();
      await store.close();
    },
  };
}

/** What is erased while tables are read one after the other would be gone from some and stand in others, or stand there whole. */
function hold(file: string): Promise<Database> {
  return reading(() => {
    const db = openDatabase(file);
    try {
      db.exec('BEGIN IMMEDIATE');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function selectOf({ name, key, columns }: Table): string {
  // Here the order of turns is that of their rows; PostgreSQL keeps the version that each led to.
  const from =
    name === 'turns'
      ? '(SELECT *, row_number() OVER (PARTITION BY conversation ORDER BY rowid) AS version FROM turns)'
      : name;
  return `SELECT ${columns.map((column) => column.name).join(', ')} FROM ${from} ORDER BY ${key.join(', ')}`;
}
