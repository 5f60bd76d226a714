import type { Card, Link, Notice } from '../../domain/message';
import { safeHref, safeSource } from '../shared/links';
import type { ChatButton, ChatFile, ChatMessage, ChatSpeaker, Unsent } from './chat-message';

/** What an activity of Direct Line means to the window; null when nothing. */
export type Heard =
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'typing'; readonly from: { readonly name: string; readonly role: 'bot' | 'agent' } }
  /** Somebody at the desk has read so far. */
  | { readonly kind: 'seen'; readonly seq: number }
  | null;

interface Activity {
  readonly type?: string;
  readonly name?: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly text?: string;
  readonly from?: { readonly name?: string; readonly role?: string };
  readonly attachments?: readonly WireAttachment[];
  readonly suggestedActions?: { readonly actions?: readonly WireAction[] };
  readonly value?: unknown;
  readonly channelData?: WireExtra;
}

interface WireAttachment {
  readonly contentType?: string;
  readonly contentUrl?: string;
  readonly name?: string;
  readonly content?: unknown;
}

interface WireAction {
  readonly type?: string;
  readonly title?: string;
  readonly value?: unknown;
}

/** What Direct Line has no word for stands under our name, as the domain has it. */
interface WireExtra {
  readonly clientActivityID?: string;
  readonly khidmat?: {
    readonly speaker?: { readonly role: 'customer' | 'bot' | 'agent'; readonly name?: string };
    readonly notice?: Notice;
    readonly card?: Card;
    readonly bytes?: readonly (number | null)[];
  };
}

export function readActivity(raw: unknown): Heard {
  const activity = raw as Activity | null;
  if (activity?.type === 'typing') {
    const { role, name } = speakerOf(activity);
    return role === 'customer' ? null : { kind: 'typing', from: { name, role } };
  }
  if (activity?.type === 'event' && activity.name === SEEN) return { kind: 'seen', seq: Number(activity.value) || 0 };
  if (activity?.type !== 'message') return null;
  return { kind: 'message', message: readMessage(activity) };
}

function readMessage(activity: Activity): ChatMessage {
  const id = activity.id ?? '';
  const from = speakerOf(activity);
  const { clientActivityID, khidmat } = activity.channelData ?? {};
  const attachments = activity.attachments ?? [];
  const actions = activity.suggestedActions?.actions ?? [];
  return {
    key: from.role === 'customer' && clientActivityID ? clientActivityID : id,
    seq: Number(/(\d+)$/.exec(id)?.[1] ?? 0),
    at: Date.parse(activity.timestamp ?? '') || Date.now(),
    from,
    text: activity.text ?? '',
    buttons: actions.filter(({ type }) => type !== 'openUrl').map((action, i) => readButton(action, id, i)),
    links: actions.flatMap(readLink),
    card: khidmat?.card === undefined ? null : readCard(khidmat.card),
    files: attachments
      .filter(({ contentUrl }) => contentUrl !== undefined)
      .flatMap((file, i) => readFile(file, khidmat?.bytes?.[i])),
    notice: khidmat?.notice ?? null,
    choice: readChoice(activity.value),
  };
}

function speakerOf({ from, channelData }: Activity): ChatSpeaker {
  const speaker = channelData?.khidmat?.speaker;
  const role = speaker?.role ?? (from?.role === 'user' ? 'customer' : 'bot');
  return { role, name: speaker?.name ?? from?.name ?? '' };
}

function readButton(action: WireAction, id: string, index: number): ChatButton {
  const choice = readChoice(action.value);
  return {
    title: action.title ?? '',
    prompt: choice?.prompt ?? id,
    choice: choice?.value ?? String(index),
    value: action.value,
  };
}

/** A button that opens a page: only where that is one. */
function readLink({ type, title = '', value }: WireAction): Link[] {
  const url = type === 'openUrl' && typeof value === 'string' ? safeHref(value) : null;
  return url === null ? [] : [{ title, url }];
}

function readChoice(value: unknown): ChatMessage['choice'] {
  const choice = (value as { khidmat?: { prompt?: unknown; value?: unknown } } | null | undefined)?.khidmat;
  if (typeof choice?.prompt !== 'string' || typeof choice.value !== 'string') return null;
  return { prompt: choice.prompt, value: choice.value };
}

function readFile(
  { contentType = '', contentUrl = '', name = '' }: WireAttachment,
  bytes: number | null = null,
): ChatFile[] {
  const url = safeSource(contentUrl);
  return url === null ? [] : [{ name, contentType, url: ownFile(url), bytes }];
}

/** A card whose addresses may all be opened. */
function readCard(card: Card): Card {
  const { image, links, ...rest } = card;
  const source = image === undefined ? null : safeSource(image.url);
  const open = (links ?? []).flatMap(({ title, url }) => {
    const href = safeHref(url);
    return href === null ? [] : [{ title, url: href }];
  });
  return {
    ...rest,
    links: open,
    ...(image && source !== null ? { image: { alt: image.alt, url: ownFile(source) } } : {}),
  };
}

/** A file that our server keeps, at the address that this page was loaded from. */
function ownFile(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname.startsWith('/files/') ? pathname + search : url;
}

/** What goes up. `from` is set by the server from the token, whatever stands here. */
export function activityOf(unsent: Unsent, locale: string): object {
  return {
    type: 'message',
    from: { id: 'customer' },
    locale,
    text: unsent.text,
    ...(unsent.value === undefined ? {} : { value: unsent.value }),
    channelData: { clientActivityID: unsent.clientId },
  };
}

export function typingActivity(): object {
  return { type: 'typing', from: { id: 'customer' } };
}

const SEEN = 'khidmat.seen';

/** The customer has had all up to this message before the eyes. */
export function seenActivity(seq: number): object {
  return { type: 'event', name: SEEN, value: seq, from: { id: 'customer' } };
}
