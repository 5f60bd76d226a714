import type { CustomerMessage } from '../domain/event';
import type { Understanding } from '../domain/understanding';
import type { Turn } from './step-turn';

// Words that ask for nothing.

export function isSmallTalk(turn: Turn, { decision, intents }: Understanding): boolean {
  const flow = turn.content.flowOf[intents[0]?.intent ?? ''];
  return decision === 'answer' && flow !== undefined && turn.program(flow)?.opensCase === false;
}

/** "Yes", "no", "okay" with nothing to say it to. */
export function isBareAct(understanding: Understanding): boolean {
  return understanding.acts.includes('affirm') || understanding.acts.includes('deny');
}

/** "Yes" to "Which day?" is an answer that cannot be used, and no small talk to be answered in between. */
export function isBareYesOrNo(turn: Turn, { understanding }: CustomerMessage): boolean {
  const acts = understanding?.acts ?? [];
  if (!acts.includes('affirm') && !acts.includes('deny')) return false;
  const intent = understanding?.intents[0]?.intent ?? '';
  // "Thanks, okay" is said in between, and answered in between.
  if (intent === 'thanks' && !acts.includes('deny')) return false;
  const flow = turn.content.flowOf[intent];
  return flow !== undefined && turn.program(flow)?.opensCase === false;
}

/** A wave, a heart, folded hands: a greeting of a kind, and nothing to be misunderstood. */
export function isOnlyPictures(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}]/u.test(text);
}
