import type { Incoming } from '../channels/channel';
import type { ConversationId } from '../domain/conversation';
import type { ActionResult, DeskEvent } from '../domain/event';
import type { JsonObject } from '../domain/json';
import type { Message } from '../domain/message';
import type { Room, TurnReceipt } from '../store/store';

/** A case in the queue of a team. */
export interface Waiting {
  readonly number: string;
  readonly team: string;
}

/** What must hold at the moment of the turn. */
export interface OnlyWhile {
  readonly waits?: Waiting;
  readonly room?: Room;
}

/**
 * What channels and the desk ask of the bot. Each call resolves once its turn is committed (so an answer means
 * "safe"), and rejects with a `KhidmatError` when nothing was stored (`OVERLOADED`, `STORE_UNAVAILABLE`, `TEXT_TOO_LONG`).
 */
export interface Service {
  receive(incoming: Incoming): Promise<TurnReceipt>;
  /**
   * A desk event; `id` makes a repeated press one press. `receipt.refused` says why it no longer fits: `not-waiting` where `waits` is given and the case is
   * elsewhere by now, `no-room` where `room` is given and the agent has no room.
   */
  act(conversation: ConversationId, id: string, event: DeskEvent, only?: OnlyWhile): Promise<TurnReceipt>;
  /** Asks an action for people who look, outside of any turn; it must only read. Nothing of it is kept. */
  lookUp(conversation: ConversationId, action: string, input: JsonObject): Promise<ActionResult>;
  /** Listens to messages of one conversation as they are committed. Hints: a listener that must not miss any reads the store by `seq`. Returns the way to stop. */
  onMessages(conversation: ConversationId, listener: (messages: readonly Message[]) => void): () => void;
  /** Listens to every committed change of a case's place or owner (the desk's live list). */
  onCases(listener: (conversation: ConversationId) => void): () => void;
  /** Somebody types, or has seen all up to a message: passed on to the other side, never stored. */
  typing(conversation: ConversationId, from: { role: 'customer' | 'agent'; name?: string; seen?: number }): void;
  /** Whoever begins to listen hears what was seen last, as far as this process knows. */
  onTyping(
    conversation: ConversationId,
    listener: (from: { role: 'customer' | 'agent'; name?: string; seen?: number }) => void,
  ): () => void;
}
