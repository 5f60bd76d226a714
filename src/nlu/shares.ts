import type { Evidence } from '../domain/understanding';
import type { Model } from './model';
import type { Word } from './scan';
import type { Scores } from './scores';
import type { Weights } from './weights';

/**
 * The exact share of each word in an intent's score, in nats after calibration, against the average intent:
 * a pair of words counts for its second, a string of letters for the word it stands in.
 */
export function wordShares(scored: Scores, words: number, model: Model, label: number): Float64Array {
  const shares = new Float64Array(words);
  for (let i = 0; i < scored.count; i++) {
    shares[scored.at[i]!]! += scored.x[i]! * weightOf(model.weights, scored.ids[i]!, label);
  }
  const step = model.weights.scale / model.temperature;
  return shares.map((share) => share * step);
}

/** A feature's weight for a class less its average over all classes, in steps of the model's scale. */
export function weightOf(weights: Weights, id: number, label: number): number {
  const { starts, columns, values, classes } = weights;
  let sum = 0;
  let own = 0;
  for (let k = starts[id]!; k < starts[id + 1]!; k++) {
    const value = values[k]!;
    sum += value;
    if (columns[k] === label) own = value;
  }
  return own - sum / classes;
}

/** The words that spoke for or against an intent, the strongest first. */
export function strongestWords(scored: Scores, words: readonly Word[], model: Model, label: number): Evidence[] {
  const shares = wordShares(scored, words.length, model, label);
  const evidence: Evidence[] = [];
  for (let i = 0; i < words.length; i++) {
    if (shares[i] !== 0) evidence.push({ feature: words[i]!.text, weight: shares[i]! });
  }
  return evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.feature < b.feature ? -1 : 1));
}
