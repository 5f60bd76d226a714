import type { ConversationId } from '../../domain/conversation';
import type { Claim, OutboxEntry, OutboxKind, OutboxResult } from '../store';
import type { OutboxRow } from '../turn-rows';
import type { Database } from './database';
import { Leases } from './leases';
import { entryOf, OUTBOX_COLUMNS, type StoredEntry } from './outbox-row';

type Held = Pick<OutboxEntry, 'conversation' | 'id' | 'fence'>;

/**
 * Adds, claims and settles entries, beside the connection that writes. An entry stands there until it is done (then it is deleted)
 * or dead. A claim costs no disk sync, and after a crash everything unfinished is due at once (see `leases.ts`).
 */
export class OutboxWriter {
  private readonly leases = new Leases();
  private readonly sql;

  constructor(db: Database) {
    this.sql = {
      add: db.prepare(
        'INSERT INTO outbox (conversation, id, kind, turn, n, due, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      remove: db.prepare('DELETE FROM outbox WHERE conversation = ? AND id = ?'),
      // Only the first living entry of each conversation and kind: the others wait for it.
      due: db.prepare<[OutboxKind, number, number], StoredEntry>(`
        SELECT ${OUTBOX_COLUMNS} FROM outbox AS it
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
    };
  }

  /** Inside a turn's transaction. */
  add(conversation: ConversationId, turn: number, { id, kind, n, due, payload }: OutboxRow): void {
    this.sql.add.run(conversation, id, kind, turn, n, due, payload);
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

  isHeld({ conversation, id, fence }: Held): boolean {
    return this.leases.isHeld(conversation, id, fence);
  }

  hold(entries: readonly Held[], until: number): void {
    for (const { conversation, id, fence } of entries) this.leases.hold(conversation, id, fence, until);
  }

  letGo(entry: Held): void {
    if (this.isHeld(entry)) this.leases.end(entry.conversation, entry.id);
  }

  /** Inside a transaction. */
  settle({ conversation, id, attempts }: OutboxEntry, result: OutboxResult): boolean {
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
