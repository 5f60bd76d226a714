import type { Language } from '../domain/language';
import type { EntityDefinition } from '../domain/training';
import { extractPatterns, maskPatterns } from './entities/patterns';
import { LikenessIndex } from './likeness';
import { normalise } from './normalise';
import { CONCEPTS } from './words/concepts';
import { NEGATION } from './words/person';

export interface Sentence {
  readonly text: string;
  /** Null: out of scope. */
  readonly intent: string | null;
  readonly language: Language | null;
}

/** Numbers of two sentences, the earlier one first. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

export interface Collisions {
  /** Of one intent and language, and the same to the model once spelling is made plain. */
  readonly same: readonly Pair[];
  /** Of two intents and of the same words or, in two languages, of the same meaning. */
  readonly colliding: readonly Pair[];
  /** Two intents many of whose sentences are nearly the same. */
  readonly alike: readonly { readonly intents: readonly [string, string]; readonly pairs: readonly Pair[] }[];
}

/** Sentences so like one another are the same but for order or a word that everybody uses. */
const SAME_WORDS = 0.95;
const SAME_MEANING = 0.95;
const NEARLY = 0.8;
/** So many pairs, and so great a share of the smaller intent, make two intents alike. */
const FEW_PAIRS = 4;
const SHARE = 0.1;
/** Shorter sentences are the same by accident. */
const LEAST_WORDS = 3;

/** Finds the sentences that work against each other, or for nothing. */
export function findCollisions(sentences: readonly Sentence[], entities: readonly EntityDefinition[]): Collisions {
  const once = onceOnly();
  const rows = sentences.map(({ text }) =>
    maskPatterns(normalise(text).words, extractPatterns(text, entities)).map((word) => once(word.text)),
  );
  const isOfTwo = (a: number, b: number) => sentences[a]!.intent !== sentences[b]!.intent;
  const across = LikenessIndex.of(rows)
    .pairs(NEARLY, isOfTwo)
    .filter(({ a, b }) => !isDenial(rows[a]!, rows[b]!));
  const areLong = rows.map(isLong);
  const isTold = (a: number, b: number) =>
    areLong[a]! && areLong[b]! && isOfTwo(a, b) && isTranslation(sentences[a]!, sentences[b]!);
  const translated = LikenessIndex.of(meaningsOfEach(rows)).pairs(SAME_MEANING, isTold);
  const colliding = [...across.filter(({ likeness }) => likeness >= SAME_WORDS), ...translated];
  return {
    same: samePairs(sentences, rows, areLong),
    colliding: distinct(colliding.filter(({ a, b }) => sentences[a]!.text !== sentences[b]!.text)),
    alike: alikeIntents(sentences, across),
  };
}

/** One and the same text for words that are equal: a few thousand are used in tens of thousands of places. */
function onceOnly(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const first = known.get(word);
    if (first === undefined) known.set(word, word);
    return first ?? word;
  };
}

/** "saya setuju" and "saya tak setuju" differ in all that matters. */
function isDenial(a: readonly string[], b: readonly string[]): boolean {
  const denials = (words: readonly string[]) => words.filter((word) => NEGATION.has(word)).length;
  return denials(a) !== denials(b);
}

function isTranslation(a: Sentence, b: Sentence): boolean {
  return a.language !== null && b.language !== null && a.language !== b.language;
}

function isLong(words: readonly string[]): boolean {
  let count = 0;
  for (let i = 0; i < words.length && count < LEAST_WORDS; i++) if (words.indexOf(words[i]!) === i) count += 1;
  return count === LEAST_WORDS;
}

function samePairs(
  sentences: readonly Sentence[],
  rows: readonly (readonly string[])[],
  areLong: readonly boolean[],
): Pair[] {
  const first = new Map<string, number>();
  const pairs: Pair[] = [];
  for (const [b, { text, intent, language }] of sentences.entries()) {
    if (!areLong[b]!) continue;
    const key = `${intent}\n${language}\n${rows[b]!.join(' ')}`;
    const a = first.get(key);
    if (a === undefined) first.set(key, b);
    else if (plainly(sentences[a]!.text) !== plainly(text)) pairs.push({ a, b });
  }
  return pairs;
}

/** Words that one language needs and another has none for. */
const EMPTY = new Set(
  'is are am was the a an do does did of to ya kak min dong sih deh nih kok lah ke di yang itu ini'.split(' '),
);

function* meaningsOfEach(rows: readonly (readonly string[])[]): Generator<string[]> {
  for (const words of rows) yield meaningsOf(words);
}

function meaningsOf(words: readonly string[]): string[] {
  return words.filter((word) => !EMPTY.has(word)).map((word) => CONCEPTS.get(word) ?? word);
}

/** The very same sentence twice is told of elsewhere. */
function plainly(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function alikeIntents(sentences: readonly Sentence[], across: readonly Pair[]): Collisions['alike'] {
  const sizes = new Map<string, number>();
  for (const { intent } of sentences) if (intent !== null) sizes.set(intent, (sizes.get(intent) ?? 0) + 1);
  const found = new Map<string, { intents: readonly [string, string]; pairs: Pair[] }>();
  for (const { a, b } of across) {
    const [x, y] = [sentences[a]!.intent, sentences[b]!.intent];
    if (x === null || y === null) continue;
    const intents = x < y ? ([x, y] as const) : ([y, x] as const);
    const key = JSON.stringify(intents);
    const entry = found.get(key) ?? { intents, pairs: [] };
    entry.pairs.push({ a, b });
    found.set(key, entry);
  }
  return [...found.values()].filter(({ intents: [x, y], pairs }) => {
    const touched = new Set(pairs.flatMap(({ a, b }) => [a, b])).size / 2;
    return touched >= FEW_PAIRS && touched >= SHARE * Math.min(sizes.get(x)!, sizes.get(y)!);
  });
}

function distinct(pairs: readonly Pair[]): Pair[] {
  const keys = new Set<string>();
  return pairs.filter(({ a, b }) => {
    const key = `${a} ${b}`;
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}
