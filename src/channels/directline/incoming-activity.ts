import { createHash } from 'node:crypto';
import type { CustomerMessage } from '../../domain/event';
import type { Language } from '../../domain/language';
import type { Choice } from '../../domain/message';
import { personName } from '../../domain/person-name';
import { HttpError } from '../http';
import { randomId } from './ids';
import { MAX_TEXT_LENGTH } from './settings';

/** What a client posted, as far as we read it. */
export type IncomingActivity =
  | {
      readonly kind: 'message';
      /** The same for the same message sent again. */
      readonly eventId: string;
      readonly message: Omit<CustomerMessage, 'understanding' | 'attachments'>;
      /** Nothing was said; good only together with a file. */
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'typing'; readonly name?: string }
  /** The customer has had all up to this message before the eyes. */
  | { readonly kind: 'seen'; readonly seq: number }
  /** Clients tell of themselves what we do not need. */
  | { readonly kind: 'ignored' };

/** The name of our own event, in both directions. */
export const SEEN = 'khidmat.seen';

function isSeq(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

const IGNORED = new Set([
  'event',
  'conversationUpdate',
  'endOfConversation',
  'contactRelationUpdate',
  'messageReaction',
  'trace',
]);
const MAX_ID_LENGTH = 100;

/** Throws 400 naming the field that is wrong, 413 for too long a text. */
export function readActivity(body: unknown): IncomingActivity {
  const activity = objectOf(body, 'the activity');
  const type = textAt(activity, 'type') ?? 'message';
  const from = activity.from === undefined ? {} : objectOf(activity.from, 'from');
  const name = nameOf(textAt(from, 'name'));
  if (type === 'typing') return { kind: 'typing', ...(name === undefined ? {} : { name }) };
  if (type === 'event' && activity.name === SEEN && isSeq(activity.value)) return { kind: 'seen', seq: activity.value };
  if (IGNORED.has(type)) return { kind: 'ignored' };
  if (type !== 'message') throw bad(`type is ${quoted(type)}; send message, typing or event`);
  return readMessage(activity, name);
}

function readMessage(activity: { readonly [key: string]: unknown }, name: string | undefined): IncomingActivity {
  const channelData = activity.channelData == null ? {} : objectOf(activity.channelData, 'channelData');
  const clientId = idOf(textAt(channelData, 'clientActivityID') ?? textAt(activity, 'id'));
  const choice = choiceOf(activity.value);
  const text = textOf(activity);
  const locale = languageOf(textAt(activity, 'locale'));
  return {
    kind: 'message',
    eventId: clientId === undefined ? `r:${randomId()}` : `c:${clientId}`,
    isEmpty: text.trim() === '' && choice === undefined,
    message: {
      kind: 'message',
      text,
      ...(choice === undefined ? {} : { choice }),
      ...(name === undefined ? {} : { name }),
      ...(locale === undefined ? {} : { locale }),
      ...(clientId === undefined ? {} : { clientId }),
    },
  };
}

function textOf(activity: { readonly [key: string]: unknown }): string {
  // A button of the kind `postBack` brings its words as the value.
  const text = textAt(activity, 'text') ?? (typeof activity.value === 'string' ? activity.value : '');
  if (text.length > MAX_TEXT_LENGTH) {
    throw new HttpError(
      413,
      'MessageSizeTooBig',
      `The text has ${text.length} characters; ${MAX_TEXT_LENGTH} are the most.`,
    );
  }
  return storable(text);
}

/** The value of our own buttons. Any other value is another program's and stays unread. */
function choiceOf(value: unknown): Choice | undefined {
  if (typeof value !== 'object' || value === null || !('khidmat' in value)) return undefined;
  const choice = objectOf(value.khidmat, 'value.khidmat');
  const prompt = textAt(choice, 'prompt');
  const picked = textAt(choice, 'value');
  if (prompt === undefined || picked === undefined || prompt.length > 200 || picked.length > 1000) {
    throw bad('value.khidmat is not one of our buttons; send { prompt, value } as they came');
  }
  return { prompt: storable(prompt), value: storable(picked) };
}

/** `id-ID` is Indonesian; what we do not speak is nothing. */
export function languageOf(locale: string | undefined): Language | undefined {
  const tag = locale?.toLowerCase().split(/[-_]/)[0];
  if (tag === 'id' || tag === 'in') return 'id';
  if (tag === 'ms' || tag === 'zsm') return 'ms';
  return tag === 'en' ? 'en' : undefined;
}

export function nameOf(name: string | undefined): string | undefined {
  return personName(storable(name ?? ''));
}

function idOf(id: string | undefined): string | undefined {
  if (id === undefined || id === '') return undefined;
  return id.length <= MAX_ID_LENGTH ? storable(id) : createHash('sha256').update(id).digest('base64url');
}

/** PostgreSQL keeps no NUL, and half a surrogate pair is no UTF-8. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}

export function objectOf(value: unknown, what: string): { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${what} must be an object`);
  return value as { readonly [key: string]: unknown };
}

/** The field's text; undefined when it is absent or null. */
export function textAt(from: { readonly [key: string]: unknown }, field: string): string | undefined {
  const value = Object.hasOwn(from, field) ? from[field] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw bad(`${field} must be a string`);
  return value;
}

export function bad(message: string): HttpError {
  return new HttpError(400, 'BadArgument', `${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
}

function quoted(text: string): string {
  return `'${text.slice(0, 40).replace(/[^\w .-]/g, '?')}'`;
}
