import type { ConversationId } from '../../domain/conversation';
import {
  attemptsAfter,
  type DeadLetter,
  type OutboxClaim,
  type OutboxEntry,
  type OutboxResult,
  type Pending,
  SUSPECT_AFTER,
} from '../store';
import { intArray, textArray } from './binary-array';
import type { Database, Statement } from './database';

/**
 * What must still be done outside. An entry stands here until it is done (then it is deleted) or dead.
 *
 * A claim writes a lease and a higher fencing number into the row: whoever comes back later with the old number settles
 * nothing. `SKIP LOCKED` lets several processes claim at once without waiting for each other.
 */
export class PostgresOutbox {
  constructor(private readonly db: Database) {}

  async claim({ now, leaseMs, limit, kind, suspects }: OutboxClaim): Promise<readonly OutboxEntry[]> {
    const [least, most] = suspects === true ? [SUSPECT_AFTER, ANY] : [0, suspects === false ? SUSPECT_AFTER - 1 : ANY];
    const rows = await this.db.query<StoredEntry>(CLAIM, [kind, now, now + leaseMs, limit, least, most]);
    // RETURNING has no order of its own.
    return [...rows].sort((a, b) => a.due - b.due).map(entryOf);
  }

  async hold(entries: readonly OutboxEntry[], until: number): Promise<void> {
    if (entries.length === 0) return;
    await this.db.run(HOLD, [
      textArray(entries.map(({ conversation }) => conversation)),
      textArray(entries.map(({ id }) => id)),
      intArray(entries.map(({ fence }) => fence)),
      until,
    ]);
  }

  async settle(entry: OutboxEntry, result: OutboxResult): Promise<boolean> {
    const { conversation, id, fence } = entry;
    const attempts = attemptsAfter(entry, result);
    switch (result.kind) {
      case 'done':
        return (await this.db.run(DONE, [conversation, id, fence])) === 1;
      case 'retry':
      case 'wait': {
        const { due, error = null, giveUpAt = null, parts = null } = result;
        return (await this.db.run(RETRY, [conversation, id, fence, due, error, attempts, giveUpAt, parts])) === 1;
      }
      case 'dead': {
        const { at, error, parts = null } = result;
        return (await this.db.run(BURY, [conversation, id, fence, at, error, attempts, parts])) === 1;
      }
    }
  }

  async readDead(limit: number): Promise<readonly DeadLetter[]> {
    const rows = await this.db.query<StoredEntry & { dead_at: number }>(DEAD, [limit]);
    return rows.map((row) => ({ ...entryOf({ ...row, fence: 0 }), deadAt: row.dead_at }));
  }

  async revive(conversation: ConversationId, id: string, now: number): Promise<boolean> {
    return (await this.db.run(REVIVE, [conversation, id, now])) === 1;
  }
}

const ANY = Number.MAX_SAFE_INTEGER;
const COLUMNS = 'conversation, id, due, attempts, begun AS lost, fence, last_error, give_up_at, parts, payload';
const MINE = 'conversation = $1 AND id = $2 AND fence = $3 AND dead_at IS NULL';

// Only the first living entry of each conversation and kind: the others wait for it.
const CLAIM: Statement = {
  name: 'outbox claim',
  text: `
    WITH free AS MATERIALIZED (
      SELECT conversation, id FROM outbox AS it
      WHERE kind = $1 AND dead_at IS NULL AND due <= $2 AND lease_until <= $2 AND begun BETWEEN $5 AND $6 AND NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.conversation = it.conversation AND earlier.kind = it.kind AND earlier.dead_at IS NULL
          AND (earlier.turn, earlier.n) < (it.turn, it.n))
      ORDER BY due LIMIT $4 FOR UPDATE OF it SKIP LOCKED)
    UPDATE outbox AS it SET lease_until = $3, fence = fence + 1, begun = begun + 1
    FROM free WHERE it.conversation = free.conversation AND it.id = free.id
    RETURNING it.conversation, it.id, it.due, it.attempts, it.begun - 1 AS lost, it.fence, it.last_error, it.give_up_at, it.parts, it.payload`,
};
const HOLD: Statement = {
  name: 'outbox hold',
  text: `
    UPDATE outbox AS it SET lease_until = $4 FROM unnest($1::text[], $2::text[], $3::bigint[]) AS held (conversation, id, fence)
    WHERE it.conversation = held.conversation AND it.id = held.id AND it.fence = held.fence AND it.dead_at IS NULL`,
};
const DONE: Statement = { name: 'outbox done', text: `DELETE FROM outbox WHERE ${MINE}` };
// The claim ends with its report: the fencing number goes on.
const RETRY: Statement = {
  name: 'outbox retry',
  text: `
    UPDATE outbox SET due = $4, last_error = coalesce($5, last_error), attempts = $6, give_up_at = coalesce($7, give_up_at),
      parts = coalesce($8, parts), begun = 0, lease_until = 0, fence = fence + 1
    WHERE ${MINE}`,
};
const BURY: Statement = {
  name: 'outbox bury',
  text: `UPDATE outbox SET dead_at = $4, last_error = $5, attempts = $6, parts = coalesce($7, parts), begun = 0, lease_until = 0, fence = fence + 1 WHERE ${MINE}`,
};
const DEAD: Statement = {
  name: 'outbox dead',
  text: `SELECT ${COLUMNS}, dead_at FROM outbox WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, turn DESC, n DESC LIMIT $1`,
};
const REVIVE: Statement = {
  name: 'outbox revive',
  text: 'UPDATE outbox SET dead_at = NULL, due = $3, attempts = 0, give_up_at = NULL WHERE conversation = $1 AND id = $2 AND dead_at IS NOT NULL',
};

/** Of a conversation, in order; for `readPending`. */
export const ENTRIES_OF = `SELECT ${COLUMNS}, dead_at FROM outbox WHERE conversation = $1 ORDER BY turn, n`;

export type PendingEntry = StoredEntry & { readonly dead_at: number | null };

export function pendingEntryOf(row: PendingEntry): Pending['outbox'][number] {
  return { ...entryOf({ ...row, fence: 0 }), isDead: row.dead_at !== null, deadAt: row.dead_at };
}

interface StoredEntry {
  readonly conversation: string;
  readonly id: string;
  readonly due: number;
  readonly attempts: number;
  readonly lost: number;
  readonly fence: number;
  readonly last_error: string | null;
  readonly give_up_at: number | null;
  readonly parts: number | null;
  readonly payload: string;
}

function entryOf(row: StoredEntry): OutboxEntry {
  return {
    conversation: row.conversation,
    id: row.id,
    due: row.due,
    payload: JSON.parse(row.payload),
    // A claimed entry counts the attempt that is about to be made.
    attempts: row.fence === 0 ? row.attempts : row.attempts + 1,
    lost: row.lost,
    fence: row.fence,
    lastError: row.last_error,
    giveUpAt: row.give_up_at,
    parts: row.parts ?? 0,
  };
}
