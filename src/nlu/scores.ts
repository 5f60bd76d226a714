import { WEIGHT_STEPS } from './corpus';
import { Dictionary } from './dictionary';
import { type FeatureBuffer, LETTERS, LOOK_UP, MOST_FEATURES, SAYS_NOTHING, WORD } from './features';
import { MAX_WORDS } from './scan';
import { ownWeight, type Weights } from './weights';

/** A text's known features with their values, and the score of every class. */
export interface Scores {
  readonly scores: Float64Array;
  /** Numbers of the known features, the value of each, and the word it belongs to. */
  readonly ids: Int32Array;
  readonly x: Float64Array;
  readonly at: Uint16Array;
  readonly count: number;
  /** Sum of the values, and their length before they were scaled to 1. */
  readonly mass: number;
  readonly length: number;
  /** Of each kind of feature, the share that the model does not know; 0 where the text has none. */
  readonly unseen: readonly number[];
  /** How much of the text's words the model knows, 0 to 1. */
  readonly familiarity: number;
}

/** What is built once for each set of weights: the way from a feature's name to its number, and marks of what was counted. */
interface Index {
  readonly dictionary: Dictionary;
  readonly marks: Int32Array;
  now: number;
  /** Average weight of each feature over all classes, in steps of the scale; NaN until it is wanted. */
  readonly means: Float32Array;
  // Room for one text, copied out at its end.
  readonly ids: Int32Array;
  readonly x: Float64Array;
  readonly at: Uint16Array;
  // Of each word: whether it is known, its strings of letters, and how many of these are known.
  readonly isKnown: Uint8Array;
  readonly letters: Uint16Array;
  readonly knownLetters: Uint16Array;
}

const LAST_MARK = 0x7fffffff;

const indexes = new WeakMap<Weights, Index>();

export function scoreFeatures(weights: Weights, buffer: FeatureBuffer): Scores {
  const { idf, starts, columns, values, scale, slope, bias } = weights;
  const index = indexOf(weights);
  if (index.now++ === LAST_MARK) {
    index.marks.fill(0);
    index.now = 1;
  }
  const { ids, x, at, isKnown, letters, knownLetters } = index;
  letters.fill(0, 0, buffer.words);
  knownLetters.fill(0, 0, buffer.words);
  let count = 0;
  let squares = 0;
  const all = [0, 0, 0, 0];
  const known = [0, 0, 0, 0];
  for (let i = 0; i < buffer.count; i++) {
    const id = index.dictionary.find(buffer.names[i]!);
    const kind = buffer.kinds[i]!;
    all[kind]! += 1;
    if (id >= 0) known[kind]! += 1;
    if (kind === LETTERS) {
      const word = buffer.at[i]!;
      letters[word]! += 1;
      if (id >= 0) knownLetters[word]! += 1;
    } else if (kind === WORD) isKnown[buffer.at[i]!] = id >= 0 ? 1 : 0;
    if (id < 0 || index.marks[id] === index.now) continue;
    index.marks[id] = index.now;
    const value = idf[id]! / WEIGHT_STEPS;
    ids[count] = id;
    x[count] = value;
    at[count] = buffer.at[i]!;
    squares += value * value;
    count += 1;
  }
  known[WORD] = Math.max(0, known[WORD]! - buffer.guesses);
  const length = Math.sqrt(squares);
  const shrink = squares > 0 ? 1 / length : 0;
  const scores = bias.slice();
  let mass = 0;
  for (let i = 0; i < count; i++) {
    const value = x[i]! * shrink;
    x[i] = value;
    mass += value;
    const id = ids[i]!;
    const step = value * scale;
    const to = starts[id + 1]!;
    for (let k = starts[id]!; k < to; k++) scores[columns[k]!]! += step * values[k]!;
  }
  for (let label = 0; label < scores.length; label++) scores[label]! += slope[label]! * mass;
  const unseen = all.map((total, kind) => (total === 0 ? 0 : 1 - known[kind]! / total));
  return {
    scores,
    ids: ids.slice(0, count),
    x: x.slice(0, count),
    at: at.slice(0, count),
    count,
    mass,
    length,
    unseen,
    familiarity: familiarityOf(buffer, index),
  };
}

/** An unknown word looks like a known one where more of its strings of letters than this are known, and then this much at most. */
const LIKENESS = 0.6;
const LIKE = 0.6;

/** The mean over the words: 1 for a known one, 0 for a strange one, something between for a form or a misspelling of a known one. */
function familiarityOf({ words, familiar }: FeatureBuffer, { isKnown, letters, knownLetters }: Index): number {
  let sum = 0;
  let counted = 0;
  for (let i = 0; i < words; i++) {
    const given = familiar[i]!;
    if (given === SAYS_NOTHING) continue;
    counted += 1;
    if (given !== LOOK_UP) sum += given;
    else if (isKnown[i] === 1) sum += 1;
    else if (letters[i]! > 0) sum += LIKE * Math.max(0, (knownLetters[i]! / letters[i]! - LIKENESS) / (1 - LIKENESS));
  }
  return counted === 0 ? 0 : sum / counted;
}

function indexOf(weights: Weights): Index {
  let index = indexes.get(weights);
  if (index === undefined) {
    index = {
      dictionary: Dictionary.from(weights.names),
      marks: new Int32Array(weights.names.length),
      now: 0,
      means: new Float32Array(weights.names.length).fill(Number.NaN),
      ids: new Int32Array(MOST_FEATURES),
      x: new Float64Array(MOST_FEATURES),
      at: new Uint16Array(MOST_FEATURES),
      isKnown: new Uint8Array(MAX_WORDS),
      letters: new Uint16Array(MAX_WORDS),
      knownLetters: new Uint16Array(MAX_WORDS),
    };
    indexes.set(weights, index);
  }
  return index;
}

function meanOf({ classes, starts, values }: Weights, id: number): number {
  let sum = 0;
  for (let k = starts[id]!; k < starts[id + 1]!; k++) sum += values[k]!;
  return sum / classes;
}

/** How a text's features speak for one class: its own weights, and the same less the average over all classes, in steps of the scale. */
export interface Voices {
  readonly own: Int8Array;
  readonly against: Float64Array;
}

export function voicesFor(weights: Weights, scored: Scores, label: number): Voices {
  const { means } = indexOf(weights);
  const own = new Int8Array(scored.count);
  const against = new Float64Array(scored.count);
  for (let i = 0; i < scored.count; i++) {
    const id = scored.ids[i]!;
    own[i] = ownWeight(weights, id, label);
    if (Number.isNaN(means[id]!)) means[id] = meanOf(weights, id);
    against[i] = own[i]! - means[id]!;
  }
  return { own, against };
}
