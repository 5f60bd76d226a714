import { type Explanation, explanationOf } from '../domain/explanation';
import type { Neighbour, Understanding, Why } from '../domain/understanding';
import { temperatureFor } from './calibrate';
import type { Model } from './model';
import { type Neighbours, neighboursAmong } from './nearest';
import { personShares, scorePerson } from './person-learnt';
import { toolsOf } from './prepare';
import { hearFor } from './scores';
import { wordShares } from './shares';
import { type Read, read, type UnderstandContext } from './understand';

/** Shows how a text was read, down to the weight of each word. */
export function explain(
  text: string,
  model: Model,
  context: UnderstandContext,
  examples: readonly Pick<Neighbour, 'text' | 'intent'>[] = [],
): Explanation {
  const neighbours = neighboursAmong(toolsOf(model).lexicon, examples);
  return explanationOf(text, readWithWhy(text, model, context, neighbours))!;
}

/** Reads a text and keeps why it was read so, with the examples most like it. */
export function readWithWhy(
  text: string,
  model: Model,
  context: UnderstandContext,
  neighbours: Neighbours,
): Understanding {
  const found = read(text, model, context);
  return { ...found.understanding, why: whyOf(found, model, neighbours) };
}

/** Why a text was read as it was then: by the model that read it. Null where that comes out otherwise now. */
export function whyReadSo(text: string, before: Understanding, model: Model, neighbours: Neighbours): Why | null {
  // Neither the clock nor the language so far bears on what is wanted.
  const found = read(text, model, { now: 0, timeZone: 'UTC', thresholds: before.gates });
  return isSameReading(found.understanding, before) ? whyOf(found, model, neighbours) : null;
}

function isSameReading(one: Understanding, other: Understanding): boolean {
  return (
    one.trust === other.trust &&
    one.decision === other.decision &&
    one.intents.length === other.intents.length &&
    one.intents.every(({ intent, probability }, rank) => {
      const there = other.intents[rank]!;
      return intent === there.intent && probability === there.probability;
    })
  );
}

function whyOf(found: Read, model: Model, neighbours: Neighbours): Why {
  const { understanding, words, scored } = found;
  const degrees = temperatureFor(scored.scores, model.temperature);
  const average = averageOf(model);
  const { slope, bias } = model.weights;
  return {
    taken: words.map((word) => word.text).join(' '),
    intents: understanding.intents.map(({ intent }) => {
      const label = model.intents.indexOf(intent);
      const weights = wordShares(hearFor(model.weights, scored, label), words.length, model);
      const base = (bias[label]! - average.bias + (slope[label]! - average.slope) * scored.mass) / degrees;
      return { base, weights };
    }),
    person: whyPerson(found, model),
    nearest: neighbours(words),
  };
}

const averages = new WeakMap<Model, { readonly bias: number; readonly slope: number }>();

/** What all intents have in common. */
function averageOf(model: Model): { readonly bias: number; readonly slope: number } {
  let found = averages.get(model);
  if (found === undefined) {
    const { bias, slope } = model.weights;
    const meanOf = (of: (label: number) => number) =>
      model.intents.reduce((sum, _, label) => sum + of(label), 0) / model.intents.length;
    found = { bias: meanOf((label) => bias[label]!), slope: meanOf((label) => slope[label]!) };
    averages.set(model, found);
  }
  return found;
}

function whyPerson({ words, person: { weighed } }: Read, model: Model): Why['person'] {
  if (weighed === null || weighed.gate === Infinity) return null;
  const scored = scorePerson(model.person, weighed.words);
  const { base, shares } = personShares(model.person, scored, weighed.words);
  const weights = new Array<number>(words.length).fill(0);
  for (const [i, share] of shares.entries()) weights[weighed.first + i] = share;
  return { rules: weighed.rules, gate: weighed.gate, base, weights };
}
