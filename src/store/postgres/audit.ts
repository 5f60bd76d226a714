import type { ConversationId } from '../../domain/conversation';
import type { Act, AuditRow, AuditStore, Unsealed } from '../audit';
import { AUDIT_ROW, UNSEALED, type UnsealedRow, unsealedOf } from '../audit-rows';
import { textArray } from './binary-array';
import type { Database, Statement, Value } from './database';
import { codeOf } from './store-error';

export class PostgresAudit implements AuditStore {
  constructor(private readonly db: Database) {}

  async note(act: Act): Promise<void> {
    await this.db.run(sql.note, valuesOf(act));
  }

  async readUnsealed(limit: number): Promise<readonly Unsealed[]> {
    return (await this.db.query<UnsealedRow>(sql.unsealed, [limit])).map(unsealedOf);
  }

  async readUnsealedOf(conversation: ConversationId): Promise<readonly string[]> {
    return (await this.db.query<{ id: string }>(sql.unsealedOf, [conversation])).map(({ id }) => id);
  }

  async seal(rows: readonly AuditRow[]): Promise<boolean> {
    try {
      return (await this.db.run(sql.seal, [JSON.stringify(rows), rows[0]!.n])) > 0;
    } catch (error) {
      // Somebody else has sealed between the snapshot and the lock.
      if (codeOf((error as Error).cause) === '23505') return false;
      throw error;
    }
  }

  readRows(after: number, limit: number): Promise<readonly AuditRow[]> {
    return this.db.query(sql.rows, [after, limit]);
  }

  readRowsOf(conversation: ConversationId): Promise<readonly AuditRow[]> {
    return this.db.query(sql.rowsOf, [conversation]);
  }

  async readTip(): Promise<AuditRow | null> {
    const [row] = await this.db.query<AuditRow>(sql.tip);
    return row ?? null;
  }

  async forgetSalts(conversation: ConversationId, eventIds: readonly string[]): Promise<void> {
    await this.db.run(sql.forget, [conversation, textArray(eventIds)]);
  }
}

/** A statement that writes, and the act with it where it wrote anything: one statement, so that both stand or fall together. Returns how many rows it wrote. */
export async function runNoted(
  db: Database,
  { name, text }: Statement,
  values: readonly Value[],
  act: Act,
): Promise<number> {
  const place = (nth: number) => `$${values.length + nth}`;
  const noted = {
    name: `${name} noted`,
    text: `WITH done AS (${text} RETURNING 1), noted AS (
      INSERT INTO audit_pending (at, who, act, subject, digest)
      SELECT ${place(1)}::bigint, ${place(2)}::text, ${place(3)}::text, ${place(4)}::text, ${place(5)}::text FROM done LIMIT 1)
      SELECT count(*) AS count FROM done`,
  };
  const [row] = await db.query<{ count: number }>(noted, [...values, ...valuesOf(act)]);
  return row!.count;
}

function valuesOf({ at, who, act, subject, digest }: Act) {
  return [at, who, act, subject, digest ?? null] as const;
}

/** Any number that nobody else takes for a lock of this database. */
const SEALING_LOCK = 5_120_240_613;

const sql = {
  note: {
    name: 'audit note',
    text: 'INSERT INTO audit_pending (at, who, act, subject, digest) VALUES ($1, $2, $3, $4, $5)',
  },
  unsealed: { name: 'audit unsealed', text: `${UNSEALED} ORDER BY p.place LIMIT $1` },
  unsealedOf: {
    name: 'audit unsealed of',
    text: 'SELECT event_id AS id FROM audit_pending WHERE conversation = $1 ORDER BY place',
  },
  /** One statement; whoever does not get the lock at once leaves it to whoever has it, so that nobody waits for anybody. */
  seal: {
    name: 'audit seal',
    text: `
      WITH mine AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${SEALING_LOCK}) AS got
      ), added AS (
        INSERT INTO audit (n, place, at, who, act, subject, conversation, event_id, digest, words, salt, previous, hash)
        SELECT r.n, r.place, r.at, r.who, r.act, r.subject, r.conversation, r."eventId", r.digest, r.words, r.salt, r.previous, r.hash
        FROM json_to_recordset($1::json) AS r (n bigint, place bigint, at bigint, who text, act text, subject text, conversation text,
          "eventId" text, digest text, words text, salt text, previous text, hash text)
        WHERE (SELECT got FROM mine) AND 1 + (SELECT coalesce(max(n), 0) FROM audit) = $2
        RETURNING place)
      DELETE FROM audit_pending WHERE place = ANY (ARRAY(SELECT place FROM added))`,
  },
  rows: { name: 'audit rows', text: `SELECT ${AUDIT_ROW} FROM audit WHERE n > $1 ORDER BY n LIMIT $2` },
  rowsOf: { name: 'audit rows of', text: `SELECT ${AUDIT_ROW} FROM audit WHERE conversation = $1 ORDER BY n` },
  tip: { name: 'audit tip', text: `SELECT ${AUDIT_ROW} FROM audit ORDER BY n DESC LIMIT 1` },
  forget: {
    name: 'audit forget',
    text: 'UPDATE audit SET salt = NULL WHERE conversation = $1 AND event_id = ANY ($2::text[]) AND salt IS NOT NULL',
  },
} satisfies { readonly [name: string]: Statement };
