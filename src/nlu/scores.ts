import { WEIGHT_STEPS } from './corpus';
import { type FeatureBuffer, LETTERS, LOOK_UP, MOST_FEATURES, SAYS_NOTHING, TOGETHER, tokenOf, WORD } from './features';
import { addRow, findRow, ROW_IDF, type Rows, rowsOf, weightsFor } from './rows';
import { MAX_WORDS, type Word } from './scan';
import type { Weights } from './weights';
import {
  placeOf,
  WORD_CELLS,
  WORD_FEATURES,
  WORD_KNOWN,
  WORD_KNOWN_LETTERS,
  WORD_KNOWN_MEANINGS,
  WORD_LETTERS,
  WORD_MASS,
  WORD_MEANINGS,
  WORD_SQUARES,
  type WordRows,
  wordRowsOf,
} from './word-rows';

/**
 * A text's known features with their values, and the score of every class. Arrays are as long as was ever needed: `count` says how many
 * features are valid. One that is handed to `scoreFeatures` again is written over.
 */
export class Scores {
  scores = new Float64Array(0);
  probabilities = new Float64Array(0);
  /** Of each known feature its row, its value, and the word it belongs to. */
  rows = new Int32Array(0);
  x = new Float64Array(0);
  at = new Uint16Array(0);
  /** How each feature speaks for the class that `hearFor` was last asked for, and for all together: its weight, in steps of the scale. */
  own = new Int8Array(0);
  totals = new Int32Array(0);
  count = 0;
  /** Sum of the values, and their length before they were scaled to 1. */
  mass = 0;
  length = 0;
  /** Of each kind of feature, the share that the model does not know; 0 where the text has none. */
  readonly unseen = [0, 0, 0, 0];
  /** How much of the text's words the model knows, 0 to 1. */
  familiarity = 0;

  makeRoom(classes: number, features: number): void {
    if (this.scores.length !== classes) {
      this.scores = new Float64Array(classes);
      this.probabilities = new Float64Array(classes);
    }
    if (this.rows.length >= features) return;
    this.rows = new Int32Array(features);
    this.x = new Float64Array(features);
    this.at = new Uint16Array(features);
    this.own = new Int8Array(features);
    this.totals = new Int32Array(features);
  }
}

// Room for one text. Reading is synchronous: one text at a time.
const isKnown = new Uint8Array(MAX_WORDS);
/** Of each word its strings of letters, and the share of them that is known. */
const lettersKnown = new Float64Array(MAX_WORDS);
const all = new Int32Array(4);
const known = new Int32Array(4);
/** Rows that a text has used: a feature counts once. */
const used = new Int32Array(MOST_FEATURES * 2);
const repeated = new Int32Array(MOST_FEATURES);
/** Of each class, the sum of idf times weight: whole numbers, for a weight is a byte, an idf a byte, and a text has fewer than 2^14 features. */
let sums = new Int32Array(0);

/** `into` is written over; without it the scores are new. */
export function scoreFeatures(weights: Weights, buffer: FeatureBuffer, into: Scores = new Scores()): Scores {
  into.makeRoom(weights.classes, buffer.total);
  if (sums.length === weights.classes) sums.fill(0);
  else sums = new Int32Array(weights.classes);
  all.fill(0);
  known.fill(0);
  const rows = rowsOf(weights);
  const mask = clearUsed(buffer.total);
  into.count = 0;
  const words = wordRowsOf(rows);
  for (let word = 0; word < buffer.words; word++)
    addWord(rows, words, placeOf(words, rows, buffer.tokens[word]!), word, mask, into);
  addBetween(rows, buffer, mask, into);
  known[WORD] = Math.max(0, known[WORD]! - buffer.guesses);
  for (let kind = 0; kind < all.length; kind++) into.unseen[kind] = all[kind] === 0 ? 0 : 1 - known[kind]! / all[kind]!;
  into.familiarity = familiarityOf(buffer);
  finishScores(weights, into);
  return into;
}

/**
 * About the scores, by what each word brings by itself: a glance that costs a tenth of them. What words have in common counts for each of
 * them, and nothing counts that they bring together.
 */
export function glance(weights: Weights, text: readonly Word[], into: Float64Array): Float64Array {
  const rows = rowsOf(weights);
  const { classes, scale, slope, bias } = weights;
  let mass = 0;
  let squares = 0;
  into.fill(0);
  const words = wordRowsOf(rows);
  for (let i = 0; i < text.length; i++) {
    const at = placeOf(words, rows, tokenOf(text[i]!.text));
    const { cells } = words;
    mass += cells[at + WORD_MASS]!;
    squares += cells[at + WORD_SQUARES]!;
    const sumsAt = at + WORD_CELLS + 2 * cells[at + WORD_FEATURES]!;
    for (let label = 0; label < classes; label++) into[label]! += cells[sumsAt + label]!;
  }
  const shrink = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let label = 0; label < classes; label++)
    into[label] = bias[label]! + into[label]! * scale * shrink + slope[label]! * mass * shrink;
  return into;
}

