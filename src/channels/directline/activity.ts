import type { ConversationId } from '../../domain/conversation';
import type { Attachment, Card, Message } from '../../domain/message';
import { toAdaptiveCard } from '../adaptive-card';
import { activityId, CHANNEL } from './ids';
import { SEEN } from './incoming-activity';

/** Who reads, and how it reaches our files. */
export interface ActivityContext {
  readonly conversation: ConversationId;
  /** The customer's id in the token. */
  readonly user: string;
  /** A file's address as a browser can open it. */
  readonly link: (url: string) => string;
}

/** A message as the Bot Framework protocol writes it: the same on the stream and in answer to GET. */
export function toActivity(message: Message, context: ActivityContext): object {
  const { from } = message;
  const isCustomer = from.role === 'customer';
  return {
    type: 'message',
    id: activityId(context.conversation, message.seq),
    timestamp: new Date(message.at).toISOString(),
    channelId: CHANNEL,
    conversation: { id: context.conversation },
    // Clients know `bot` and `user` only; who really speaks stands in channelData. An agent's id is nobody's business.
    from: isCustomer
      ? { id: context.user, ...(from.name === undefined ? {} : { name: from.name }), role: 'user' }
      : { id: from.role, name: from.name, role: 'bot' },
    text: message.text,
    textFormat: 'plain',
    ...(message.choice ? { value: { khidmat: message.choice } } : {}),
    ...(message.buttons?.length || message.links?.length
      ? { suggestedActions: suggestedActions(message, context) }
      : {}),
    ...attachmentsOf(message, context),
    channelData: {
      ...(message.clientId === undefined ? {} : { clientActivityID: message.clientId }),
      khidmat: {
        speaker: { role: from.role, ...(from.name === undefined ? {} : { name: from.name }) },
        ...(message.notice ? { notice: message.notice } : {}),
        ...(message.card ? { card: linked(message.card, context) } : {}),
        ...(message.attachments?.length ? { bytes: message.attachments.map((file) => file.bytes ?? null) } : {}),
      },
    },
  };
}

/** Somebody at the desk types. It is told to those who watch and never kept. */
export function typingActivity(name: string | undefined, count: number, context: ActivityContext): object {
  return {
    type: 'typing',
    id: `${context.conversation}|typing-${count}`,
    timestamp: new Date().toISOString(),
    channelId: CHANNEL,
    conversation: { id: context.conversation },
    from: { id: 'agent', ...(name === undefined ? {} : { name }), role: 'bot' },
    channelData: { khidmat: { speaker: { role: 'agent', ...(name === undefined ? {} : { name }) } } },
  };
}

/** Somebody at the desk has read so far. */
export function seenActivity(seq: number, context: ActivityContext): object {
  return {
    type: 'event',
    name: SEEN,
    value: seq,
    id: `${context.conversation}|seen-${seq}`,
    timestamp: new Date().toISOString(),
    channelId: CHANNEL,
    conversation: { id: context.conversation },
    from: { id: 'agent', role: 'bot' },
  };
}

function suggestedActions({ buttons = [], links = [] }: Message, context: ActivityContext): object {
  return {
    to: [context.user],
    actions: [
      ...buttons.map(({ title, choice }) => ({
        type: 'messageBack',
        title,
        text: title,
        displayText: title,
        value: { khidmat: choice },
      })),
      ...links.map(({ title, url }) => ({ type: 'openUrl', title, value: context.link(url) })),
    ],
  };
}

function attachmentsOf(message: Message, context: ActivityContext): object {
  const files = (message.attachments ?? []).map((file) => fileAttachment(file, context));
  const card = message.card ? [toAdaptiveCard(message.card, context.link)] : [];
  const attachments = [...card, ...files];
  return attachments.length === 0 ? {} : { attachments };
}

function linked(card: Card, { link }: ActivityContext): Card {
  return card.image ? { ...card, image: { ...card.image, url: link(card.image.url) } } : card;
}

function fileAttachment(file: Attachment, context: ActivityContext): object {
  return { contentType: file.contentType, contentUrl: context.link(file.url), name: file.name };
}
