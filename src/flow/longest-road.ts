import type { Program, Step, StepId } from './program';
import { waysOf } from './ways';

/** The most questions that a customer is asked on any one road; null where there is no such road. */
export interface Questions {
  /** To the end of the flow, where another one may go on. */
  readonly toEnd: number | null;
  /** To an outcome within the flow. */
  readonly toOutcome: number | null;
}

const NONE: Questions = { toEnd: null, toOutcome: null };
const HERE: Questions = { toEnd: 0, toOutcome: null };
const OUTCOME: Questions = { toEnd: null, toOutcome: 0 };

/** Counts them over every way, with each loop run as often as it may be. `questionsOf` tells of a flow that is run. */
export function longestRoad({ steps, start }: Program, questionsOf: (flow: string) => Questions): Questions {
  const found = new Map<StepId, Questions>();
  // Steps lead to later ones, or back to the loop around them: from the end each can be reckoned at once.
  const backwards = Object.values(steps).sort((a, b) => b.place.line - a.place.line || b.place.column - a.place.column);
  for (const step of backwards) found.set(step.id, ofStep(step));
  return start === null ? HERE : (found.get(start) ?? NONE);

  function ofStep(step: Step): Questions {
    if (step.verb === 'repeat') return ofLoop(step);
    const onward = waysOf(step).map(({ to, ends }) => (ends === null || ends === 'flow' ? from(to) : OUTCOME));
    const ahead = onward.reduce(longer, NONE);
    if (step.verb === 'run') return behind(questionsOf(step.flow), ahead);
    return step.verb === 'ask' ? behind({ toEnd: 1, toOutcome: null }, ahead) : ahead;
  }

  /** A step that is not reckoned yet lies before: there the body of a loop ends. */
  function from(id: StepId | null): Questions {
    return id === null ? HERE : (found.get(id) ?? HERE);
  }

  function ofLoop(step: Extract<Step, { verb: 'repeat' }>): Questions {
    const round = step.body === null ? HERE : from(step.body);
    const all: Questions = { toEnd: (round.toEnd ?? 0) * step.atMost, toOutcome: null };
    const before: Questions = { toEnd: (round.toEnd ?? 0) * (step.atMost - 1), toOutcome: null };
    return longer(behind(all, from(step.next)), behind(before, { toEnd: null, toOutcome: round.toOutcome }));
  }
}

function longer(one: Questions, other: Questions): Questions {
  return { toEnd: most(one.toEnd, other.toEnd), toOutcome: most(one.toOutcome, other.toOutcome) };
}

/** What lies behind a stretch, with the stretch before it. */
function behind(stretch: Questions, rest: Questions): Questions {
  return {
    toEnd: sum(stretch.toEnd, rest.toEnd),
    toOutcome: most(stretch.toOutcome, sum(stretch.toEnd, rest.toOutcome)),
  };
}

function most(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other);
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
