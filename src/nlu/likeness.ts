import { ln } from './arithmetic';
import { type Lists, ListsBuilder, turned } from './lists';

/** A row of an index and how like it is, 0 to 1: the cosine under inverse document frequency. */
export interface Like {
  readonly row: number;
  readonly likeness: number;
}

/** Two rows, the earlier one first. */
export interface LikePair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Texts as sets of words, to be asked which are alike. */
export class LikenessIndex {
  /** The number of each word: the rarest have the lowest. */
  readonly #numbers: ReadonlyMap<string, number>;
  /** Words of each row, the rarest first. */
  readonly #rows: Lists;
  readonly #norms: Float64Array;
  /** The square of each word's weight. */
  readonly #squares: Float64Array;
  /** Rows that hold each word, in their order. */
  readonly #holders: Lists;
  /** Which words and rows were met in this turn of asking. */
  readonly #ownWords: Int32Array;
  readonly #seenRows: Int32Array;
  #turn = 0;
  /** What each row shares, all 0 between two questions, and which rows were met. */
  readonly #sums: Float64Array;
  readonly #met: Int32Array;
  /** Of the rows that may be among the likest. */
  readonly #likenesses: Float64Array;
  /** Room for the words of a text. */
  #own = new Int32Array(32);

  static of(rows: Iterable<readonly string[]>): LikenessIndex {
    const gathering = LikenessIndex.gather(rows, Number.POSITIVE_INFINITY);
    let step = gathering.next();
    while (!step.done) step = gathering.next();
    return step.value;
  }

  /** The same in steps of so many rows, for whoever has other things to do meanwhile. */
  static *gather(texts: Iterable<readonly string[]>, atATime: number): Generator<undefined, LikenessIndex> {
    // A word has a number from where it is met first, until it is known which are the rarest.
    const met = new Map<string, number>();
    const rows = new ListsBuilder();
    for (const text of texts) {
      for (let i = 0; i < text.length; i++) {
        const word = text[i]!;
        if (text.indexOf(word) < i) continue;
        const known = met.get(word);
        if (known === undefined) met.set(word, met.size);
        rows.add(known ?? met.size - 1);
      }
      rows.end();
      if (rows.count % atATime === 0) yield;
    }
    const found = rows.made();
    const counts = new Int32Array(met.size);
    for (const word of found.members) counts[word]! += 1;
    const byRarity = [...counts.keys()].sort((a, b) => counts[a]! - counts[b]!);
    const rarity = new Int32Array(met.size);
    for (const [number, first] of byRarity.entries()) rarity[first] = number;
    const squares = Float64Array.from(byRarity, (first) => squareOf(counts[first]!, rows.count));
    for (const [at, first] of found.members.entries()) found.members[at] = rarity[first]!;
    const norms = new Float64Array(rows.count);
    for (let row = 0; row < rows.count; row++) {
      norms[row] = Math.sqrt(massOf(found.list(row).sort(), squares));
      if ((row + 1) % atATime === 0) yield;
    }
    for (const [word, first] of met) met.set(word, rarity[first]!);
    return new LikenessIndex(met, found, norms, squares, turned(found, rows.count, met.size));
  }

  private constructor(
    numbers: ReadonlyMap<string, number>,
    rows: Lists,
    norms: Float64Array,
    squares: Float64Array,
    holders: Lists,
  ) {
    this.#numbers = numbers;
    this.#rows = rows;
    this.#norms = norms;
    this.#squares = squares;
    this.#holders = holders;
    this.#ownWords = new Int32Array(squares.length);
    this.#seenRows = new Int32Array(norms.length);
    this.#sums = new Float64Array(norms.length);
    this.#met = new Int32Array(norms.length);
    this.#likenesses = new Float64Array(norms.length);
  }

  /** Rows at least so like some words, the likest first; of equals the first. */
  nearest(words: readonly string[], least: number): Like[] {
    const { own, norm } = this.#weigh(words);
    return this.#alike(own, own, norm, least);
  }

