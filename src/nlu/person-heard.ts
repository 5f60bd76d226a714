import { type Evidence, TALK_TO_HUMAN } from '../domain/understanding';
import { ln } from './arithmetic';
import { type PersonReading, readPerson } from './person';
import { hearPerson, personShares } from './person-learnt';
import type { PartReading } from './requests';
import { isApart, type Word } from './scan';
import { strongestWords } from './shares';
import type { Weights } from './weights';

/** Whether a text asks for a person, and by what. */
export interface PersonHeard {
  readonly isAsked: boolean;
  /** The words that said so. */
  readonly evidence: string;
  /** Heard by what is learnt of such requests, not by the rules. */
  readonly isLearnt: boolean;
  /** What the learnt detector weighed; null where the rules decided alone. */
  readonly weighed: PersonWeighed | null;
}

export interface PersonWeighed {
  readonly rules: 'not-asked' | 'unheard';
  /** The whole text or one of its sentences: these words, the first of which is the text's `first`. */
  readonly words: readonly Word[];
  readonly first: number;
  /** How much they must sound like a request, in the terms of `leadOf`. */
  readonly gate: number;
}

interface Reading extends Pick<PartReading, 'intents'> {
  readonly trust: number;
}

/**
 * The rules hear a wish for a person without any example; where they hear none, what is learnt of such wishes decides, together with
 * the examples of `talk-to-human` (`personGate`): over the whole text, then over each of its sentences, for what is told beside a wish may hide it.
 */
export function hearsPerson(
  text: string,
  words: readonly Word[],
  whole: Reading,
  readPart: (words: readonly Word[]) => PartReading,
  detector: Weights,
): PersonHeard {
  const { verdict, evidence } = readPerson(text, words);
  if (verdict === 'asked') return { isAsked: true, evidence, isLearnt: false, weighed: null };
  if (verdict === 'refused') return { isAsked: false, evidence: '', isLearnt: false, weighed: null };
  const all: PersonWeighed = { rules: verdict, words, first: 0, gate: personGate(verdict, whole, words.length) };
  const inAll = evidenceIn(all, detector);
  if (inAll !== null) return { isAsked: true, evidence: inAll, isLearnt: true, weighed: all };
  for (const { words: own, first } of sentencesOf(text, words)) {
    const { intents, trust } = readPart(own);
    const gate = personGate(verdict, { intents, trust: trust() }, own.length);
    const weighed: PersonWeighed = { rules: verdict, words: own, first, gate };
    const heard = evidenceIn(weighed, detector);
    if (heard !== null) return { isAsked: true, evidence: heard, isLearnt: true, weighed };
  }
  return { isAsked: false, evidence: '', isLearnt: false, weighed: all };
}

/** The words that make it a request; null where it is none. */
function evidenceIn({ words, gate }: PersonWeighed, detector: Weights): string | null {
  const scored = hearPerson(detector, words, gate);
  return scored === null ? null : inWords(strongestWords(personShares(detector, scored, words).shares, words));
}

/** The words of some evidence that speak for what was found. */
export function inWords(evidence: readonly Evidence[]): string {
  return evidence
    .filter(({ weight }) => weight > 0)
    .slice(0, 3)
    .map(({ feature }) => feature)
    .join(' ');
}

const ENDS = /[.!?\n]/;

/** The sentences of a text of several. */
function sentencesOf(
  text: string,
  words: readonly Word[],
): { readonly words: readonly Word[]; readonly first: number }[] {
  const sentences: { readonly words: readonly Word[]; readonly first: number }[] = [];
  let first = 0;
  for (let i = 1; i <= words.length; i++) {
    if (i < words.length && !isApart(text, words[i - 1]!, words[i]!, ENDS)) continue;
    sentences.push({ words: words.slice(first, i), first });
    first = i;
  }
  return sentences.length > 1 ? sentences.slice(-MOST_SENTENCES) : [];
}

/** A wish stands at the end more often than at the beginning. */
const MOST_SENTENCES = 6;

/** How much a text must sound like a request for a person, in the terms of `leadOf`; by cross-validation. */
const GATES = { open: -1.5, strange: 0, notAsked: 3, doubt: 0.001, word: 1 };

/**
 * `open` for a text of the project's kind, `strange` for one that is none of it: strangers ask an assistant for anything, politely too.
 * Less, by the odds of `talk-to-human` among the project's intents as far as these are to be trusted, or more where they are small. Where
 * the rules know of no request the examples can't make it one.
 */
function personGate(verdict: PersonReading['verdict'], { intents, trust }: Reading, words: number): number {
  const { open, strange, notAsked, doubt, word } = GATES;
  const sure = Math.min(1, 2 * trust);
  const talk = intents.find(({ intent }) => intent === TALK_TO_HUMAN)?.probability ?? 0;
  const told = sure * ln((talk + doubt) / (1 - talk + doubt));
  // One word ("skip", "next") answers a question more often than it asks for somebody, unless the examples say so.
  if (words < 2 && told < word) return Infinity;
  return verdict === 'not-asked' ? open + notAsked - Math.min(0, told) : strange + sure * (open - strange) - told;
}
