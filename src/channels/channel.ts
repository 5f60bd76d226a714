import type { ConversationId } from '../domain/conversation';
import type { CustomerMessage, CustomerOpened } from '../domain/event';
import type { Json } from '../domain/json';
import type { Message } from '../domain/message';

/**
 * A way to reach customers. A channel checks who is calling and turns its wire format into an incoming event;
 * it knows nothing of flows, cases or the store's tables.
 */
export interface Channel {
  /** Begins the conversation ids: `webchat`, `msteams`. */
  readonly name: string;
  /**
   * Delivers one message to the customer. Null for channels whose clients fetch by watermark themselves (Direct Line).
   * Rejects with a `DeliveryError` that says whether and when to try again.
   */
  readonly deliver: ((delivery: Delivery) => Promise<void>) | null;
}

export interface Delivery {
  readonly conversation: ConversationId;
  readonly reference: Json;
  readonly message: Message;
  /** `<conversation>/<seq>`; the same on every attempt. */
  readonly idempotencyKey: string;
  /** Where the channel says a message in several parts: so many have arrived with an earlier try, and are not to be sent again. */
  readonly partsBefore: number;
  /** To be called for each further part as soon as it has arrived. */
  readonly partArrived: () => void;
}

/**
 * Why a delivery failed. `final`: never try again. `retryAfterMs`: not before. `ambiguous`: it may have arrived all the same. `heldBack`: a
 * limit of the channel's own allows it after `retryAfterMs` only, and nothing was sent; it counts as no attempt.
 */
export class DeliveryError extends Error {
  constructor(
    message: string,
    readonly options: {
      readonly final: boolean;
      readonly retryAfterMs?: number;
      readonly ambiguous?: boolean;
      readonly heldBack?: boolean;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = 'DeliveryError';
  }
}

/** What a channel hands in. `id` is the channel's id of the event; the same id again is the same event. */
export interface Incoming {
  readonly conversation: ConversationId;
  readonly channel: string;
  readonly id: string;
  readonly body: Omit<CustomerMessage, 'understanding'> | CustomerOpened;
  /** Where to answer; kept for later messages. Undefined keeps what is known. */
  readonly reference?: Json;
}

/** The longest of Teams' windows. Who asks for more has made a mistake, and would silence a customer for days. */
const MOST_RETRY_AFTER_MS = 3_600_000;

/** What a `retry-after` header asks for, in milliseconds: seconds, or a date. Null: nothing that can be read. */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), MOST_RETRY_AFTER_MS);
}
