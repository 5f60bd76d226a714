import type { ConversationId } from '../domain/conversation';

/** Something happened in one process that others may have listeners for. */
export type Hint =
  /** A turn was committed; the conversation stands at this version now. */
  | { readonly kind: 'turn'; readonly conversation: ConversationId; readonly version: number; readonly isCase: boolean }
  | { readonly kind: 'typing'; readonly conversation: ConversationId; readonly from: Typist };

/** A sign of one side for the other: it types, or it has had all up to a message before the eyes. */
export interface Typist {
  readonly role: 'customer' | 'agent';
  readonly name?: string;
  /** The message's `seq`. Absent: it types. */
  readonly seen?: number;
}

/**
 * How the processes of one installation wake each other. Hints only: each may be lost, come late or twice, and nobody ever
 * waits for one; what is true stands in the store, and whoever listens looks there by himself about once a second.
 */
export interface Wakeups {
  /** Tells the other processes, soon. Never throws. */
  tell(hint: Hint): void;
  /** What other processes told; what this one tells does not come back. Returns the way to stop. */
  listen(listener: (hint: Hint) => void): () => void;
  close(): Promise<void>;
}

/** What carries the hints: one text to all processes that are connected. It reconnects by itself and loses what comes meanwhile. */
export interface Wire {
  /** Resolves when it is sent or lost. */
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a wire; `heard` is called with every text, this process's own ones too. */
export type OpenWire = (heard: (text: string) => void) => Wire;
