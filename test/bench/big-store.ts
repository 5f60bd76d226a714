import { randomBytes } from 'node:crypto';
import BetterSqlite from 'better-sqlite3';
import { Client } from 'pg';

/** Rows of one conversation that come again in each of its copies, and the columns in which its id may stand. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  conversations: ['conversation', 'version', 'state', 'reference'],
  turns: [
    'conversation',
    'event_id',
    'turn',
    'at',
    'kind',
    'seq',
    'refused',
    'release',
    'state_hash',
    'facts',
    'event',
    'effects',
  ],
  messages: ['conversation', 'seq', 'message'],
  cases: [
    ...['conversation', 'number', 'channel', 'language', 'owner', 'agent_id', 'team', 'urgency', 'urgency_rank'],
    ...['returned_rank', 'waiting_since', 'taken_at', 'opened_at', 'closed_at', 'customer_name', '"case"'],
  ],
};
const WITH_ID = ['conversation', 'state', 'event', 'effects', 'message'];

/** Indexes are made after the rows: into a large index each random key is a page of its own. */
const INDEXES =
  "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('turns', 'messages', 'cases')";

/** The same for PostgreSQL's keys. */
const KEYS: Readonly<Record<string, string>> = {
  conversations: 'conversation',
  turns: 'conversation, event_id',
  messages: 'conversation, seq',
  cases: 'conversation, number',
};

function copyStatement(table: string, columns: readonly string[], given: { from: string; extra?: string }): string {
  const copied = columns.map((column) =>
    column === 'conversation'
      ? 'ids.id'
      : WITH_ID.includes(column)
        ? `replace(t.${column}, '${given.from}', ids.id)`
        : `t.${column}`,
  );
  const more = given.extra === undefined ? '' : `, ${given.extra}`;
  const rest = given.extra === undefined ? '' : `, t.${given.extra}`;
  return `INSERT INTO ${table} (${columns.join(', ')}${more}) SELECT ${copied.join(', ')}${rest} FROM ids CROSS JOIN ${table} AS t WHERE t.conversation = '${given.from}'`;
}

/** Ids as the server makes them: without any order. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, () => `webchat:${randomBytes(18).toString('base64url')}`);
}

/** Copies one conversation of a closed data folder under each of the ids. */
export function copyInSqlite(file: string, from: string, ids: readonly string[]): { messages: number } {
  const db = new BetterSqlite(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -500000');
  db.exec('CREATE TEMP TABLE ids (id TEXT)');
  const insert = db.prepare('INSERT INTO ids SELECT value FROM json_each(?)');
  insert.run(JSON.stringify(ids));
  const indexes = db.prepare(INDEXES).all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  for (const [table, columns] of Object.entries(COPIED)) db.exec(copyStatement(table, columns, { from }));
  for (const { sql } of indexes) db.exec(sql);
  const messages = db.prepare('SELECT count(*) FROM messages').pluck().get() as number;
  db.pragma('journal_mode = WAL');
  db.close();
  return { messages };
}

/** The same in a database of PostgreSQL. */
export async function copyInPostgres(url: string, from: string, ids: readonly string[]): Promise<{ messages: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  await client.query('CREATE TEMP TABLE ids (id text)');
  await client.query('INSERT INTO ids SELECT * FROM unnest($1::text[])', [ids]);
  await client.query("SET maintenance_work_mem = '512MB'");
  for (const table of Object.keys(KEYS)) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey`);
  for (const [table, columns] of Object.entries(COPIED)) {
    const given = table === 'turns' ? { from, extra: 'version' } : { from };
    await client.query(copyStatement(table, columns, given));
  }
  for (const [table, key] of Object.entries(KEYS)) await client.query(`ALTER TABLE ${table} ADD PRIMARY KEY (${key})`);
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
  const { rows } = await client.query('SELECT count(*)::int AS messages FROM messages');
  await client.end();
  return { messages: rows[0].messages };
}