  /**
   * The rows most like some words, the likest first, of equals the first; more than `most` only where the last are equally like. Words
   * come the rarest first, and one that stands in thousands of rows is walked only while it may still bring one among the best.
   */
  likest(words: readonly string[], most: number): Like[] {
    const { own, norm } = this.#weigh(words);
    const { starts, members } = this.#holders;
    const shared = this.#sums;
    const met = this.#met;
    const norms = this.#norms;
    const best = new Float64Array(most);
    let left = this.#mass(own);
    let count = 0;
    let walked = 0;
    for (; walked < own.length; walked++) {
      const word = own[walked]!;
      const [from, to] = [starts[word]!, starts[word + 1]!];
      // A row that was not met shares what is left at most, and is at least as long as what it shares.
      if (to - from > 2 * count && Math.sqrt(left) < norm * this.#leastOfBest(best, count, norm) * SURELY) break;
      const square = this.#squares[word]!;
      for (let i = from; i < to; i++) {
        const row = members[i]!;
        if (shared[row] === 0) met[count++] = row;
        shared[row]! += square;
      }
      left -= square;
    }
    const isWhole = walked === own.length;
    const floor = this.#leastOfBest(best, count, norm) * SURELY;
    if (!isWhole) this.#mark(own);
    best.fill(0);
    const likenesses = this.#likenesses;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = met[i]!;
      const sum = shared[row]!;
      shared[row] = 0;
      const length = norm * norms[row]!;
      if (sum + left < floor * length) continue;
      const likeness = Math.min(1, (isWhole ? sum : this.#shared(row)) / length);
      if (likeness < best[most - 1]!) continue;
      // What is behind `i` is not looked at any more.
      met[kept] = row;
      likenesses[kept++] = likeness;
      insert(best, likeness);
    }
    const found: Like[] = [];
    for (let i = 0; i < kept; i++)
      if (likenesses[i]! >= best[most - 1]!) found.push({ row: met[i]!, likeness: likenesses[i]! });
    return found.sort((x, y) => y.likeness - x.likeness || x.row - y.row);
  }

  /** How like the last of the best is at least, by what the rows met share so far. */
  #leastOfBest(best: Float64Array, count: number, norm: number): number {
    const [met, sums, norms] = [this.#met, this.#sums, this.#norms];
    const last = best.length - 1;
    best.fill(0);
    let least = 0;
    for (let i = 0; i < count; i++) {
      const row = met[i]!;
      const sum = sums[row]!;
      // Thousands of rows, and a division costs more than all else here; what rounding takes is within `SURELY`.
      if (sum <= least * norms[row]!) continue;
      insert(best, Math.min(1, sum / (norm * norms[row]!)));
      least = best[last]! * norm;
    }
    return best[last]!;
  }

  /** The known words of a text, the rarest first, and its length; a strange word weighs as much as the rarest. Valid until the next text. */
  #weigh(words: readonly string[]): { readonly own: Int32Array; readonly norm: number } {
    if (this.#own.length < words.length) this.#own = new Int32Array(words.length * 2);
    const own = this.#own;
    let count = 0;
    let strange = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (words.indexOf(word) < i) continue;
      const number = this.#numbers.get(word);
      if (number === undefined) {
        strange += 1;
        continue;
      }
      let at = count++;
      for (; at > 0 && own[at - 1]! > number; at--) own[at] = own[at - 1]!;
      own[at] = number;
    }
    const known = own.subarray(0, count);
    return { own: known, norm: Math.sqrt(this.#mass(known) + strange * squareOf(0, this.#norms.length)) };
  }

  /** The pairs of rows at least so alike, of those that matter, in the order of the first row; of each the `most` likest of such later rows. */
  pairs(least: number, matters: (a: number, b: number) => boolean = () => true, most = Infinity): LikePair[] {
    const pairs: LikePair[] = [];
    for (let a = 0; a < this.#norms.length; a++) {
      const words = this.#rows.list(a);
      const probes = this.#probesOf(words, least);
      const alike = this.#alike(words, probes, this.#norms[a]!, least, a + 1, (row) => matters(a, row));
      for (let i = 0; i < alike.length && i < most; i++)
        pairs.push({ a, b: alike[i]!.row, likeness: alike[i]!.likeness });
    }
    return pairs;
  }

  /** What is alike has to share one of these: without them the rest has too little weight (Cauchy and Schwarz). */
  #probesOf(words: Int32Array, least: number): Int32Array {
    const enough = this.#mass(words) * least * least;
    let rest = this.#mass(words);
    let count = 0;
    while (count < words.length && rest >= enough * (1 - 1e-9)) rest -= this.#squares[words[count++]!]!;
    return words.subarray(0, count);
  }

  /** Rows from `from` on that matter, share a probe and are at least so alike. */
  #alike(
    words: Int32Array,
    probes: Int32Array,
    norm: number,
    least: number,
    from = 0,
    matters: (row: number) => boolean = () => true,
  ): Like[] {
    const found: Like[] = [];
    if (norm === 0) return found;
    this.#mark(words);
    for (const probe of probes) {
      const { starts, members } = this.#holders;
      // Rows stand in order, so the later ones are at the end.
      for (let i = starts[probe + 1]! - 1; i >= starts[probe]! && members[i]! >= from; i--) {
        const row = members[i]!;
        if (this.#seenRows[row] === this.#turn) continue;
        this.#seenRows[row] = this.#turn;
        // Most candidates are sentences of the same intent: to ask that is cheaper than to compare.
        if (!matters(row)) continue;
        const likeness = Math.min(1, this.#shared(row) / (norm * this.#norms[row]!));
        if (likeness >= least) found.push({ row, likeness });
      }
    }
    return found.sort((x, y) => y.likeness - x.likeness || x.row - y.row);
  }

  #mark(words: Int32Array): void {
    this.#turn += 1;
    for (const word of words) this.#ownWords[word] = this.#turn;
  }

  /** Weight of the words that a row shares with those marked. */
  #shared(row: number): number {
    let shared = 0;
    const { starts, members } = this.#rows;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const word = members[i]!;
      if (this.#ownWords[word] === this.#turn) shared += this.#squares[word]!;
    }
    return shared;
  }

  #mass(words: Int32Array): number {
    return massOf(words, this.#squares);
  }
}

function massOf(words: Int32Array, squares: Float64Array): number {
  let mass = 0;
  for (const word of words) mass += squares[word]!;
  return mass;
}

/** By so much, what was reckoned in another order may be less. */
const SURELY = 1 - 1e-9;

function squareOf(frequency: number, rows: number): number {
  return (1 + ln((rows + 1) / (frequency + 1))) ** 2;
}

/** Into figures that fall; the least drops out. */
function insert(best: Float64Array, value: number): void {
  if (value <= best[best.length - 1]!) return;
  let at = best.length - 1;
  for (; at > 0 && best[at - 1]! < value; at--) best[at] = best[at - 1]!;
  best[at] = value;
}
