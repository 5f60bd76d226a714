import type { ConversationId } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { RecordedTurn } from '../store/store';
import { type Cause, differencesOf } from './compare-stretches';
import { runAgain, type Stretch, stretchesOf, type Trial } from './run-again';

export interface Divergence {
  /** Turn number in the record. */
  readonly turn: number;
  readonly cause: Cause;
  /** What changed into what, without a customer's words: conversations with the same change have the same. */
  readonly change: string;
  readonly event: Event;
  readonly was: readonly Effect[];
  readonly now: readonly Effect[];
}

export interface WhatIf {
  readonly conversation: ConversationId;
  /** How many things came in: words, buttons, answers of actions, what people at the desk did. */
  readonly stretches: number;
  /** How many of them could be compared: nothing is invented after a difference that the customer's next words may not fit. */
  readonly compared: number;
  /** The first that is more than other words, else the first of other words; null: the same as far as compared. */
  readonly divergence: Divergence | null;
  /** Other words as far as compared, each change of them once. */
  readonly wordings: readonly Divergence[];
}

export interface WhatIfOptions {
  /** Compare with what this content would have done, and not with what was done. */
  readonly from?: Trial;
  /** What `from` does, where it was run before. */
  readonly before?: readonly Stretch[];
  /** The present: up to it, a timer of the changed content that nothing came before would have gone off. */
  readonly until?: number;
}

/**
 * Runs a recorded conversation on other content and compares it stretch by stretch, up to the first difference that is more
 * than wording. With `from`, also no further than `from` itself follows the record. Pure.
 */
export function whatIf(
  conversation: ConversationId,
  record: readonly RecordedTurn[],
  trial: Trial,
  { from, before, until = 0 }: WhatIfOptions = {},
): WhatIf {
  const recorded = stretchesOf(record, until);
  const others = before?.values() ?? (from === undefined ? null : runAgain(conversation, recorded, from));
  const wordings = new Map<string, Divergence>();
  let divergence: Divergence | null = null;
  let compared = 0;
  for (const now of runAgain(conversation, recorded, trial)) {
    const kept = recorded[compared]!;
    const was: Stretch = others?.next().value ?? kept;
    compared += 1;
    const found = differencesOf(was.effects, now.effects).map((difference) => ({
      ...difference,
      ...{ turn: now.turn, event: now.event, was: was.effects, now: now.effects },
    }));
    divergence = found.find(({ cause }) => cause !== 'text') ?? null;
    if (divergence !== null) break;
    for (const one of found) if (!wordings.has(one.change)) wordings.set(one.change, one);
    if (others !== null && differencesOf(kept.effects, was.effects).some(({ cause }) => cause !== 'text')) break;
  }
  const words = [...wordings.values()];
  return {
    ...{ conversation, stretches: recorded.length, compared },
    ...{ divergence: divergence ?? words[0] ?? null, wordings: words },
  };
}

/** What `from` would have done with a whole conversation, for `whatIf`. */
export function runBefore(
  conversation: ConversationId,
  record: readonly RecordedTurn[],
  from: Trial,
  until = 0,
): readonly Stretch[] {
  return [...runAgain(conversation, stretchesOf(record, until), from)];
}
