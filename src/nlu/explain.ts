import { type Explanation, explanationOf } from '../domain/explanation';
import type { Neighbour, Understanding, Why } from '../domain/understanding';
import { temperatureFor } from './calibrate';
import { coverValues } from './cover-values';
import { FeatureBuffer } from './features';
import type { Model } from './model';
import { type Neighbours, neighboursAmong } from './nearest';
import { readPerson } from './person';
import { personShares, scorePerson } from './person-learnt';
import { prepare, toolsOf } from './prepare';
import type { Word } from './scan';
import { hearFor, Scores, scoreFeatures } from './scores';
import { wordShares } from './shares';
import { personGate, type UnderstandContext, understand } from './understand';

/** Shows how a text was read, down to the weight of each word. */
export function explain(
  text: string,
  model: Model,
  context: UnderstandContext,
  examples: readonly Pick<Neighbour, 'text' | 'intent'>[] = [],
): Explanation {
  const understanding = understand(text, model, context);
  const neighbours = neighboursAmong(toolsOf(model).lexicon, examples);
  return explanationOf(text, { ...understanding, why: whyOf(text, understanding, model, neighbours) })!;
}

const buffer = new FeatureBuffer();
const scores = new Scores();

/** Why a text was understood so by this model, with the examples most like it. */
export function whyOf(text: string, understanding: Understanding, model: Model, neighbours: Neighbours): Why {
  const { words, normalised } = prepare(text, model);
  const scored = scoreFeatures(model.weights, buffer.fill(words), scores);
  const degrees = temperatureFor(scored.scores, model.temperature);
  const { slope, bias } = model.weights;
  const start = (label: number) => (bias[label]! + slope[label]! * scored.mass) / degrees;
  const averageStart = model.intents.reduce((sum, _, label) => sum + start(label), 0) / model.intents.length;
  return {
    taken: words.map((word) => word.text).join(' '),
    intents: understanding.intents.map(({ intent }) => {
      const label = model.intents.indexOf(intent);
      const shares = wordShares(hearFor(model.weights, scored, label), words.length, model);
      return { base: start(label) - averageStart, weights: shares };
    }),
    person: whyPerson(text, coverValues(text, words, normalised.written, model.entities), understanding, model),
    nearest: neighbours(words),
  };
}

function whyPerson(
  text: string,
  words: readonly Word[],
  reading: Pick<Understanding, 'intents' | 'trust'>,
  model: Model,
): Why['person'] {
  const { verdict } = readPerson(text, words);
  if (verdict === 'asked' || verdict === 'refused' || words.length < 2) return null;
  const scored = scorePerson(model.person, words);
  const { base, shares } = personShares(model.person, scored, words);
  const gate = personGate(verdict, reading, words.length);
  return { rules: verdict, gate, base, weights: shares };
}
