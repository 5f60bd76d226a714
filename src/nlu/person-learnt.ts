import { readCorpus } from './corpus';
import { FeatureBuffer } from './features';
import { trainWeights } from './folds';
import { normalise } from './normalise';
import type { Word } from './scan';
import { glance, hearFor, Scores, scoreFeatures } from './scores';
import type { Weights } from './weights';
import { BRING, CONNECT, NEGATION, ROBOT, STRONG_PERSON, TALK, WEAK_PERSON, WISH } from './words/person';
import { PERSON_MENTIONS } from './words/person-mentions';
import { PERSON_REQUESTS } from './words/person-requests';

const MENTION = 0;
const REQUEST = 1;
/** With fewer, leaving out one sentence moves every lead by up to one. */
const PASSES = 12;

const KINDS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['<wish>', WISH],
      ['<bring>', BRING],
      ['<bring>', CONNECT],
      ['<talk>', TALK],
      ['<not>', NEGATION],
      ['<machine>', ROBOT],
      ['<somebody>', WEAK_PERSON],
      ['<staff>', STRONG_PERSON],
    ] as const
  ).flatMap(([kind, words]) => [...words].map((word) => [word, kind] as const)),
);

/** Behind each word that the rules know stands what it is to them: what is learnt of one such word holds for the others. */
function withKinds(words: readonly Word[]): Word[] {
  const all: Word[] = [];
  for (const word of words) {
    all.push(word);
    const kind = KINDS.get(word.text);
    if (kind !== undefined) all.push({ text: kind, start: word.start, end: word.end });
  }
  return all;
}

/** Learns to tell requests for a person from everything else. */
export function learnPerson(requests: readonly string[], mentions: readonly string[]): Weights {
  const texts = [...mentions, ...requests].map((text) => withKinds(normalise(text).words));
  const labels = Int32Array.from(texts, (_, row) => (row < mentions.length ? MENTION : REQUEST));
  const rows = Int32Array.from(texts, (_, row) => row);
  return trainWeights({ corpus: readCorpus(texts, new FeatureBuffer()) }, rows, labels, 2, { passes: PASSES }).weights;
}

let builtIn: Weights | undefined;

/** Learnt from our own sentences, once in a process: the same for every project. */
export function builtInPerson(): Weights {
  builtIn ??= learnPerson(PERSON_REQUESTS, PERSON_MENTIONS);
  return builtIn;
}

const buffer = new FeatureBuffer();
const scores = new Scores();

/** The features of a text as this detector sees them; what belongs to a word's kind belongs to the word. Valid until the next text. */
export function scorePerson(weights: Weights, words: readonly Word[]): Scores {
  return scoreFeatures(weights, buffer.fill(withKinds(words)), scores);
}

const seen = new Float64Array(2);

/** So far, and no farther, what words bring together moves the lead of a text beyond what its words alone say: but for one of our own in a thousand. */
const MOVED = 10;

/** The features of a text whose lead is beyond a gate, or null. Most are far from it, which a glance at their words tells. */
export function hearPerson(weights: Weights, words: readonly Word[], gate: number): Scores | null {
  const all = withKinds(words);
  glance(weights, all, seen);
  if (seen[REQUEST]! - seen[MENTION]! <= gate - MOVED) return null;
  const scored = scoreFeatures(weights, buffer.fill(all), scores);
  return leadOf(scored) > gate ? scored : null;
}

/** How far a text sounds more like a request for a person than like anything else. */
export function leadOf({ scores }: Scores): number {
  return scores[REQUEST]! - scores[MENTION]!;
}

/** What each word adds to the lead; with `base`, which no word brings, they add up to it. */
export function personShares(
  weights: Weights,
  scored: Scores,
  words: readonly Word[],
): { readonly base: number; readonly shares: number[] } {
  const { bias, slope, scale } = weights;
  const owners = words.flatMap((word, i) => (KINDS.has(word.text) ? [i, i] : [i]));
  hearFor(weights, scored, REQUEST);
  const shares = new Array<number>(words.length).fill(0);
  // A voice is measured from the mean of the two classes: half of what parts them.
  for (let i = 0; i < owners.length; i++) shares[owners[i]!]! += 2 * scale * scored.voices[i]!;
  return { base: bias[REQUEST]! - bias[MENTION]! + (slope[REQUEST]! - slope[MENTION]!) * scored.mass, shares };
}
