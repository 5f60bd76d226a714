import type { ChatMessage, Unsent } from './chat-message';

/** The conversation as this page knows it: what the server has, in its order, and what it does not have yet. */
export interface Thread {
  readonly messages: readonly ChatMessage[];
  readonly unsent: readonly Unsent[];
}

export const EMPTY: Thread = { messages: [], unsent: [] };

/** Takes messages in any order, any of them twice; an own message coming back takes the place of the unsent one. */
export function withReceived(thread: Thread, received: readonly ChatMessage[]): Thread {
  const known = new Set(thread.messages.map((message) => message.key));
  const fresh = received.filter((message) => !known.has(message.key) && known.add(message.key));
  if (fresh.length === 0) return thread;
  const messages = [...thread.messages, ...fresh].sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
  return { messages, unsent: thread.unsent.filter((unsent) => !known.has(unsent.clientId)) };
}

export function withUnsent(thread: Thread, unsent: Unsent): Thread {
  if (isKnown(thread, unsent.clientId)) return thread;
  return { ...thread, unsent: [...thread.unsent, unsent] };
}

export function withChange(thread: Thread, clientId: string, change: Partial<Unsent>): Thread {
  return {
    ...thread,
    unsent: thread.unsent.map((unsent) => (unsent.clientId === clientId ? { ...unsent, ...change } : unsent)),
  };
}

export function without(thread: Thread, clientId: string): Thread {
  return { ...thread, unsent: thread.unsent.filter((unsent) => unsent.clientId !== clientId) };
}

function isKnown(thread: Thread, clientId: string): boolean {
  return (
    thread.messages.some((message) => message.key === clientId) ||
    thread.unsent.some((unsent) => unsent.clientId === clientId)
  );
}

/** Who has the case, by what the conversation says. */
export type Standing =
  | { readonly kind: 'bot' }
  | { readonly kind: 'queued'; readonly position: number | null; readonly waitMs: number | null }
  | { readonly kind: 'agent'; readonly name: string };

export function standingOf(messages: readonly ChatMessage[]): Standing {
  let standing: Standing = { kind: 'bot' };
  for (const { notice, from } of messages) {
    if (notice?.kind === 'queued') standing = notice;
    else if (notice?.kind === 'agent-joined') standing = { kind: 'agent', name: notice.name };
    else if (notice !== null) standing = { kind: 'bot' };
    else if (from.role === 'agent') standing = { kind: 'agent', name: from.name };
    // The bot is silent while people have the case.
    else if (from.role === 'bot') standing = { kind: 'bot' };
  }
  return standing;
}

/** The prompt whose buttons may still be pressed: the newest one, as long as the customer has not answered. */
export function openPrompt(thread: Thread): string | null {
  if (thread.unsent.some((unsent) => unsent.state !== 'refused')) return null;
  for (let i = thread.messages.length - 1; i >= 0; i -= 1) {
    const message = thread.messages[i]!;
    if (message.from.role === 'customer') return null;
    if (message.buttons.length > 0) return message.key;
  }
  return null;
}

/** Five buttons from 1 to 5 are a rating and look like one. */
export function isRating(message: ChatMessage): boolean {
  return message.buttons.length === 5 && message.buttons.every((button, i) => button.choice === String(i + 1));
}
