import type { ConversationId } from '../../domain/conversation';
import type { Claim, ClaimedTimer } from '../store';
import type { TimerChanges } from '../timer-changes';
import type { Database } from './database';
import { Leases } from './leases';

/** Sets, ends and claims timers, beside the connection that writes. What changes them stands inside a turn's transaction. */
export class TimerWriter {
  private readonly leases = new Leases();
  private readonly sql;

  constructor(db: Database) {
    this.sql = {
      set: db.prepare(
        `INSERT INTO timers (conversation, timer_id, due) VALUES (?, ?, ?)
         ON CONFLICT (conversation, timer_id) DO UPDATE SET due = excluded.due`,
      ),
      end: db.prepare('DELETE FROM timers WHERE conversation = ? AND timer_id = ? AND due = ?'),
      drop: db.prepare('DELETE FROM timers WHERE conversation = ? AND timer_id = ?'),
      due: db.prepare<[number, number], Omit<ClaimedTimer, 'fence'>>(
        'SELECT conversation, timer_id AS timerId, due FROM timers WHERE due <= ? ORDER BY due LIMIT ?',
      ),
    };
  }

  claim(claim: Claim): readonly ClaimedTimer[] {
    const rows = this.sql.due.all(claim.now, claim.limit + this.leases.size);
    return this.leases.take(claim, rows, ({ timerId }) => timerId).map(({ row, fence }) => ({ ...row, fence }));
  }

  isHeld(conversation: ConversationId, timerId: string, fence: number): boolean {
    return this.leases.isHeld(conversation, timerId, fence);
  }

  end(conversation: ConversationId, timerId: string, due: number): void {
    this.sql.end.run(conversation, timerId, due);
  }

  change(conversation: ConversationId, { set, dropped }: TimerChanges): void {
    for (const { timerId, due } of set) this.sql.set.run(conversation, timerId, due);
    for (const { timerId } of dropped) this.sql.drop.run(conversation, timerId);
  }

  /** After the COMMIT of these changes: who had one of them has it no more. */
  endLeases(conversation: ConversationId, { ended, set, dropped }: TimerChanges): void {
    if (ended !== null) this.leases.end(conversation, ended.timerId);
    for (const { timerId } of [...set, ...dropped]) this.leases.end(conversation, timerId);
  }
}
