import type { StepDraft } from './draft';
import { endsCase, type LinkedFlow } from './link-steps';
import type { Program, StepId } from './program';
import { waysOf } from './ways';

/** Whether a `run` of the flow comes back: one of its paths ends without an outcome. Null where that cannot be told. */
export type ComesBack = (flow: string) => boolean | null;

/** Steps that no way leads to, whatever their conditions say. */
export function checkOrder(flow: LinkedFlow, comesBack: ComesBack): void {
  reportAfterEnd(flow, flow.draft.steps);
  if (!flow.draft.reading.hasGaps) reportUnreached(flow, flow.draft.steps, reachedIn(flow.program, comesBack));
}

function reachedIn(program: Program, comesBack: ComesBack): ReadonlySet<StepId> {
  const reached = new Set<StepId>();
  const queue = [program.start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const step = id === null ? undefined : program.steps[id];
    if (step === undefined || reached.has(step.id)) continue;
    reached.add(step.id);
    // Where it cannot be told whether a flow comes back, whatever is right is taken: one mistake is reported once.
    if (step.verb === 'run' && comesBack(step.flow) === false) continue;
    for (const { to } of waysOf(step)) queue.push(to);
  }
  return reached;
}

function reportAfterEnd(flow: LinkedFlow, list: readonly StepDraft[]): void {
  for (const [index, step] of list.entries()) {
    const following = list[index + 1];
    if (following && endsCase(step) && !goesOn(step)) {
      const message = `Nothing follows \`${step.verb}\`, so this \`${following.verb}\` is never reached; move it before, or take it out.`;
      flow.report.error('FLOW_AFTER_END', following, message);
      return;
    }
    for (const inner of step.inner) reportAfterEnd(flow, inner);
  }
}

/** Whether what became of a `handoff` leads on to the steps after it. */
function goesOn({ inner, asides }: StepDraft): boolean {
  return inner.some((list, index) => list.length > 0 && asides[index] === undefined);
}

/** Only the first step of each stretch that no path reaches; what `FLOW_AFTER_END` says already is left out. */
function reportUnreached(flow: LinkedFlow, list: readonly StepDraft[], reached: ReadonlySet<StepId>): void {
  for (const [index, step] of list.entries()) {
    const before = list[index - 1];
    if (before && endsCase(before) && !goesOn(before)) return;
    const id = flow.ids.get(step) ?? '';
    if (!reached.has(id)) {
      const message = `No path reaches '${id}', because every path before it ends; take it out, or let a path go on.`;
      flow.report.warn('FLOW_UNREACHABLE_STEP', step, message);
      return;
    }
    for (const inner of step.inner) reportUnreached(flow, inner, reached);
  }
}
