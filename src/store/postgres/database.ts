import { Client, type ClientConfig, Pool, types } from 'pg';
import { KhidmatError } from '../../errors';
import { storeError } from './store-error';

/** Prepared once on each connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export type Value = string | number | boolean | null | Buffer | Uint8Array | readonly string[] | readonly number[];

/** The pool of connections, and the only place that sends anything over them. */
export interface Database {
  query<Row>(statement: Statement, values?: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows it wrote. */
  run(statement: Statement, values?: readonly Value[]): Promise<number>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly readOnly?: boolean;
  /** Connections at most. */
  readonly connections?: number;
}

/** A connection that gives no sign of life for so long is taken to be dead. */
const QUERY_TIMEOUT_MS = 8_000;
/** A command that only looks has no customers who wait; the database may be busy with them, or still reading what was just restored. */
const LOOKING_TIMEOUT_MS = 10 * 60_000;
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Every statement here finds its rows by index. A plan that was made while a table was empty, and that reads the whole of it,
 * would be kept while the table grows; so such plans are never made.
 */
export const PLANS = [
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'random_page_cost=0.1',
  'jit=off',
  'plan_cache_mode=force_generic_plan',
];

export function openDatabase({ url, readOnly = false, connections = 10 }: DatabaseOptions): Database {
  const pool = new Pool({
    ...connectionOf(url, [...PLANS, ...(readOnly ? READ_ONLY : [])]),
    ...(readOnly && { query_timeout: LOOKING_TIMEOUT_MS, statement_timeout: LOOKING_TIMEOUT_MS }),
    max: connections,
  });
  // A connection that breaks while nobody uses it; the next use makes a new one.
  pool.on('error', () => {});
  let open = true;

  const send = async (statement: Statement, values: readonly Value[]) => {
    if (!open) throw new KhidmatError('STORE_UNAVAILABLE', 'The store is closed; nothing was stored.');
    try {
      return await pool.query({ name: statement.name, text: statement.text, values: values as unknown[] });
    } catch (error) {
      throw storeError(error);
    }
  };
  return {
    query: async <Row>(statement: Statement, values: readonly Value[] = []) =>
      (await send(statement, values)).rows as Row[],
    run: async (statement, values = []) => (await send(statement, values)).rowCount ?? 0,
    async close() {
      if (!open) return;
      open = false;
      await pool.end();
    },
  };
}

const READ_ONLY = ['default_transaction_read_only=on'];

/** What every connection to the database has in common. */
export function connectionOf(given: string, settings: readonly string[] = []): ClientConfig {
  const url = new URL(given);
  // The operator's own come last and so win.
  const options = [...settings.map((setting) => `-c ${setting}`), url.searchParams.get('options') ?? '']
    .join(' ')
    .trim();
  url.searchParams.delete('options');
  return {
    connectionString: url.href,
    application_name: 'khidmat',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    ...(options !== '' && { options }),
    types: { getTypeParser: ((oid: number, format: 'text') => parserOf(oid, format)) as typeof types.getTypeParser },
  };
}

const INT8 = 20;

/** Times and counts stay below 2^53. */
function parserOf(oid: number, format: 'text') {
  return oid === INT8 ? Number : types.getTypeParser(oid, format);
}

/** One connection of one's own, for what needs more than a statement: a migration, a move. */
export async function connect(url: string, settings: readonly string[] = []): Promise<Client> {
  const client = new Client({ ...connectionOf(url, settings), query_timeout: 0, statement_timeout: 0 });
  client.on('error', () => {});
  await client.connect();
  return client;
}
