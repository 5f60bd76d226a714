import type { Evidence, Understanding } from '../domain/understanding';
import { probabilitiesOf, temperatureFor } from './calibrate';
import { FeatureBuffer } from './features';
import type { Model } from './model';
import { type Neighbour, neighboursAmong } from './nearest';
import { prepare, toolsOf } from './prepare';
import { scoreFeatures, voicesFor } from './scores';
import { wordShares } from './shares';
import { type UnderstandContext, understand } from './understand';

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

export interface Explanation {
  readonly text: string;
  readonly understanding: Understanding;
  readonly intents: readonly IntentExplanation[];
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
    const shares = wordShares(scored, voicesFor(model.weights, scored, label), words.length, model);
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
    thresholds: context.thresholds ?? model.thresholds,
    nearest: neighboursAmong(toolsOf(model).lexicon, examples)(words),
  };
}
