import { randomBytes } from 'node:crypto';
import type { ConversationId } from '../../domain/conversation';

export const CHANNEL = 'webchat';

/**
 * The time and 96 bits that nobody guesses. Who talks today has begun lately, so the rows of those who talk stand side by side in
 * every index that begins with the conversation; with nothing but chance each would be a page of its own.
 */
export function newConversationId(): ConversationId {
  const bytes = randomBytes(18);
  bytes.writeUIntBE(Date.now(), 0, 6);
  return `${CHANNEL}:${bytes.toString('base64url')}`;
}

/** Direct Line reserves `dl_` for ids that stand in a token and can't be claimed by a client. */
export function newUserId(): string {
  return `dl_${randomId()}`;
}

export function randomId(): string {
  return randomBytes(18).toString('base64url');
}

export function isConversationId(text: string): boolean {
  return /^webchat:[\w-]{16,64}$/.test(text);
}

/** The same for one message for ever, and in the order of the messages. */
export function activityId(conversation: ConversationId, seq: number): string {
  return `${conversation}|${String(seq).padStart(7, '0')}`;
}
