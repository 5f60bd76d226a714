import type { Bayes } from './bayes';
import { type Vectors, WEIGHT_STEPS } from './corpus';
import type { Linear } from './linear';

/**
 * Naive Bayes and the linear model as one sum over features, eight bits a weight.
 *
 * score(class) = bias[class] + slope[class] * sum(x) + sum over features (x[feature] * scale * values[feature, class]),
 * x being the idf of the text's known features scaled to length 1. Classes missing from a feature's row weigh 0.
 */
export interface Weights {
  readonly classes: number;
  readonly names: Int32Array;
  /** Inverse document frequency times the share of the feature's kind, in sixteenths. */
  readonly idf: Uint8Array;
  /** Where each feature's row begins in `columns` and `values`; one more than features. */
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Int8Array;
  /** What was taken off all classes of a feature alike: says nothing about which class, but of how much is known. */
  readonly common: Int8Array;
  readonly scale: number;
  readonly slope: Float64Array;
  readonly bias: Float64Array;
}

/** Share of naive Bayes and of the linear model in the sum, each over its temperature. */
const BAYES = 0.4 / 2;
const LINEAR = 0.6 / 0.15;
/** Weights below this (of 127) are dropped. */
const LEAST = 2;

export function collapse(vectors: Vectors, bayes: Bayes, linear: Linear, classes: number): Weights {
  const { features } = vectors;
  const row = new Float64Array(classes);
  const sorted = new Float64Array(classes);
  const all = new Float32Array(features * classes);
  const common = new Float64Array(features);
  let widest = 0;
  for (let feature = 0; feature < features; feature++) {
    for (let label = 0; label < classes; label++) {
      const at = feature * classes + label;
      row[label] = BAYES * bayes.gains[at]! + LINEAR * linear.weights[at]!;
    }
    sorted.set(row);
    sorted.sort();
    const middle = sorted[classes >> 1]!;
    common[feature] = middle;
    for (let label = 0; label < classes; label++) {
      const weight = row[label]! - middle;
      all[feature * classes + label] = weight;
      if (Math.abs(weight) > widest) widest = Math.abs(weight);
    }
  }
  const scale = widest > 0 ? Math.fround(widest / 127) : 1;
  return pack(vectors, bayes, linear, classes, all, common, scale);
}

function pack(
  vectors: Vectors,
  bayes: Bayes,
  linear: Linear,
  classes: number,
  all: Float32Array,
  common: Float64Array,
  scale: number,
): Weights {
  const columns: number[] = [];
  const values: number[] = [];
  const starts = new Uint32Array(vectors.features + 1);
  for (let feature = 0; feature < vectors.features; feature++) {
    for (let label = 0; label < classes; label++) {
      const value = Math.round(all[feature * classes + label]! / scale);
      if (Math.abs(value) < LEAST) continue;
      columns.push(label);
      values.push(value);
    }
    starts[feature + 1] = columns.length;
  }
  return {
    classes,
    names: vectors.names,
    idf: Uint8Array.from(vectors.idf, (value) => Math.round(value * WEIGHT_STEPS)),
    starts,
    columns: Uint16Array.from(columns),
    values: Int8Array.from(values),
    common: Int8Array.from(common, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
    slope: bayes.base.map((base) => BAYES * base),
    bias: bayes.prior.map((prior, label) => BAYES * prior + LINEAR * linear.bias[label]!),
  };
}

/** A feature's weight for a class, in steps of `scale`. */
export function ownWeight({ starts, columns, values }: Weights, id: number, label: number): number {
  let low = starts[id]!;
  let high = starts[id + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columns[middle]! < label) low = middle + 1;
    else high = middle;
  }
  return low < starts[id + 1]! && columns[low] === label ? values[low]! : 0;
}
