import type { Entity } from '../domain/understanding';
import { extractPatterns, maskPatterns } from './entities/patterns';
import { type Votes, votesWith } from './language';
import { buildLexicon, type Lexicon } from './lexicon';
import type { Model } from './model';
import { type Normalised, normalise } from './normalise';
import type { Word } from './scan';

/** What a model needs beside its weights, built once for each model. */
export interface Tools {
  readonly lexicon: Lexicon;
  /** How much a word speaks for each language. */
  readonly votesOf: (word: string) => Votes | null;
}

const tools = new WeakMap<Model, Tools>();

export function toolsOf(model: Model): Tools {
  let found = tools.get(model);
  if (found === undefined) {
    found = { lexicon: buildLexicon(model.vocabulary), votesOf: votesWith(model.vocabulary, model.tongues) };
    tools.set(model, found);
  }
  return found;
}

/** A text made ready for the classifier. */
export interface Prepared {
  readonly normalised: Normalised;
  /** Plain words, with what a pattern found under the pattern's name. */
  readonly words: readonly Word[];
  readonly patterns: readonly Entity[];
}

export function prepare(text: string, model: Model): Prepared {
  const normalised = normalise(text, toolsOf(model).lexicon);
  const patterns = extractPatterns(text, model.entities);
  return { normalised, words: maskPatterns(normalised.words, patterns), patterns };
}
