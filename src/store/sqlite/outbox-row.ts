import type { OutboxEntry } from '../store';

export const OUTBOX_COLUMNS = 'conversation, id, due, attempts, begun, last_error, give_up_at, parts, payload';

export interface StoredEntry {
  readonly conversation: string;
  readonly id: string;
  readonly due: number;
  readonly attempts: number;
  readonly begun: number;
  readonly last_error: string | null;
  readonly give_up_at: number | null;
  readonly parts: number | null;
  readonly payload: string;
}

/** `fence` is 0 for those who only look. */
export function entryOf(row: StoredEntry, fence: number): OutboxEntry {
  return {
    conversation: row.conversation,
    id: row.id,
    due: row.due,
    payload: JSON.parse(row.payload),
    // A claimed entry counts the attempt that is about to be made.
    attempts: fence === 0 ? row.attempts : row.attempts + 1,
    lost: row.begun,
    fence,
    lastError: row.last_error,
    giveUpAt: row.give_up_at,
    parts: row.parts ?? 0,
  };
}
