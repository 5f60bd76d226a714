import { trainBayes } from './bayes';
import type { HeldOut } from './calibrate';
import { type Corpus, weigh } from './corpus';
import type { FeatureBuffer } from './features';
import { type LinearOptions, trainLinear } from './linear';
import { PARTS, type Parts, TEACHES } from './parts';
import type { Pushes } from './pushes';
import type { Word } from './scan';
import { hearFor, scoreFeatures } from './scores';
import { collapse, type Weights } from './weights';

/** The examples as training sees them. */
export interface Lesson extends Parts {
  readonly corpus: Corpus;
  readonly texts: readonly (readonly Word[])[];
  /** Class of each row; the out-of-scope rows come last, under -1. */
  readonly labels: Int32Array;
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
  options?: LinearOptions,
): { readonly weights: Weights; readonly pushes: Pushes } {
  const vectors = weigh(lesson.corpus, rows, rows.length > MANY ? 2 : 1);
  const bayes = trainBayes(vectors, labels, classes);
  const linear = trainLinear(vectors, labels, classes, options);
  return { weights: collapse(vectors, bayes, linear, classes), pushes: linear.pushes };
}

/** Of a half's strangers and own texts no more than this are judged: more change nothing. */
const MOST_JUDGED = 4000;

/** One part alone may be an easy one or a hard one. */
const LEAST_FOLDS = 2;

/** The share that is right is known well enough when it is known to a quarter of a per cent, by its standard error. */
const WELL_KNOWN = 0.0025;

/**
 * Judges texts that the model had not seen. First by a model of all intents without their part, for the probabilities: one part after the
 * other until enough is known, or none where texts were kept apart for that. Then twice more without one half of the intents, whose
 * texts stand for strangers.
 */
export function judge(lesson: Lesson, pushes: Pushes, buffer: FeatureBuffer, hasApart = false): Judgement[] {
  const judgements: Judgement[] = [];
  for (let part = 0; part < PARTS && !hasApart; part++) {
    if (part >= LEAST_FOLDS && errorOfShare(judgements, lesson) < WELL_KNOWN) break;
    judgements.push(...judgePart(lesson, part, pushes, buffer));
  }
  if (lesson.classes < 6) return judgements;
  for (let part = 0; part < 2; part++) {
    judgements.push(...judgeFold(lesson, { part, of: 2, isKnown: (label) => label % 2 !== part }, buffer));
  }
  return judgements;
}

/** Judges the texts of the parts that `judge` left out. */
export function judgeOthers(
  lesson: Lesson,
  pushes: Pushes,
  buffer: FeatureBuffer,
  judged: readonly Judgement[],
): Judgement[] {
  const done = new Set(
    judged.filter(({ isWhole, stranger }) => isWhole && !stranger).map(({ row }) => lesson.parts[row]),
  );
  const judgements: Judgement[] = [];
  for (let part = 0; part < PARTS; part++)
    if (!done.has(part)) judgements.push(...judgePart(lesson, part, pushes, buffer));
  return judgements;
}

/** Fewer texts are learnt anew without each part: it is quick, and what little they let go of counts. */
const MANY = 5000;

function judgePart(lesson: Lesson, part: number, pushes: Pushes, buffer: FeatureBuffer): Judgement[] {
  const from = lesson.corpus.rows > MANY ? { from: pushes } : {};
  return judgeFold(lesson, { part, of: PARTS, isKnown: () => true, ...from }, buffer);
}

/** Standard error of the share that is right; what says the same is right or wrong together. */
function errorOfShare(judgements: readonly Judgement[], { blocks }: Lesson): number {
  const own = judgements.filter(({ stranger }) => !stranger);
  const right = own.filter(isRight).length / own.length;
  const sums = new Map<number, number>();
  for (const one of own) {
    const block = blocks[one.row]!;
    sums.set(block, (sums.get(block) ?? 0) + (isRight(one) ? 1 - right : -right));
  }
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return Math.sqrt(squares) / own.length;
}

function isRight({ scores, label, intents }: Judgement): boolean {
  return scores.subarray(0, intents).every((score) => score <= scores[label]!);
}

interface Fold {
  readonly part: number;
  /** The out-of-scope sentences are held out in so many parts. */
  readonly of: number;
  readonly isKnown: (label: number) => boolean;
  /** What the texts push in the model of all, where the fold's has the same classes. */
  readonly from?: Pushes;
}

function judgeFold(lesson: Lesson, { part, of, isKnown, from }: Fold, buffer: FeatureBuffer): Judgement[] {
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
      if (strangers === 1 && lesson.parts[row]! % of !== part) rows.push(row);
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
  const learnt = Int32Array.from(rows);
  const options = from === undefined ? {} : { from: from.of(learnt) };
  const { weights } = trainWeights(lesson, learnt, labels, classes + strangers, options);
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
