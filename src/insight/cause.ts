import { type CaseClass, classOf, isUnhappy } from './judge-case';
import type { CaseFigures } from './talk-figures';

/** What cases of one cause have in common: what they were about, how they ended, why people got them, where the bot's part ended. */
export interface CauseName {
  /** The flow it was about; null: none. */
  readonly matter: string | null;
  /** What was read first, where no flow was reached: it tells what the customer may have wanted. */
  readonly intent: string | null;
  readonly ended: CaseClass;
  readonly reason: string | null;
  /** `flow/step`. */
  readonly place: string | null;
}

/** What the record suggests against a cause. */
export interface Advice {
  readonly kind:
    | 'action-fails'
    | 'flow-missing'
    | 'teach-sentences'
    | 'question-unclear'
    | 'answer-does-not-help'
    | 'answer-does-not-hold'
    | 'leave-at-step'
    | 'person-at-once'
    | 'flow-hands-over';
  /** The action, step or flow that it is about; null: none in particular. */
  readonly about: string | null;
}

/** Of a closed case that did not go well; null of all others. */
export function causeOf(it: CaseFigures): CauseName | null {
  const ended = classOf(it);
  if (ended === null || wentWell(it, ended)) return null;
  // What was read tells of a case only where no flow does.
  const intent = it.matter === null ? it.intent : null;
  return { matter: it.matter, intent, ended, reason: it.handoffs[0]?.reason ?? null, place: it.place };
}

function wentWell(it: CaseFigures, ended: CaseClass): boolean {
  return (ended === 'confirmed' || ended === 'implied' || ended === 'declined') && !isUnhappy(it);
}

/** The same for cases of one cause, and nothing else. */
export function keyOfCause({ matter, intent, ended, reason, place }: CauseName): string {
  return JSON.stringify([matter, intent, ended, reason, place]);
}

export function causeOfKey(key: string): CauseName {
  const [matter, intent, ended, reason, place] = JSON.parse(key);
  return { matter, intent, ended, reason, place };
}

/** `worst`: the action that failed in most of the cases. */
export function adviceFor(
  { matter, intent, ended, reason, place }: CauseName,
  cases: number,
  worst: { readonly action: string; readonly n: number } | null,
): Advice | null {
  // An action that failed in most of them is behind the rest, too.
  if (worst !== null && worst.n * 2 > cases) return { kind: 'action-fails', about: worst.action };
  switch (reason) {
    case 'action-failed':
      return { kind: 'action-fails', about: place };
    case 'not-understood':
      return matter === null ? { kind: 'flow-missing', about: intent } : { kind: 'teach-sentences', about: matter };
    case 'tries-used-up':
      return { kind: 'question-unclear', about: place };
    case 'not-helped':
      return { kind: 'answer-does-not-help', about: place };
    case 'asked':
      return place === null ? { kind: 'person-at-once', about: null } : { kind: 'leave-at-step', about: place };
    case 'flow':
      return { kind: 'flow-hands-over', about: place };
  }
  if (ended === 'returned') return { kind: 'answer-does-not-hold', about: matter };
  if (ended === 'abandoned')
    return matter === null ? { kind: 'teach-sentences', about: null } : { kind: 'leave-at-step', about: place };
  return null;
}
