import { ln } from './arithmetic';
import { tokenOf } from './features';
import type { Word } from './scan';

/** Each example is held out in one of so many parts: nearly all teach, as in the model that is shipped. */
export const PARTS = 8;
/** In place of a part: never held out. */
export const TEACHES = -1;

/**
 * The part of each example. Examples of an intent that mean much the same stand in the same part: they tend to be variations or
 * translations of one another, and split they would flatter. What an example means first is what is most its intent's own.
 */
export function partsOf(
  words: readonly (readonly Word[])[],
  labels: Int32Array,
  teaches: (row: number) => boolean = () => false,
): Int8Array {
  const meanings = words.map((text) => [...new Set(text.map((word) => tokenOf(word.text).meaning))]);
  const spread = countsOf(meanings);
  const parts = new Int8Array(words.length).fill(TEACHES);
  for (const rows of rowsByLabel(labels, teaches)) {
    const own = countsOf(rows.map((row) => meanings[row]!));
    const weight = (meaning: number) => own.get(meaning)! * ln((words.length + 1) / spread.get(meaning)!);
    const ranks = new Map(
      [...own.keys()]
        .map((meaning) => ({ meaning, weight: weight(meaning) }))
        .sort((a, b) => b.weight - a.weight || a.meaning - b.meaning)
        .map(({ meaning }, rank) => [meaning, rank] as const),
    );
    const ranked: Ranked[] = rows.map((row) => ({
      row,
      ranks: meanings[row]!.map((meaning) => ranks.get(meaning)!).sort((a, b) => a - b),
    }));
    ranked.sort((a, b) => compareLists(a.ranks, b.ranks) || a.row - b.row);
    let place = 0;
    for (const block of shuffled(blocksOf(ranked))) {
      const part = Math.floor((place * PARTS) / rows.length);
      for (const { row } of block) parts[row] = part;
      place += block.length;
    }
  }
  return parts;
}

interface Ranked {
  readonly row: number;
  readonly ranks: readonly number[];
}

/** Neighbours that share half of what they mean stand in one block. */
function blocksOf(ranked: readonly Ranked[]): Ranked[][] {
  const blocks: Ranked[][] = [];
  for (const [i, one] of ranked.entries()) {
    if (i > 0 && likeness(ranked[i - 1]!.ranks, one.ranks) >= ALIKE) blocks.at(-1)!.push(one);
    else blocks.push([one]);
  }
  return blocks;
}

/** In the same disorder each time: the first blocks are the most typical of an intent, and each part shall have of these. */
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

/** By the valid file of CLINC150: with less in common apart, confidence is too low for ten examples an intent; with more, held-out texts flatter. */
const ALIKE = 0.5;

function likeness(a: readonly number[], b: readonly number[]): number {
  const both = a.filter((item) => b.includes(item)).length;
  return both / (a.length + b.length - both);
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

function countsOf(lists: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists) for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Where one list ends within the other, the shorter comes last: fewer of the common meanings are in it. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return b.length - a.length;
}
