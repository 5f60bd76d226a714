import type { Thresholds, TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import { fitTemperature, probabilitiesOf } from './calibrate';
import { inOrder } from './canonical';
import { readCorpus } from './corpus';
import { extractPatterns, maskPatterns } from './entities/patterns';
import { FeatureBuffer } from './features';
import { type Judgement, judge, judgeOthers, judgeWith, type Lesson, learnsStrangers, trainWeights } from './folds';
import { likelyLanguage, speakOf } from './language';
import { buildLexicon, type Lexicon } from './lexicon';
import type { Model, Temperature, TrustWeights } from './model';
import { modelHash } from './model-file';
import { normalise } from './normalise';
import { partsOf } from './parts';
import { builtInPerson } from './person-learnt';
import { scan, type Word } from './scan';
import { DEFAULT_TRUST, fitTrust, type Sighting, signalsOf, trustOf } from './trust';

/** A text whose intent is known and from which nothing is learnt but how far to trust; `intent` null is out of scope. */
export interface ValidText {
  readonly text: string;
  readonly intent: string | null;
}

export interface TrainOptions {
  /** Texts kept apart: with them temperature, trust and gates are set; without them by cross-validation. */
  readonly valid?: readonly ValidText[];
  /**
   * A model of much the same examples, whose temperature, trust and gates are taken over, and what it knows of requests for a person:
   * nothing is held out and most of the work falls away. For a draft that serves until the whole training is done.
   */
  readonly like?: Pick<Model, 'temperature' | 'trust' | 'thresholds' | 'person'>;
}

/** Below this many examples there is nothing to hold out. */
const LEAST_TO_CALIBRATE = 20;

/**
 * Learns a model. The same set gives the same model, byte for byte.
 * Throws `TRAINING_EMPTY` where there is no example with a word in it.
 */
export function trainModel(set: TrainingSet, options: TrainOptions = {}): Model {
  return learn(set, options).model;
}

/** A text held out of the training, and how it was read. */
export interface CrossRead {
  readonly text: string;
  /** Null for a text out of scope. */
  readonly intent: string | null;
  readonly best: string;
  readonly confidence: number;
  readonly margin: number;
  readonly trust: number;
}

/** Reads each example by a model that has not seen it, and the out-of-scope sentences with them. */
export function crossValidate(set: TrainingSet): { readonly model: Model; readonly reads: readonly CrossRead[] } {
  const { model, lesson, judgements, texts } = learn(set, {}, true);
  const seen = new Set<number>();
  const reads: CrossRead[] = [];
  for (const judgement of judgements) {
    if (!judgement.isWhole || seen.has(judgement.row)) continue;
    seen.add(judgement.row);
    const label = lesson.labels[judgement.row]!;
    reads.push({
      text: texts[judgement.row]!,
      intent: label < 0 ? null : model.intents[label]!,
      ...readBy(judgement, model),
    });
  }
  return { model, reads };
}

function readBy(judgement: Judgement, model: Model): Omit<CrossRead, 'text' | 'intent'> {
  const { probabilities, signals } = signalsFor(judgement, model.temperature);
  const [second, first] = [...probabilities].sort((a, b) => a - b).slice(-2);
  const confidence = first ?? second ?? 0;
  return {
    best: model.intents[probabilities.indexOf(confidence)]!,
    confidence,
    margin: first === undefined ? confidence : first - second!,
    trust: trustOf(model.trust, signals, judgement.scored.familiarity),
  };
}

interface Learnt {
  readonly model: Model;
  readonly lesson: Lesson;
  /** What the model's gates are set by, and where all texts are to be read, the others. */
  readonly judgements: readonly Judgement[];
  /** The text of each of the lesson's rows. */
  readonly texts: readonly string[];
}

function learn(given: TrainingSet, options: TrainOptions, readsAll = false): Learnt {
  const set = inOrder(given);
  const examples = set.examples.filter((example) => scan(example.text).length > 0);
  if (examples.length === 0) {
    throw new KhidmatError(
      'TRAINING_EMPTY',
      `There are ${set.examples.length} examples and none has a word in it; give each intent some example sentences, five or more.`,
    );
  }
  const intents = [...new Set(examples.map((example) => example.intent))].sort();
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  const strange = set.outOfScope.filter((text) => scan(text).length > 0);
  const vocabulary = vocabularyOf([...examples.map((example) => example.text), ...strange]);
  const lexicon = buildLexicon(vocabulary);
  // An intent's name is one more example of it: with few others it says much.
  const named = intents.filter((intent) => scan(inWords(intent)).length > 0);
  const texts = [...examples.map((example) => example.text), ...named.map(inWords), ...strange];
  const words = texts.map((text) => readText(text, lexicon, set));
  const taughtIntents = [...examples.map((example) => example.intent), ...named];
  const labels = Int32Array.from(texts, (_, row) => numbers.get(taughtIntents[row] ?? '') ?? -1);
  const buffer = new FeatureBuffer();
  const corpus = readCorpus(words, buffer);
  const isName = (row: number) => row >= examples.length && row < taughtIntents.length;
  const languages = texts.map((text, row) => examples[row]?.language ?? likelyLanguage(words[row]!, scan(text)));
  const held = partsOf(words, labels, languages, isName);
  const lesson: Lesson = { corpus, texts: words, labels, classes: intents.length, ...held };

  const strangers = learnsStrangers(lesson) ? 1 : 0;
  const taught = strangers === 1 ? texts.length : taughtIntents.length;
  const rows = Int32Array.from({ length: taught }, (_, row) => row);
  const classes = labels.map((label) => (label < 0 ? intents.length : label)).subarray(0, taught);
  const { weights, pushes } = trainWeights(lesson, rows, classes, intents.length + strangers);
  const valid = (options.valid ?? [])
    .filter(({ text, intent }) => scan(text).length > 0 && (intent === null || numbers.has(intent)))
    .map(({ text, intent }) => ({
      words: readText(text, lexicon, set),
      label: intent === null ? -1 : numbers.get(intent)!,
    }));
  const apart = judgeWith(weights, valid, intents.length, buffer);
  const judgements =
    options.like !== undefined || examples.length < LEAST_TO_CALIBRATE
      ? apart
      : [
          ...apart,
          ...judge(
            lesson,
            pushes,
            buffer,
            valid.some(({ label }) => label >= 0),
          ),
        ];
  const own = judgements.filter((judgement) => judgement.isWhole && !judgement.stranger);
  const temperature = cautious(fitTemperature(own), apart.length > 0 ? Infinity : examples.length / intents.length);
  const sightings = sightingsOf(judgements, temperature);
  const hasBoth = sightings.some((one) => one.ours === 0) && sightings.some((one) => one.ours === 1);
  const trust = hasBoth ? fitTrust(sightings) : DEFAULT_TRUST;
  const model: Omit<Model, 'hash'> = {
    intents,
    weights,
    person: options.like?.person ?? builtInPerson(),
    temperature: options.like?.temperature ?? temperature,
    trust: options.like?.trust ?? trust,
    thresholds: options.like?.thresholds ?? gatesOf(sightings, trust),
    vocabulary,
    tongues: speakOf(vocabulary, examples),
    entities: set.entities,
    examples: examples.length,
  };
  const more = readsAll && judgements.length > apart.length ? judgeOthers(lesson, pushes, buffer, judgements) : [];
  return { model: { ...model, hash: modelHash(model) }, lesson, judgements: [...judgements, ...more], texts };
}

/** `order-status`, `OrderStatus`, `order_status`: "order status". */
function inWords(intent: string): string {
  return intent.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ');
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
function readText(text: string, lexicon: Lexicon, set: Pick<TrainingSet, 'entities'>): readonly Word[] {
  return maskPatterns(normalise(text, lexicon).words, extractPatterns(text, set.entities));
}

const FEW = 4;

/**
 * With few examples an intent those held out are nearer to the others than customers' texts will be; with fewer than
 * four, holding one out leaves so much less to learn from that this makes up for it.
 */
function cautious({ base, rise }: Temperature, examplesPerIntent: number): Temperature {
  return { base: examplesPerIntent < FEW ? base : base * (1 + 1 / examplesPerIntent), rise };
}

interface Seen extends Sighting {
  /** Judged by a model of all intents: what the gates are set by. */
  readonly isWhole: boolean;
}

/** How much the author's own out-of-scope sentences count against the strangers that other intents played. */
const OUT_OF_SCOPE_SHARE = 0.5;

function sightingsOf(judgements: readonly Judgement[], temperature: Temperature): Seen[] {
  const count = (isOne: (judgement: Judgement) => boolean) => Math.max(1, judgements.filter(isOne).length);
  const ours = count((one) => !one.stranger);
  const given = count((one) => one.outOfScope);
  const played = count((one) => one.stranger && !one.outOfScope);
  const hasGiven = judgements.some((one) => one.outOfScope);
  const hasPlayed = judgements.some((one) => one.stranger && !one.outOfScope);
  const share = !hasGiven ? 0 : hasPlayed ? OUT_OF_SCOPE_SHARE : 1;
  return judgements.map((judgement) => {
    const { signals } = signalsFor(judgement, temperature);
    const weight = !judgement.stranger
      ? 1
      : judgement.outOfScope
        ? (ours * share) / given
        : (ours * (1 - share)) / played;
    const { familiarity } = judgement.scored;
    return { signals, familiarity, ours: judgement.stranger ? 0 : 1, weight, isWhole: judgement.isWhole };
  });
}

function signalsFor({ scored, scores, intents }: Judgement, temperature: Temperature) {
  const probabilities = probabilitiesOf(scores, temperature);
  return {
    probabilities: probabilities.subarray(0, intents),
    signals: signalsOf(scored, probabilities, intents),
  };
}

/**
 * Share of our own texts that the trust gate may turn away: the greatest, in steps of a quarter of a per cent, that costs 1.5 points of
 * accuracy or less on the valid file of CLINC150, in the mean over a training with its out-of-scope texts and one without.
 */
const TURNED_AWAY = 0.02;
const CONFIDENCE = 0.5;
const MARGIN = 0.1;
const LEAST_FOR_GATE = 50;
const GATE_WITHOUT_DATA = 0.3;

function gatesOf(sightings: readonly Seen[], trust: TrustWeights): Thresholds {
  const own = sightings
    .filter((sighting) => sighting.ours === 1 && sighting.isWhole)
    .map((sighting) => trustOf(trust, sighting.signals, sighting.familiarity))
    .sort((a, b) => a - b);
  const gate = own.length >= LEAST_FOR_GATE ? own[Math.floor(own.length * TURNED_AWAY)]! : GATE_WITHOUT_DATA;
  return { confidence: CONFIDENCE, margin: MARGIN, trust: Math.round(gate * 10_000) / 10_000 };
}