/** What a word brings by itself: added up beforehand, less the features that an earlier word has brought. */
function addWord(
  rows: Rows,
  { cells, classes }: WordRows,
  place: number,
  at: number,
  mask: number,
  into: Scores,
): void {
  const letters = cells[place + WORD_LETTERS]!;
  const knownLetters = cells[place + WORD_KNOWN_LETTERS]!;
  all[WORD]! += 1;
  all[TOGETHER]! += cells[place + WORD_MEANINGS]!;
  all[LETTERS]! += letters;
  known[WORD]! += cells[place + WORD_KNOWN]!;
  known[TOGETHER]! += cells[place + WORD_KNOWN_MEANINGS]!;
  known[LETTERS]! += knownLetters;
  isKnown[at] = cells[place + WORD_KNOWN]!;
  lettersKnown[at] = letters === 0 ? 0 : knownLetters / letters;
  const from = place + WORD_CELLS;
  const to = from + 2 * cells[place + WORD_FEATURES]!;
  const before = into.count;
  let again = 0;
  for (let k = from; k < to; k += 2) {
    if (isFirst(cells[k]!, mask)) addFeature(into, cells[k]!, cells[k + 1]!, at);
    else repeated[again++] = k;
  }
  if (into.count === before) return;
  for (let label = 0; label < classes; label++) sums[label] = (sums[label]! + cells[to + label]!) | 0;
  for (let i = 0; i < again; i++) addRow(rows, cells[repeated[i]!]!, -cells[repeated[i]! + 1]!, sums);
}

function addFeature(into: Scores, row: number, idf: number, at: number): void {
  const { count } = into;
  into.rows[count] = row;
  into.x[count] = idf;
  into.at[count] = at;
  into.count = count + 1;
}

/**
 * What the words bring together. All are looked up before the first is added: a look-up waits for memory, and many can wait at once where
 * nothing else stands between them.
 */
function addBetween(rows: Rows, { names, kinds, at, count }: FeatureBuffer, mask: number, into: Scores): void {
  const first = into.count;
  for (let i = 0; i < count; i++) {
    const row = findRow(rows, names[i]!);
    const kind = kinds[i]!;
    all[kind]! += 1;
    if (row === 0) continue;
    known[kind]! += 1;
    if (isFirst(row, mask)) addFeature(into, row, rows.cells[row + ROW_IDF]!, at[i]!);
  }
  for (let i = first; i < into.count; i++) addRow(rows, into.rows[i]!, into.x[i]!, sums);
}

function finishScores({ classes, scale, slope, bias }: Weights, into: Scores): void {
  const { scores, x, count } = into;
  let total = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    total += x[i]!;
    squares += x[i]! * x[i]!;
  }
  const shrink = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let i = 0; i < count; i++) x[i]! *= shrink;
  into.mass = total * shrink;
  into.length = Math.sqrt(squares) / WEIGHT_STEPS;
  const step = scale * shrink;
  for (let label = 0; label < classes; label++)
    scores[label] = bias[label]! + sums[label]! * step + slope[label]! * into.mass;
}

/** Makes room for so many rows; gives the mask of the places that are in use. */
function clearUsed(most: number): number {
  let size = 64;
  while (size < most * 2) size *= 2;
  used.fill(0, 0, size);
  return size - 1;
}

function isFirst(row: number, mask: number): boolean {
  let place = (Math.imul(row, 0x9e3779b1) >>> 16) & mask;
  for (; used[place] !== 0; place = (place + 1) & mask) if (used[place] === row) return false;
  used[place] = row;
  return true;
}

/** An unknown word looks like a known one where more of its strings of letters than this are known, and then this much at most. */
const LIKENESS = 0.6;
const LIKE = 0.6;

/** The mean over the words: 1 for a known one, 0 for a strange one, something between for a form or a misspelling of a known one. */
function familiarityOf({ words: count, familiar }: FeatureBuffer): number {
  let sum = 0;
  let counted = 0;
  for (let i = 0; i < count; i++) {
    const given = familiar[i]!;
    if (given === SAYS_NOTHING) continue;
    counted += 1;
    if (given !== LOOK_UP) sum += given;
    else if (isKnown[i] === 1) sum += 1;
    else sum += LIKE * Math.max(0, (lettersKnown[i]! - LIKENESS) / (1 - LIKENESS));
  }
  return counted === 0 ? 0 : sum / counted;
}

/** Asks every feature how it speaks for one class. */
export function hearFor(weights: Weights, scored: Scores, label: number): Scores {
  weightsFor(rowsOf(weights), scored.rows, scored.count, label, scored.own, scored.totals);
  return scored;
}

/** How much a feature speaks for that class and not for the average one, in steps of the scale. */
export function voiceOf({ own, totals, scores }: Scores, feature: number): number {
  return own[feature]! - totals[feature]! / scores.length;
}
