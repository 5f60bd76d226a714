import type { ConversationId } from '../domain/conversation';
import type { Log } from '../log';
import type { Store, StoredConversation, TurnReceipt } from '../store/store';
import type { ContentSource } from './content-source';
import type { Happening } from './turn';

/** What those work with who look after the queue beside the turns. */
export interface QueueParts {
  readonly store: Store;
  readonly content: ContentSource;
  readonly read: (conversation: ConversationId) => Promise<StoredConversation | null>;
  readonly takeTurn: (conversation: ConversationId, happening: Happening) => Promise<TurnReceipt>;
  readonly now: () => number;
  readonly log: Log;
}
