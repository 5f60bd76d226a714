import type { DeskCard, DeskReading } from '../domain/desk';
import type { Message } from '../domain/message';
import { type RankedIntent, TALK_TO_HUMAN, type Understanding } from '../domain/understanding';
import { turnsOfCase } from './card-history';
import { type LabelSource, titleOfIntent } from './card-labels';
import type { ListedCase, TurnOnRecord } from './card-record';

/** How each customer message was read; messages without words (a button, a file) have no reading. */
export function readingsOf(
  turns: readonly TurnOnRecord[],
  messages: readonly Message[],
  labels: LabelSource,
): readonly DeskReading[] {
  const shown = new Set(messages.map(({ seq }) => seq));
  return understood(turns).flatMap(({ seq, understanding }) =>
    seq !== null && shown.has(seq) ? [readingOf(seq, understanding, labels)] : [],
  );
}

/** One of the case's messages and how it was read; null where there is none. */
export function readingIn(turns: readonly TurnOnRecord[], listed: ListedCase, seq: number): Understood | null {
  return understood(turnsOfCase(turns, listed.case.number)).find((one) => one.seq === seq) ?? null;
}

/**
 * The mood that the agent should expect: the latest that is not neutral among the customer's last few messages,
 * so that a "thanks" or a bare order number after an outburst does not wipe it out.
 */
export function moodOf(turns: readonly TurnOnRecord[]): DeskCard['mood'] {
  const last = understood(turns).slice(-MOOD_MESSAGES).reverse();
  const told = last.find(({ understanding }) => understanding.mood.value !== 'neutral') ?? last[0];
  if (!told) return null;
  const { value, evidence } = told.understanding.mood;
  return { value, evidence, at: told.at };
}

const MOOD_MESSAGES = 5;

/** The customer's own words that were first read as this intent. */
export function wordsFor(intent: string, turns: readonly TurnOnRecord[]): string | null {
  const said = understood(turns).find(({ understanding }) => understanding.intents[0]?.intent === intent);
  return said?.text ?? null;
}

/** The best guess among all that was said: the reading with the most words the bot knows, then the surest one. */
export function likeliest(
  turns: readonly TurnOnRecord[],
): { readonly intent: string; readonly probability: number; readonly words: string } | null {
  const guesses = understood(turns).flatMap(({ text, understanding }) => {
    const best = besideAPerson(understanding)[0];
    if (best === undefined || best.probability < LEAST_GUESS) return [];
    return [{ ...best, words: text, known: understanding.evidence.filter(({ weight }) => weight > 0).length }];
  });
  const best = guesses.sort((a, b) => b.known - a.known || b.probability - a.probability)[0];
  return best ? { intent: best.intent, probability: best.probability, words: best.words } : null;
}

/**
 * What somebody wants, without the wish for a person that stands beside it: "my parcel is broken, let me talk to somebody" is about a broken
 * parcel. Empty where there is nothing but that wish.
 */
export function besideAPerson({ wantsHuman, intents, requests }: Understanding): readonly RankedIntent[] {
  if (!wantsHuman.value) return intents;
  return requests.find((one) => one.intents[0]?.intent !== TALK_TO_HUMAN)?.intents ?? [];
}

/** Below this a reading is no guess. */
const LEAST_GUESS = 0.4;

export interface Understood {
  readonly seq: number | null;
  readonly at: number;
  readonly text: string;
  readonly understanding: Understanding;
}

function understood(turns: readonly TurnOnRecord[]): readonly Understood[] {
  return turns.flatMap(({ event, effects }) => {
    if (event.kind !== 'message' || event.understanding === null) return [];
    const own = effects.find((effect) => effect.kind === 'message' && effect.message.from.role === 'customer');
    const seq = own?.kind === 'message' ? own.message.seq : null;
    return [{ seq, at: event.at, text: event.text, understanding: event.understanding }];
  });
}

function readingOf(seq: number, understanding: Understanding, labels: LabelSource): DeskReading {
  return {
    seq,
    intents: understanding.intents.map(({ intent, probability }) => ({
      intent,
      title: titleOfIntent(labels, intent),
      probability,
    })),
    trust: understanding.trust,
    margin: understanding.margin,
    decision: understanding.decision,
    gates: understanding.gates ?? null,
    normalised: understanding.normalised,
    changes: understanding.changes.map(({ from, to }) => ({ from, to })),
    language: understanding.language.value,
    mood: understanding.mood.value,
    moodEvidence: understanding.mood.evidence,
    wantsHuman: understanding.wantsHuman.value ? understanding.wantsHuman.evidence : null,
    evidence: understanding.evidence.map(({ feature, weight }) => ({ feature, weight })),
    entities: understanding.entities.map(({ type, text, value }) => ({ type, text, value })),
  };
}
