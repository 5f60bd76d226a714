import type { Language } from '../../src/domain/language';
import type { Decision, DialogueAct, Entity, Mood, Understanding } from '../../src/domain/understanding';

/** An understanding as a test needs it; what is not said is as for words that mean nothing in particular. */
export interface Said {
  readonly intent?: string;
  readonly decision?: Decision;
  readonly others?: readonly string[];
  readonly acts?: readonly DialogueAct[];
  readonly corrected?: string;
  readonly entities?: readonly { readonly type: string; readonly value: Entity['value'] }[];
  readonly language?: Language;
  /** Indonesian or Malay for sure, but not which. */
  readonly malayic?: boolean;
  readonly person?: boolean;
  readonly requests?: readonly string[];
  readonly mood?: Mood;
}

export function understood(text: string, said: Said): Understanding {
  const names = said.intent === undefined ? (said.others ?? []) : [said.intent, ...(said.others ?? [])];
  const share = said.intent === undefined ? 0.2 : 0.05;
  const intents = names.map((intent) => ({ intent, probability: intent === said.intent ? 0.9 : share }));
  const confidence = intents[0]?.probability ?? 0;
  return {
    model: 'test',
    normalised: text.toLowerCase(),
    changes: [],
    language: {
      value: said.language ?? null,
      probabilities: said.malayic ? { id: 0.5, ms: 0.49, en: 0.01 } : { id: 1 / 3, ms: 1 / 3, en: 1 / 3 },
    },
    intents,
    confidence,
    margin: confidence - (intents[1]?.probability ?? 0),
    trust: said.decision === 'handoff' ? 0.1 : 0.9,
    decision: said.decision ?? (said.intent === undefined ? 'clarify' : 'answer'),
    gates: { confidence: 0.5, margin: 0.1, trust: 0.15 },
    evidence: [],
    wantsHuman: { value: said.person ?? false, evidence: '' },
    acts: said.acts ?? [],
    ...(said.corrected === undefined ? {} : { corrected: said.corrected }),
    mood: { value: said.mood ?? 'neutral', score: 0, evidence: [] },
    entities: (said.entities ?? []).map(({ type, value }) => ({ type, value, text: String(value), start: 0, end: 0 })),
    requests: (said.requests ?? []).map((intent) => ({ start: 0, end: 0, intents: [{ intent, probability: 0.9 }] })),
  };
}
