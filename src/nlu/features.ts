import { finish, hashText, mix } from './hash';
import { endsPhrase, meaningOf, meaningOfPhrase } from './meaning';
import { MAX_WORDS, type Word } from './scan';

/** The kinds of features: a word, two neighbours in order, a meaning or two meanings of one text in any order, a string of letters. */
export const WORD = 0;
export const PAIR = 1;
export const TOGETHER = 2;
export const LETTERS = 3;

export const LOOK_UP = -1;
export const SAYS_NOTHING = -2;

// Seeds of the hash, one a kind: part of the model's format.
const SEEDS = [0x2f0b4c1d, 0x51ed270b, 0x1a2b3c4d, 0x7b1fa3c5] as const;
const SHORTEST = 3;
const LONGEST = 4;
/** Words farther apart than this make no pair. */
const WINDOW = 20;
const BOUNDARY = 95;
/** Features of one text are fewer than this: a power of two. */
export const MOST_FEATURES = 1 << 14;

/**
 * The features of a text as 32-bit names: its words, neighbours, meanings and pairs of them, and strings of 3 and 4 letters within a word.
 * Reused from text to text. What a word brings in every text stands in its token; `names` has what the words bring together: `count` says how
 * many are valid, and `at` to which word (for a pair, the later) each belongs.
 */
export class FeatureBuffer {
  readonly tokens: Token[] = [];
  readonly names = new Int32Array(MAX_WORDS * (WINDOW + 2) + 1);
  readonly at = new Uint16Array(this.names.length);
  readonly kinds = new Uint8Array(this.names.length);
  readonly #words = new Int32Array(MAX_WORDS);
  count = 0;
  /** Features of the tokens and those beside them, with repetitions. */
  total = 0;
  /** Words whose text is a guess at what was meant. */
  guesses = 0;
  words = 0;
  /** How familiar each word is, 0 to 1, or `LOOK_UP` where the model has to say, or `SAYS_NOTHING`. */
  readonly familiar = new Float64Array(MAX_WORDS);

  fill(words: readonly Word[]): this {
    makeRoom();
    this.count = 0;
    this.total = 0;
    this.guesses = 0;
    this.words = words.length;
    let before = BEGIN;
    for (let i = 0; i < words.length; i++) {
      const token = tokenOf(words[i]!.text);
      const { text, name } = token;
      this.tokens[i] = token;
      this.total += token.names.length;
      this.#words[i] = token.meaning;
      const phrase =
        token.endsPhrase && i > 0 ? meaningOfPhrase(words[i - 2]?.text ?? '', words[i - 1]!.text, text) : undefined;
      if (phrase !== undefined) {
        this.#words[i] = hashText(phrase, SEEDS[WORD]);
        this.#add(this.#words[i]!, i, TOGETHER);
      }
      if (words[i]!.guessed) this.guesses += 1;
      this.familiar[i] = familiarity(words[i]!);
      this.#add(finish(mix(mix(SEEDS[PAIR], before), name)), i, PAIR);
      for (let j = Math.max(0, i - WINDOW); j < i; j++)
        this.#add(together(this.#words[j]!, this.#words[i]!), i, TOGETHER);
      before = name;
    }
    if (words.length > 0) this.#add(finish(mix(mix(SEEDS[PAIR], before), END)), words.length - 1, PAIR);
    this.total += this.count;
    return this;
  }

  #add(name: number, at: number, kind: number): void {
    this.names[this.count] = name;
    this.at[this.count] = at;
    this.kinds[this.count] = kind;
    this.count += 1;
  }
}

/** What a word brings by itself, in every text. */
export interface Token {
  /** Below `MOST_TOKENS`, or `NOT_KEPT`. */
  readonly number: number;
  /** The word as it counts. */
  readonly text: string;
  readonly name: number;
  /** Name of its meaning; where the lists have none, its own. */
  readonly meaning: number;
  /** Names of its features: its own, that of its meaning where it has one, then those of its strings of letters. */
  readonly names: Int32Array;
  /** Where the strings of letters begin in `names`. */
  readonly letters: number;
  readonly endsPhrase: boolean;
}

export const NOT_KEPT = -1;
export const MOST_TOKENS = 20_000;
const tokens = new Map<string, Token>();
let era = 0;

/** Kept tokens of one era have different numbers. */
export function tokenEra(): number {
  return era;
}

/** Makes room before a text is read: within one, no number may mean two words. */
function makeRoom(): void {
  if (tokens.size + MAX_WORDS <= MOST_TOKENS) return;
  tokens.clear();
  era += 1;
}

export function tokenOf(word: string): Token {
  let token = tokens.get(word);
  if (token === undefined) {
    const text = shapeOf(word);
    const name = hashText(text, SEEDS[WORD]);
    const meant = meaningOf(text);
    const meaning = meant === undefined ? name : hashText(meant, SEEDS[WORD]);
    const own = meaning === name ? [name] : [name, meaning];
    const isKept = tokens.size < MOST_TOKENS;
    token = {
      number: isKept ? tokens.size : NOT_KEPT,
      text,
      name,
      meaning,
      names: Int32Array.from([...own, ...lettersOf(text)]),
      letters: own.length,
      endsPhrase: endsPhrase(text),
    };
    if (isKept) tokens.set(word, token);
  }
  return token;
}

function lettersOf(text: string): number[] {
  const names: number[] = [];
  if (!isLetters(text)) return names;
  const last = text.length;
  for (let start = -1; start < last; start++) {
    let hash = SEEDS[LETTERS] as number;
    for (let length = 1; length <= LONGEST && start + length <= last + 1; length++) {
      const place = start + length - 1;
      hash = mix(hash, place < 0 || place >= last ? BOUNDARY : text.charCodeAt(place));
      if (length >= SHORTEST) names.push(finish(hash ^ length));
    }
  }
  return names;
}

const BEGIN = hashText('^', SEEDS[WORD]);
const END = hashText('$', SEEDS[WORD]);

function together(a: number, b: number): number {
  return a < b ? finish(mix(mix(SEEDS[TOGETHER], a), b)) : finish(mix(mix(SEEDS[TOGETHER], b), a));
}

/** Numbers count by their length only: `5` and `7` are one feature, `104233` another. */
function shapeOf(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57 && /^\d+$/.test(text) ? '0'.repeat(Math.min(text.length, 6)) : text;
}

/** A wrong letter of four leaves more doubt than one of ten; a pattern's finding is a value, and figures say nothing by themselves. */
function familiarity({ text, start, end, guessed }: Word): number {
  if (guessed) return 1 - 2 / Math.max(2, end - start);
  const first = text.charCodeAt(0);
  if (first === 60) return 1;
  return first >= 48 && first <= 57 ? SAYS_NOTHING : LOOK_UP;
}

function isLetters(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first >= 48 && first <= 57) && first !== 60 && !(first >= 0xd800 && first <= 0xdbff);
}
