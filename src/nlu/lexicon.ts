import { isOneEditAway, mayBeSlip } from './edit';
import { finish, mix } from './hash';
import { BASE_WORDS } from './words/base-words';

/** The words that a model has seen, to tell a plain word from a misspelt one. */
export interface Lexicon {
  has(word: string): boolean;
  /** The one known word that these letters abbreviate by leaving out vowels (`pmbyrn`), if any. */
  byConsonants(letters: string): string | undefined;
  /** The most frequent known word that is one slip of the pen away, if any. */
  bySlip(word: string): string | undefined;
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
  // Built when first asked for: most texts have no such word.
  let skeletons: ReadonlyMap<string, string> | null = null;
  let slips: Int32Array | null = null;
  return {
    has: (word) => known.has(word) || BASE_WORDS.has(word),
    byConsonants: (letters) => {
      skeletons ??= skeletonsOf(words);
      return skeletons.get(letters);
    },
    bySlip: (word) => {
      slips ??= slipTable(words);
      return findSlip(word, words, slips);
    },
    seen: new Map(),
  };
}

export const EMPTY_LEXICON: Lexicon = buildLexicon([]);

function skeletonsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const skeletons = new Map<string, string>();
  for (const word of words) {
    if (word.length < 5 || !/^[a-z]+$/.test(word)) continue;
    const skeleton = consonants(word);
    if (skeleton.length >= 3 && !skeletons.has(skeleton)) skeletons.set(skeleton, word);
  }
  return skeletons;
}

export function consonants(word: string): string {
  return word[0] + word.slice(1).replace(/[aeiou]/g, '');
}

const SHORTEST = 4;

/**
 * Each word under itself and under itself less one letter: two words one edit apart meet in one of these. A slot holds a word's
 * number plus one; where two words want the same slot the more frequent one keeps it.
 */
function slipTable(words: readonly string[]): Int32Array {
  let slots = 1024;
  while (slots < words.length * 16) slots *= 2;
  const table = new Int32Array(slots);
  for (let number = 0; number < words.length; number++) {
    const word = words[number]!;
    if (word.length < SHORTEST || word.length > 24) continue;
    for (let cut = -1; cut < word.length; cut++) {
      const slot = hashLess(word, cut) & (slots - 1);
      if (table[slot] === 0) table[slot] = number + 1;
    }
  }
  return table;
}

function findSlip(word: string, words: readonly string[], table: Int32Array): string | undefined {
  if (word.length < SHORTEST || word.length > 25) return undefined;
  let best = words.length;
  for (let cut = -1; cut < word.length; cut++) {
    const number = table[hashLess(word, cut) & (table.length - 1)]! - 1;
    if (number < 0 || number >= best) continue;
    const plain = words[number]!;
    if (isLikely(word, plain, number) && isOneEditAway(word, plain) && mayBeSlip(word, plain)) best = number;
  }
  return words[best];
}

const FREQUENT = 300;

/** Short words are one slip from many a stranger ("matah" is no "mata"): only frequent ones are guessed, or two letters exchanged. */
function isLikely(word: string, plain: string, number: number): boolean {
  return plain.length > SHORTEST || number < FREQUENT || (word.length === plain.length && isExchange(word, plain));
}

function isExchange(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

const SEED = 0x5bd1e995;

/** The hash of a word without the letter at `cut`, or of the whole where that is negative. */
function hashLess(word: string, cut: number): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) if (i !== cut) hash = mix(hash, word.charCodeAt(i));
  return finish(hash);
}
