import { ln } from './arithmetic';
import type { Vectors } from './corpus';

const ALPHA = 0.01;

/**
 * Multinomial naive Bayes over weighted features, as sparse as the examples are.
 * ln P(feature | class) is `base[class] + gain`, the gain being 0 for what the class never showed.
 */
export interface Bayes {
  readonly prior: Float64Array;
  readonly base: Float64Array;
  /** Gains, feature by feature: `gains[feature * classes + class]`. */
  readonly gains: Float32Array;
}

export function trainBayes(vectors: Vectors, labels: Int32Array, classes: number): Bayes {
  const { features, starts, ids, values } = vectors;
  const gains = new Float32Array(classes * features);
  const mass = new Float64Array(classes);
  const texts = new Float64Array(classes);
  for (let row = 0; row < vectors.rows; row++) {
    const label = labels[row]!;
    texts[label]! += 1;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      gains[ids[i]! * classes + label]! += values[i]!;
      mass[label]! += values[i]!;
    }
  }
  for (let i = 0; i < gains.length; i++) if (gains[i] !== 0) gains[i] = ln((gains[i]! + ALPHA) / ALPHA);
  const base = mass.map((sum) => ln(ALPHA) - ln(sum + ALPHA * Math.max(features, 1)));
  const prior = texts.map((count) => ln((count + 1) / (vectors.rows + classes)));
  return { prior, base, gains };
}
