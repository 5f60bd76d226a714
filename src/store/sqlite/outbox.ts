import type { ConversationId } from '../../domain/conversation';
import type { OutboxEntry } from '../store';
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
      dead: db.prepare<[number], StoredEntry>(
        `SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, turn DESC, n DESC LIMIT ?`,
      ),
      all: db.prepare<[string], StoredEntry & { dead_at: number | null }>(
        `SELECT ${OUTBOX_COLUMNS}, dead_at FROM outbox WHERE conversation = ? ORDER BY turn, n`,
      ),
    };
  }

  readDead(limit: number): readonly OutboxEntry[] {
    return this.sql.dead.all(limit).map((row) => entryOf(row, 0));
  }

  readAll(conversation: ConversationId): readonly (OutboxEntry & { readonly isDead: boolean })[] {
    return this.sql.all.all(conversation).map((row) => ({ ...entryOf(row, 0), isDead: row.dead_at !== null }));
  }

  async revive(conversation: ConversationId, id: string, now: number): Promise<boolean> {
    const [done] = await this.writing.run(step(REVIVE, now, conversation, id));
    return done!.changes === 1;
  }
}

const REVIVE =
  'UPDATE outbox SET dead_at = NULL, due = ?, attempts = 0 WHERE conversation = ? AND id = ? AND dead_at IS NOT NULL';
