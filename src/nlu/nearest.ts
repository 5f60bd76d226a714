import { ln } from './arithmetic';
import type { Lexicon } from './lexicon';
import { normalise } from './normalise';
import type { Word } from './scan';

export interface Neighbour {
  readonly text: string;
  readonly intent: string;
  /** Cosine of the two texts' words under inverse document frequency, 0 to 1. */
  readonly likeness: number;
}

const SHOWN = 5;

/** The examples most like a text, by their words. */
export function nearest(
  words: readonly Word[],
  lexicon: Lexicon,
  examples: readonly { readonly text: string; readonly intent: string }[],
): Neighbour[] {
  const wanted = new Set(words.map((word) => word.text));
  const sets = examples.map((example) => new Set(normalise(example.text, lexicon).words.map((word) => word.text)));
  const frequency = new Map<string, number>();
  for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word: string) => (1 + ln((examples.length + 1) / ((frequency.get(word) ?? 0) + 1))) ** 2;
  const norm = (set: ReadonlySet<string>) => Math.sqrt([...set].reduce((sum, word) => sum + weight(word), 0));
  const own = norm(wanted);
  return examples
    .map((example, i) => {
      let shared = 0;
      for (const word of sets[i]!) if (wanted.has(word)) shared += weight(word);
      return {
        text: example.text,
        intent: example.intent,
        likeness: shared === 0 ? 0 : shared / (own * norm(sets[i]!)),
      };
    })
    .filter((neighbour) => neighbour.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1))
    .slice(0, SHOWN);
}
