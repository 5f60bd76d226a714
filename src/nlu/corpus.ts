import { ln } from './arithmetic';
import { Dictionary } from './dictionary';
import type { FeatureBuffer } from './features';
import type { Word } from './scan';

/** Texts as sparse rows of features, each feature once a text. */
export interface Corpus {
  readonly rows: number;
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly dictionary: Dictionary;
}

export function readCorpus(texts: readonly (readonly Word[])[], buffer: FeatureBuffer): Corpus {
  const dictionary = new Dictionary(texts.length * 4);
  const starts = new Int32Array(texts.length + 1);
  let ids = new Int32Array(texts.length * 128 + 1024);
  let last = new Int32Array(1 << 16).fill(-1);
  let used = 0;
  for (let row = 0; row < texts.length; row++) {
    buffer.fill(texts[row]!);
    if (used + buffer.total > ids.length) ids = longer(ids, used + buffer.total);
    const addAll = (names: Int32Array, count: number) => {
      for (let i = 0; i < count; i++) {
        const id = dictionary.add(names[i]!);
        if (id >= last.length) last = longer(last, id + 1, -1);
        if (last[id] === row) continue;
        last[id] = row;
        ids[used++] = id;
      }
    };
    for (let word = 0; word < buffer.words; word++) {
      const { names } = buffer.tokens[word]!;
      addAll(names, names.length);
    }
    addAll(buffer.names, buffer.count);
    starts[row + 1] = used;
  }
  return { rows: texts.length, starts, ids: ids.slice(0, used), dictionary };
}

function longer(from: Int32Array<ArrayBuffer>, least: number, filler = 0): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(least, from.length * 2)).fill(filler, from.length);
  to.set(from);
  return to;
}

/** A corpus without its rare features, each text scaled to length 1 under inverse document frequency. */
export interface Vectors {
  readonly rows: number;
  readonly features: number;
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
  /** Weight of each feature in a text before scaling. */
  readonly idf: Float32Array;
  readonly names: Int32Array;
}

/** Weighs the given rows of a corpus, by their own frequencies only: a held-out text leaves no trace. */
export function weigh(corpus: Corpus, rows: Int32Array, leastFrequency: number): Vectors {
  const frequency = frequencyIn(corpus, rows);
  const order = frequentFirst(frequency, leastFrequency);
  const kept = new Int32Array(frequency.length).fill(-1);
  const names = new Int32Array(order.length);
  const idf = new Float32Array(order.length);
  let room = 0;
  for (let number = 0; number < order.length; number++) {
    const id = order[number]!;
    kept[id] = number;
    names[number] = corpus.dictionary.nameOf(id);
    idf[number] = weightOf(frequency[id]!, rows.length);
    room += frequency[id]!;
  }
  const starts = new Int32Array(rows.length + 1);
  const ids = new Int32Array(room);
  const values = new Float32Array(room);
  let used = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    const first = used;
    let squares = 0;
    for (let i = corpus.starts[row]!; i < corpus.starts[row + 1]!; i++) {
      const id = kept[corpus.ids[i]!]!;
      if (id < 0) continue;
      ids[used] = id;
      values[used] = idf[id]!;
      squares += idf[id]! * idf[id]!;
      used += 1;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let i = first; i < used; i++) values[i] = values[i]! * scale;
    starts[k + 1] = used;
  }
  return { rows: rows.length, features: names.length, starts, ids, values, idf, names };
}

/** The features to keep, the most frequent first: what most texts need then lies close together in memory. */
function frequentFirst(frequency: Int32Array, leastFrequency: number): Int32Array {
  const counts = new Int32Array(frequency.reduce((most, count) => Math.max(most, count), 0) + 2);
  for (let id = 0; id < frequency.length; id++) counts[frequency[id]!]! += 1;
  // Where those of each frequency begin.
  let begin = 0;
  for (let count = counts.length - 1; count >= leastFrequency; count--) {
    const size = counts[count]!;
    counts[count] = begin;
    begin += size;
  }
  const order = new Int32Array(begin);
  for (let id = 0; id < frequency.length; id++) {
    const count = frequency[id]!;
    if (count >= leastFrequency) order[counts[count]!++] = id;
  }
  return order;
}

function frequencyIn(corpus: Corpus, rows: Int32Array): Int32Array {
  const frequency = new Int32Array(corpus.dictionary.size);
  for (const row of rows) {
    for (let i = corpus.starts[row]!; i < corpus.starts[row + 1]!; i++) frequency[corpus.ids[i]!]! += 1;
  }
  return frequency;
}

/** Inverse document frequency, rounded as the model's file keeps it. */
function weightOf(frequency: number, rows: number): number {
  // To the power of three quarters: rare features count less than they would.
  const half = Math.sqrt(1 + ln((rows + 1) / (frequency + 1)));
  const idf = half * Math.sqrt(half);
  return Math.min(255, Math.round(WEIGHT_STEPS * idf)) / WEIGHT_STEPS;
}

export const WEIGHT_STEPS = 16;
