import type { Thresholds, TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import { fitTemperature } from './calibrate';
import { readCorpus } from './corpus';
import { extractPatterns, maskPatterns } from './entities/patterns';
import { FeatureBuffer } from './features';
import { type Judgement, judge, type Lesson, probabilitiesOf, trainWeights } from './folds';
import { speakOf } from './language';
import { buildLexicon, type Lexicon } from './lexicon';
import type { Model, TrustWeights } from './model';
import { modelHash } from './model-file';
import { normalise } from './normalise';
import { scan, type Word } from './scan';
import { voicesFor } from './scores';
import { DEFAULT_TRUST, fitTrust, type Sighting, signalsOf, trustOf } from './trust';

export interface TrainOptions {
  /** False leaves temperature, trust and gates at their defaults and saves most of the time. */
  readonly calibrate?: boolean;
}

/** Below this many examples there is nothing to hold out. */
const LEAST_TO_CALIBRATE = 20;

/**
 * Learns a model. The same set gives the same model, byte for byte.
 * Throws `TRAINING_EMPTY` where there is no example with a word in it.
 */
export function trainModel(set: TrainingSet, options: TrainOptions = {}): Model {
  const examples = set.examples.filter((example) => scan(example.text).length > 0);
  if (examples.length === 0) {
    throw new KhidmatError(
      'TRAINING_EMPTY',
      `There are ${set.examples.length} examples and none has a word in it; give each intent some example sentences, five or more.`,
    );
  }
  const outOfScope = set.outOfScope.filter((text) => scan(text).length > 0);
  const intents = [...new Set(examples.map((example) => example.intent))].sort();
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  const vocabulary = vocabularyOf([...examples.map((example) => example.text), ...outOfScope]);
  const lexicon = buildLexicon(vocabulary);
  const texts = [...examples.map((example) => example.text), ...outOfScope].map((text) => readText(text, lexicon, set));
  const labels = Int32Array.from(texts, (_, row) => (row < examples.length ? numbers.get(examples[row]!.intent)! : -1));
  const buffer = new FeatureBuffer();
  const lesson: Lesson = { corpus: readCorpus(texts, buffer), texts, labels, classes: intents.length };

  const rows = Int32Array.from({ length: examples.length }, (_, row) => row);
  const weights = trainWeights(lesson, rows, labels.subarray(0, examples.length), intents.length);
  const hasEnough = options.calibrate !== false && examples.length >= LEAST_TO_CALIBRATE;
  const judgements = hasEnough ? judge(lesson, buffer) : [];
  const temperature = fitTemperature(judgements.filter((judgement) => judgement.isWhole && !judgement.stranger));
  const sightings = sightingsOf(judgements, temperature);
  const trust =
    sightings.some((s) => s.ours === 0) && sightings.some((s) => s.ours === 1) ? fitTrust(sightings) : DEFAULT_TRUST;
  const model: Omit<Model, 'hash'> = {
    intents,
    weights,
    temperature,
    trust,
    thresholds: gatesOf(sightings, trust),
    vocabulary,
    tongues: speakOf(vocabulary, examples),
    entities: set.entities,
    examples: examples.length,
  };
  return { ...model, hash: modelHash(model) };
}

function vocabularyOf(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of normalise(text).words) counts.set(word.text, (counts.get(word.text) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word]) => /^\p{L}/u.test(word))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word);
}

/** The words that the classifier sees: plain words, with a pattern's finding under the pattern's name. */
export function readText(text: string, lexicon: Lexicon, set: Pick<TrainingSet, 'entities'>): readonly Word[] {
  return maskPatterns(normalise(text, lexicon).words, extractPatterns(text, set.entities));
}

function sightingsOf(judgements: readonly Judgement[], temperature: number): Sighting[] {
  let ours = 0;
  for (const judgement of judgements) if (!judgement.stranger) ours += 1;
  const strangers = judgements.length - ours;
  return judgements.map(({ scored, weights, scores, stranger }) => {
    const probabilities = probabilitiesOf(scores, temperature);
    const voices = voicesFor(weights, scored, probabilities.indexOf(maximum(probabilities)));
    const weight = stranger ? ours / Math.max(strangers, 1) : 1;
    return { signals: signalsOf(scored, probabilities, voices, weights), ours: stranger ? 0 : 1, weight };
  });
}

function maximum(numbers: Float64Array): number {
  let most = -Infinity;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** Share of our own texts that the trust gate may turn away. */
const TURNED_AWAY = 0.03;
const CONFIDENCE = 0.5;
const MARGIN = 0.1;

function gatesOf(sightings: readonly Sighting[], trust: TrustWeights): Thresholds {
  const own = sightings.filter((sighting) => sighting.ours === 1).map((sighting) => trustOf(trust, sighting.signals));
  own.sort((a, b) => a - b);
  const gate = own.length >= 50 ? own[Math.floor(own.length * TURNED_AWAY)]! : 0.3;
  return { confidence: CONFIDENCE, margin: MARGIN, trust: Math.round(gate * 10_000) / 10_000 };
}
