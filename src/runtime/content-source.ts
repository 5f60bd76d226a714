import type { ConversationState } from '../domain/conversation';
import type { Language } from '../domain/language';
import type { Understanding } from '../domain/understanding';
import type { Content } from '../flow/program';

/** Where turns get their content and their understanding from. */
export interface ContentSource {
  /** The release in force, for new and idle conversations. */
  current(): Content;
  /**
   * The content that the next turn of a conversation runs on: where flows are under way the release on which they began,
   * else the current one.
   */
  contentFor(state: ConversationState): Content | Promise<Content>;
  /** Reads a text with the current model, by the gates and the time zone of `content`. */
  understand(
    text: string,
    context: { readonly now: number; readonly language: Language; readonly content: Content },
  ): Understanding;
}
