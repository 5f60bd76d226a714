import { trainBayes } from './bayes';
import type { HeldOut } from './calibrate';
import { type Corpus, weigh } from './corpus';
import type { FeatureBuffer } from './features';
import { trainLinear } from './linear';
import { PARTS, TEACHES } from './parts';
import type { Word } from './scan';
import { hearFor, scoreFeatures } from './scores';
import { collapse, type Weights } from './weights';

/** The examples as training sees them. */
export interface Lesson {
  readonly corpus: Corpus;
  readonly texts: readonly (readonly Word[])[];
  /** Class of each row; the out-of-scope rows come last, under -1. */
  readonly labels: Int32Array;
  /** Which part of the held-out each row belongs to; the intents' names always teach (`TEACHES`). */
  readonly parts: Int8Array;
  readonly classes: number;
}

/** Out-of-scope sentences that make a class of their own, behind those of the intents; fewer only help to set the trust. */
const LEAST_STRANGERS = 20;

/** Whether the out-of-scope sentences are learnt as one more class, the last. */
export function learnsStrangers({ labels }: Lesson): boolean {
  return labels.reduce((count, label) => count + (label < 0 ? 1 : 0), 0) >= LEAST_STRANGERS;
}

/** A text that a fold's model had not seen, as that model read it. */
export interface Judgement extends HeldOut {
  readonly scored: ReturnType<typeof scoreFeatures>;
  readonly stranger: boolean;
  /** Judged by a model that knows all intents. */
  readonly isWhole: boolean;
  /** A sentence that the author filed as out of scope. */
  readonly outOfScope: boolean;
  /** Row of the lesson, or -1 for a text kept apart. */
  readonly row: number;
  /** Intents that the model knew: the first of its classes. */
  readonly intents: number;
}

export function trainWeights(
  lesson: Pick<Lesson, 'corpus'>,
  rows: Int32Array,
  labels: Int32Array,
  classes: number,
  passes?: number,
): Weights {
  const vectors = weigh(lesson.corpus, rows, rows.length > 5000 ? 2 : 1);
  const bayes = trainBayes(vectors, labels, classes);
  const linear = trainLinear(vectors, labels, classes, passes);
  return collapse(vectors, bayes, linear, classes);
}

/** Of a half's strangers and own texts no more than this are judged: more change nothing. */
const MOST_JUDGED = 4000;

/** Held-out texts that a calibration wants; a small set is held out in several folds, one part in each. */
const WANTED = 1500;

/**
 * Judges texts that the model had not seen. First with all intents, for the probabilities; then twice more without one half of the
 * intents, whose texts stand for strangers.
 */
export function judge(lesson: Lesson, buffer: FeatureBuffer, folds = foldsFor(lesson)): Judgement[] {
  const judgements: Judgement[] = [];
  for (let fold = 0; fold < folds; fold++)
    judgements.push(...judgeFold(lesson, fold, Math.max(folds, 2), () => true, buffer));
  if (lesson.classes < 6) return judgements;
  for (let half = 0; half < 2; half++) {
    judgements.push(...judgeFold(lesson, half, 2, (label) => label % 2 !== half, buffer));
  }
  return judgements;
}

/** Judges the texts that `judge` has not held out, each by a model without its part. */
export function judgeOthers(lesson: Lesson, buffer: FeatureBuffer): Judgement[] {
  const judgements: Judgement[] = [];
  const folds = foldsFor(lesson);
  for (let fold = folds; fold < PARTS; fold++)
    judgements.push(...judgeFold(lesson, fold, Math.max(folds, 2), () => true, buffer));
  return judgements;
}

/** Folds that hold out as many texts as a calibration wants; `PARTS` hold out each text once. */
function foldsFor({ parts, labels }: Lesson): number {
  const examples = parts.reduce((count, part, row) => count + (part !== TEACHES && labels[row]! >= 0 ? 1 : 0), 0);
  return Math.max(1, Math.min(PARTS, Math.ceil((WANTED * PARTS) / examples)));
}

function judgeFold(
  lesson: Lesson,
  part: number,
  strangerParts: number,
  isKnown: (label: number) => boolean,
  buffer: FeatureBuffer,
): Judgement[] {
  const local = new Int32Array(lesson.classes).fill(-1);
  let classes = 0;
  for (let label = 0; label < lesson.classes; label++) if (isKnown(label)) local[label] = classes++;
  const rows: number[] = [];
  const held: number[] = [];
  const present = new Uint8Array(classes);
  const strangers = learnsStrangers(lesson) ? 1 : 0;
  for (let row = 0; row < lesson.labels.length; row++) {
    const label = lesson.labels[row]!;
    if (label < 0) {
      if (strangers === 1 && lesson.parts[row]! % strangerParts !== part) rows.push(row);
      else held.push(row);
    } else if (lesson.parts[row] === TEACHES) {
      if (local[label]! >= 0) rows.push(row);
    } else if (local[label]! < 0 || lesson.parts[row] === part) held.push(row);
    else {
      rows.push(row);
      present[local[label]!] = 1;
    }
  }
  const isWhole = classes === lesson.classes;
  const labels = Int32Array.from(rows, (row) => (lesson.labels[row]! < 0 ? classes : local[lesson.labels[row]!]!));
  const weights = trainWeights(lesson, Int32Array.from(rows), labels, classes + strangers);
  const judgements: Judgement[] = [];
  const stride = isWhole ? 1 : Math.ceil(held.length / MOST_JUDGED);
  for (const [i, row] of held.entries()) {
    const label = lesson.labels[row]!;
    const own = label < 0 ? -1 : local[label]!;
    if (own >= 0 && present[own] === 0) continue;
    if (label >= 0 && i % stride !== 0) continue;
    judgements.push(
      judgeText(weights, lesson.texts[row]!, own, buffer, { row, isWhole, intents: classes, outOfScope: label < 0 }),
    );
  }
  return judgements;
}

/** Judges texts kept apart from the training by the model itself. */
export function judgeWith(
  weights: Weights,
  texts: readonly { readonly words: readonly Word[]; readonly label: number }[],
  intents: number,
  buffer: FeatureBuffer,
): Judgement[] {
  return texts.map(({ words, label }) =>
    judgeText(weights, words, label, buffer, { row: -1, isWhole: true, intents, outOfScope: label < 0 }),
  );
}

function judgeText(
  weights: Weights,
  words: readonly Word[],
  label: number,
  buffer: FeatureBuffer,
  facts: Pick<Judgement, 'row' | 'isWhole' | 'intents' | 'outOfScope'>,
): Judgement {
  const scored = scoreFeatures(weights, buffer.fill(words));
  let best = 0;
  for (let intent = 1; intent < facts.intents; intent++)
    if (scored.scores[intent]! > scored.scores[best]!) best = intent;
  hearFor(weights, scored, best);
  return { ...facts, scored, scores: scored.scores, label, stranger: label < 0 };
}
