import { Client, type ClientConfig, Pool, Query, type QueryConfig, types } from 'pg';
import { KhidmatError } from '../../errors';
import { BindMessage } from './bind-message';
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
  /** The same where all parameters are arrays and large: `bind` writes them in their order, once and at once. */
  queryArrays<Row>(statement: Statement, bind: (to: Arrays) => void): Promise<readonly Row[]>;
  /** How many rows it wrote. */
  run(statement: Statement, values?: readonly Value[]): Promise<number>;
  close(): Promise<void>;
}

/** Takes the parameters of a statement, one after the other. */
export type Arrays = Pick<BindMessage, 'texts' | 'ints'>;

export interface DatabaseOptions {
  readonly url: string;
  readonly readOnly?: boolean;
  /** Connections at most. */
  readonly connections?: number;
  /** A statement that takes longer is given up: 8 s, in which a customer waits, and `PATIENT_MS` for who only looks. */
  readonly timeoutMs?: number;
}

/** A connection that gives no sign of life for so long is taken to be dead. */
const QUERY_TIMEOUT_MS = 8_000;
/** A command has no customers who wait; the database may be busy with them, or still reading what was just restored. */
export const PATIENT_MS = 10 * 60_000;
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

export function openDatabase(options: DatabaseOptions): Database {
  const { url, readOnly = false, connections = 10 } = options;
  const timeoutMs = options.timeoutMs ?? (readOnly ? PATIENT_MS : QUERY_TIMEOUT_MS);
  const pool = new Pool({
    ...connectionOf(url, [...PLANS, ...(readOnly ? READ_ONLY : [])]),
    query_timeout: timeoutMs,
    statement_timeout: timeoutMs,
    max: connections,
  });
  // A connection that breaks while nobody uses it; the next use makes a new one.
  pool.on('error', () => {});
  let open = true;

  const send = async (statement: Statement, values: readonly Value[]) => {
    if (!open) throw closed();
    try {
      return await pool.query({ name: statement.name, text: statement.text, values: values as unknown[] });
    } catch (error) {
      throw storeError(error);
    }
  };
  const messages: BindMessage[] = [];
  const queryArrays = async (statement: Statement, bind: (to: Arrays) => void) => {
    if (!open) throw closed();
    const message = messages.pop() ?? new BindMessage();
    message.begin(statement.name);
    bind(message);
    try {
      // A pool answers such a one like any other; its types know only of streams.
      const query = new BoundQuery(statement, message.end()) as unknown as QueryConfig;
      const { rows } = await pool.query(query);
      // Only what was answered is no longer on its way.
      if (message.size <= MOST_KEPT_BYTES) messages.push(message);
      return rows;
    } catch (error) {
      throw storeError(error);
    }
  };
  return {
    queryArrays: async <Row>(statement: Statement, bind: (to: Arrays) => void) =>
      (await queryArrays(statement, bind)) as Row[],
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

function closed(): KhidmatError {
  return new KhidmatError('STORE_UNAVAILABLE', 'The store is closed; nothing was stored.');
}

/** A message that grew beyond this for once is not kept. */
const MOST_KEPT_BYTES = 4 * 1024 * 1024;

/** What a query knows of its connection (pg has no types for it). */
interface Wire {
  readonly parsedStatements: { readonly [name: string]: string };
  readonly submittedNamedStatements: { [name: string]: string };
  parse(statement: Statement): void;
  _send(message: Buffer): void;
}

/** A prepared statement whose parameters are written already; the answer is read as ever. */
class BoundQuery extends Query {
  constructor(
    private readonly statement: Statement,
    private readonly message: Buffer,
  ) {
    super({ ...statement, values: [] });
  }

  /** In place of pg's own. */
  prepare(wire: Wire): void {
    const { name } = this.statement;
    if (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined) {
      wire.parse(this.statement);
      wire.submittedNamedStatements[name] = this.statement.text;
    }
    wire._send(this.message);
  }
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
  // Told as an option, so that a pooler that takes none says so here, at the start, and not to the first customer.
  const config = connectionOf(url, ['statement_timeout=0', ...settings]);
  const client = new Client({ ...config, query_timeout: 0, statement_timeout: 0 });
  client.on('error', () => {});
  await client.connect();
  return client;
}
