import type { ConversationId } from '../../domain/conversation';
import {
  attemptsAfter,
  type OutboxClaim,
  type OutboxEntry,
  type OutboxKind,
  type OutboxResult,
  SUSPECT_AFTER,
} from '../store';
import type { OutboxRow } from '../turn-rows';
import type { Database } from './database';
import { Leases } from './leases';
import { entryOf, OUTBOX_COLUMNS, type StoredEntry } from './outbox-row';

const ANY = Number.MAX_SAFE_INTEGER;
/** Less than that nobody notices. */
const SET_BACK_MS = 1_000;
/** As the pragma answers. */
const FULL = 2;

type Held = Pick<OutboxEntry, 'conversation' | 'id' | 'fence'>;

/**
 * Adds, claims and settles entries, beside the connection that writes. An entry stands there until it is done (then it is deleted)
 * or dead. A claim costs no disk sync, and after a crash everything unfinished is due at once (see `leases.ts`).
 */
export class OutboxWriter {
  private readonly leases = new Leases();
  private clock = 0;
  private readonly sql;

  constructor(private readonly db: Database) {
    this.sql = {
      add: db.prepare(
        'INSERT INTO outbox (conversation, id, kind, turn, n, due, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      remove: db.prepare('DELETE FROM outbox WHERE conversation = ? AND id = ?'),
      revive: db.prepare(
        'UPDATE outbox SET dead_at = NULL, due = ?, attempts = 0, give_up_at = NULL WHERE conversation = ? AND id = ? AND dead_at IS NOT NULL',
      ),
      putAside: db.prepare('DELETE FROM outbox WHERE conversation = ? AND id = ? AND dead_at IS NOT NULL'),
      buryAbandoned: db.prepare(
        'UPDATE outbox SET dead_at = ?, last_error = ?, begun = 0 WHERE conversation = ? AND id = ? AND dead_at IS NULL',
      ),
      // Only the first living entry of each conversation and kind: the others wait for it.
      due: db.prepare<[OutboxKind, number, number, number, number], StoredEntry>(`
        SELECT ${OUTBOX_COLUMNS} FROM outbox AS it
        WHERE kind = ? AND dead_at IS NULL AND due <= ? AND begun BETWEEN ? AND ? AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.conversation = it.conversation AND earlier.kind = it.kind AND earlier.dead_at IS NULL
            AND (earlier.turn, earlier.n) < (it.turn, it.n))
        ORDER BY due LIMIT ?`),
      bringForward: db.prepare(
        'UPDATE outbox SET due = due - ?, give_up_at = give_up_at - ? WHERE dead_at IS NULL AND due > ?',
      ),
      begin: db.prepare('UPDATE outbox SET begun = begun + 1 WHERE conversation = ? AND id = ?'),
      retry: db.prepare(
        'UPDATE outbox SET due = ?, last_error = coalesce(?, last_error), attempts = ?, give_up_at = coalesce(?, give_up_at), parts = coalesce(?, parts), begun = 0 WHERE conversation = ? AND id = ? AND dead_at IS NULL',
      ),
      bury: db.prepare(
        'UPDATE outbox SET dead_at = ?, last_error = ?, attempts = ?, parts = coalesce(?, parts), begun = 0 WHERE conversation = ? AND id = ? AND dead_at IS NULL',
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
  }

  /** Inside a turn's transaction. */
  bury(conversation: ConversationId, id: string, at: number, error: string | null): void {
    this.sql.buryAbandoned.run(at, error, conversation, id);
  }

  /** Inside a turn's transaction: what is no dead letter (any more) stays as it is. */
  revive(conversation: ConversationId, id: string, now: number): void {
    this.sql.revive.run(now, conversation, id);
  }

  /** Inside a turn's transaction. */
  putAside(conversation: ConversationId, id: string): void {
    this.sql.putAside.run(conversation, id);
  }

  claim(claim: OutboxClaim): readonly OutboxEntry[] {
    const { kind, now, limit, suspects } = claim;
    this.followClock(now);
    const [least, most] = suspects === true ? [SUSPECT_AFTER, ANY] : [0, suspects === false ? SUSPECT_AFTER - 1 : ANY];
    const rows = this.sql.due.all(kind, now, least, most, limit + this.leases.size);
    const taken = this.leases.take(claim, rows, ({ id }) => id);
    if (taken.length > 0) this.countBegun(taken.map(({ row }) => row));
    return taken.map(({ row, fence }) => entryOf(row, fence));
  }

  /** Whatever is put off is put off for a while, not until a time of day: where the clock is set back it goes with it. */
  private followClock(now: number): void {
    const setBackMs = this.clock - now;
    if (setBackMs >= SET_BACK_MS) this.sql.bringForward.run(setBackMs, setBackMs, now);
    this.clock = now;
  }

  /** What is counted must outlive this process, but not the machine: no disk sync. */
  private countBegun(rows: readonly StoredEntry[]): void {
    const isDurable = !this.db.inTransaction && this.db.pragma('synchronous', { simple: true }) === FULL;
    try {
      if (isDurable) this.db.pragma('synchronous = NORMAL');
      this.db.transaction(() => {
        for (const { conversation, id } of rows) this.sql.begin.run(conversation, id);
      })();
    } catch {
      // A full disk: then it is not counted, and what can be done is done all the same.
    } finally {
      if (isDurable) this.db.pragma('synchronous = FULL');
    }
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

  /** After the COMMIT of what took it away, or buried it: nobody has it any more. */
  endLease(conversation: ConversationId, id: string): void {
    this.leases.end(conversation, id);
  }

  /** Inside a transaction. */
  settle(entry: OutboxEntry, result: OutboxResult): boolean {
    const { conversation, id } = entry;
    const attempts = attemptsAfter(entry, result);
    switch (result.kind) {
      case 'done':
        return this.sql.remove.run(conversation, id).changes === 1;
      case 'retry':
      case 'wait': {
        const { due, error = null, giveUpAt = null, parts = null } = result;
        return this.sql.retry.run(due, error, attempts, giveUpAt, parts, conversation, id).changes === 1;
      }
      case 'dead': {
        const { at, error, parts = null } = result;
        return this.sql.bury.run(at, error, attempts, parts, conversation, id).changes === 1;
      }
    }
  }
}
