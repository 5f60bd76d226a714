import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Content } from './program';

export interface StepResult {
  readonly state: ConversationState;
  readonly effects: readonly Effect[];
}

/** A conversation before its first event. */
export declare function beginConversation(
  conversation: ConversationId,
  channel: string,
  content: Content,
): ConversationState;

/** Decides one turn: pure, total, the same for the same input on every machine. */
export declare function step(state: ConversationState, event: Event, content: Content): StepResult;
