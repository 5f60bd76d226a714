import type { CustomerMessage } from '../../domain/event';
import type { Json, JsonObject } from '../../domain/json';
import type { Language } from '../../domain/language';
import type { Attachment, Choice } from '../../domain/message';
import { personName } from '../../domain/person-name';
import type { Incoming } from '../channel';
import type { InboundActivity, InboundAttachment } from './inbound-activity';
import { referenceOf } from './reference';

/** Null: nothing that a turn is made of (a reaction, typing, a member who left). `isProven`: Azure has signed it. */
export function toIncoming(activity: InboundActivity, isProven = false): Incoming | null {
  const person = isProven ? personOf(activity) : null;
  if (activity.type === 'message') return toMessage(activity, person);
  return isOpening(activity) ? toOpened(activity, person) : null;
}

/**
 * Azure's `webchat` and `directline` carry our own web chat's names, so theirs get a prefix: an id from Azure must never
 * name a conversation of ours.
 */
export function channelNameOf(azureChannel: string): string {
  return azureChannel === 'msteams' || azureChannel === 'emulator' ? azureChannel : `azure-${azureChannel}`;
}

export function conversationOf(activity: InboundActivity): string {
  return `${channelNameOf(activity.channelId)}:${activity.conversation.id}`;
}

/**
 * Who writes, where the channel knows a person by one id wherever they write: in Teams, to the bot alone. Of a group the conversation is
 * nobody's, and other channels hand on what a client says of itself.
 */
function personOf({ channelId, conversation, from, recipient, tenantId }: InboundActivity): string | null {
  if (channelId !== 'msteams' || conversation.isGroup || tenantId === null || from.id === recipient?.id) return null;
  const isAlone = conversation.conversationType === null || conversation.conversationType === 'personal';
  return isAlone && from.aadObjectId !== null && from.aadObjectId !== ''
    ? `msteams ${tenantId} ${from.aadObjectId}`.toLowerCase()
    : null;
}

function toMessage(activity: InboundActivity, person: string | null): Incoming | null {
  const choice = readChoice(activity.value);
  const text = withoutMention(activity);
  const attachments = activity.attachments.flatMap(readAttachment);
  if (text === '' && !choice && attachments.length === 0) return null;
  const locale = languageOf(activity.locale);
  const body: Omit<CustomerMessage, 'understanding'> = {
    kind: 'message',
    text,
    ...(choice && { choice }),
    ...(attachments.length > 0 && { attachments }),
    ...named(activity.from),
    ...(locale && { locale }),
    ...(person !== null && { person }),
  };
  return { ...envelope(activity), id: activity.id, body };
}

/** The bot or the customer came into a talk of two. A group is not greeted: there everybody who joins would set it off. */
function isOpening(activity: InboundActivity): boolean {
  const { conversationType, isGroup } = activity.conversation;
  if (isGroup || (conversationType !== null && conversationType !== 'personal')) return false;
  if (activity.type === 'installationUpdate') return activity.action === 'add' || activity.action === 'add-upgrade';
  if (activity.type !== 'conversationUpdate') return false;
  return activity.membersAdded.some(({ id }) => id !== activity.recipient?.id);
}

function toOpened(activity: InboundActivity, person: string | null): Incoming {
  const locale = languageOf(activity.locale);
  const isCustomer = activity.from.id !== activity.recipient?.id;
  const body = {
    kind: 'opened',
    ...(isCustomer && named(activity.from)),
    ...(locale && { locale }),
    ...(person !== null && { person }),
  } as const;
  // Channels tell of one opening several times, under several ids; one id of ours makes it one event.
  return { ...envelope(activity), id: 'opened', body };
}

function named({ name }: InboundActivity['from']): { readonly name?: string } {
  const shown = personName(name ?? '');
  return shown === undefined ? {} : { name: shown };
}

function envelope(activity: InboundActivity): Pick<Incoming, 'conversation' | 'channel' | 'reference'> {
  return {
    conversation: conversationOf(activity),
    channel: channelNameOf(activity.channelId),
    reference: referenceOf(activity),
  };
}

/** In groups every message begins with `<at>the bot</at>`; of others who are mentioned the names stay. */
function withoutMention(activity: InboundActivity): string {
  let text = activity.text;
  for (const mention of activity.mentions) {
    const isBot = mention.id === activity.recipient?.id;
    const instead = isBot ? ' ' : mention.text.replace(/<\/?at[^<>]{0,100}>/g, '');
    // As a function: of a text, `replaceAll` reads `$'` as "what follows", and a name may be just that.
    text = text.replaceAll(mention.text, () => instead);
  }
  return activity.mentions.length > 0 ? text.replace(/[^\S\n]{2,}/g, ' ').trim() : text.trim();
}

function readChoice(value: Json): Choice | null {
  const khidmat = asObject(asObject(typeof value === 'string' ? parse(value) : value)?.khidmat ?? null);
  const { prompt, value: picked } = khidmat ?? {};
  if (typeof prompt !== 'string' || typeof picked !== 'string' || prompt.length > 256 || picked.length > 1024)
    return null;
  return { prompt, value: picked };
}

/** Teams hands a button's value over as it got it or as the text of its JSON, by platform. */
function parse(text: string): Json {
  if (!text.startsWith('{') || text.length > 4096) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function asObject(value: Json): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** Teams adds the message itself as a `text/html` attachment without an address: not a file. */
function readAttachment(attachment: InboundAttachment): Attachment[] {
  const download = asObject(attachment.content)?.downloadUrl;
  const url = typeof download === 'string' ? download : attachment.contentUrl;
  if (!url || url.length > 2048 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return [];
  return [{ name: attachment.name ?? 'file', contentType: attachment.contentType, url }];
}

function languageOf(locale: string | null): Language | null {
  const language = locale?.toLowerCase().split(/[-_]/)[0];
  // `in` is what old systems call Indonesian, `zsm` standard Malay.
  if (language === 'id' || language === 'in') return 'id';
  if (language === 'ms' || language === 'zsm') return 'ms';
  return language === 'en' ? 'en' : null;
}
