import type { LinkedFlow } from './link-steps';
import type { Step, StepId } from './program';
import { stepsAfter, waysOf } from './ways';

type Placed = Step & { readonly id: StepId };

/** What is asked or promised a second time on one path, and what is meant for later where there is no later. */
export function checkTwice(flows: ReadonlyMap<string, LinkedFlow>): void {
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) {
      if (step.verb === 'survey') checkSurvey(flow, step);
      if (step.verb === 'promise') checkPromise(flow, step);
      if (step.verb === 'remind') checkRemind(flow, step);
    }
  }
}

function checkSurvey(flow: LinkedFlow, first: Placed & { verb: 'survey' }): void {
  for (const step of walk(flow, first).steps) {
    if (step.verb !== 'survey' || step.scale !== first.scale || step === first) continue;
    const message = `This ${step.scale} is never asked: line ${lineOf(flow, first)} asks for it on the way here, and a case asks each score once. Take one of the two out.`;
    flow.report.warn('FLOW_NEVER_ASKED', placeOf(flow, step), message);
  }
}

function checkPromise(flow: LinkedFlow, first: Placed & { verb: 'promise' }): void {
  const id = first.promise;
  if (id === null) return;
  const { steps } = walk(flow, first, (step) => step.verb === 'kept' && step.promise === id);
  for (const step of steps) {
    if (step.verb !== 'promise' || step.promise !== id || step === first) continue;
    const message = `The promise '${id}' of line ${lineOf(flow, first)} is still open here, and this one takes its place: what was promised first is neither kept nor broken. Write \`kept: ${id}\` before, or give this one an id of its own.`;
    flow.report.warn('FLOW_PROMISE_TWICE', placeOf(flow, step), message);
  }
}

/** Steps at which time passes while the case is open. */
const TAKES_TIME: readonly Step['verb'][] = ['ask', 'wait', 'handoff', 'survey', 'run'];

function checkRemind(flow: LinkedFlow, step: Placed & { verb: 'remind' }): void {
  const { steps, isLeft } = walk(flow, step);
  const isHeard = steps.some((one) => TAKES_TIME.includes(one.verb) || (one.verb === 'resolve' && one.confirm));
  // What follows in the flow that runs this one, or with the people who have the case, is not known here.
  if (isHeard || isLeft || steps.length === 0) return;
  const message =
    'This reminder never comes: the case is closed at once on every path from here, and its reminders with it. For after the case write `follow-up`.';
  flow.report.warn('FLOW_REMINDER_LATE', placeOf(flow, step), message);
}

/** What can come after a step, up to where it `ends`; and whether on some path the flow is left with the case open. */
function walk(flow: LinkedFlow, from: Placed, ends: (step: Step) => boolean = () => false) {
  const after = [...stepsAfter(flow.program, from, ends)];
  const left = [from, ...after.filter((step) => !ends(step))];
  const isLeft = left.some((step) => waysOf(step).some((way) => way.ends === 'flow' || way.ends === 'person'));
  return { steps: after, isLeft };
}

function placeOf(flow: LinkedFlow, { id }: Placed) {
  return flow.drafts.get(id) ?? flow.draft.at;
}

function lineOf(flow: LinkedFlow, step: Placed): number {
  return flow.draft.reading.source.placeOf(placeOf(flow, step).start).line;
}
