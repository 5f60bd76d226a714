import type { ConversationId } from '../../domain/conversation';
import type { Database } from './database';

/** Timers that are set, for those who look; `timer-writer.ts` changes and claims them. */
export class SqliteTimers {
  private readonly all;

  constructor(db: Database) {
    this.all = db.prepare<[string], { timerId: string; due: number }>(
      'SELECT timer_id AS timerId, due FROM timers WHERE conversation = ?',
    );
  }

  readAll(conversation: ConversationId): readonly { readonly timerId: string; readonly due: number }[] {
    return this.all.all(conversation);
  }
}
