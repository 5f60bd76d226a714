import { dayKey } from '../shared/when';
import type { ChatMessage, Unsent } from './chat-message';

/** A line of the log. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'notice'; readonly key: string; readonly message: ChatMessage }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ChatMessage;
      readonly first: boolean;
      readonly last: boolean;
      /** Set until the message has come back from the server. */
      readonly unsent: Unsent | null;
    };

/** Words of one speaker within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000;

export function rowsOf(messages: readonly ChatMessage[], unsent: readonly Unsent[]): Row[] {
  const rows: Row[] = [];
  let day = '';
  const open = (at: number) => {
    if (dayKey(at) === day) return;
    day = dayKey(at);
    rows.push({ kind: 'day', key: `day ${day}`, at });
  };
  messages.forEach((message, i) => {
    open(message.at);
    const { key } = message;
    if (isNotice(message)) rows.push({ kind: 'notice', key, message });
    else {
      const first = !belongTogether(messages[i - 1], message);
      const last = !belongTogether(message, messages[i + 1]);
      rows.push({ kind: 'message', key, message, first, last, unsent: null });
    }
  });
  for (const one of unsent) {
    open(one.at);
    // Drawn as the message that it becomes: its bubble stays the same element, and a screen reader hears it once.
    rows.push({ kind: 'message', key: one.clientId, message: asMessage(one), first: true, last: true, unsent: one });
  }
  return rows;
}

function asMessage({ clientId, at, text, choice }: Unsent): ChatMessage {
  return {
    key: clientId,
    seq: null,
    at,
    from: { role: 'customer', name: '' },
    text,
    buttons: [],
    links: [],
    card: null,
    files: [],
    notice: null,
    choice: choice ?? null,
  };
}

function isNotice(message: ChatMessage): boolean {
  return (
    message.notice !== null &&
    message.buttons.length + message.links.length === 0 &&
    message.card === null &&
    message.files.length === 0
  );
}

function belongTogether(one: ChatMessage | undefined, next: ChatMessage | undefined): boolean {
  return (
    one !== undefined &&
    next !== undefined &&
    !isNotice(one) &&
    !isNotice(next) &&
    one.from.role === next.from.role &&
    one.from.name === next.from.name &&
    next.at - one.at < TOGETHER_MS &&
    dayKey(one.at) === dayKey(next.at)
  );
}
