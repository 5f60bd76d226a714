import type { ConversationId } from '../../domain/conversation';
import type { Pending } from '../store';
import { CASES_OF, caseRow, type StoredCase } from './cases';
import type { Database, Statement } from './database';
import { ENTRIES_OF, type PendingEntry, pendingEntryOf } from './outbox';
import { TIMERS_OF } from './timers';

/** All of one moment: what goes over from one to another meanwhile (a timer that went off has its reply in the outbox) is in one of them. */
export async function readPending(db: Database, conversation: ConversationId): Promise<Pending> {
  const [row] = await db.query<PendingRow>(PENDING, [conversation]);
  const { outbox, timers, cases } = row!;
  return { outbox: outbox.map(pendingEntryOf), timers, cases: cases.map(caseRow) };
}

interface PendingRow {
  readonly outbox: readonly PendingEntry[];
  readonly timers: Pending['timers'];
  readonly cases: readonly StoredCase[];
}

const listOf = (text: string) => `coalesce((SELECT json_agg(row_to_json(one)) FROM (${text}) AS one), '[]')`;

const PENDING: Statement = {
  name: 'pending',
  text: `SELECT ${listOf(ENTRIES_OF)} AS outbox, ${listOf(TIMERS_OF)} AS timers, ${listOf(CASES_OF)} AS cases`,
};
