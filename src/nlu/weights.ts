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
  /** Inverse document frequency to the power of three quarters, in sixteenths. */
  readonly idf: Uint8Array;
  /** Where each feature's row begins in `columns` and `values`; one more than features. */
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Int8Array;
  readonly scale: number;
  readonly slope: Float64Array;
  readonly bias: Float64Array;
}

/** Share of naive Bayes and of the linear model in the sum, each over its temperature. */
const BAYES = 0.4 / 2;
const LINEAR = 0.6 / 0.15;
/** Weights that can add less than this to a score (of 127 times the idf) are dropped. */
const LEAST = 16;

/** The few widest weights are cut to this share of the widest, so that the others are kept more finely. */
const CLIP = 0.6;

export function collapse(vectors: Vectors, bayes: Bayes, linear: Linear, classes: number): Weights {
  const { features } = vectors;
  let widest = 0;
  for (let at = 0; at < features * classes; at++) {
    const weight = BAYES * bayes.gains[at]! + LINEAR * linear.weights[at]!;
    if (weight > widest) widest = weight;
    else if (-weight > widest) widest = -weight;
  }
  const scale = widest > 0 ? Math.fround((widest * CLIP) / 127) : 1;
  const starts = new Uint32Array(features + 1);
  let columns = new Uint16Array(1 << 16);
  let values = new Int8Array(1 << 16);
  let used = 0;
  for (let feature = 0; feature < features; feature++) {
    if (used + classes > columns.length) {
      columns = longer(columns, new Uint16Array(columns.length * 2 + classes));
      values = longer(values, new Int8Array(columns.length));
    }
    const least = Math.ceil(LEAST / vectors.idf[feature]!);
    // What is less than this is certainly rounded to less than the least.
    const slight = (least - 1) * scale;
    for (let label = 0; label < classes; label++) {
      const at = feature * classes + label;
      const weight = BAYES * bayes.gains[at]! + LINEAR * linear.weights[at]!;
      if (weight < slight && weight > -slight) continue;
      const whole = Math.round(weight / scale);
      const value = whole > 127 ? 127 : whole < -127 ? -127 : whole;
      if (value < least && value > -least) continue;
      columns[used] = label;
      values[used++] = value;
    }
    starts[feature + 1] = used;
  }
  return {
    classes,
    names: vectors.names,
    idf: Uint8Array.from(vectors.idf, (value) => Math.round(value * WEIGHT_STEPS)),
    starts,
    columns: columns.slice(0, used),
    values: values.slice(0, used),
    scale,
    slope: bayes.base.map((base) => BAYES * base),
    bias: bayes.prior.map((prior, label) => BAYES * prior + LINEAR * linear.bias[label]!),
  };
}

function longer<T extends Uint16Array | Int8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
