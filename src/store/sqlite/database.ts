import BetterSqlite from 'better-sqlite3';

export type Database = BetterSqlite.Database;
export type Statement = BetterSqlite.Statement;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  /** The file never grows past this; writes are refused with `STORE_FULL` then. */
  readonly maxBytes?: number;
  /** False: what was written last may be lost with the machine. Only for what can be made anew. */
  readonly durable?: boolean;
}

/**
 * Of a new file; an older one keeps its own. A turn touches some ten pages and writes each whole: with 4,096 bytes a turn took an eighth
 * longer (`bench -- turns`), with 1,024 no less.
 */
const PAGE_BYTES = 2048;

const WAL_BYTES = 16_384_000;

/** Opens the database file with everything that a promise of durability rests on. */
export function openDatabase(file: string, options: DatabaseOptions = {}): Database {
  const db = new BetterSqlite(file, { readonly: options.readOnly ?? false, timeout: 5_000 });
  if (options.readOnly !== true) {
    db.pragma(`page_size = ${PAGE_BYTES}`);
    db.pragma('journal_mode = WAL');
    // The package is built with NORMAL for WAL, which can lose the last commits at a loss of power.
    db.pragma(`synchronous = ${options.durable === false ? 'OFF' : 'FULL'}`);
    // A longer WAL between checkpoints: fewer stalls, and hot pages are copied back once instead of many times.
    const pageBytes = db.pragma('page_size', { simple: true }) as number;
    db.pragma(`wal_autocheckpoint = ${Math.floor(WAL_BYTES / pageBytes)}`);
    db.pragma('journal_size_limit = 67108864');
    if (options.maxBytes !== undefined) db.pragma(`max_page_count = ${Math.floor(options.maxBytes / pageBytes)}`);
  }
  db.pragma('cache_size = -32000');
  db.pragma('temp_store = MEMORY');
  return db;
}

/** A database in memory; with an image (`serialize()` of another) one that begins as that one was. */
export function openInMemory(image?: Uint8Array): Database {
  return new BetterSqlite(image === undefined ? ':memory:' : Buffer.from(image));
}

/** A bare database file that waits for others' locks for so long. */
export function openRaw(file: string, timeoutMs: number): Database {
  return new BetterSqlite(file, { timeout: timeoutMs });
}
