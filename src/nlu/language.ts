import { LANGUAGES, type Language } from '../domain/language';
import type { Example } from '../domain/training';
import type { Understanding } from '../domain/understanding';
import { exp, ln } from './arithmetic';
import { normalise } from './normalise';
import type { Word } from './scan';
import {
  BORROWED,
  COMMON,
  ENGLISH,
  INDONESIAN,
  INDONESIAN_ONLY,
  MALAY,
  MALAY_ONLY,
  SHARED,
  SPOKEN_INDONESIAN,
  SPOKEN_MALAY,
} from './words/tongues';

export type LanguageGuess = Understanding['language'];

/** Nats that a language already spoken in the conversation is ahead. */
const PRIOR = 1.5;
/** Below this the text does not tell; to leave the language of the conversation takes more. */
const CERTAIN = 0.7;
const CERTAIN_TO_SWITCH = 0.8;
const STEP = 8;

/** Guesses the language of a text; `before` is the conversation's so far, `written` the words before they were made plain. */
export function guessLanguage(
  words: readonly Word[],
  before: Language | undefined,
  votesOf: (word: string) => Votes | null = builtInVotes,
  written: readonly Word[] = [],
): LanguageGuess {
  const scores: [number, number, number] = [0, 0, 0];
  const told = addVotes(scores, words, votesOf) + addVotes(scores, written, spokenVotes);
  if (before !== undefined) scores[LANGUAGES.indexOf(before)]! += PRIOR;
  const top = Math.max(...scores);
  const [id, ms, en] = [exp(scores[0] - top), exp(scores[1] - top), exp(scores[2] - top)];
  const total = id + ms + en;
  const probabilities = { id: id / total, ms: ms / total, en: en / total };
  const best = LANGUAGES[scores.indexOf(top)]!;
  const least = before === undefined || best === before ? CERTAIN : CERTAIN_TO_SWITCH;
  return { value: told > 0 && probabilities[best] >= least ? best : null, probabilities };
}

/** The language that a text is most likely in, however little tells it; `written` as for `guessLanguage`. */
export function likelyLanguage(words: readonly Word[], written: readonly Word[]): Language {
  return likeliest(guessLanguage(words, undefined, builtInVotes, written));
}

export function likeliest({ probabilities }: LanguageGuess): Language {
  const { id, ms, en } = probabilities;
  return id >= ms && id >= en ? 'id' : ms >= en ? 'ms' : 'en';
}

/** How many of the words told something. */
function addVotes(
  scores: [number, number, number],
  words: readonly Word[],
  votesOf: (word: string) => Votes | null,
): number {
  let told = 0;
  for (const word of words) {
    const votes = votesOf(word.text);
    if (votes === null) continue;
    told += 1;
    for (let i = 0; i < 3; i++) scores[i]! += votes[i]!;
  }
  return told;
}

/** How much a word speaks for id, ms and en, in nats. */
export type Votes = readonly number[];

const SPOKEN: ReadonlyMap<string, Votes> = new Map<string, Votes>([
  ...[...SPOKEN_MALAY].map((word) => [word, [-1, 2, -1]] as const),
  ...[...SPOKEN_INDONESIAN].map((word) => [word, [2, -1, -1]] as const),
]);

/** What the spelling tells, whatever word is meant by it. */
function spokenVotes(word: string): Votes | null {
  return SPOKEN.get(word) ?? null;
}

const BORROWED_VOTES: Votes = [0, 0, 0.8];
const COMMON_VOTES: Votes = [0.75, 0.75, -1];
const SHARED_VOTES: Votes = [0.5, 0.5, -1];
const MOST_SEEN = 20_000;

/** What the built-in lists say of a word, else its letters; null where they say nothing. */
export const builtInVotes: (word: string) => Votes | null = remembered((word) => {
  if (BORROWED.has(word)) return BORROWED_VOTES;
  if (COMMON.has(word)) return COMMON_VOTES;
  const first = word.charCodeAt(0);
  if (first < 97 || first > 122) return null;
  if (SHARED.has(word)) return SHARED_VOTES;
  const id = (INDONESIAN.has(word) ? 1 : 0) + (INDONESIAN_ONLY.has(word) ? 1 : 0);
  const ms = (MALAY.has(word) ? 1 : 0) + (MALAY_ONLY.has(word) ? 1 : 0);
  const en = ENGLISH.has(word) ? 1 : 0;
  return id + ms + en > 0 ? [id - ms - en, ms - id - en, en * 2.2 - (id || ms ? 1.4 : 0)] : byLetters(word);
});

