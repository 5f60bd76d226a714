import { softmaxInto } from './arithmetic';
import { trainBayes } from './bayes';
import type { HeldOut } from './calibrate';
import { type Corpus, weigh } from './corpus';
import type { FeatureBuffer } from './features';
import { trainLinear } from './linear';
import type { Word } from './scan';
import { scoreFeatures } from './scores';
import { collapse, type Weights } from './weights';

/** The examples as training sees them. */
export interface Lesson {
  readonly corpus: Corpus;
  readonly texts: readonly (readonly Word[])[];
  /** Class of each row; the out-of-scope rows come last, under -1. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/** A text that a fold's model had not seen, as that model read it. */
export interface Judgement extends HeldOut {
  readonly row: number;
  readonly scored: ReturnType<typeof scoreFeatures>;
  readonly stranger: boolean;
  readonly weights: Weights;
}

/** One text in so many of a known intent is held out in a fold: nearly all examples teach, as in the model that is shipped. */
const HELD = 8;

export function trainWeights(lesson: Lesson, rows: Int32Array, labels: Int32Array, classes: number): Weights {
  const vectors = weigh(lesson.corpus, rows, rows.length > 5000 ? 2 : 1);
  const bayes = trainBayes(vectors, labels, classes);
  const linear = trainLinear(vectors, labels, classes);
  return collapse(vectors, bayes, linear, classes);
}

/**
 * Trains on all but one part of the examples, and without one part of the intents, and judges what was left out: texts of the
 * intents it knows, and those of the intents it never heard of, which stand for strangers.
 */
export function judgeFold(lesson: Lesson, fold: number, folds: number, buffer: FeatureBuffer): Judgement[] {
  const strangers = lesson.classes >= 2 * folds;
  const classes: number[] = [];
  const local = new Int32Array(lesson.classes).fill(-1);
  for (let label = 0; label < lesson.classes; label++) {
    if (strangers && label % folds === fold) continue;
    local[label] = classes.length;
    classes.push(label);
  }
  const rows: number[] = [];
  const held: number[] = [];
  const turn = new Int32Array(lesson.classes);
  const present = new Uint8Array(classes.length);
  for (let row = 0; row < lesson.labels.length; row++) {
    const label = lesson.labels[row]!;
    if (label < 0 || (local[label]! >= 0 && turn[label]!++ % HELD === fold) || local[label]! < 0) held.push(row);
    else {
      rows.push(row);
      present[local[label]!] = 1;
    }
  }
  const labels = Int32Array.from(rows, (row) => local[lesson.labels[row]!]!);
  const weights = trainWeights(lesson, Int32Array.from(rows), labels, classes.length);
  const judgements: Judgement[] = [];
  for (const row of held) {
    const label = lesson.labels[row]!;
    const own = label < 0 ? -1 : local[label]!;
    if (own >= 0 && present[own] === 0) continue;
    const scored = scoreFeatures(weights, buffer.fill(lesson.texts[row]!));
    judgements.push({ row, weights, scored, scores: scored.scores, label: own, stranger: own < 0 });
  }
  return judgements;
}

export function probabilitiesOf(scores: Float64Array, temperature: number): Float64Array {
  return softmaxInto(Float64Array.from(scores), temperature);
}
