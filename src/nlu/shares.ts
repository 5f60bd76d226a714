import type { Evidence } from '../domain/understanding';
import { temperatureFor } from './calibrate';
import type { Model } from './model';
import type { Word } from './scan';
import type { Scores } from './scores';

/**
 * The exact share of each word in the score of the intent that was heard last, in nats after calibration, against the average intent:
 * a pair of words counts for its later one, a string of letters for the word it stands in.
 */
export function wordShares(scored: Scores, words: number, model: Model): number[] {
  const step = model.weights.scale / temperatureFor(scored.scores, model.temperature);
  const shares = new Array<number>(words);
  for (let word = 0; word < words; word++) shares[word] = scored.voices[word]! * step;
  return shares;
}

/** At most so many of the words that spoke for or against an intent, the strongest first. */
export function strongestWords(shares: readonly number[], words: readonly Word[], most = words.length): Evidence[] {
  const evidence: Evidence[] = [];
  for (let i = 0; i < words.length; i++) {
    const one = { feature: words[i]!.text, weight: shares[i]! };
    if (one.weight === 0 || (evidence.length === most && !isStronger(one, evidence[most - 1]!))) continue;
    let place = Math.min(evidence.length, most - 1);
    for (; place > 0 && isStronger(one, evidence[place - 1]!); place--) evidence[place] = evidence[place - 1]!;
    evidence[place] = one;
  }
  return evidence;
}

function isStronger(a: Evidence, b: Evidence): boolean {
  const more = Math.abs(a.weight) - Math.abs(b.weight);
  return more > 0 || (more === 0 && a.feature < b.feature);
}
