import type { Store } from '../store';
import { PostgresAudit } from './audit';
import { PostgresBacklog } from './backlog';
import { PostgresCases } from './cases';
import { checkDatabase, connectionFault } from './check-database';
import { connect, openDatabase } from './database';
import { PostgresFigures } from './figures';
import { checkSchema, migrate } from './migrate';
import { PostgresOutbox } from './outbox';
import { readPending } from './pending';
import { PostgresPeople } from './people';
import { readEverything } from './read-everything';
import { PostgresReleases } from './releases';
import { compact, rewriteRecord, searchConversations } from './rewriting';
import { PostgresShared } from './shared';
import { PostgresTimers } from './timers';
import { PostgresTurns } from './turns';
import { PostgresUploads } from './uploads';
import { PostgresValues } from './values';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** For commands that only look: changes nothing, works while servers run, refuses every write with `STORE_READ_ONLY`. */
  readonly readOnly?: boolean;
  /** Connections at most. */
  readonly connections?: number;
  /** A statement that takes longer is given up: as `DatabaseOptions` has it. */
  readonly timeoutMs?: number;
}

/**
 * Opens the store in a PostgreSQL database; any number of processes may have it open. Fails with a sentence that says what to
 * mend: `DATABASE_UNREACHABLE`, `DATABASE_DENIED`, `DATABASE_UNKNOWN`, `DATABASE_TOO_OLD`, `DATABASE_NO_RIGHTS`, `STORE_NEWER`, …
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, readOnly = false } = options;
  await prepare(url, readOnly);
  return assemble(options);
}

async function prepare(url: string, readOnly: boolean): Promise<void> {
  const client = await connect(url).catch((error) => {
    throw connectionFault(url, error);
  });
  try {
    await checkDatabase(client, readOnly);
    if (readOnly) await checkSchema(client);
    else await migrate(client);
  } catch (error) {
    throw connectionFault(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function assemble(options: PostgresStoreOptions): Store {
  const db = openDatabase(options);
  const backlog = new PostgresBacklog(db);
  const cases = new PostgresCases(db);
  const outbox = new PostgresOutbox(db);
  const timers = new PostgresTimers(db);
  const turns = new PostgresTurns(db);
  const values = new PostgresValues(db);

  return {
    readConversation: (conversation) => turns.readConversation(conversation),
    readConversationIds: (after, limit) => turns.readConversationIds(after, limit),
    readTurnPlaces: (after, limit) => turns.readTurnPlaces(after, limit),
    commitTurn: (turn) => turns.commitTurn(turn),
    rewriteRecord: (conversation, rewriting) => rewriteRecord(db, conversation, rewriting),
    searchConversations: (text) => searchConversations(db, text),
    compact: () => compact(options.url),
    readReceipt: (conversation, eventId) => turns.readReceipt(conversation, eventId),
    readMessages: (conversation, after, limit) => turns.readMessages(conversation, after, limit),
    readTurns: (conversation, some) => turns.readTurns(conversation, some),

    claimOutbox: (claim) => outbox.claim(claim),
    holdOutbox: (entries, until) => outbox.hold(entries, until),
    settleOutbox: (entry, result) => outbox.settle(entry, result),
    readDeadLetters: (limit) => outbox.readDead(limit),
    reviveDeadLetter: (conversation, id, now) => outbox.revive(conversation, id, now),
    claimTimers: (claim) => timers.claim(claim),

    readCases: (query) => cases.readCases(query),
    readQueue: (rests) => cases.readQueue(rests),
    readCase: (number) => cases.readCase(number),
    readWaits: (team, since, limit) => cases.readWaits(team, since, limit),
    readToldWaits: (team, since, limit) => cases.readToldWaits(team, since, limit),

    reserveNumbers: (series, count) => values.reserveNumbers(series, count),
    readValue: (key) => values.read(key),
    writeValue: (key, value, how) => values.write(key, value, how),

    readVersions: (conversations) => turns.readVersions(conversations),
    readDeskMark: () => cases.readMark(),

    people: new PostgresPeople(db),
    releases: new PostgresReleases(db),
    uploads: new PostgresUploads(db),
    audit: new PostgresAudit(db),
    figures: new PostgresFigures(db, options.url),
    shared: new PostgresShared(db),

    readPending: (conversation) => readPending(db, conversation),
    readBacklog: (now) => backlog.read(now),
    checkIntegrity: () => readEverything(options.url),

    readClock: () => values.readClock(),
    ping: () => values.ping(),
    async close() {
      await turns.close();
      await db.close();
    },
  };
}
