import type { Frame } from '../domain/conversation';
import type { JsonObject } from '../domain/json';
import type { Step, StepId } from './program';
import { ask } from './step-ask';
import { call } from './step-call';
import { giveToPeople, handOff, openCase } from './step-case';
import { endFlow, resolve, rest } from './step-end';
import { planFollowUp } from './step-follow-up';
import { noteIdentity } from './step-identity';
import { planReminder } from './step-later';
import { goTo, type Taken } from './step-place';
import { keepPromise, makePromise } from './step-promise';
import { repeat } from './step-repeat';
import { restUntil } from './step-rest';
import { pushFrame, run } from './step-run';
import { say } from './step-say';
import { askScore } from './step-survey';
import type { Turn } from './step-turn';
import { writeValues } from './step-values';
import { holds, renderValue } from './template';

/** More steps than any sound flow takes between two words of the customer: past it, a person. */
const MOST_STEPS = 500;
/** A digression of a digression of a digression is a new matter. */
const _MOST_DIGRESSIONS = 3;

/** Begins a flow on top of what is under way and walks until somebody else is to speak. */
export function startFlow(turn: Turn, flow: string, origin: Frame['origin'], intent: string | null): void {
  const program = turn.program(flow);
  if (program === undefined) return handOff(turn, { reason: 'internal-error', note: `no flow '${flow}'` });
  if (program.opensCase) openCase(turn, intent);
  pushFrame(turn, program, origin, {});
  walk(turn);
}

/** The flow of a request that has waited for its turn. */
export function startNext(turn: Turn, flow: string): void {
  const program = turn.program(flow);
  if (program !== undefined) pushFrame(turn, program, 'trigger', {});
  walk(turn);
}

/** Walks the innermost flow until it waits, hands over or nothing is left. */
export function walk(turn: Turn): void {
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const { frame } = turn;
    if (frame === undefined) return rest(turn);
    const program = turn.program(frame.flow);
    if (program === undefined) return handOff(turn, { reason: 'internal-error', note: `no flow '${frame.flow}'` });
    if (frame.at === null) {
      if (endFlow(turn, frame) === 'waits') return;
      continue;
    }
    const current = program.steps[frame.at];
    if (current === undefined) {
      return handOff(turn, { reason: 'internal-error', note: `flow '${frame.flow}' has no step '${frame.at}'` });
    }
    turn.fact({ fact: 'step', flow: frame.flow, step: current.id });
    if (take(turn, current) === 'waits') return;
  }
  handOff(turn, { reason: 'internal-error', note: `flow '${turn.frame?.flow}' does not come to rest` });
}

function take(turn: Turn, step: Step): Taken {
  switch (step.verb) {
    case 'say':
      say(turn, step);
      return goTo(turn, step.next);
    case 'ask':
      return ask(turn, step, step.next);
    case 'choose': {
      const scope = turn.scope();
      const index = step.branches.findIndex((one) => holds(one.if, scope));
      const branch = step.branches[index];
      turn.went(step.id, branch === undefined ? 'else' : `if-${index + 1}`);
      return goTo(turn, branch === undefined ? step.otherwise : branch.then);
    }
    case 'call':
      return call(turn, step);
    case 'set':
      writeValues(turn, renderValue(step.values, turn.scope()) as JsonObject, 'flow');
      noteIdentity(turn, step.values);
      return goTo(turn, step.next);
    case 'run':
      return run(turn, step);
    case 'repeat':
      return repeat(turn, step);
    case 'handoff':
      // What is left of a flow after an agent has closed its case does not give it away again.
      return turn.frame?.afterwards ? goTo(turn, null) : giveToPeople(turn, step);
    case 'promise':
      makePromise(turn, step);
      return goTo(turn, step.next);
    case 'kept':
      keepPromise(turn, step.promise);
      return goTo(turn, step.next);
    case 'survey':
      if (askScore(turn, step.scale, step.say)) return 'waits';
      return goTo(turn, step.next);
    case 'wait':
      restUntil(turn, turn.event.at + turn.time(step.rest));
      return 'waits';
    case 'remind':
      planReminder(turn, step);
      return goTo(turn, step.next);
    case 'follow-up':
      planFollowUp(turn, step);
      return goTo(turn, step.next);
    case 'resolve':
      return resolve(turn, step);
  }
}

/** Steps that only say or set something: they can be taken beside an agent. */
const ASIDE: readonly Step['verb'][] = ['say', 'set', 'choose', 'promise', 'kept', 'remind'];

/** Takes what is only said from a step on, up to the end of its list. The flow's own place is the caller's to keep. */
export function walkAside(turn: Turn, from: StepId): void {
  turn.setFrame({ at: from });
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const { frame } = turn;
    const current = frame?.at == null ? undefined : turn.program(frame.flow)?.steps[frame.at];
    if (frame === undefined || current === undefined || !ASIDE.includes(current.verb)) return;
    turn.fact({ fact: 'step', flow: frame.flow, step: current.id });
    take(turn, current);
  }
}
