import type { EntityDefinition } from '../../domain/training';
import type { Entity } from '../../domain/understanding';
import { isOneEditAway } from '../edit';
import { scan, type Word } from '../scan';

interface Entry {
  readonly type: string;
  readonly value: string;
  readonly words: readonly string[];
}

interface ListIndex {
  /** Entries by their first word, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  /** Entries of one word, by its length, for words with a typo. */
  readonly byLength: ReadonlyMap<number, readonly Entry[]>;
  /** What was found for words before. */
  readonly seen: Map<string, readonly Entry[]>;
}

const MOST_SEEN = 20_000;
const NONE: readonly Entry[] = [];

const indexes = new WeakMap<readonly EntityDefinition[], ListIndex | null>();

/**
 * Values of the author's lists: by name or synonym, a slip of the pen allowed in words of five letters or more that are no
 * known words themselves (a "paket" is no "jaket").
 */
export function findListValues(
  text: string,
  words: readonly Word[],
  definitions: readonly EntityDefinition[],
  isKnown: (word: string) => boolean,
): Entity[] {
  const index = indexOf(definitions);
  if (index === null) return [];
  const found: Entity[] = [];
  for (let i = 0; i < words.length; i++) {
    const entries = entriesAt(words, i, index, isKnown);
    for (const entry of entries) {
      const start = words[i]!.start;
      const end = words[Math.min(words.length, i + entry.words.length) - 1]!.end;
      found.push({ type: entry.type, text: text.slice(start, end), value: entry.value, start, end });
    }
    if (entries.length > 0) i += entries[0]!.words.length - 1;
  }
  return found;
}

function indexOf(definitions: readonly EntityDefinition[]): ListIndex | null {
  let index = indexes.get(definitions);
  if (index === undefined) {
    index = definitions.some((definition) => definition.kind === 'list') ? buildIndex(definitions) : null;
    indexes.set(definitions, index);
  }
  return index;
}

function buildIndex(definitions: readonly EntityDefinition[]): ListIndex {
  const byFirst = new Map<string, Entry[]>();
  const byLength = new Map<number, Entry[]>();
  for (const definition of definitions) {
    if (definition.kind !== 'list') continue;
    for (const { value, synonyms } of definition.values) {
      for (const name of [value, ...synonyms]) {
        const words = scan(name).map((word) => word.text);
        if (words.length === 0) continue;
        const entry = { type: definition.name, value, words };
        byFirst.set(
          words[0]!,
          [...(byFirst.get(words[0]!) ?? []), entry].sort((a, b) => b.words.length - a.words.length),
        );
        if (words.length === 1) byLength.set(words[0]!.length, [...(byLength.get(words[0]!.length) ?? []), entry]);
      }
    }
  }
  return { byFirst, byLength, seen: new Map() };
}

/** The longest entry that begins here, of each type; else one a typo away. */
function entriesAt(
  words: readonly Word[],
  at: number,
  index: ListIndex,
  isKnown: (word: string) => boolean,
): readonly Entry[] {
  const exact = (index.byFirst.get(words[at]!.text) ?? NONE).filter((entry) =>
    entry.words.every((word, k) => words[at + k]?.text === word),
  );
  if (exact.length > 0) return firstOfEachType(exact.filter((entry) => entry.words.length === exact[0]!.words.length));
  const word = words[at]!.text;
  if (word.length < 5 || isKnown(word)) return NONE;
  let near = index.seen.get(word);
  if (near === undefined) {
    near = nearTo(word, index);
    if (index.seen.size >= MOST_SEEN) index.seen.clear();
    index.seen.set(word, near);
  }
  return near;
}

function nearTo(word: string, index: ListIndex): readonly Entry[] {
  if (/\d/.test(word)) return NONE;
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    const near = (index.byLength.get(length) ?? []).filter(
      (entry) => length >= 5 && isOneEditAway(word, entry.words[0]!),
    );
    if (near.length > 0) return firstOfEachType(near);
  }
  return NONE;
}

function firstOfEachType(entries: readonly Entry[]): Entry[] {
  return entries.filter((entry, i) => entries.findIndex((other) => other.type === entry.type) === i);
}
