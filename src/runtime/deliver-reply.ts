import { type Channel, DeliveryError } from '../channels/channel';
import type { ConversationId } from '../domain/conversation';
import { reasonOf } from '../errors';
import type { OutboxResult, Store, StoredConversation } from '../store/store';
import { backOffMs } from './back-off';
import type { Handle } from './outbox';

export interface DeliveryParts {
  readonly store: Store;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly read: (conversation: ConversationId) => Promise<StoredConversation | null>;
  readonly now: () => number;
  readonly random: () => number;
}

/** A channel that has not answered by then is taken to have failed. */
const DELIVERY_TIMEOUT_MS = 20_000;
/** After that a reply is no answer any more. */
const GIVE_UP_AFTER_MS = 15 * 60_000;
const BACK_OFF = { firstMs: 2_000, mostMs: 20_000 };

/** Hands one message to its channel. Its age is counted from the message itself, so it holds across restarts. */
export function createDelivery(parts: DeliveryParts): Handle {
  return async (entry, isHeld) => {
    const { payload, conversation } = entry;
    if (payload.kind !== 'reply') throw new TypeError(`outbox entry ${entry.id} is no reply`);
    const deliver = parts.channels.get(payload.channel)?.deliver ?? null;
    const at = parts.now();
    if (deliver === null)
      return { kind: 'dead', at, error: `CHANNEL_UNKNOWN: no channel '${payload.channel}' delivers here` };
    const [message] = await parts.store.readMessages(conversation, payload.seq - 1, 1);
    const stored = await parts.read(conversation);
    if (message?.seq !== payload.seq || stored === null)
      return { kind: 'dead', at, error: 'MESSAGE_GONE: it is no longer kept' };
    const { reference } = stored;
    const idempotencyKey = `${conversation}/${payload.seq}`;
    // This process slept through its lease: whoever has it now delivers it.
    if (!isHeld()) return null;
    try {
      await inTime(deliver({ conversation, reference, message, idempotencyKey }));
      return { kind: 'done' };
    } catch (error) {
      return afterFailure(error, entry.attempts, message.at, parts);
    }
  };
}

function afterFailure(error: unknown, attempts: number, since: number, { now, random }: DeliveryParts): OutboxResult {
  const at = now();
  const known = error instanceof DeliveryError ? error : null;
  const reason = known?.message ?? reasonOf(error);
  const giveUpAt = since + GIVE_UP_AFTER_MS;
  if (known?.options.final === true || at >= giveUpAt) return { kind: 'dead', at, error: reason };
  const waitMs = Math.max(backOffMs(attempts, BACK_OFF, random), known?.options.retryAfterMs ?? 0);
  // However long the channel asks to wait: what comes after it in this conversation waits as well.
  return { kind: 'retry', due: Math.min(at + waitMs, giveUpAt), error: reason };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const options = { final: false, ambiguous: true };
    timer = setTimeout(
      () => reject(new DeliveryError(`no answer within ${DELIVERY_TIMEOUT_MS} ms`, options)),
      DELIVERY_TIMEOUT_MS,
    ).unref();
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
