import type { Json, JsonObject } from '../../domain/json';
import type { InboundActivity } from './inbound-activity';

/** Where a conversation is answered: Bot Framework's conversation reference, as far as we need it. */
export interface Reference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly isGroup: boolean;
  readonly conversationType: string | null;
  readonly tenantId: string | null;
  readonly bot: { readonly id: string; readonly name: string | null } | null;
  readonly user: { readonly id: string; readonly name: string | null };
}

export function referenceOf(activity: InboundActivity): Reference & JsonObject {
  return {
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    isGroup: activity.conversation.isGroup,
    conversationType: activity.conversation.conversationType,
    tenantId: activity.tenantId,
    bot: activity.recipient && { ...activity.recipient },
    user: { ...activity.from },
  };
}

/** A stored reference is the work of an older version, perhaps: null when it is not one. */
export function readReference(stored: Json): Reference | null {
  const value = stored as Partial<Reference> | null;
  if (typeof value !== 'object' || value === null) return null;
  const { channelId, serviceUrl, conversationId } = value;
  if (typeof channelId !== 'string' || typeof serviceUrl !== 'string' || typeof conversationId !== 'string')
    return null;
  return {
    channelId,
    serviceUrl,
    conversationId,
    isGroup: value.isGroup === true,
    conversationType: value.conversationType ?? null,
    tenantId: value.tenantId ?? null,
    bot: value.bot ?? null,
    user: value.user ?? { id: '', name: null },
  };
}