function remembered(votesOf: (word: string) => Votes | null): (word: string) => Votes | null {
  const seen = new Map<string, Votes | null>();
  return (word) => {
    let votes = seen.get(word);
    if (votes === undefined) {
      votes = votesOf(word);
      if (seen.size >= MOST_SEEN) seen.clear();
      seen.set(word, votes);
    }
    return votes;
  };
}

const MALAYIC_SHAPE =
  /^(meng|meny|mem|men|peng|peny|pem|ber|ter|di[b-z])[a-z]{3,}|[a-z]{3,}(kan|nya|lah|kah|ku)$|^[a-z]+(ng[aiueo]|ny[aiueo])[a-z]*$/;
const MALAY_SHAPE = /(syen|isme|iti|ikal|logi|sen)$|^(ke|se|pe)[a-z]+iti$|^x[a-z]{3,}|z[aiu]k/;
const INDONESIAN_SHAPE = /(isasi|itas|asi|in|kanlah|nyalah)$|^(nge|ng|ny|dis)[a-z]{3,}/;
const ENGLISH_SHAPE =
  /th|wh|ck|ph|[a-z]{2,}(ing|tion|ed|ly|ness|ght|ould|ful|er|es|ty)$|oo|ee|[aeiou]w$|qu|x|y[a-z]*e$|[bcdfgklmpst]{2,}e$/;

function byLetters(word: string): readonly number[] | null {
  if (MALAY_SHAPE.test(word)) return [-0.5, 1.2, -0.8];
  if (INDONESIAN_SHAPE.test(word)) return [1, -0.5, -0.8];
  if (MALAYIC_SHAPE.test(word)) return [0.5, 0.5, -0.8];
  if (ENGLISH_SHAPE.test(word)) return [-0.6, -0.6, 0.6];
  return null;
}

/** What the author's examples teach of each word: three numbers a word, in eighths of a nat. */
export function speakOf(vocabulary: readonly string[], examples: readonly Example[]): Int8Array {
  const numbers = new Map(vocabulary.map((word, number) => [word, number]));
  const counts = new Float64Array(vocabulary.length * 3);
  const totals = [1, 1, 1];
  for (const { text, language } of examples) {
    if (language === undefined) continue;
    const tongue = LANGUAGES.indexOf(language);
    for (const word of normalise(text).words) {
      const number = numbers.get(word.text);
      if (number === undefined) continue;
      counts[number * 3 + tongue]! += 1;
      totals[tongue]! += 1;
    }
  }
  const tongues = new Int8Array(counts.length);
  const smallest = Math.min(...totals);
  for (let number = 0; number < vocabulary.length; number++) {
    const at = number * 3;
    if (counts[at]! + counts[at + 1]! + counts[at + 2]! === 0) continue;
    const logs = totals.map((total, i) => ln((counts[at + i]! * smallest) / total + 0.5));
    const mean = (logs[0]! + logs[1]! + logs[2]!) / 3;
    for (let i = 0; i < 3; i++) tongues[at + i] = Math.max(-24, Math.min(24, Math.round((logs[i]! - mean) * STEP)));
  }
  return tongues;
}

/** The built-in votes and, where they do not settle it, what the author's examples add. */
export function votesWith(vocabulary: readonly string[], tongues: Int8Array): (word: string) => Votes | null {
  const learnt = new Map<string, Votes>();
  for (let number = 0; number < vocabulary.length; number++) {
    const at = number * 3;
    if (tongues[at] === 0 && tongues[at + 1] === 0 && tongues[at + 2] === 0) continue;
    learnt.set(vocabulary[number]!, [tongues[at]! / STEP, tongues[at + 1]! / STEP, tongues[at + 2]! / STEP]);
  }
  return remembered((word) => {
    const votes = builtInVotes(word);
    const more = learnt.get(word);
    if (more === undefined || votes === BORROWED_VOTES || votes === COMMON_VOTES) return votes;
    return votes === null ? more : votes.map((vote, i) => vote + more[i]!);
  });
}
