import type { Effect, FactEffect } from '../domain/effect';
import type { Message } from '../domain/message';

/**
 * How a turn's effects are kept: facts apart, because they stay when a customer is erased; messages apart, because
 * they are read by `seq`; and the rest with one placeholder (`{ fact: 0 }`, `{ seq: 12 }`) for each of those, in order.
 */
export interface StoredEffects {
  readonly facts: readonly FactEffect[];
  readonly messages: readonly Message[];
  readonly rest: readonly StoredEffect[];
}

type StoredEffect =
  | Exclude<Effect, FactEffect | { kind: 'message' }>
  | { readonly fact: number }
  | { readonly seq: number };

export function splitEffects(effects: readonly Effect[]): StoredEffects {
  const facts: FactEffect[] = [];
  const messages: Message[] = [];
  const rest: StoredEffect[] = [];
  for (const effect of effects) {
    if (effect.kind === 'fact') rest.push({ fact: facts.push(effect) - 1 });
    else if (effect.kind === 'message') {
      messages.push(effect.message);
      rest.push({ seq: effect.message.seq });
    } else rest.push(effect);
  }
  return { facts, messages, rest };
}

/** The effects as `step` gave them. A message that is no longer kept leaves no effect. */
export function joinEffects(
  rest: readonly StoredEffect[],
  facts: readonly FactEffect[],
  messageOf: (seq: number) => Message | undefined,
): readonly Effect[] {
  const effects: Effect[] = [];
  for (const stored of rest) {
    if ('kind' in stored) effects.push(stored);
    else if ('fact' in stored) effects.push(facts[stored.fact]!);
    else {
      const message = messageOf(stored.seq);
      if (message !== undefined) effects.push({ kind: 'message', message });
    }
  }
  return effects;
}
