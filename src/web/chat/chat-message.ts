import type { Card, Link, Notice } from '../../domain/message';

/** One message as the window shows it. */
export interface ChatMessage {
  /** Stays the same while a message goes from "sending" to "sent", so that its bubble does too. */
  readonly key: string;
  /** Its place in the conversation; null until the server has it. */
  readonly seq: number | null;
  readonly at: number;
  readonly from: ChatSpeaker;
  readonly text: string;
  readonly buttons: readonly ChatButton[];
  readonly links: readonly Link[];
  readonly card: Card | null;
  readonly files: readonly ChatFile[];
  readonly notice: Notice | null;
  /** The button that the customer pressed to say this. */
  readonly choice: { readonly prompt: string; readonly value: string } | null;
}

export interface ChatSpeaker {
  readonly role: 'customer' | 'bot' | 'agent';
  readonly name: string;
}

/** `value` goes back to the server as it came. */
export interface ChatButton {
  readonly title: string;
  readonly prompt: string;
  readonly choice: string;
  readonly value: unknown;
}

export interface ChatFile {
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
  readonly bytes: number | null;
}

/** What the customer said and the server does not have yet. */
export interface Unsent {
  /** The same on every attempt: the server takes it for one message. */
  readonly clientId: string;
  readonly at: number;
  readonly text: string;
  readonly value?: unknown;
  readonly choice?: { readonly prompt: string; readonly value: string };
  /** Kept for this page only: a file can't be stored. */
  readonly file?: File;
  /** `sent`: the server has it and its echo is on the way. `waiting`: tried again by itself. `refused`: not before the customer says so. */
  readonly state: 'sending' | 'sent' | 'waiting' | 'refused';
  /** Why it was refused, where the customer can do something about it. */
  readonly because?: 'kind' | 'size';
  /** Uploaded so far, from 0 to 1. */
  readonly progress?: number;
}
