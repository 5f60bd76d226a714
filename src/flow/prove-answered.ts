import type { Program, Step } from './program';
import type { ProofState } from './prove-state';

// Whether the customer's last words have been answered: marks in a state, one for each who listens.

/** Nothing has been said nor asked since the flow began. */
const UNTOUCHED = '#untouched ';
/** A question was answered, and nothing has been said since. */
const UNANSWERED = '#unanswered ';

/** Customers of any channel; beside them stand those of one channel, by its name. */
export const ANYBODY = '';

/** How a flow leaves the customer's last words. */
export type Answered = 'untouched' | 'unanswered' | 'answered';

/** Who may be told other things than the rest: customers of a channel, in a flow that says something on some channels only. */
export function listenersOf({ steps }: Program, served: readonly string[]): readonly string[] {
  const only = Object.values(steps).flatMap((step) => (step.verb === 'say' ? step.onlyOn : []));
  return only.length === 0 ? [ANYBODY] : [ANYBODY, ...new Set([...served, ...only])];
}

export function untouched(state: ProofState, listeners: readonly string[]): ProofState {
  return listeners.reduce((one, who) => one.learn(`${UNTOUCHED}${who}`, true, []), state);
}

/** The customer has said something that wants an answer. */
export function asks(state: ProofState, listeners: readonly string[]): ProofState {
  return listeners.reduce((one, who) => one.forget(`${UNTOUCHED}${who}`).learn(`${UNANSWERED}${who}`, true, []), state);
}

/** The step has said something to those who listen. */
export function tells(state: ProofState, step: Step, listeners: readonly string[]): ProofState {
  if (!isSpoken(step)) return state;
  const some = step.verb === 'say' ? step.onlyOn : [];
  const told = listeners.filter((who) => some.length === 0 || who === ANYBODY || some.includes(who));
  return told.reduce((one, who) => one.forget(`${UNTOUCHED}${who}`).forget(`${UNANSWERED}${who}`), state);
}

/** What a flow that was run has left behind: heard by everybody alike. */
export function left(state: ProofState, how: Answered, listeners: readonly string[]): ProofState {
  if (how === 'untouched') return state;
  if (how === 'unanswered') return asks(state, listeners);
  return listeners.reduce((one, who) => one.forget(`${UNTOUCHED}${who}`).forget(`${UNANSWERED}${who}`), state);
}

export function answeredIn(state: ProofState, who: string): Answered {
  if (state.fact(`${UNANSWERED}${who}`) !== null) return 'unanswered';
  return state.fact(`${UNTOUCHED}${who}`) === null ? 'answered' : 'untouched';
}

function isSpoken(step: Step): boolean {
  switch (step.verb) {
    case 'say':
    case 'promise':
    case 'survey':
    case 'handoff':
      return true;
    case 'resolve':
      return step.confirm;
    default:
      return false;
  }
}
