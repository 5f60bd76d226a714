import type { Client } from 'pg';
import { KhidmatError } from '../../errors';
import { type Cell, type Column, type Fingerprint, Fingerprinter, type Row, type Table } from '../tables';
import { intArray, textArray } from './binary-array';
import { checkDatabase, connectionFault } from './check-database';
import { connect } from './database';
import { MIGRATION_LOCK, migrate } from './migrate';
import { shopTables } from './shop';
import { storable } from './storable';

export interface PostgresImport {
  /** Writes all rows and returns their fingerprint as they came. */
  copy(table: Table, rows: Iterable<Row>, progress: (done: number) => void): Promise<Fingerprint>;
  /** Reads them back, from what was written. */
  fingerprint(table: Table): Promise<Fingerprint>;
  /** All of it is there from now on. */
  commit(): Promise<void>;
  /** Nothing was there before, and without `commit` nothing is there after. */
  close(): Promise<void>;
}

/** Acts of staff that are not in the chain yet. */
const UNSEALED = 'audit_pending';

const ROWS_AT_ONCE = 500;
const BYTES_AT_ONCE = 8 * 1024 * 1024;

/**
 * Opens an empty database to be filled: all in one transaction, so that a move that is killed leaves nothing behind and can be
 * begun again. Servers that start meanwhile wait. Throws `DATABASE_NOT_EMPTY`.
 */
export async function openImport(url: string, tables: readonly Table[], by = 'program'): Promise<PostgresImport> {
  const client = await connect(url).catch((error) => {
    throw connectionFault(url, error);
  });
  try {
    await checkDatabase(client, false);
    await migrate(client);
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    if (tables.some(({ name }) => name.startsWith('shop_'))) await client.query(shopTables);
    await mustBeEmpty(
      client,
      tables.filter(({ name }) => name !== UNSEALED),
    );
    // The beginning of a trail that is not to be; the turns that come are in the one that comes with them.
    await client.query(`DELETE FROM ${UNSEALED}`);
    await client.query('ALTER TABLE turns DISABLE TRIGGER turns_audited');
  } catch (error) {
    await client.end().catch(() => undefined);
    throw connectionFault(url, error);
  }
  return {
    copy: (table, rows, progress) =>
      copy(client, table, rows, progress).catch((error) => {
        throw connectionFault(url, error);
      }),
    fingerprint: (table) => fingerprint(client, table),
    async commit() {
      await client.query('ALTER TABLE turns ENABLE TRIGGER turns_audited');
      await client.query(
        `SELECT setval(pg_get_serial_sequence('${UNSEALED}', 'place'), greatest(1, (SELECT max(place) FROM audit), (SELECT max(place) FROM ${UNSEALED})))`,
      );
      await client.query(
        `INSERT INTO ${UNSEALED} (at, who, act) VALUES ((extract(epoch FROM clock_timestamp()) * 1000)::bigint, $1, 'moved')`,
        [by],
      );
      await client.query('COMMIT');
    },
    close: () => client.end().catch(() => undefined),
  };
}

async function mustBeEmpty(client: Client, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT EXISTS (SELECT 1 FROM ${name}) AS filled`);
    if (rows[0].filled)
      throw new KhidmatError(
        'DATABASE_NOT_EMPTY',
        `The table ${name} of the target has rows already; move into a database that no server has used.`,
      );
  }
}

async function copy(
  client: Client,
  table: Table,
  rows: Iterable<Row>,
  progress: (done: number) => void,
): Promise<Fingerprint> {
  const print = new Fingerprinter();
  let batch: Row[] = [];
  let bytes = 0;
  let done = 0;
  const flush = async () => {
    if (batch.length > 0) await insert(client, table, batch);
    done += batch.length;
    batch = [];
    bytes = 0;
    progress(done);
  };
  for (const given of rows) {
    const row = given.map((cell) => (typeof cell === 'string' ? storable(cell) : cell));
    print.add(row);
    batch.push(row);
    bytes += row.reduce<number>(
      (sum, cell) => sum + (cell instanceof Uint8Array ? cell.length : String(cell).length),
      0,
    );
    if (batch.length === ROWS_AT_ONCE || bytes > BYTES_AT_ONCE) await flush();
  }
  await flush();
  if (table.name === 'shop_requests')
    await client.query(
      "SELECT setval(pg_get_serial_sequence('shop_requests', 'id'), greatest(1, (SELECT max(id) FROM shop_requests)))",
    );
  return print.result();
}

async function insert(client: Client, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const names = columns.map((column) => column.name).join(', ');
  if (columns.some(({ type }) => type === 'bytes')) {
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    for (const row of rows) await client.query(`INSERT INTO ${name} (${names}) VALUES (${places})`, row.map(bytesOf));
    return;
  }
  const values = columns.map((column, at) =>
    arrayOf(
      column,
      rows.map((row) => row[at]!),
    ),
  );
  const given = columns.map(({ type }, at) => `$${at + 1}::${type === 'text' ? 'text' : 'bigint'}[]`).join(', ');
  const wanted = columns.map(({ type }, at) => (type === 'flag' ? `c${at} = 1` : `c${at}`)).join(', ');
  const aliases = columns.map((_, at) => `c${at}`).join(', ');
  await client.query(`INSERT INTO ${name} (${names}) SELECT ${wanted} FROM unnest(${given}) AS t (${aliases})`, values);
}

function bytesOf(cell: Cell): unknown {
  return cell instanceof Uint8Array ? Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength) : cell;
}

function arrayOf({ type }: Column, cells: readonly Cell[]): Buffer {
  return type === 'text' ? textArray(cells as (string | null)[]) : intArray(cells as (number | null)[]);
}

async function fingerprint(client: Client, { name, key, columns }: Table): Promise<Fingerprint> {
  const print = new Fingerprinter();
  const wanted = columns.map((column) => (column.type === 'flag' ? `${column.name}::int` : column.name)).join(', ');
  const textKeys = new Set(columns.filter(({ type }) => type === 'text').map((column) => column.name));
  const order = key.map((one) => (textKeys.has(one) ? `${one} COLLATE "C"` : one)).join(', ');
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT ${wanted} FROM ${name} ORDER BY ${order}`);
  for (;;) {
    const { rows } = await client.query<Cell[]>({ text: `FETCH ${ROWS_AT_ONCE} FROM rows`, rowMode: 'array' });
    for (const row of rows) print.add(row);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await client.query('CLOSE rows');
  return print.result();
}
