import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Client } from 'pg';
import { CASE_COLUMNS } from '../../src/store/case-columns';
import type { CaseOnRecord, Row, Year } from './year-of-figures';

const LINK_NAMES = ['dimension', 'metric', 'part', 'kind', 'day', 'team', 'channel', 'language', 'n', 'refs'];
const CASE_NAMES = [...CASE_COLUMNS, 'taken_at'];

/** Each table with its columns, in the order in which the year tells its rows. */
const TABLES: readonly (readonly [string, readonly string[], (year: Year) => Iterable<Row>])[] = [
  ['figure_days', ['day', 'wanted', 'folded'], (year) => year.figureDays()],
  ['agent_days', ['day', 'agent_id', 'name', 'solved', 'busy_ms', 'handled_ms'], (year) => year.agentDays()],
  ['talk_figures', ['conversation', 'version', 'waits', 'body'], (year) => year.talkFigures()],
  ['talk_days', ['day', 'conversation'], (year) => year.talkDays()],
  ['cases', CASE_NAMES, (year) => year.cases()],
  ['figure_cells', ['dimension', 'metric', 'day', 'part', 'n', 'sum', 'counts'], (year) => year.cells()],
  ['figure_links', LINK_NAMES, (year) => year.links()],
];

/** The cases of a data folder, by conversation. */
export function casesIn(file: string): ReadonlyMap<string, readonly CaseOnRecord[]> {
  const db = new BetterSqlite(file, { readonly: true });
  const found = new Map<string, CaseOnRecord[]>();
  for (const values of db
    .prepare(`SELECT ${CASE_NAMES.join(', ')} FROM cases`)
    .raw()
    .iterate() as Iterable<Row>) {
    const [conversation, number] = values as unknown as [string, string];
    const own = found.get(conversation) ?? [];
    found.set(conversation, own);
    own.push({ conversation, number, values });
  }
  db.close();
  return found;
}

/** Into the tables of a closed data folder; nothing of it is durable until it is done. Indexes are made after the rows. */
export function fillSqlite(file: string, year: Year): number {
  const db = new BetterSqlite(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -500000');
  db.pragma('locking_mode = EXCLUSIVE');
  const names = TABLES.map(([name]) => `'${name}'`).join(', ');
  const indexes = db
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${names})`)
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  let count = 0;
  for (const [table, columns, rows] of TABLES) {
    const places = columns.map(() => '?').join(', ');
    const insert = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    db.exec('BEGIN');
    for (const row of rows(year)) {
      insert.run(row);
      count += 1;
    }
    db.exec('COMMIT');
  }
  for (const { sql } of indexes) db.exec(sql);
  db.exec('ANALYZE figure_cells');
  db.pragma('locking_mode = NORMAL');
  db.pragma('journal_mode = WAL');
  db.close();
  return count;
}

/** So much is handed to COPY at a time: the file is gone before the next. */
const MOST_BYTES = 256 * 1024 * 1024;

/** By COPY, from files that the database reads itself. Keys and indexes are made after the rows. */
export async function fillPostgres(url: string, year: Year): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-copy-'));
  chmodSync(folder, 0o755);
  let count = 0;
  try {
    await client.query('SET synchronous_commit = off');
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const [table, columns, rows] of TABLES) {
      const { rows: indexes } = await client.query(
        'SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql FROM pg_index WHERE indrelid = $1::regclass AND NOT indisprimary',
        [table],
      );
      const { rows: keys } = await client.query(
        "SELECT conname AS name, pg_get_constraintdef(oid) AS sql FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'p'",
        [table],
      );
      for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
      for (const { name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
      for (const { file, rows: written } of filesOf(folder, rows(year))) {
        await client.query(`COPY ${table} (${columns.join(', ')}) FROM '${file}'`);
        rmSync(file);
        count += written;
      }
      for (const { name, sql } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${sql}`);
      for (const { sql } of indexes) await client.query(sql);
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
  return count;
}

function* filesOf(folder: string, rows: Iterable<Row>): Generator<{ readonly file: string; readonly rows: number }> {
  const file = join(folder, 'rows');
  let open: number | null = null;
  let lines: string[] = [];
  let [length, bytes, written] = [0, 0, 0];
  const flush = () => {
    open ??= openSync(file, 'w', 0o644);
    bytes += writeSync(open, lines.join(''));
    lines = [];
    length = 0;
  };
  const end = () => {
    flush();
    closeSync(open!);
    const done = { file, rows: written };
    open = null;
    bytes = 0;
    written = 0;
    return done;
  };
  for (const row of rows) {
    const line = `${row.map((value) => (value === null ? '\\N' : escaped(String(value)))).join('\t')}\n`;
    lines.push(line);
    length += line.length;
    written += 1;
    if (length > 1_000_000) flush();
    if (bytes > MOST_BYTES) yield end();
  }
  if (written > 0) yield end();
}

function escaped(text: string): string {
  if (!/[\\\t\n\r]/.test(text)) return text;
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}
