import { MOST_TOKENS, NOT_KEPT, type Token, tokenEra } from './features';
import { addRow, addSides, findRow, ROW_IDF, type Rows } from './rows';
import { MAX_WORD_LENGTH } from './scan';

/**
 * What each word's own features say, in whichever text it stands: looked up and added up once for each word and set of weights.
 *
 * All words lie in one array of whole numbers, for what counts is how many lines of the cache a text touches. A word begins at the place
 * that `places` has for its token (0: not met yet) with the fields below; behind them stand row and idf of each known feature, each once, and
 * then of each class the sum of idf times weight, the sum of the squared idfs of features that speak for it, and of those that speak against it.
 */
export interface WordRows {
  readonly classes: number;
  readonly places: Int32Array;
  cells: Int32Array;
  used: number;
  /** Tokens are numbered anew in each era. */
  era: number;
}

/** How many of the word's features are known, without repetitions. */
export const WORD_FEATURES = 0;
/** 1 where the model knows the word itself. */
export const WORD_KNOWN = 1;
/** 1 where the word has a meaning of the lists, and where the model knows that. */
export const WORD_MEANINGS = 2;
export const WORD_KNOWN_MEANINGS = 3;
/** Its strings of letters, and how many of them the model knows, with repetitions. */
export const WORD_LETTERS = 4;
export const WORD_KNOWN_LETTERS = 5;
/** Sum of the idfs, and of their squares. */
export const WORD_MASS = 6;
export const WORD_SQUARES = 7;
export const WORD_CELLS = 8;

/** Room for so many numbers: words beyond that begin anew. A few thousand words make up nearly all that customers write. */
const MOST_CELLS = 1 << 22;
/** Features of one word: itself, its meaning, and two strings of letters at each letter. */
const MOST_FEATURES = 2 + 2 * (MAX_WORD_LENGTH + 1);

const kept = new WeakMap<Rows, WordRows>();

/** With room for so many words: their places hold until it is asked for again. */
export function wordRowsFor(rows: Rows, count: number): WordRows {
  const words = wordRowsOf(rows);
  const most = count * (WORD_CELLS + 2 * MOST_FEATURES + 3 * rows.classes);
  if (words.era !== tokenEra() || words.used + most > MOST_CELLS) begin(words);
  return words;
}

export function wordRowsOf(rows: Rows): WordRows {
  let words = kept.get(rows);
  if (words === undefined) {
    words = {
      classes: rows.classes,
      places: new Int32Array(MOST_TOKENS),
      cells: new Int32Array(1 << 12),
      used: 1,
      era: tokenEra(),
    };
    kept.set(rows, words);
  }
  return words;
}

function begin(words: WordRows): void {
  words.places.fill(0);
  words.used = 1;
  words.era = tokenEra();
}

/** Where a word stands in `cells`. */
export function placeOf(words: WordRows, rows: Rows, token: Token): number {
  const place = token.number === NOT_KEPT ? 0 : words.places[token.number]!;
  return place > 0 ? place : lookUp(words, rows, token);
}

function lookUp(words: WordRows, table: Rows, token: Token): number {
  const { names, letters } = token;
  const found = Array.from(names, (name) => findRow(table, name));
  const rows = [...new Set(found.filter((row) => row > 0))];
  const { classes } = words;
  const at = roomFor(words, WORD_CELLS + 2 * rows.length + 3 * classes);
  const { cells } = words;
  const [sums, support, against] = [0, 1, 2].map((part) => {
    const from = at + WORD_CELLS + 2 * rows.length + part * classes;
    return cells.subarray(from, from + classes).fill(0);
  }) as [Int32Array, Int32Array, Int32Array];
  let mass = 0;
  let squares = 0;
  for (const [i, row] of rows.entries()) {
    const idf = table.cells[row + ROW_IDF]!;
    cells[at + WORD_CELLS + 2 * i] = row;
    cells[at + WORD_CELLS + 2 * i + 1] = idf;
    addRow(table, row, idf, sums);
    addSides(table, row, idf * idf, support, against);
    mass += idf;
    squares += idf * idf;
  }
  cells[at + WORD_FEATURES] = rows.length;
  cells[at + WORD_KNOWN] = found[0]! > 0 ? 1 : 0;
  cells[at + WORD_MEANINGS] = letters - 1;
  cells[at + WORD_KNOWN_MEANINGS] = letters > 1 && found[1]! > 0 ? 1 : 0;
  cells[at + WORD_LETTERS] = names.length - letters;
  cells[at + WORD_KNOWN_LETTERS] = found.slice(letters).filter((row) => row > 0).length;
  cells[at + WORD_MASS] = mass;
  cells[at + WORD_SQUARES] = squares;
  if (token.number !== NOT_KEPT) words.places[token.number] = at;
  return at;
}

function roomFor(words: WordRows, length: number): number {
  if (words.used + length > words.cells.length) {
    const longer = new Int32Array(Math.max(words.cells.length * 2, words.used + length));
    longer.set(words.cells);
    words.cells = longer;
  }
  const at = words.used;
  words.used += length;
  return at;
}
