import type { Language } from '../domain/language';
import { tokenOf } from './features';
import { LikenessIndex } from './likeness';
import type { Word } from './scan';

/** Each example is held out in one of so many parts: nearly all teach, as in the model that is shipped. */
export const PARTS = 8;
/** In place of a part: never held out. */
export const TEACHES = -1;

export interface Parts {
  /** Which part of the held-out each row belongs to, or `TEACHES`. */
  readonly parts: Int8Array;
  /** One row that stands for all those that say the same as it. */
  readonly blocks: Int32Array;
}

/**
 * The part of each example. One and what says nearly the same in another language stand in the same part, and what says the very same
 * in its own: split, the one would give the other away, which no customer's text has beside it.
 */
export function partsOf(
  words: readonly (readonly Word[])[],
  labels: Int32Array,
  languages: readonly Language[],
  teaches: (row: number) => boolean = () => false,
): Parts {
  const parts = new Int8Array(words.length).fill(TEACHES);
  const blocks = Int32Array.from(words, (_, row) => row);
  for (const rows of rowsByLabel(labels, teaches)) {
    let place = 0;
    for (const block of shuffled(slicesOf(rows).flatMap((slice) => blocksOf(slice, words, languages)))) {
      const part = Math.floor((place * PARTS) / rows.length);
      for (const row of block) {
        parts[row] = part;
        blocks[row] = block[0]!;
      }
      place += block.length;
    }
  }
  return { parts, blocks };
}

/** By a seventh of MASSIVE's training sentences the temperature is much the same from 0.3 to 0.8; the lower, the more sentences stand together that only share a matter. */
const TRANSLATES = 0.4;
const REPEATS = 0.95;
/** Of a sentence that thousands are like, so many are looked at: what repeats hangs together by them too. */
const MOST_ALIKE = 64;

/** Each sentence of an intent is held against each other, in slices of so many. */
const SLICE = 4000;

function slicesOf(rows: readonly number[]): (readonly number[])[] {
  const count = Math.ceil(rows.length / SLICE);
  return Array.from({ length: count }, (_, at) => rows.slice(at * SLICE, (at + 1) * SLICE));
}

/** The sentences of one intent, those together that give one another away: the likest first, and of another language one each. */
function blocksOf(
  rows: readonly number[],
  words: readonly (readonly Word[])[],
  languages: readonly Language[],
): readonly (readonly number[])[] {
  const meanings = rows.map((row) => words[row]!.map((word) => `${tokenOf(word.text).meaning}`));
  const tongues = rows.map((row) => languages[row]!);
  const blocks = meanings.map((_, i): Block => ({ rows: [i], tongues: new Set([tongues[i]!]) }));
  const pairs = LikenessIndex.of(meanings).pairs(TRANSLATES, undefined, MOST_ALIKE);
  for (const { a, b, likeness } of pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b)) {
    const isOrdered = blocks[a]!.rows.length >= blocks[b]!.rows.length;
    const [one, other] = isOrdered ? [blocks[a]!, blocks[b]!] : [blocks[b]!, blocks[a]!];
    if (one === other) continue;
    if (likeness < REPEATS && [...other.tongues].some((tongue) => one.tongues.has(tongue))) continue;
    for (const i of other.rows) {
      one.rows.push(i);
      blocks[i] = one;
    }
    for (const tongue of other.tongues) one.tongues.add(tongue);
  }
  return [...new Set(blocks)].map((block) => block.rows.map((i) => rows[i]!));
}

interface Block {
  readonly rows: number[];
  readonly tongues: Set<Language>;
}

/** In the same disorder each time. */
function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items];
  let next = 12345;
  for (let k = order.length - 1; k > 0; k--) {
    next = (Math.imul(next, 1664525) + 1013904223) | 0;
    const other = (next >>> 1) % (k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

function rowsByLabel(labels: Int32Array, teaches: (row: number) => boolean): Iterable<number[]> {
  const rows = new Map<number, number[]>();
  for (const [row, label] of labels.entries()) {
    if (teaches(row)) continue;
    const own = rows.get(label);
    if (own === undefined) rows.set(label, [row]);
    else own.push(row);
  }
  return rows.values();
}
