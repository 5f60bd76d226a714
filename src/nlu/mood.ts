import type { Mood, Understanding } from '../domain/understanding';
import type { Word } from './scan';
import {
  ANGRY,
  ANGRY_PHRASES,
  NOT,
  type Phrases,
  PLEASED,
  PLEASED_PHRASES,
  STRONGER,
  WEAKER,
  WORRIED,
  WORRIED_PHRASES,
} from './words/moods';

export type MoodReading = Understanding['mood'];

const LEAST = 1;
const MOODS: ReadonlySet<string> = new Set([ANGRY, WORRIED, PLEASED].flatMap((words) => [...words.keys()]));

/** The customer's mood by the words, the emoji and the way of writing, with what spoke for it. */
export function readMood(text: string, words: readonly Word[]): MoodReading {
  const sums = { angry: 0, worried: 0, pleased: 0 };
  const evidence: Record<keyof typeof sums, string[]> = { angry: [], worried: [], pleased: [] };
  const add = (mood: keyof typeof sums, weight: number, because: string) => {
    sums[mood] += weight;
    evidence[mood].push(because);
  };
  // "Which one is nice?" praises nothing.
  const asked = text.includes('?') ? 0.5 : 1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!.text;
    if (FIRST_WORDS.has(word)) addPhrases(words, i, add);
    // "My bad" says sorry.
    if (!MOODS.has(word) || (word === 'bad' && words[i - 1]?.text === 'my')) continue;
    const angry = ANGRY.get(word);
    const worried = WORRIED.get(word);
    const pleased = PLEASED.get(word);
    const factor = STRONGER.has(words[i + 1]?.text ?? '') || STRONGER.has(words[i - 1]?.text ?? '') ? 1.5 : 1;
    const denied = NOT.has(words[i - 1]?.text ?? '') || NOT.has(words[i - 2]?.text ?? '');
    const soft = WEAKER.has(words[i - 1]?.text ?? '') ? 0.6 : 1;
    if (denied) {
      // "tidak puas", "not happy" is a complaint; "tidak marah", "don't worry" is nothing.
      if (pleased !== undefined && pleased >= 1.5) add('angry', 1.2, `${words[i - 1]!.text} ${word}`);
      continue;
    }
    if (angry !== undefined) add('angry', angry * factor * soft, word);
    if (worried !== undefined) add('worried', worried * factor * soft, word);
    if (pleased !== undefined) add('pleased', pleased * soft * asked, word);
  }
  shouting(text, add);
  return strongest(sums, evidence);
}

const PHRASES: readonly (readonly ['angry' | 'worried' | 'pleased', Phrases])[] = [
  ['angry', ANGRY_PHRASES],
  ['worried', WORRIED_PHRASES],
  ['pleased', PLEASED_PHRASES],
];
const FIRST_WORDS: ReadonlySet<string> = new Set(PHRASES.flatMap(([, phrases]) => [...phrases.keys()]));

function addPhrases(
  words: readonly Word[],
  at: number,
  add: (mood: 'angry' | 'worried' | 'pleased', weight: number, because: string) => void,
): void {
  const first = words[at]!.text;
  for (const [mood, phrases] of PHRASES) {
    for (const { rest, weight } of phrases.get(first) ?? [])
      if (rest.every((word, i) => words[at + 1 + i]?.text === word)) add(mood, weight, [first, ...rest].join(' '));
  }
}

const LOUD = /[!?]{2}|[A-Z]{2}/;

function shouting(text: string, add: (mood: 'angry', weight: number, because: string) => void): void {
  if (!LOUD.test(text)) return;
  const bounded = text.length > 500 ? text.slice(0, 500) : text;
  const marks = /[!?]{3,}|!{2,}/.exec(bounded);
  if (marks !== null) add('angry', marks[0].includes('!') ? 0.6 : 0.4, marks[0].slice(0, 5));
  const letters = bounded.replace(/[^A-Za-z]/g, '');
  if (letters.length >= 12 && letters === letters.toUpperCase()) add('angry', 0.8, 'CAPITALS');
}

function strongest(
  sums: { readonly angry: number; readonly worried: number; readonly pleased: number },
  evidence: Readonly<Record<'angry' | 'worried' | 'pleased', readonly string[]>>,
): MoodReading {
  // In doubt the graver mood: a thank-you does not undo a complaint.
  const pleased = sums.pleased - 1.5 * (sums.angry + sums.worried);
  const value: Mood =
    sums.angry >= LEAST && sums.angry >= sums.worried
      ? 'angry'
      : sums.worried >= LEAST
        ? 'worried'
        : pleased >= LEAST
          ? 'pleased'
          : 'neutral';
  if (value === 'neutral') return { value, score: 0, evidence: [] };
  const strength = sums[value];
  return { value, score: Math.round((strength / (strength + 1)) * 1000) / 1000, evidence: evidence[value].slice(0, 8) };
}
