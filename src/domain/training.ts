import type { Language } from './language';

/** One example sentence of an intent. `language` is what the author filed it under, where known. */
export interface Example {
  readonly text: string;
  readonly intent: string;
  readonly language?: Language;
}

/** An author's entity: a list of values with synonyms, or a linear regular expression (RE2 syntax). */
export type EntityDefinition =
  | {
      readonly kind: 'list';
      readonly name: string;
      /** Such a value tells who the customer is. */
      readonly personal?: boolean;
      readonly values: readonly { readonly value: string; readonly synonyms: readonly string[] }[];
    }
  | {
      readonly kind: 'pattern';
      readonly name: string;
      readonly personal?: boolean;
      /** RE2 source. Matched without regard to case, and also when the customer puts spaces, dots or dashes between the parts. */
      readonly pattern: string;
      /** Canonical form: upper-cased, separators removed, then `format` (`KH-######`: `#` takes the next digit) where given. */
      readonly format?: string;
    };

/** Everything that a model learns from. */
export interface TrainingSet {
  readonly examples: readonly Example[];
  /** Sentences that no intent covers. May be empty. */
  readonly outOfScope: readonly string[];
  readonly entities: readonly EntityDefinition[];
}

/** The gates: below `confidence` or `margin` the bot asks back; below `trust` it does not claim to understand. */
export interface Thresholds {
  readonly confidence: number;
  readonly margin: number;
  readonly trust: number;
}
