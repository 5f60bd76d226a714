import { WEIGHT_STEPS } from './corpus';
import { type FeatureBuffer, LETTERS, LOOK_UP, MOST_FEATURES, SAYS_NOTHING, TOGETHER, tokenOf, WORD } from './features';
import { isHouse } from './meaning';
import { addRow, findRow, ROW_IDF, type Rows, rowsOf, totalOf, weightsFor } from './rows';
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
  wordRowsFor,
  wordRowsOf,
} from './word-rows';

/**
 * The score of every class for one text, and what it is made of. Arrays are as long as was ever needed. One that is handed to
 * `scoreFeatures` again is written over.
 */
export class Scores {
  scores = new Float64Array(0);
  probabilities = new Float64Array(0);
  words = 0;
  /** Known features, each once. */
  count = 0;
  /** Sum of the values, and their length before they were scaled to 1. */
  mass = 0;
  length = 0;
  /** Of each kind of feature, the share that the model does not know; 0 where the text has none. */
  readonly unseen = [0, 0, 0, 0];
  /** How much of the text's words the model knows, 0 to 1. */
  familiarity = 0;
  /** What the features of each word add to the class that `hearFor` was asked for, less what they add to the average one, in steps of the scale. */
  voices = new Float64Array(0);
  /** The squared values of the features that speak for that class, and against it. */
  support = 0;
  against = 0;
  /** Where each word stands among the word rows, 0 where it brings nothing new; and what it adds to all classes together. */
  places = new Int32Array(0);
  totals = new Float64Array(0);
  /**
   * What is added to that: the features that words bring together, and, with less than nothing, those that an earlier word has brought. Of
   * each its row, its idf and its word; `added` says how many are valid.
   */
  rows = new Int32Array(0);
  idf = new Int32Array(0);
  at = new Uint16Array(0);
  added = 0;

  makeRoom(classes: number, words: number, features: number): void {
    if (this.scores.length !== classes) {
      this.scores = new Float64Array(classes);
      this.probabilities = new Float64Array(classes);
    }
    if (this.places.length < words) {
      this.voices = new Float64Array(words);
      this.places = new Int32Array(words);
      this.totals = new Float64Array(words);
    }
    if (this.rows.length >= features) return;
    this.rows = new Int32Array(features);
    this.idf = new Int32Array(features);
    this.at = new Uint16Array(features);
  }

