import type { Json } from './json';

/** Who speaks. A name is shown to the customer; an agent's id never is. */
export type Speaker =
  | { readonly role: 'customer'; readonly name?: string }
  | { readonly role: 'bot'; readonly name: string }
  | { readonly role: 'agent'; readonly name: string; readonly agentId: string };

/**
 * A button. Pressing it sends `title` as the customer's words together with `choice`, which names the prompt
 * it belonged to, so that a button of long ago can be told from one of now.
 */
export interface Button {
  readonly title: string;
  readonly choice: Choice;
}

/** A button that opens a page; nothing comes back. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** What a button carries back: the prompt that offered it and the value picked. */
export interface Choice {
  readonly prompt: string;
  readonly value: string;
}

/** A card: a titled piece of facts with an optional picture and links. Channels render it in their own way. */
export interface Card {
  readonly title: string;
  readonly text?: string;
  readonly image?: { readonly url: string; readonly alt: string };
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

/** A file that a customer, an agent or a flow sent. `url` is relative to the server for uploads kept by it. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
  /** Size in bytes, where known. */
  readonly bytes?: number;
}

/** One thing said. `seq` is dense per conversation, from 1; it is the Direct Line watermark too. */
export interface Message {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: Speaker;
  /** Plain text with `\n`; links are made clickable by channels. May be empty when there is something else. */
  readonly text: string;
  readonly buttons?: readonly Button[];
  /** Buttons that open a page. */
  readonly links?: readonly Link[];
  readonly card?: Card;
  readonly attachments?: readonly Attachment[];
  /** What is asked of the customer's window beyond showing: a rating scale, the place in the queue, the end of the case. */
  readonly notice?: Notice;
  /** The button that the customer pressed. */
  readonly choice?: Choice;
  /** The sender's own id of the message (Direct Line `clientActivityID`), echoed so that it can tell its own. */
  readonly clientId?: string;
  /** What the channel needs back and nobody else reads. */
  readonly channelData?: Json;
}

export type Notice =
  | { readonly kind: 'queued'; readonly position: number | null; readonly waitMs: number | null }
  | { readonly kind: 'agent-joined'; readonly name: string }
  | { readonly kind: 'agent-left' }
  | { readonly kind: 'case-closed'; readonly caseNumber: string };
