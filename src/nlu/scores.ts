import { Dictionary } from './dictionary';
import { type FeatureBuffer, LETTERS, WORD } from './features';
import type { Weights } from './weights';

/** A text's known features with their values, and the score of every class. */
export interface Scores {
  readonly scores: Float64Array;
  /** Numbers of the known features, the value of each, and the word it belongs to. */
  readonly ids: Int32Array;
  readonly x: Float64Array;
  readonly at: Uint16Array;
  readonly count: number;
  /** Sum of the values. */
  readonly mass: number;
  /** What all classes have in common. */
  readonly common: number;
  /** Shares of the words and of the letter strings that the model does not know. */
  readonly unseenWords: number;
  readonly unseenLetters: number;
}

/** What is built once for each set of weights: the way from a feature's name to its number, and marks of what was counted. */
interface Index {
  readonly dictionary: Dictionary;
  readonly marks: Float64Array;
  now: number;
}

const indexes = new WeakMap<Weights, Index>();

export function scoreFeatures(weights: Weights, buffer: FeatureBuffer): Scores {
  const { idf, starts, columns, values, scale, slope, bias } = weights;
  const index = indexOf(weights);
  index.now += 1;
  const ids = new Int32Array(buffer.count);
  const x = new Float64Array(buffer.count);
  const at = new Uint16Array(buffer.count);
  let count = 0;
  let squares = 0;
  let words = 0;
  let unseenWords = 0;
  let letters = 0;
  let unseenLetters = 0;
  for (let i = 0; i < buffer.count; i++) {
    const id = index.dictionary.find(buffer.names[i]!);
    const kind = buffer.kinds[i];
    if (kind === WORD) {
      words += 1;
      if (id < 0) unseenWords += 1;
    } else if (kind === LETTERS) {
      letters += 1;
      if (id < 0) unseenLetters += 1;
    }
    if (id < 0 || index.marks[id] === index.now) continue;
    index.marks[id] = index.now;
    const value = idf[id]! / 16;
    ids[count] = id;
    x[count] = value;
    at[count] = buffer.at[i]!;
    squares += value * value;
    count += 1;
  }
  const shrink = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  const scores = Float64Array.from(bias);
  let mass = 0;
  let common = 0;
  for (let i = 0; i < count; i++) {
    const value = x[i]! * shrink;
    x[i] = value;
    mass += value;
    const id = ids[i]!;
    common += value * weights.common[id]! * scale;
    const step = value * scale;
    const to = starts[id + 1]!;
    for (let k = starts[id]!; k < to; k++) scores[columns[k]!]! += step * values[k]!;
  }
  for (let label = 0; label < scores.length; label++) scores[label]! += slope[label]! * mass;
  return {
    scores,
    ids,
    x,
    at,
    count,
    mass,
    common,
    unseenWords: words === 0 ? 1 : unseenWords / words,
    unseenLetters: letters === 0 ? 0 : unseenLetters / letters,
  };
}

function indexOf(weights: Weights): Index {
  let index = indexes.get(weights);
  if (index === undefined) {
    index = { dictionary: Dictionary.from(weights.names), marks: new Float64Array(weights.names.length), now: 0 };
    indexes.set(weights, index);
  }
  return index;
}
