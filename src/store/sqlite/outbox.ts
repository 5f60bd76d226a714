import type { ConversationId } from '../../domain/conversation';
import type { Claim, NewOutboxEntry, OutboxEntry, OutboxKind, OutboxResult } from '../store';
import type { Database } from './database';
import type { GroupCommit } from './group-commit';
import { Leases } from './leases';

/**
 * What must still be done outside. An entry stands here until it is done (then it is deleted) or dead. A claim costs no
 * disk sync, and after a crash everything unfinished is due at once (see `leases.ts`).
 */
export class SqliteOutbox {
  private readonly leases = new Leases();
  private readonly sql;

  constructor(
    db: Database,
    private readonly writes: GroupCommit,
  ) {
    this.sql = {
      add: db.prepare(
        'INSERT INTO outbox (conversation, id, kind, turn, n, due, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      remove: db.prepare('DELETE FROM outbox WHERE conversation = ? AND id = ?'),
      // Only the first living entry of each conversation and kind: the others wait for it.
      due: db.prepare<[OutboxKind, number, number], StoredEntry>(`
        SELECT ${COLUMNS} FROM outbox AS it
        WHERE kind = ? AND dead_at IS NULL AND due <= ? AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.conversation = it.conversation AND earlier.kind = it.kind AND earlier.dead_at IS NULL
            AND (earlier.turn, earlier.n) < (it.turn, it.n))
        ORDER BY due LIMIT ?`),
      retry: db.prepare(
        'UPDATE outbox SET due = ?, last_error = ?, attempts = ? WHERE conversation = ? AND id = ? AND dead_at IS NULL',
      ),
      bury: db.prepare(
        'UPDATE outbox SET dead_at = ?, last_error = ?, attempts = ? WHERE conversation = ? AND id = ? AND dead_at IS NULL',
      ),
      dead: db.prepare<[number], StoredEntry>(
        `SELECT ${COLUMNS} FROM outbox WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, turn DESC, n DESC LIMIT ?`,
      ),
      all: db.prepare<[string], StoredEntry & { dead_at: number | null }>(
        `SELECT ${COLUMNS}, dead_at FROM outbox WHERE conversation = ? ORDER BY turn, n`,
      ),
      revive: db.prepare(
        'UPDATE outbox SET dead_at = NULL, due = ?, attempts = 0 WHERE conversation = ? AND id = ? AND dead_at IS NOT NULL',
      ),
    };
  }

  /** Inside a turn's transaction. */
  add(conversation: ConversationId, turn: number, n: number, entry: NewOutboxEntry): void {
    const { id, due, payload } = entry;
    this.sql.add.run(conversation, id, payload.kind, turn, n, due, JSON.stringify(payload));
  }

  /** Inside a turn's transaction. */
  remove(conversation: ConversationId, id: string): void {
    this.sql.remove.run(conversation, id);
    this.leases.end(conversation, id);
  }

  claim(claim: Claim & { kind: OutboxKind }): readonly OutboxEntry[] {
    const rows = this.sql.due.all(claim.kind, claim.now, claim.limit + this.leases.size);
    return this.leases.take(claim, rows, ({ id }) => id).map(({ row, fence }) => entryOf(row, fence));
  }

  isHeld(conversation: ConversationId, id: string, fence: number): boolean {
    return this.leases.isHeld(conversation, id, fence);
  }

  hold(entries: readonly OutboxEntry[], until: number): void {
    for (const { conversation, id, fence } of entries) this.leases.hold(conversation, id, fence, until);
  }

  async settle(entry: OutboxEntry, result: OutboxResult): Promise<boolean> {
    const { conversation, id, fence } = entry;
    if (!this.isHeld(conversation, id, fence)) return false;
    const written = await this.writes.write(() => this.write(entry, result));
    if (this.isHeld(conversation, id, fence)) this.leases.end(conversation, id);
    return written;
  }

  readDead(limit: number): readonly OutboxEntry[] {
    return this.sql.dead.all(limit).map((row) => entryOf(row, 0));
  }

  readAll(conversation: ConversationId): readonly (OutboxEntry & { readonly isDead: boolean })[] {
    return this.sql.all.all(conversation).map((row) => ({ ...entryOf(row, 0), isDead: row.dead_at !== null }));
  }

  revive(conversation: ConversationId, id: string, now: number): Promise<boolean> {
    return this.writes.write(() => this.sql.revive.run(now, conversation, id).changes === 1);
  }

  private write({ conversation, id, attempts }: OutboxEntry, result: OutboxResult): boolean {
    switch (result.kind) {
      case 'done':
        return this.sql.remove.run(conversation, id).changes === 1;
      case 'retry':
        return this.sql.retry.run(result.due, result.error, attempts, conversation, id).changes === 1;
      case 'dead':
        return this.sql.bury.run(result.at, result.error, attempts, conversation, id).changes === 1;
    }
  }
}

const COLUMNS = 'conversation, id, due, attempts, last_error, payload';

interface StoredEntry {
  readonly conversation: string;
  readonly id: string;
  readonly due: number;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly payload: string;
}

function entryOf(row: StoredEntry, fence: number): OutboxEntry {
  return {
    conversation: row.conversation,
    id: row.id,
    due: row.due,
    payload: JSON.parse(row.payload),
    // A claimed entry counts the attempt that is about to be made.
    attempts: fence === 0 ? row.attempts : row.attempts + 1,
    fence,
    lastError: row.last_error,
  };
}
