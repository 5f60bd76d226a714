import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KhidmatError } from '../../errors';
import { MemoryShared } from '../memory-shared';
import type { Store } from '../store';
import { SqliteAudit } from './audit';
import { SqliteBacklog } from './backlog';
import { SqliteCases } from './cases';
import { type Database, openDatabase } from './database';
import { SqliteFigures } from './figures';
import { lockFolder } from './folder-lock';
import { checkSchema, migrate, needsMigration } from './migrate';
import { SqliteOutbox } from './outbox';
import { SqlitePeople } from './people';
import { SqliteReleases } from './releases';
import { stepsOfRewriting } from './rewriting';
import { reading } from './store-error';
import { SqliteTimers } from './timers';
import { SqliteTurns } from './turns';
import { SqliteUploads } from './uploads';
import { SqliteValues } from './values';
import type { WriteThread } from './write-thread';
import { Writer } from './writer';
import type { Writing } from './writing';

export interface SqliteStoreOptions {
  /** Everything of one installation. Made for its owner alone (0700) when it is not there. */
  readonly folder: string;
  /** For commands that only look: needs no lock, works while a server runs, refuses every write with `STORE_READ_ONLY`. */
  readonly readOnly?: boolean;
  /** For commands that write a little, once: works while a server runs, and keeps none from starting. */
  readonly beside?: boolean;
  /** The database never grows past this; then writes are refused with `STORE_FULL`. */
  readonly maxBytes?: number;
  /** Writes there, so that this thread never waits for the disk; else in this one. */
  readonly thread?: Pick<WriteThread, 'open'>;
  /** False: without a disk sync, for a simulated record alone. */
  readonly durable?: boolean;
}

/**
 * Opens the store of a data folder. Fails with `DATA_FOLDER_IN_USE` while another server has it, `DATA_FOLDER_EMPTY` when
 * there is nothing to read, `STORE_NEWER` when a newer program wrote it.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { folder, readOnly = false, beside = false } = options;
  const file = join(folder, 'khidmat.db');
  if (readOnly && !existsSync(file))
    throw new KhidmatError('DATA_FOLDER_EMPTY', `There is no ${file}; give the data folder of a server that has run.`);
  if (!readOnly) makeFolder(folder);
  if (beside) {
    const db = openBeside(folder, file);
    return assemble(db, { writing: new Writer(db), folder });
  }
  const unlock = readOnly ? () => {} : lockFolder(folder);
  try {
    const db = openDatabase(file, {
      readOnly,
      ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }),
      ...(options.durable !== undefined && { durable: options.durable }),
    });
    checkSchema(db, file, readOnly);
    if (!readOnly) migrate(db);
    const writing =
      (await options.thread?.open(file, options.maxBytes)) ??
      new Writer(db, options.durable === false ? TURNS_TOGETHER : 1);
    return assemble(db, { writing, unlock, folder });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens a file that `backupFolder` made, to look at it: leaves nothing beside it. */
export async function openSqliteBackup(file: string): Promise<Store> {
  if (!existsSync(file))
    throw new KhidmatError('BACKUP_UNKNOWN', `There is no ${file}; give a file that 'khidmat backup' made.`);
  const db = openDatabase(file, { readOnly: true });
  checkSchema(db, file, true);
  return assemble(db, { writing: new Writer(db), folder: null });
}

/** Of a record that need not be durable. */
const TURNS_TOGETHER = 500;

/** Only tables that are not there yet need the folder for oneself; every write is a transaction that waits for its turn. */
function openBeside(folder: string, file: string): Database {
  if (!existsSync(file) || isOlder(file)) {
    const unlock = lockFolder(folder);
    try {
      const db = openDatabase(file);
      checkSchema(db, file, false);
      migrate(db);
      db.close();
    } finally {
      unlock();
    }
  }
  const db = openDatabase(file);
  checkSchema(db, file, false);
  return db;
}

