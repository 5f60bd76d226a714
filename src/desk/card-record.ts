import type { Case, Urgency } from '../domain/case';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';

/** A case as the store lists it. */
export interface ListedCase {
  readonly channel: string;
  readonly customerName: string | null;
  readonly case: Case;
  readonly team: string | null;
  readonly urgency: Urgency;
}

/** One turn of the record, as far as the card reads it. */
export interface TurnOnRecord {
  readonly turn: number;
  readonly event: Event;
  readonly effects: readonly Effect[];
}
