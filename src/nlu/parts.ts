import { LANGUAGES } from '../domain/language';
import type { Example } from '../domain/training';
import { guessLanguage } from './language';
import type { Word } from './scan';

/** Each example is held out in one of so many parts: nearly all teach, as in the model that is shipped. */
export const PARTS = 8;

/**
 * The part of each example. Neighbours of one intent and language stand in the same part, for they tend to be variations of one
 * another, and so do those at the same place of each language's list, for they tend to be translations: split, they would flatter.
 */
export function partsOf(
  examples: readonly Example[],
  words: readonly (readonly Word[])[],
  labels: Int32Array,
): Int8Array {
  const lists = listsOf(examples, words, labels);
  const sizes = new Map<number, number>();
  for (const list of lists) sizes.set(list, (sizes.get(list) ?? 0) + 1);
  const places = new Map<number, number>();
  return Int8Array.from(lists, (list) => {
    const place = places.get(list) ?? 0;
    places.set(list, place + 1);
    return Math.floor((place * PARTS) / sizes.get(list)!);
  });
}

/** Which intent's and language's list an example belongs to; where a text does not tell its language, to that of the one before it. */
function listsOf(examples: readonly Example[], words: readonly (readonly Word[])[], labels: Int32Array): number[] {
  const before = new Map<number, number>();
  return examples.map((example, row) => {
    const label = labels[row]!;
    const language = example.language ?? guessLanguage(words[row]!, undefined).value;
    const tongue = language === null ? (before.get(label) ?? 0) : LANGUAGES.indexOf(language);
    before.set(label, tongue);
    return label * LANGUAGES.length + tongue;
  });
}
