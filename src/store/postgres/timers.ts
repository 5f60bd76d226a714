import type { Claim, ClaimedTimer } from '../store';
import type { Database, Statement } from './database';

/** Timers that are set. They go away with the turn of their event (`turns.ts`). */
export class PostgresTimers {
  constructor(private readonly db: Database) {}

  async claim({ now, leaseMs, limit }: Claim): Promise<readonly ClaimedTimer[]> {
    const rows = await this.db.query<ClaimedTimer>(CLAIM, [now, now + leaseMs, limit]);
    return [...rows].sort((a, b) => a.due - b.due);
  }
}

/** Of a conversation; for `readPending`. */
export const TIMERS_OF = 'SELECT timer_id AS "timerId", due FROM timers WHERE conversation = $1';
const CLAIM: Statement = {
  name: 'timers claim',
  text: `
    WITH free AS MATERIALIZED (
      SELECT conversation, timer_id FROM timers WHERE due <= $1 AND lease_until <= $1
      ORDER BY due LIMIT $3 FOR UPDATE SKIP LOCKED)
    UPDATE timers AS it SET lease_until = $2, fence = fence + 1
    FROM free WHERE it.conversation = free.conversation AND it.timer_id = free.timer_id
    RETURNING it.conversation, it.timer_id AS "timerId", it.due, it.fence`,
};
