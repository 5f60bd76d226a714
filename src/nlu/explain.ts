import type { Thresholds } from '../domain/training';
import type { Evidence, Understanding } from '../domain/understanding';
import { probabilitiesOf, temperatureFor } from './calibrate';
import { FeatureBuffer } from './features';
import type { Model } from './model';
import { type Neighbour, neighboursAmong } from './nearest';
import { type PersonReading, readPerson } from './person';
import { leadOf, personShares, scorePerson } from './person-learnt';
import { prepare, toolsOf } from './prepare';
import type { Word } from './scan';
import { hearFor, scoreFeatures } from './scores';
import { wordShares } from './shares';
import { personGate, type UnderstandContext, understand } from './understand';

/** Why one intent got its score: `score` is exactly `base` plus the weights of the words. */
export interface IntentExplanation {
  readonly intent: string;
  readonly probability: number;
  /** In nats against the average intent: the logarithm of the probability, up to what all intents share. */
  readonly score: number;
  /** What the intent has without any word: how common it is among the examples. */
  readonly base: number;
  /** One entry for each word of the normalised text that is known, in the order of the text. */
  readonly words: readonly Evidence[];
}

/** What is learnt of requests for a person: `lead` is exactly `base` plus the weights of the words; beyond `gate` it is one (but where a glance at its words had put it far below). */
export interface PersonExplanation {
  readonly rules: PersonReading['verdict'];
  readonly lead: number;
  readonly gate: number;
  readonly base: number;
  readonly words: readonly Evidence[];
}

export interface Explanation {
  readonly text: string;
  readonly understanding: Understanding;
  readonly intents: readonly IntentExplanation[];
  /** Null where the rules decide alone. */
  readonly person: PersonExplanation | null;
  readonly thresholds: { readonly confidence: number; readonly margin: number; readonly trust: number };
  /** The training sentences most like the text; empty where none were given. */
  readonly nearest: readonly Neighbour[];
}

/** Shows how a text was read, down to the weight of each word. */
export function explain(
  text: string,
  model: Model,
  context: UnderstandContext,
  examples: readonly { readonly text: string; readonly intent: string }[] = [],
): Explanation {
  const understanding = understand(text, model, context);
  const { words } = prepare(text, model);
  const scored = scoreFeatures(model.weights, new FeatureBuffer().fill(words));
  const probabilities = probabilitiesOf(scored.scores, model.temperature);
  const degrees = temperatureFor(scored.scores, model.temperature);
  const { slope, bias } = model.weights;
  const start = (label: number) => (bias[label]! + slope[label]! * scored.mass) / degrees;
  const averageStart = model.intents.reduce((sum, _, label) => sum + start(label), 0) / model.intents.length;
  const intents = understanding.intents.map(({ intent }) => {
    const label = model.intents.indexOf(intent);
    const shares = wordShares(hearFor(model.weights, scored, label), words.length, model);
    const base = start(label) - averageStart;
    const known = words
      .map((word, i) => ({ feature: word.text, weight: shares[i]! }))
      .filter((item) => item.weight !== 0);
    const score = known.reduce((sum, item) => sum + item.weight, base);
    return { intent, probability: probabilities[label]!, score, base, words: known };
  });
  return {
    text,
    understanding,
    intents,
    person: explainPerson(text, words, understanding, model, context.thresholds ?? model.thresholds),
    thresholds: context.thresholds ?? model.thresholds,
    nearest: neighboursAmong(toolsOf(model).lexicon, examples)(words),
  };
}

function explainPerson(
  text: string,
  words: readonly Word[],
  reading: Pick<Understanding, 'intents' | 'trust'>,
  model: Model,
  thresholds: Thresholds,
): PersonExplanation | null {
  const { verdict } = readPerson(text, words);
  if (verdict === 'asked' || verdict === 'refused' || words.length < 2) return null;
  const scored = scorePerson(model.person, words);
  const { base, shares } = personShares(model.person, scored, words);
  return {
    rules: verdict,
    lead: leadOf(scored),
    gate: personGate(verdict, reading, thresholds, words.length),
    base,
    words: words.map((word, i) => ({ feature: word.text, weight: shares[i]! })).filter(({ weight }) => weight !== 0),
  };
}
