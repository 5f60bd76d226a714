import type { Vectors } from './corpus';

const COST = 1;
const PASSES = 8;
const TOLERANCE = 0.05;

/**
 * One against the rest: for each class a linear support-vector machine with squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008). The weights come class by class, `weights[class * features + feature]`; `bias` a class.
 */
export interface Linear {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

export function trainLinear(vectors: Vectors, labels: Int32Array, classes: number): Linear {
  const { features } = vectors;
  const weights = new Float32Array(classes * features);
  const bias = new Float64Array(classes);
  const squares = new Float64Array(vectors.rows);
  for (let row = 0; row < vectors.rows; row++) squares[row] = squareOf(vectors, row);
  for (let label = 0; label < classes; label++) {
    const own = weights.subarray(label * features, (label + 1) * features);
    bias[label] = trainOne(vectors, labels, label, squares, own);
  }
  return { weights, bias };
}

function squareOf(vectors: Vectors, row: number): number {
  let sum = 0;
  for (let i = vectors.starts[row]!; i < vectors.starts[row + 1]!; i++) sum += vectors.values[i]! * vectors.values[i]!;
  return sum;
}

function trainOne(
  vectors: Vectors,
  labels: Int32Array,
  label: number,
  squares: Float64Array,
  weights: Float32Array,
): number {
  const { starts, ids, values } = vectors;
  const diagonal = 0.5 / COST;
  const alpha = new Float64Array(vectors.rows);
  const active = Int32Array.from({ length: vectors.rows }, (_, row) => row);
  let count = active.length;
  let bias = 0;
  let seed = 12345 + label;
  let shrinkAbove = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < PASSES && count > 0; pass++) {
    let worst = 0;
    let worstHigh = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      const other = k + ((seed >>> 8) % (count - k));
      const row = active[other]!;
      active[other] = active[k]!;
      active[k] = row;
      const sign = labels[row] === label ? 1 : -1;
      const from = starts[row]!;
      const to = starts[row + 1]!;
      let sum = bias;
      for (let i = from; i < to; i++) sum += weights[ids[i]!]! * values[i]!;
      const old = alpha[row]!;
      const gradient = sign * sum - 1 + old * diagonal;
      if (gradient > worstHigh) worstHigh = gradient;
      if (old === 0 && gradient >= 0) {
        if (gradient > shrinkAbove) {
          count -= 1;
          active[k] = active[count]!;
          active[count] = row;
          k -= 1;
        }
        continue;
      }
      if (Math.abs(gradient) > worst) worst = Math.abs(gradient);
      const next = Math.max(old - gradient / (squares[row]! + 1 + diagonal), 0);
      const step = (next - old) * sign;
      if (step === 0) continue;
      alpha[row] = next;
      bias += step;
      for (let i = from; i < to; i++) weights[ids[i]!] = weights[ids[i]!]! + step * values[i]!;
    }
    if (worst < TOLERANCE) break;
    shrinkAbove = Math.max(worst * 0.5, 0.05);
  }
  return bias;
}
