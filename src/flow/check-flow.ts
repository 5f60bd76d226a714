import { type ComesBack, checkOrder } from './check-paths';
import { checkProofs } from './check-proofs';
import { checkUnused } from './check-unused';
import { checkVariables, type Declared } from './check-variables';
import type { Diagnostic } from './diagnostic';
import type { FlowDraft } from './draft';
import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { Proven } from './prove-flows';

/** All that a flow stands among. */
export interface Around {
  readonly flows: ReadonlyMap<string, LinkedFlow>;
  readonly calls: FlowCalls;
  readonly proven: Proven;
  readonly circles: ReadonlySet<string>;
  readonly comesBack: ComesBack;
  readonly declared: Declared;
  readonly isWhole: boolean;
}

/** What was found in each draft, with all that it stood among: after one file is saved, the others are not looked at again. */
const checked = new WeakMap<FlowDraft, { readonly among: string; readonly found: readonly Diagnostic[] }>();
const numbers = new WeakMap<object, number>();
let last = 0;

/** Checks one flow after the other for what shows in the flow itself. */
export function flowChecker(around: Around): (flow: LinkedFlow) => void {
  const common = JSON.stringify([around.declared, around.isWhole]);
  return (flow) => {
    const among = `${common} ${amongOf(flow, around)}`;
    const known = checked.get(flow.draft);
    const { diagnostics } = flow.report;
    if (known?.among === among) {
      diagnostics.push(...known.found);
      return;
    }
    const before = diagnostics.length;
    checkOne(flow, around);
    checked.set(flow.draft, { among, found: diagnostics.slice(before) });
  };
}

function checkOne(flow: LinkedFlow, { calls, proven, circles, comesBack, declared, isWhole }: Around): void {
  const { program, draft } = flow;
  checkOrder(flow, comesBack);
  checkVariables(flow, calls, declared);
  if (draft.reading.hasGaps || circles.has(program.flow)) return;
  checkProofs(flow, proven.get(program.flow) ?? [], calls, declared);
  if (isWhole) checkUnused(flow, calls);
}

/** Everything outside of a flow's file on which the findings in it depend. */
function amongOf(flow: LinkedFlow, { flows, calls, proven, circles, comesBack }: Around): string {
  const name = flow.program.flow;
  const runs = Object.values(flow.program.steps).flatMap((step) => {
    if (step.verb !== 'run') return [];
    const callee = flows.get(step.flow);
    return [[numberOf(callee?.draft ?? NOBODY), comesBack(step.flow), [...(calls.inputs.get(step.flow) ?? [])]]];
  });
  const given = calls.givenSets(name).map((names) => [...names]);
  const proofs = (proven.get(name) ?? []).map(({ proof }) => numberOf(proof));
  const wanted = [...(calls.wanted.get(name) ?? [])];
  return JSON.stringify([
    runs,
    given,
    proofs,
    wanted,
    calls.started.has(name),
    calls.runs.has(name),
    circles.has(name),
  ]);
}

const NOBODY = {};

function numberOf(thing: object): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(thing, last);
  return last;
}
