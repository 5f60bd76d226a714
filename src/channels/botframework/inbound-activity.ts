import type { Json } from '../../domain/json';
import { HttpError } from '../http';
import { MAX_TEXT } from './settings';

/** What we read of an activity; everything else that Azure sends is left out. */
export interface InboundActivity {
  readonly type: string;
  readonly id: string;
  /** Azure's name of the channel. */
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversation: InboundConversation;
  readonly from: Account;
  /** The bot, as this channel knows it. */
  readonly recipient: Account | null;
  readonly text: string;
  readonly locale: string | null;
  readonly value: Json;
  readonly mentions: readonly { readonly id: string; readonly text: string }[];
  readonly attachments: readonly InboundAttachment[];
  readonly membersAdded: readonly Account[];
  /** Of `installationUpdate`: `add` or `remove`. */
  readonly action: string | null;
  readonly tenantId: string | null;
}

export interface Account {
  readonly id: string;
  readonly name: string | null;
  /** Of a person in Microsoft Entra: the same in all their conversations. */
  readonly aadObjectId: string | null;
}

export interface InboundConversation {
  readonly id: string;
  readonly isGroup: boolean;
  readonly conversationType: string | null;
}

export interface InboundAttachment {
  readonly contentType: string;
  readonly contentUrl: string | null;
  readonly name: string | null;
  readonly content: Json;
}

const MAX_ID = 512;
const MAX_NAME = 256;
const MAX_ITEMS = 100;

/**
 * Checks the shape of an activity; 400 names the field that is wrong. botbuilder checks nothing: `text: 5` and an activity
 * without a conversation reach a bot's code there.
 */
export function readActivity(body: unknown): InboundActivity {
  const activity = asObject(body, 'The activity');
  const type = readId(activity.type, 'type');
  const conversation = asObject(activity.conversation, 'conversation');
  return {
    type,
    id: readId(activity.id, 'id'),
    channelId: readId(activity.channelId, 'channelId'),
    serviceUrl: readId(activity.serviceUrl, 'serviceUrl'),
    conversation: {
      id: readId(conversation.id, 'conversation.id'),
      isGroup: readBoolean(conversation.isGroup, 'conversation.isGroup'),
      conversationType: optionalText(conversation.conversationType, 'conversation.conversationType', MAX_NAME),
    },
    from: readAccount(activity.from, 'from'),
    recipient: absent(activity.recipient) ? null : readAccount(activity.recipient, 'recipient'),
    text: readText(activity.text),
    locale: optionalText(activity.locale, 'locale', MAX_NAME),
    value: (activity.value ?? null) as Json,
    mentions: readMentions(activity.entities),
    attachments: readList(activity.attachments, 'attachments').map(readAttachment),
    membersAdded: readList(activity.membersAdded, 'membersAdded').map((member, index) =>
      readAccount(member, `membersAdded[${index}]`),
    ),
    action: optionalText(activity.action, 'action', MAX_NAME),
    tenantId: readTenant(conversation, optionalObject(activity.channelData, 'channelData')),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function absent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function asObject(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw wrong(`${name} must be an object.`);
}

function optionalObject(value: unknown, name: string): Fields {
  return absent(value) ? {} : asObject(value, name);
}

/** Something that goes into keys and addresses: no control characters, and no step up in a path. */
function readId(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_ID) {
    throw wrong(`${name} must be a string of 1 to ${MAX_ID} characters.`);
  }
  if (/[\p{Cc}\p{Cs}]/u.test(value) || value === '.' || value === '..') {
    throw wrong(`${name} has characters that it must not have.`);
  }
  return value;
}

function readBoolean(value: unknown, name: string): boolean {
  if (absent(value)) return false;
  if (typeof value === 'boolean') return value;
  throw wrong(`${name} must be true or false.`);
}

function optionalText(value: unknown, name: string, most: number): string | null {
  if (absent(value)) return null;
  if (typeof value === 'string' && value.length <= most) return value.replace(/\p{Cs}|\0/gu, '\uFFFD');
  throw wrong(`${name} must be a string of at most ${most} characters.`);
}

function readText(value: unknown): string {
  if (typeof value === 'string' && value.length > MAX_TEXT) {
    throw new HttpError(413, 'MessageSizeTooBig', `text must have at most ${MAX_TEXT} characters.`);
  }
  return optionalText(value, 'text', MAX_TEXT) ?? '';
}

function readAccount(value: unknown, name: string): Account {
  const account = asObject(value, name);
  return {
    id: readId(account.id, `${name}.id`),
    name: optionalText(account.name, `${name}.name`, MAX_NAME),
    aadObjectId: optionalText(account.aadObjectId, `${name}.aadObjectId`, MAX_NAME),
  };
}

function readTenant(conversation: Fields, channelData: Fields): string | null {
  const ofChannel = optionalObject(channelData.tenant, 'channelData.tenant').id;
  const tenants = [
    optionalText(conversation.tenantId, 'conversation.tenantId', MAX_NAME),
    optionalText(ofChannel, 'channelData.tenant.id', MAX_NAME),
  ];
  return tenants[0] ?? tenants[1] ?? null;
}

function readList(value: unknown, name: string): readonly unknown[] {
  if (absent(value)) return [];
  if (Array.isArray(value) && value.length <= MAX_ITEMS) return value;
  throw wrong(`${name} must be a list of at most ${MAX_ITEMS}.`);
}

function readMentions(entities: unknown): InboundActivity['mentions'] {
  return readList(entities, 'entities').flatMap((entry, index) => {
    const entity = asObject(entry, `entities[${index}]`);
    if (entity.type !== 'mention') return [];
    const { id } = readAccount(entity.mentioned, `entities[${index}].mentioned`);
    const text = optionalText(entity.text, `entities[${index}].text`, MAX_TEXT);
    return text ? [{ id, text }] : [];
  });
}

function readAttachment(value: unknown, index: number): InboundAttachment {
  const attachment = asObject(value, `attachments[${index}]`);
  const name = `attachments[${index}]`;
  return {
    contentType: readId(attachment.contentType, `${name}.contentType`),
    contentUrl: optionalText(attachment.contentUrl, `${name}.contentUrl`, 262_144),
    name: optionalText(attachment.name, `${name}.name`, MAX_NAME),
    content: (attachment.content ?? null) as Json,
  };
}

function wrong(message: string): HttpError {
  return new HttpError(400, 'BadArgument', message);
}
