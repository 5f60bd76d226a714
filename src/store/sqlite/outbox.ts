import type { ConversationId } from '../../domain/conversation';
import type { DeadLetter, Pending } from '../store';
import type { Database } from './database';
import { entryOf, OUTBOX_COLUMNS, type StoredEntry } from './outbox-row';
import { step, type Writing } from './writing';

/** What must still be done outside, for those who look; `outbox-writer.ts` adds, claims and settles. */
export class SqliteOutbox {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.sql = {
      dead: db.prepare<[number], StoredEntry & { dead_at: number }>(
        `SELECT ${OUTBOX_COLUMNS}, dead_at FROM outbox WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, turn DESC, n DESC LIMIT ?`,
      ),
      all: db.prepare<[string], StoredEntry & { dead_at: number | null }>(
        `SELECT ${OUTBOX_COLUMNS}, dead_at FROM outbox WHERE conversation = ? ORDER BY turn, n`,
      ),
    };
  }

  readDead(limit: number): readonly DeadLetter[] {
    return this.sql.dead.all(limit).map((row) => ({ ...entryOf(row, 0), deadAt: row.dead_at }));
  }

  readAll(conversation: ConversationId): Pending['outbox'] {
    return this.sql.all
      .all(conversation)
      .map((row) => ({ ...entryOf(row, 0), isDead: row.dead_at !== null, deadAt: row.dead_at }));
  }

  async revive(conversation: ConversationId, id: string, now: number): Promise<boolean> {
    const [done] = await this.writing.run(step(REVIVE, now, conversation, id));
    return done!.changes === 1;
  }
}

const REVIVE =
  'UPDATE outbox SET dead_at = NULL, due = ?, attempts = 0, give_up_at = NULL WHERE conversation = ? AND id = ? AND dead_at IS NOT NULL';
