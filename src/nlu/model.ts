import type { EntityDefinition, Thresholds } from '../domain/training';
import type { Weights } from './weights';

/** All that training leaves behind. Plain data and typed arrays: it can be sent to another thread. */
export interface Model {
  /** Names the model: the same examples give the same hash on every machine. */
  readonly hash: string;
  readonly intents: readonly string[];
  readonly weights: Weights;
  /** Tells requests for a person from everything else; the same in every project. */
  readonly person: Weights;
  readonly temperature: Temperature;
  readonly trust: TrustWeights;
  /** The gates that cross-validation proposes. */
  readonly thresholds: Thresholds;
  /** Words of the examples, the most frequent first. */
  readonly vocabulary: readonly string[];
  /** For each word of the vocabulary how much it speaks for Indonesian, Malay and English, in eighths of a nat. */
  readonly tongues: Int8Array;
  readonly entities: readonly EntityDefinition[];
  readonly examples: number;
}

/** The scores of a text are divided by `base` (1 + `rise` times the lead of the best) before they become probabilities. */
export interface Temperature {
  readonly base: number;
  readonly rise: number;
}

/** A logistic function of what `signalsOf` gives. */
export interface TrustWeights {
  readonly bias: number;
  readonly weights: readonly number[];
}
