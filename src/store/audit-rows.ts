import type { Event } from '../domain/event';
import type { Unsealed } from './audit';

/** As both stores select an act that is not sealed: the event as text. */
export type UnsealedRow = Omit<Unsealed, 'event'> & { readonly event: string | null };

export const UNSEALED = `SELECT p.place, p.at, p.who, p.act, p.subject, p.digest, p.conversation, p.event_id AS "eventId", t.event, t.refused,
    (SELECT number FROM cases AS c WHERE c.conversation = p.conversation AND c.opened_at <= p.at ORDER BY c.opened_at DESC LIMIT 1) AS "caseNumber"
  FROM audit_pending AS p LEFT JOIN turns AS t ON t.conversation = p.conversation AND t.event_id = p.event_id`;

export const AUDIT_ROW =
  'n, place, at, who, act, subject, conversation, event_id AS "eventId", digest, words, salt, previous, hash';

export function unsealedOf(row: UnsealedRow): Unsealed {
  return { ...row, event: row.event === null ? null : (JSON.parse(row.event) as Event) };
}
