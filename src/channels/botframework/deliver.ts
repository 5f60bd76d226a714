import { reasonOf } from '../../errors';
import { type Delivery, DeliveryError } from '../channel';
import type { Connector } from './connector';
import type { DeliveryLimits } from './delivery-limits';
import type { OutboundActivity } from './outbound-activity';
import { type Reference, readReference } from './reference';
import { isTrustedServiceUrl, type Trust } from './service-url';
import { type FileLink, toActivities } from './to-activity';

export interface DeliverOptions {
  /** Loaded when first needed. */
  readonly connector: () => Connector;
  readonly limits: DeliveryLimits;
  readonly trust: Trust;
  readonly fileLink: FileLink;
}

export function createDeliver(options: DeliverOptions): (delivery: Delivery) => Promise<void> {
  return async ({ reference: stored, message, partsBefore, partArrived }) => {
    const reference = readReference(stored);
    if (!reference) throw new DeliveryError('nothing is known of where this conversation is answered', { final: true });
    // Stored long ago, perhaps under other settings: looked at again before a token is even asked for.
    if (!isTrustedServiceUrl(reference.serviceUrl, options.trust)) {
      throw new DeliveryError('this conversation is answered at an address that is not trusted', { final: true });
    }
    const activities = toActivities(message, reference, options.fileLink);
    for (const [index, activity] of activities.entries()) {
      if (index < partsBefore) continue;
      try {
        await takeTurn(options.limits, reference, index > 0);
        await send(activity, reference, options);
      } catch (error) {
        throw asDeliveryError(error);
      }
      partArrived();
    }
  };
}

async function takeTurn(limits: DeliveryLimits, reference: Reference, goesOn: boolean): Promise<void> {
  const waitMs = await limits.take(threadOf(reference), reference.tenantId ?? reference.channelId, goesOn);
  if (waitMs === 0) return;
  throw new DeliveryError("the channel's limits allow it later", {
    final: false,
    heldBack: true,
    retryAfterMs: waitMs,
  });
}

/** Told when to come back, nothing else in the thread goes out before: neither the next message nor this one, sent again by hand. */
async function send(activity: OutboundActivity, reference: Reference, { connector, limits }: DeliverOptions) {
  try {
    await connector()(activity, reference);
  } catch (error) {
    const askedMs = error instanceof DeliveryError ? (error.options.retryAfterMs ?? 0) : 0;
    // Should the store be away: the message itself keeps to it, and those behind it wait for that one.
    if (askedMs > 0) await limits.hold(threadOf(reference), askedMs).catch(() => undefined);
    throw error;
  }
}

function threadOf({ channelId, conversationId }: Reference): string {
  return `${channelId}:${conversationId}`;
}

/** What is not a `DeliveryError` comes from the log-in: nothing has been sent then. */
function asDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  return new DeliveryError(`no token to send with: ${reasonOf(error)}`, { final: false, cause: error });
}
