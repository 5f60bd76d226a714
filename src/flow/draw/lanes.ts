import type { Step, StepId } from '../program';
import { plainly } from './step-words';

/** A list of steps inside a step, as a picture shows it: beside the others, under its name. */
export interface Lane {
  /** The way's name, the same as in `waysOf`. */
  readonly way: string;
  readonly kind: 'branch' | 'trouble' | 'body';
  readonly label: string;
  /** Null where the author wrote nothing: the rules go on there (`otherwise` says how), or the flow does. */
  readonly start: StepId | null;
  /** What the rules do on a way that has no steps. */
  readonly otherwise: string | null;
}

export function lanesOf(step: Step): readonly Lane[] {
  switch (step.verb) {
    case 'choose': {
      const branches = step.branches.map((one, index): Lane => {
        const start = one.then === step.next ? null : one.then;
        return { way: `branch ${index + 1}`, kind: 'branch', label: plainly(one.if), start, otherwise: null };
      });
      const start = step.otherwise === step.next ? null : step.otherwise;
      return [...branches, { way: 'else', kind: 'branch', label: 'else', start, otherwise: null }];
    }
    case 'call':
      return [trouble('on-error', 'fails', step.onError)];
    case 'ask':
      return [trouble('on-failure', 'no usable answer', step.onFailure)];
    case 'repeat':
      return [{ way: 'body', kind: 'body', label: 'each time', start: step.body, otherwise: null }];
    default:
      return [];
  }
}

function trouble(way: string, label: string, start: StepId | null): Lane {
  return { way, kind: 'trouble', label, start, otherwise: start === null ? 'to a person' : null };
}
