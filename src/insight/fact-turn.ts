import type { Effect, Fact } from '../domain/effect';
import type { Event } from '../domain/event';

/** A turn as the figures need it: when, what came in, who spoke, and the facts. It holds nothing that a customer wrote. */
export interface FactTurn {
  readonly at: number;
  readonly kind: Event['kind'];
  /** A desk event that no longer fitted: nothing happened. */
  readonly refused: boolean;
  /** The bot said something in it. */
  readonly botSpoke: boolean;
  readonly facts: readonly Fact[];
}

/** A turn as the record keeps it, as far as the figures need it. */
export interface TurnOnRecord {
  readonly event: Pick<Event, 'at' | 'kind'>;
  readonly effects: readonly Effect[];
}

export function factTurnOf({ event, effects }: TurnOnRecord): FactTurn {
  const facts: Fact[] = [];
  let refused = false;
  let botSpoke = false;
  for (const effect of effects) {
    if (effect.kind === 'fact') facts.push(effect);
    else if (effect.kind === 'refused') refused = true;
    else if (effect.kind === 'message' && effect.message.from.role === 'bot') botSpoke = true;
  }
  return { at: event.at, kind: event.kind, refused, botSpoke, facts };
}