  add(row: number, idf: number, at: number): void {
    this.rows[this.added] = row;
    this.idf[this.added] = idf;
    this.at[this.added] = at;
    this.added += 1;
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
/** How each added feature speaks for the class that is heard. */
let own = new Int8Array(0);
/** Of each class, the sum of idf times weight: whole numbers, for a weight is a byte, an idf a byte, and a text has fewer than 2^14 features. */
let sums = new Int32Array(0);

/** `into` is written over; without it the scores are new. */
export function scoreFeatures(weights: Weights, buffer: FeatureBuffer, into: Scores = new Scores()): Scores {
  into.makeRoom(weights.classes, buffer.words, buffer.total);
  if (sums.length === weights.classes) sums.fill(0);
  else sums = new Int32Array(weights.classes);
  all.fill(0);
  known.fill(0);
  into.words = buffer.words;
  into.count = 0;
  into.added = 0;
  const rows = rowsOf(weights);
  const mask = clearUsed(buffer.total);
  const words = wordRowsFor(rows, buffer.words);
  let mass = 0;
  let squares = 0;
  for (let word = 0; word < buffer.words; word++) {
    const place = placeOf(words, rows, buffer.tokens[word]!);
    if (!addWord(words, place, word, mask, into)) continue;
    mass += words.cells[place + WORD_MASS]!;
    squares += words.cells[place + WORD_SQUARES]!;
  }
  addBetween(rows, buffer, mask, into);
  for (let i = 0; i < into.added; i++) {
    const idf = into.idf[i]!;
    addRow(rows, into.rows[i]!, idf, sums);
    into.totals[into.at[i]!]! += idf * totalOf(rows, into.rows[i]!);
    mass += idf;
    squares += idf * Math.abs(idf);
  }
  known[WORD] = Math.max(0, known[WORD]! - buffer.guesses);
  for (let kind = 0; kind < all.length; kind++) into.unseen[kind] = all[kind] === 0 ? 0 : 1 - known[kind]! / all[kind]!;
  into.familiarity = familiarityOf(buffer);
  finishScores(weights, mass, squares, into);
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
  const words = wordRowsFor(rows, text.length);
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

/** What a word brings by itself: added up beforehand, less the features that an earlier word has brought. Whether it brings anything. */
function addWord({ cells, classes }: WordRows, place: number, at: number, mask: number, into: Scores): boolean {
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
  const before = into.added;
  for (let k = from; k < to; k += 2) if (!isFirst(cells[k]!, mask)) into.add(cells[k]!, -cells[k + 1]!, at);
  const fresh = cells[place + WORD_FEATURES]! - (into.added - before);
  into.places[at] = fresh === 0 ? 0 : place;
  into.totals[at] = 0;
  into.count += fresh;
  if (fresh === 0) {
    into.added = before;
    return false;
  }
  let total = 0;
  for (let label = 0; label < classes; label++) {
    const sum = cells[to + label]!;
    sums[label] = (sums[label]! + sum) | 0;
    total += sum;
  }
  into.totals[at] = total;
  return true;
}

/**
 * What the words bring together. All are looked up before the first is added: a look-up waits for memory, and many can wait at once where
 * nothing else stands between them.
 */
function addBetween(rows: Rows, { names, kinds, at, count }: FeatureBuffer, mask: number, into: Scores): void {
  const before = into.added;
  for (let i = 0; i < count; i++) {
    const row = findRow(rows, names[i]!);
    const kind = kinds[i]!;
    all[kind]! += 1;
    if (row === 0) continue;
    known[kind]! += 1;
    if (isFirst(row, mask)) into.add(row, rows.cells[row + ROW_IDF]!, at[i]!);
  }
  into.count += into.added - before;
}

function finishScores({ classes, scale, slope, bias }: Weights, mass: number, squares: number, into: Scores): void {
  const { scores } = into;
  const shrink = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  into.mass = mass * shrink;
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

/**
 * Whether the one house of another trade that a text names speaks for the class of strangers rather than for `label`; who names two tells of
 * a change ("my number is no longer with this one but with that").
 */
export function namesStranger(weights: Weights, scored: Scores, words: readonly Word[], label: number): boolean {
  const houses = words.flatMap(({ text }, word) => (isHouse(text) ? [word] : []));
  const place = houses.length === 1 ? scored.places[houses[0]!]! : 0;
  if (place === 0) return false;
  const { cells, classes } = wordRowsOf(rowsOf(weights));
  const sumsAt = place + WORD_CELLS + 2 * cells[place + WORD_FEATURES]!;
  return cells[sumsAt + classes - 1]! > cells[sumsAt + label]!;
}

/** Asks every feature how it speaks for one class; before another text is scored. */
export function hearFor(weights: Weights, scored: Scores, label: number): Scores {
  const rows = rowsOf(weights);
  const { cells, classes } = wordRowsOf(rows);
  const { voices, places, idf, at, added } = scored;
  let support = 0;
  let against = 0;
  for (let word = 0; word < scored.words; word++) {
    const place = places[word]!;
    voices[word] = 0;
    if (place === 0) continue;
    const sumsAt = place + WORD_CELLS + 2 * cells[place + WORD_FEATURES]!;
    voices[word] = cells[sumsAt + label]!;
    support += cells[sumsAt + classes + label]!;
    against += cells[sumsAt + 2 * classes + label]!;
  }
  if (own.length < added) own = new Int8Array(added * 2);
  weightsFor(rows, scored.rows, added, label, own);
  for (let i = 0; i < added; i++) {
    const weight = own[i]!;
    const value = idf[i]!;
    voices[at[i]!]! += value * weight;
    if (weight > 0) support += value * Math.abs(value);
    else if (weight < 0) against += value * Math.abs(value);
  }
  const shrink = scored.length === 0 ? 0 : 1 / (scored.length * WEIGHT_STEPS);
  for (let word = 0; word < scored.words; word++)
    voices[word] = (voices[word]! - scored.totals[word]! / classes) * shrink;
  scored.support = support * shrink * shrink;
  scored.against = against * shrink * shrink;
  return scored;
}
