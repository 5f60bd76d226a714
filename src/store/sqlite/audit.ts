import type { ConversationId } from '../../domain/conversation';
import type { Act, AuditRow, AuditStore, Unsealed } from '../audit';
import { AUDIT_ROW, UNSEALED, type UnsealedRow, unsealedOf } from '../audit-rows';
import type { Database } from './database';
import { reading } from './store-error';
import { type Step, step, type Writing } from './writing';

export class SqliteAudit implements AuditStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.sql = {
      unsealed: db.prepare<[number], UnsealedRow>(`${UNSEALED} ORDER BY p.place LIMIT ?`),
      unsealedOf: db
        .prepare<[string], string>('SELECT event_id FROM audit_pending WHERE conversation = ? ORDER BY place')
        .pluck(),
      rows: db.prepare<[number, number], AuditRow>(`SELECT ${AUDIT_ROW} FROM audit WHERE n > ? ORDER BY n LIMIT ?`),
      rowsOf: db.prepare<[string], AuditRow>(`SELECT ${AUDIT_ROW} FROM audit WHERE conversation = ? ORDER BY n`),
      tip: db.prepare<[], AuditRow>(`SELECT ${AUDIT_ROW} FROM audit ORDER BY n DESC LIMIT 1`),
    };
  }

  async note(act: Act): Promise<void> {
    await this.writing.run(step(NOTE, ...valuesOf(act)));
  }

  readUnsealed(limit: number): Promise<readonly Unsealed[]> {
    return reading(() => this.sql.unsealed.all(limit).map(unsealedOf));
  }

  readUnsealedOf(conversation: ConversationId): Promise<readonly string[]> {
    return reading(() => this.sql.unsealedOf.all(conversation));
  }

  async seal(rows: readonly AuditRow[]): Promise<boolean> {
    const json = JSON.stringify(rows);
    const [done] = await this.writing.run(step(SEAL, json, rows[0]!.n), step(TAKE_OFF, json));
    return done!.changes > 0;
  }

  readRows(after: number, limit: number): Promise<readonly AuditRow[]> {
    return reading(() => this.sql.rows.all(after, limit));
  }

  readRowsOf(conversation: ConversationId): Promise<readonly AuditRow[]> {
    return reading(() => this.sql.rowsOf.all(conversation));
  }

  readTip(): Promise<AuditRow | null> {
    return reading(() => this.sql.tip.get() ?? null);
  }

  async forgetSalts(conversation: ConversationId, eventIds: readonly string[]): Promise<void> {
    await this.writing.run(step(FORGET, conversation, JSON.stringify(eventIds)));
  }
}

/** Notes an act together with the step before it, and only where that changed something. */
export function noting(act: Act): Step {
  return step(NOTE_CHANGE, ...valuesOf(act));
}

function valuesOf({ at, who, act, subject, digest }: Act) {
  return [at, who, act, subject, digest ?? null] as const;
}

const NOTE = 'INSERT INTO audit_pending (at, who, act, subject, digest) VALUES (?, ?, ?, ?, ?)';
const NOTE_CHANGE =
  'INSERT INTO audit_pending (at, who, act, subject, digest) SELECT ?, ?, ?, ?, ? WHERE changes() > 0';
const SEAL = `
  INSERT INTO audit (n, place, at, who, act, subject, conversation, event_id, digest, words, salt, previous, hash)
  SELECT value ->> 'n', value ->> 'place', value ->> 'at', value ->> 'who', value ->> 'act', value ->> 'subject',
    value ->> 'conversation', value ->> 'eventId', value ->> 'digest', value ->> 'words', value ->> 'salt', value ->> 'previous', value ->> 'hash'
  FROM json_each(?) WHERE 1 + (SELECT coalesce(max(n), 0) FROM audit) = ? ORDER BY key`;
const TAKE_OFF = `
  DELETE FROM audit_pending WHERE place IN (SELECT value ->> 'place' FROM json_each(?))
    AND EXISTS (SELECT 1 FROM audit WHERE audit.place = audit_pending.place)`;
const FORGET =
  'UPDATE audit SET salt = NULL WHERE conversation = ? AND event_id IN (SELECT value FROM json_each(?)) AND salt IS NOT NULL';
