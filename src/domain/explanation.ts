import type { Thresholds } from './training';
import type { Evidence, Neighbour, Understanding, Weighing, Why } from './understanding';

/** Why one intent got its score: `score` is exactly `base` plus the weights of the words. */
export interface IntentExplanation {
  readonly intent: string;
  readonly probability: number;
  /** In nats against the average intent: the logarithm of the probability, up to what all intents share. */
  readonly score: number;
  /** What the intent has without any word: how common it is among the examples. */
  readonly base: number;
  /** One entry for each word of the normalised text that is known, in the order of the text. */
  readonly words: readonly Evidence[];
}

/** What is learnt of requests for a person: `lead` is exactly `base` plus the weights of the words; beyond `gate` it is one (but where a glance at its words had put it far below). */
export interface PersonExplanation {
  /** What the rules say. */
  readonly rules: NonNullable<Why['person']>['rules'];
  readonly lead: number;
  readonly gate: number;
  readonly base: number;
  readonly words: readonly Evidence[];
}

export interface Explanation {
  readonly text: string;
  readonly understanding: Omit<Understanding, 'why' | 'release'>;
  readonly intents: readonly IntentExplanation[];
  /** Null where the rules decide alone. */
  readonly person: PersonExplanation | null;
  readonly thresholds: Thresholds;
  /** The training sentences most like the text; empty where none were given. */
  readonly nearest: readonly Neighbour[];
}

/** The whole explanation of a text from its reading and why it was read so; null where that is not told. */
export function explanationOf(
  text: string,
  { why, release: _release, ...understanding }: Understanding,
): Explanation | null {
  if (why === undefined) return null;
  const words = why.taken === '' ? [] : why.taken.split(' ');
  const wordsOf = ({ weights }: Weighing) =>
    words.map((feature, i) => ({ feature, weight: weights[i] ?? 0 })).filter(({ weight }) => weight !== 0);
  const { person, nearest } = why;
  return {
    text,
    understanding,
    intents: why.intents.map((weighing, rank) => ({
      ...understanding.intents[rank]!,
      score: sumOf(weighing),
      base: weighing.base,
      words: wordsOf(weighing),
    })),
    person: person && {
      rules: person.rules,
      lead: sumOf(person),
      gate: person.gate,
      base: person.base,
      words: wordsOf(person),
    },
    thresholds: understanding.gates,
    nearest,
  };
}

function sumOf({ base, weights }: Weighing): number {
  return weights.reduce((sum, weight) => sum + weight, base);
}
