import type { Vectors } from './corpus';

const COST = 1;
const PASSES = 6;
/** Passes over all classes; from then on only those that still push or are pushed. */
const FULL_PASSES = 1;
/** A class this far beyond its margin is left alone after the full passes. */
const SAFE = 0;

/**
 * One against the rest: for each class a linear support-vector machine with squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008), all classes of a text at a time. Feature by feature: `weights[feature * classes + class]`.
 * A class says `weights · x + bias`; with no feature in common it says -1, so that a text that shares nothing costs nothing.
 */
export interface Linear {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

export function trainLinear(vectors: Vectors, labels: Int32Array, classes: number): Linear {
  const { rows, features, starts, ids, values } = vectors;
  const weights = new Float32Array(features * classes);
  const bias = new Float64Array(classes).fill(-1);
  const alpha = new Float32Array(rows * classes);
  const sums = new Float64Array(classes);
  const touched = new Int32Array(classes);
  const steps = new Float64Array(classes);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  const active = new Array<Int32Array | undefined>(rows);
  const diagonal = 0.5 / COST;
  const divisor = 2 + diagonal;
  let seed = 12345;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let k = rows - 1; k > 0; k--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      const other = (seed >>> 1) % (k + 1);
      const row = order[other]!;
      order[other] = order[k]!;
      order[k] = row;
    }
    for (let k = 0; k < rows; k++) {
      const row = order[k]!;
      const from = starts[row]!;
      const to = starts[row + 1]!;
      const list = active[row];
      const offset = row * classes;
      const own = labels[row]!;
      let count = 0;
      if (list === undefined) {
        sums.set(bias);
        for (let i = from; i < to; i++) {
          const base = ids[i]! * classes;
          const value = values[i]!;
          for (let c = 0; c < classes; c++) sums[c]! += weights[base + c]! * value;
        }
        const kept: number[] = [];
        for (let c = 0; c < classes; c++) {
          const sign = c === own ? 1 : -1;
          const old = alpha[offset + c]!;
          const gradient = sign * sums[c]! - 1 + old * diagonal;
          if (old > 0 || gradient < SAFE) kept.push(c);
          if (old === 0 && gradient >= 0) continue;
          const next = Math.max(old - gradient / divisor, 0);
          alpha[offset + c] = next;
          touched[count] = c;
          steps[count++] = (next - old) * sign;
        }
        if (pass >= FULL_PASSES - 1) active[row] = Int32Array.from(kept);
      } else {
        const size = list.length;
        for (let j = 0; j < size; j++) sums[j] = bias[list[j]!]!;
        for (let i = from; i < to; i++) {
          const base = ids[i]! * classes;
          const value = values[i]!;
          for (let j = 0; j < size; j++) sums[j]! += weights[base + list[j]!]! * value;
        }
        for (let j = 0; j < size; j++) {
          const c = list[j]!;
          const sign = c === own ? 1 : -1;
          const old = alpha[offset + c]!;
          const gradient = sign * sums[j]! - 1 + old * diagonal;
          if (old === 0 && gradient >= 0) continue;
          const next = Math.max(old - gradient / divisor, 0);
          alpha[offset + c] = next;
          touched[count] = c;
          steps[count++] = (next - old) * sign;
        }
      }
      for (let j = 0; j < count; j++) bias[touched[j]!]! += steps[j]!;
      for (let i = from; i < to; i++) {
        const base = ids[i]! * classes;
        const value = values[i]!;
        for (let j = 0; j < count; j++) weights[base + touched[j]!]! += steps[j]! * value;
      }
    }
  }
  return { weights, bias };
}