function isOlder(file: string): boolean {
  const db = openDatabase(file, { readOnly: true });
  try {
    return needsMigration(db);
  } finally {
    db.close();
  }
}

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

interface Assembled {
  readonly writing: Writing;
  readonly folder: string | null;
  readonly unlock?: () => void;
}

function assemble(db: Database, { writing, folder, unlock = () => {} }: Assembled): Store {
  const backlog = new SqliteBacklog(db);
  const cases = new SqliteCases(db);
  const outbox = new SqliteOutbox(db, writing);
  const timers = new SqliteTimers(db);
  const turns = new SqliteTurns(db, { writing, cases });
  const values = new SqliteValues(db, writing);
  let open = true;

  return {
    readConversation: (conversation) => reading(() => turns.readConversation(conversation)),
    readConversationIds: (after, limit) => reading(() => turns.readConversationIds(after, limit)),
    readTurnPlaces: (after, limit) => reading(() => turns.readTurnPlaces(after, limit)),
    commitTurn: (turn) => turns.commitTurn(turn),
    async rewriteRecord(conversation, rewriting) {
      await writing.run(...stepsOfRewriting(conversation, rewriting));
    },
    searchConversations: (text) => reading(() => turns.searchConversations(text)),
    compact: () =>
      reading(() => {
        db.exec('VACUUM');
        db.pragma('wal_checkpoint(TRUNCATE)');
      }),
    readReceipt: (conversation, eventId) => reading(() => turns.readReceipt(conversation, eventId)),
    readMessages: (conversation, after, limit) => reading(() => turns.readMessages(conversation, after, limit)),
    readTurns: (conversation, some) => reading(() => turns.readTurns(conversation, some)),

    claimOutbox: (claim) => writing.claimOutbox(claim),
    holdOutbox: (entries, until) => writing.holdOutbox(entries, until),
    settleOutbox: (entry, result) => writing.settleOutbox(entry, result),
    readDeadLetters: (limit) => reading(() => outbox.readDead(limit)),
    reviveDeadLetter: (conversation, id, now) => outbox.revive(conversation, id, now),
    claimTimers: (claim) => writing.claimTimers(claim),

    readCases: (query) => reading(() => cases.readCases(query)),
    readQueue: (rests) => reading(() => cases.readQueue(rests)),
    readCase: (number) => reading(() => cases.readCase(number)),
    readWaits: (team, since, limit) => reading(() => cases.readWaits(team, since, limit)),
    readToldWaits: (team, since, limit) => reading(() => cases.readToldWaits(team, since, limit)),

    reserveNumbers: (series, count) => values.reserveNumbers(series, count),
    readValue: (key) => reading(() => values.read(key)),
    writeValue: (key, value, how) => values.write(key, value, how),

    readVersions: (conversations) => reading(() => turns.readVersions(conversations)),
    readDeskMark: () => reading(() => cases.readMark()),

    people: new SqlitePeople(db, writing),
    releases: new SqliteReleases(db, writing),
    uploads: new SqliteUploads(db, writing),
    audit: new SqliteAudit(db, writing),
    figures: new SqliteFigures(db, writing, folder),
    shared: new MemoryShared(),

    // In a transaction, so that all is of one moment: the connection that writes may be another.
    readPending: (conversation) =>
      reading(
        db.transaction(() => ({
          outbox: outbox.readAll(conversation),
          timers: timers.readAll(conversation),
          cases: cases.readAll(conversation),
        })),
      ),
    readBacklog: (now) => reading(() => backlog.read(now)),
    checkIntegrity: () =>
      reading(() => {
        const found = db.pragma('integrity_check(20)') as { integrity_check: string }[];
        return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
      }),

    readClock: async () => Date.now(),

    async ping() {
      await values.write('ping', null);
    },
    async close() {
      if (!open) return;
      open = false;
      try {
        await writing.close();
      } finally {
        db.close();
        unlock();
      }
    },
  };
}
