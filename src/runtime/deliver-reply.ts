import { type Channel, type Delivery, DeliveryError } from '../channels/channel';
import type { ConversationId } from '../domain/conversation';
import type { Meters } from '../metrics/meters';
import type { OutboxEntry, OutboxResult, Store, StoredConversation } from '../store/store';
import type { Handle } from './outbox';
import { type Patience, runOut, tryAgain } from './try-again';

export interface DeliveryParts {
  readonly store: Store;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly read: (conversation: ConversationId) => Promise<StoredConversation | null>;
  readonly meters: Pick<Meters, 'replyOffered'>;
  readonly now: () => number;
  readonly random: () => number;
}

/** A channel that has not answered by then is taken to have failed. */
const DELIVERY_TIMEOUT_MS = 20_000;
/** After that a reply is no answer any more. */
const PATIENCE: Patience = { lastsMs: 15 * 60_000, backOff: { firstMs: 2_000, mostMs: 20_000 } };

/** Hands one message to its channel. */
export function createDelivery(parts: DeliveryParts): Handle {
  return async (entry, isHeld) => {
    const over = runOut(entry, parts.now);
    if (over !== null) return over;
    const found = await find(entry, parts);
    if ('kind' in found) return found;
    // This process slept through its lease: whoever has it now delivers it.
    if (!isHeld()) return null;
    // Whoever began it before may have come as far as the channel.
    if (entry.lost > 0) parts.meters.replyOffered('ambiguous');
    let arrived = entry.parts;
    const partArrived = () => {
      arrived += 1;
    };
    try {
      await inTime(found.deliver({ ...found.delivery, partsBefore: arrived, partArrived }));
      parts.meters.replyOffered('delivered');
      return { kind: 'done' };
    } catch (error) {
      const result = tryAgain(entry, error, PATIENCE, parts);
      parts.meters.replyOffered(outcomeOf(result));
      return { ...result, parts: arrived };
    }
  };
}

interface Found {
  readonly deliver: NonNullable<Channel['deliver']>;
  readonly delivery: Omit<Delivery, 'partsBefore' | 'partArrived'>;
}

/** What is to be delivered, and by whom; or why it never can be. */
async function find(entry: OutboxEntry, { store, channels, read, now }: DeliveryParts): Promise<Found | OutboxResult> {
  const { payload, conversation } = entry;
  if (payload.kind !== 'reply') throw new TypeError(`outbox entry ${entry.id} is no reply`);
  const dead = (error: string): OutboxResult => ({ kind: 'dead', at: now(), error });
  const deliver = channels.get(payload.channel)?.deliver ?? null;
  if (deliver === null) return dead(`CHANNEL_UNKNOWN: no channel '${payload.channel}' delivers here`);
  const [message] = await store.readMessages(conversation, payload.seq - 1, 1);
  const stored = await read(conversation);
  if (message?.seq !== payload.seq || stored === null) return dead('MESSAGE_GONE: it is no longer kept');
  const { reference } = stored;
  return { deliver, delivery: { conversation, reference, message, idempotencyKey: `${conversation}/${payload.seq}` } };
}

function outcomeOf(result: OutboxResult): Parameters<Meters['replyOffered']>[0] {
  if (result.kind === 'wait') return 'held-back';
  return result.kind !== 'done' && result.ambiguous === true ? 'ambiguous' : 'failed';
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
