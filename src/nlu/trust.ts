import { exp, ln, sigmoid } from './arithmetic';
import type { TrustWeights } from './model';
import type { Scores } from './scores';

/**
 * What tells a text of ours from a stranger's; `probabilities` are those of the intents and, where it was learnt, of the class of
 * strangers behind them; the likeliest intent was heard last.
 */
export function signalsOf(scored: Scores, probabilities: Float64Array, intents: number): number[] {
  let best = 0;
  let second = 0;
  let entropy = 0;
  let top = -Infinity;
  let sum = 0;
  for (let i = 0; i < intents; i++) {
    const p = probabilities[i]!;
    if (p > best) {
      second = best;
      best = p;
    } else if (p > second) second = p;
    if (p > 1e-3) entropy -= p * ln(p);
    const score = scored.scores[i]!;
    sum += score;
    if (score > top) top = score;
  }
  const odds = ln((best + 1e-6) / (1 - best + 1e-6));
  return [
    top / 10,
    (top - sum / intents) / 10,
    odds / 5,
    entropy,
    scored.unseen[0]!,
    scored.unseen[1]!,
    scored.unseen[2]!,
    scored.unseen[3]!,
    second,
    scored.support,
    scored.against,
    scored.mass === 0 ? 0 : scored.length / scored.mass / 6,
    ln(scored.count + 1),
    probabilities.length > intents ? (scored.scores[intents]! - top) / 10 : 0,
  ];
}

/** Where nothing could be learnt: what was seen of the words counts, and how sure the choice is. */
export const DEFAULT_TRUST: TrustWeights = { bias: 1.5, weights: [0, 0, 0, 0, -4, 0, 0, -3, 0, 0, 0, 0, 0, -2] };

/** A text less familiar than this is trusted the less, down to nothing for one that holds no word like a known one. */
const FAMILIAR = 0.5;

export function trustOf(trust: TrustWeights, signals: readonly number[], familiarity: number): number {
  let sum = trust.bias;
  for (let i = 0; i < signals.length; i++) sum += trust.weights[i]! * signals[i]!;
  const share = Math.min(1, familiarity / FAMILIAR);
  return sigmoid(sum) * share * share;
}

export interface Sighting {
  readonly signals: readonly number[];
  readonly familiarity: number;
  /** Ours (1) or a stranger's (0). */
  readonly ours: number;
  readonly weight: number;
}

const RIDGE = 1e-3;
const STEPS = 30;

/** Logistic regression by Newton's method. */
export function fitTrust(sightings: readonly Sighting[]): TrustWeights {
  const size = (sightings[0]?.signals.length ?? 0) + 1;
  let w = new Array<number>(size).fill(0);
  const total = sightings.reduce((sum, sighting) => sum + sighting.weight, 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((value) => value * RIDGE * total);
    const hessian = w.map((_, i) => w.map((_, j) => (i === j ? RIDGE * total : 0)));
    for (const { signals, ours, weight } of sightings) {
      const row = [...signals, 1];
      let z = 0;
      for (let i = 0; i < size; i++) z += w[i]! * row[i]!;
      const p = z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
      const slope = weight * p * (1 - p);
      for (let i = 0; i < size; i++) {
        gradient[i]! += weight * (p - ours) * row[i]!;
        for (let j = 0; j <= i; j++) hessian[i]![j]! += slope * row[i]! * row[j]!;
      }
    }
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
    const delta = solve(hessian, gradient);
    w = w.map((value, i) => value - delta[i]!);
    if (delta.every((value) => Math.abs(value) < 1e-8)) break;
  }
  return { bias: w[size - 1]!, weights: w.slice(0, -1) };
}

/** Gaussian elimination with row exchange. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const a = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(a[k]![i]!) > Math.abs(a[pivot]![i]!)) pivot = k;
    [a[i], a[pivot]] = [a[pivot]!, a[i]!];
    for (let k = i + 1; k < n; k++) {
      const factor = a[k]![i]! / a[i]![i]!;
      for (let j = i; j <= n; j++) a[k]![j]! -= factor * a[i]![j]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]![n]!;
    for (let j = i + 1; j < n; j++) sum -= a[i]![j]! * x[j]!;
    x[i] = sum / a[i]![i]!;
  }
  return x;
}
