import type { Thresholds } from '../domain/training';
import { type Decision, TALK_TO_HUMAN, type Understanding } from '../domain/understanding';

type Judged = Pick<Understanding, 'intents' | 'confidence' | 'margin' | 'trust' | 'wantsHuman'> & {
  readonly normalised?: string;
  readonly requests?: Understanding['requests'];
};

/**
 * What the bot would do with a text at the start of a conversation: a wish for a person goes first; a text that no intent seems
 * to cover is not claimed to be understood (`handoff`: the bottom of the repair ladder); a reading that is too unsure or too
 * near the next one is asked back (`clarify`). A text without any word, or of words that ask for nothing, is asked back too. Where a message holds several requests,
 * each of them is surely read, however unsure the sum of them is.
 */
export function decide(judged: Judged, thresholds: Thresholds): Decision {
  if (judged.wantsHuman.value) return 'human';
  if (judged.normalised === '') return 'clarify';
  if (judged.trust < thresholds.trust) return 'handoff';
  if (judged.intents.length === 0) return 'clarify';
  if ((judged.requests?.length ?? 0) > 0) return 'answer';
  // The rules heard no request for a person: then a flow may not hand over without asking.
  if (judged.intents[0]!.intent === TALK_TO_HUMAN) return 'clarify';
  return judged.confidence < thresholds.confidence || judged.margin < thresholds.margin ? 'clarify' : 'answer';
}
