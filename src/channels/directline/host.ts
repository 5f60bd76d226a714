import type { ConversationId } from '../../domain/conversation';
import type { Json } from '../../domain/json';
import type { Message } from '../../domain/message';
import type { SharedStore } from '../../store/shared-store';
import type { UploadStore } from '../../store/store';
import type { Incoming } from '../channel';

/** What Direct Line needs of the bot; `runtime/service.ts` keeps these promises. */
export interface Bot {
  receive(incoming: Incoming): Promise<{ readonly seq: number | null }>;
  /** Hints: a listener that must not miss any reads the store by `seq`. */
  onMessages(conversation: ConversationId, listener: (messages: readonly Message[]) => void): () => void;
  typing(conversation: ConversationId, from: { role: 'customer'; name?: string; seen?: number }): void;
  onTyping(
    conversation: ConversationId,
    listener: (from: { role: 'customer' | 'agent'; name?: string; seen?: number }) => void,
  ): () => void;
}

/** What Direct Line needs of the store; `store/store.ts` keeps these promises. */
export interface Archive {
  readConversation(conversation: ConversationId): Promise<{ readonly state: { readonly seq: number } } | null>;
  readMessages(conversation: ConversationId, after: number, limit: number): Promise<readonly Message[]>;
  writeValue(key: string, value: Json, options?: { ifAbsent?: boolean }): Promise<Json>;
  readonly uploads: UploadStore;
  readonly shared: Pick<SharedStore, 'useOnce'>;
}
