import type { Token } from './features';
import { addRow, findRow, ROW_IDF, type Rows } from './rows';

/** What a word's own features say, in whichever text it stands: looked up and added up once for each word and set of weights. */
export interface WordRows {
  /** Rows of the known features, each once, with the idf of each and its average weight over all classes. */
  readonly rows: Int32Array;
  readonly idfs: Float64Array;
  readonly means: Float64Array;
  /** Of each class, the sum of idf times weight. */
  readonly sums: Int32Array;
  /** Sum of the idfs, and of their squares. */
  readonly mass: number;
  readonly squares: number;
  readonly isKnown: boolean;
  /** 1 where the word has a meaning of the lists, and where the model knows that. */
  readonly meanings: number;
  readonly knownMeanings: number;
  /** Its strings of letters, and how many of them the model knows, with repetitions. */
  readonly letters: number;
  readonly knownLetters: number;
}

/** Words are kept up to this many: a few thousand make up nearly all that customers write. */
const MOST_WORDS = 4096;

const kept = new WeakMap<Rows, Map<Token, WordRows>>();

export function wordRowsOf(rows: Rows, token: Token, classes: number): WordRows {
  let words = kept.get(rows);
  if (words === undefined) {
    words = new Map();
    kept.set(rows, words);
  }
  let found = words.get(token);
  if (found === undefined) {
    found = lookUp(rows, token, classes);
    if (words.size >= MOST_WORDS) words.clear();
    words.set(token, found);
  }
  return found;
}

function lookUp(table: Rows, { names, letters }: Token, classes: number): WordRows {
  const places = Int32Array.from(names, (name) => findRow(table, name));
  const rows = Int32Array.from(new Set(places.filter((row) => row > 0)));
  const idfs = Float64Array.from(rows, (row) => table.cells[row + ROW_IDF]!);
  const sums = new Int32Array(classes);
  const means = Float64Array.from(rows, (row, i) => addRow(table, row, idfs[i]!, sums) / classes);
  return {
    rows,
    idfs,
    means,
    sums,
    mass: idfs.reduce((sum, idf) => sum + idf, 0),
    squares: idfs.reduce((sum, idf) => sum + idf * idf, 0),
    isKnown: places[0]! > 0,
    meanings: letters - 1,
    knownMeanings: letters > 1 && places[1]! > 0 ? 1 : 0,
    letters: names.length - letters,
    knownLetters: places.subarray(letters).filter((row) => row > 0).length,
  };
}
