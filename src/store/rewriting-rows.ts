import { splitEffects } from './record-codec';
import type { Rewriting } from './store';

/** What is put in the place of what stands there, as both stores write it: texts of JSON. */
export function rewritingRows({ turns, cases }: Rewriting) {
  const split = turns.map((turn) => ({ turn, ...splitEffects(turn.effects) }));
  return {
    turns: split.map(({ turn: { turn, stateHash, event }, facts, rest }) => ({
      ...{ turn, stateHash },
      facts: JSON.stringify(facts),
      event: JSON.stringify(event),
      effects: JSON.stringify(rest),
    })),
    messages: split.flatMap(({ messages }) => messages.map((one) => ({ seq: one.seq, json: JSON.stringify(one) }))),
    cases: cases.map(({ case: it, customerName }) => ({
      number: it.number,
      customerName,
      json: JSON.stringify(it),
      person: it.customer?.person ?? null,
      verified: it.customer?.verified ?? null,
    })),
  };
}
