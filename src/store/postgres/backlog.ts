import { type BacklogRow, backlogOf } from '../backlog';
import type { Backlog } from '../store';
import type { Database, Statement } from './database';

/** Counts what waits, by index alone. */
export class PostgresBacklog {
  constructor(private readonly db: Database) {}

  async read(now: number): Promise<Backlog> {
    return backlogOf(await this.db.query<BacklogRow>(ROWS, [now]));
  }
}

const ROWS: Statement = {
  name: 'backlog',
  text: `
    SELECT 'waiting' AS what, kind AS name, count(*) AS count, min(due) AS since FROM outbox WHERE dead_at IS NULL GROUP BY kind
    UNION ALL
    SELECT 'dead', kind, count(*), NULL FROM outbox WHERE dead_at IS NOT NULL GROUP BY kind
    UNION ALL
    SELECT 'timers', '', count(*), min(due) FROM timers WHERE due <= $1
    UNION ALL
    SELECT 'queue', team, count(*), min(waiting_since) FROM cases WHERE closed_at IS NULL AND owner = 'queue' GROUP BY team`,
};
