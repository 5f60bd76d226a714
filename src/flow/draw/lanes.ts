import type { Step, StepId } from '../program';
import { type Way, waysOf } from '../ways';
import { plainly } from './step-words';

/** A way out of a step that has a place of its own in a picture, beside or below the step, under its name. */
export interface Lane {
  /** The way's name, as in `waysOf`. */
  readonly way: string;
  readonly kind: 'branch' | 'trouble' | 'body';
  /** Whether somebody did not give what was wanted. */
  readonly isFailure: boolean;
  readonly label: string;
  /** Null where no steps stand on it: it leads to what follows the step, or ends as `ends` says. */
  readonly start: StepId | null;
  readonly ends: Way['ends'];
}

/** The ways of a step but the one that goes on below it. */
export function lanesOf(step: Step): readonly Lane[] {
  // That not everybody was helped goes without saying.
  if (step.verb === 'resolve') return [];
  return waysOf(step).flatMap((way): readonly Lane[] => {
    const kind = KINDS[way.kind];
    if (kind === null) return [];
    // A branch without steps goes on after its `choose`; one to the flow's end does so too where nothing follows.
    const ends = way.ends === 'flow' ? null : way.ends;
    const start = way.to === step.next ? null : way.to;
    const label = plainly(way.words).replace(/^if /, '');
    const isFailure = way.kind === 'failure' || way.kind === 'error';
    return [
      { way: way.name, kind, isFailure, label: ends === 'person' ? `${label}: to a person` : label, start, ends },
    ];
  });
}

const KINDS: { readonly [kind in Way['kind']]: Lane['kind'] | null } = {
  next: null,
  branch: 'branch',
  else: 'branch',
  round: 'body',
  failure: 'trouble',
  error: 'trouble',
  exit: 'trouble',
};
