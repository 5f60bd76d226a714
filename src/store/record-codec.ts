import type { Effect, FactEffect } from '../domain/effect';
import type { Message } from '../domain/message';
import type { RecordedTurn } from './store';

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

/** A row of the record, in either store. */
export interface TurnRow {
  readonly turn: number;
  readonly release: string;
  readonly state_hash: string;
  /** JSON, as the next two are. */
  readonly facts: string;
  readonly event: string;
  readonly effects: string;
}

export function turnsOfRows(rows: readonly TurnRow[], messages: readonly Message[]): readonly RecordedTurn[] {
  const known = new Map(messages.map((message) => [message.seq, message]));
  return rows.map((row) => ({
    turn: row.turn,
    event: JSON.parse(row.event),
    release: row.release,
    effects: joinEffects(JSON.parse(row.effects), JSON.parse(row.facts), (seq) => known.get(seq)),
    stateHash: row.state_hash,
  }));
}

/** From where to where these turns' messages lie. */
export function messagesOf(rows: readonly TurnRow[]): { readonly after: number; readonly limit: number } {
  const seqs = rows.flatMap((row) =>
    (JSON.parse(row.effects) as readonly StoredEffect[]).flatMap((stored) => ('seq' in stored ? [stored.seq] : [])),
  );
  const first = seqs.reduce((least, seq) => Math.min(least, seq), Number.POSITIVE_INFINITY);
  const last = seqs.reduce((most, seq) => Math.max(most, seq), 0);
  return seqs.length === 0 ? { after: 0, limit: 0 } : { after: first - 1, limit: last - first + 1 };
}
