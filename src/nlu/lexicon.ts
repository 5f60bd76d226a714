import { BASE_WORDS } from './words/base-words';

/** The words that a model has seen, to tell a plain word from a misspelt one. */
export interface Lexicon {
  has(word: string): boolean;
  /** The one known word that these letters abbreviate by leaving out vowels (`pmbyrn`), if any. */
  byConsonants(letters: string): string | undefined;
  /** What `rewrite` said of a word before. */
  readonly seen: Map<string, Rewriting>;
}

/** What became of a word: one or more plain words, and the rule that made them. */
export interface Rewriting {
  readonly words: readonly string[];
  readonly rule: string;
}

/** `words` with the most frequent first. */
export function buildLexicon(words: readonly string[]): Lexicon {
  const known = new Set(words);
  const skeletons = new Map<string, string>();
  for (const word of words) {
    if (word.length < 5 || !/^[a-z]+$/.test(word)) continue;
    const skeleton = consonants(word);
    if (skeleton.length >= 3 && !skeletons.has(skeleton)) skeletons.set(skeleton, word);
  }
  return {
    has: (word) => known.has(word) || BASE_WORDS.has(word),
    byConsonants: (letters) => skeletons.get(letters),
    seen: new Map(),
  };
}

export const EMPTY_LEXICON: Lexicon = buildLexicon([]);

export function consonants(word: string): string {
  return word[0] + word.slice(1).replace(/[aeiou]/g, '');
}
