import type { Lexicon } from './lexicon';
import { LikenessIndex } from './likeness';
import { normalise } from './normalise';
import type { Word } from './scan';

export interface Neighbour {
  readonly text: string;
  readonly intent: string;
  /** Cosine of the two texts' words under inverse document frequency, 0 to 1. */
  readonly likeness: number;
}

const SHOWN = 5;
const LEAST = 1e-9;

/** Gives the examples most like some words, the likest first. */
export function neighboursAmong(
  lexicon: Lexicon,
  examples: readonly { readonly text: string; readonly intent: string }[],
): (words: readonly Word[], most?: number) => Neighbour[] {
  const textOf = (word: Word) => word.text;
  const index = new LikenessIndex(examples.map(({ text }) => normalise(text, lexicon).words.map(textOf)));
  return (words, most = SHOWN) =>
    index
      .nearest(words.map(textOf), LEAST)
      .map(({ row, likeness }) => ({ text: examples[row]!.text, intent: examples[row]!.intent, likeness }))
      .sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1))
      .slice(0, most);
}
