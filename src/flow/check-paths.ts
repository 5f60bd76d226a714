import type { StepDraft } from './draft';
import { endsCase, type LinkedFlow } from './link-steps';
import type { Program, Step, StepId } from './program';
import { waysOf } from './ways';

/** A road through a flow that comes to its end without an outcome: the steps on it, the last one last. */
type Road = readonly Step[];

/**
 * Walks every path of every flow. A flow that customers start (`starts`) and that opens a case must end each of its
 * paths in an outcome; a flow that another one runs counts as going on where one of its own paths can end.
 */
export function checkPaths(
  flows: ReadonlyMap<string, LinkedFlow>,
  started: ReadonlySet<string>,
  circles: ReadonlySet<string>,
): void {
  const open = flowsThatGoOn(flows, circles);
  for (const flow of flows.values()) {
    checkOrder(flow, flow.draft.steps);
    if (flow.draft.reading.hasGaps) continue;
    const { reached, roads } = walk(flow.program, open);
    if (flow.program.opensCase && started.has(flow.program.flow)) reportOpenEnds(flow, roads);
    reportUnreached(flow, flow.draft.steps, reached);
  }
}

/** Whether a `run` of the flow comes back: one of its paths ends without an outcome. Null where that cannot be told. */
type GoesOn = (flow: string) => boolean | null;

function flowsThatGoOn(flows: ReadonlyMap<string, LinkedFlow>, circles: ReadonlySet<string>): GoesOn {
  const open = new Set<string>();
  const goesOn: GoesOn = (name) => {
    const flow = flows.get(name);
    // Reported elsewhere: the flow does not exist, could not be read whole, or runs itself.
    if (!flow || flow.draft.reading.hasGaps || circles.has(name)) return null;
    return open.has(name);
  };
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const [name, { program }] of flows) {
      if (!open.has(name) && walk(program, goesOn).roads.length > 0) open.add(name);
    }
  }
  return goesOn;
}

/** Breadth first, so that the first road to a step is a shortest one. */
function walk(program: Program, goesOn: GoesOn): { reached: ReadonlySet<StepId>; roads: readonly Road[] } {
  const from = new Map<StepId, StepId | null>();
  const roads: Road[] = [];
  const queue: StepId[] = [];
  visit(program.start, null);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const step = program.steps[id];
    if (!step) continue;
    const ways = waysOn(step, goesOn);
    for (const next of ways) visit(next, id);
    if (ways.includes(null)) roads.push(roadTo(id));
  }
  return { reached: new Set(from.keys()), roads };

  function visit(id: StepId | null, before: StepId | null): void {
    if (id === null || from.has(id)) return;
    from.set(id, before);
    queue.push(id);
  }

  function roadTo(id: StepId): Road {
    const road: Step[] = [];
    for (let at: StepId | null = id; at !== null; at = from.get(at) ?? null) {
      const step = program.steps[at];
      if (step) road.unshift(step);
    }
    return road;
  }
}

/** Every step that can follow; null where the flow can end. */
function waysOn(step: Step, goesOn: GoesOn): (StepId | null)[] {
  const comesBack = step.verb === 'run' ? goesOn(step.flow) : true;
  return waysOf(step).flatMap(({ to, ends }) => {
    if (ends === 'person' || ends === 'resolved' || comesBack === false) return [];
    // Where it cannot be told whether a flow comes back, whatever is right is taken: one mistake is reported once.
    return comesBack === null && to === null ? [] : [to];
  });
}

function reportOpenEnds(flow: LinkedFlow, roads: readonly Road[]): void {
  for (const road of roads) {
    const last = road.at(-1);
    const at = last && flow.drafts.get(last.id);
    if (!last || !at) continue;
    const way = road.map(({ id }) => id).join(' → ');
    const why = last.verb === 'choose' ? ' when no branch takes over' : '';
    flow.report.error(
      'FLOW_NO_OUTCOME',
      at,
      `The flow can end after '${last.id}'${why} without an outcome (${way}); add \`resolve:\` or \`handoff:\`, or say \`case: false\` if it opens no case.`,
    );
  }
}

function checkOrder(flow: LinkedFlow, list: readonly StepDraft[]): void {
  for (const [index, step] of list.entries()) {
    const following = list[index + 1];
    if (following && endsCase(step)) {
      const message = `Nothing follows \`${step.verb}\`, so this \`${following.verb}\` is never reached; move it before, or take it out.`;
      flow.report.error('FLOW_AFTER_END', following, message);
      return;
    }
    for (const inner of step.inner) checkOrder(flow, inner);
  }
}

/** Only the first step of each stretch that no path reaches; what `FLOW_AFTER_END` says already is left out. */
function reportUnreached(flow: LinkedFlow, list: readonly StepDraft[], reached: ReadonlySet<StepId>): void {
  for (const [index, step] of list.entries()) {
    const before = list[index - 1];
    if (before && endsCase(before)) return;
    const id = flow.ids.get(step) ?? '';
    if (!reached.has(id)) {
      const message = `No path reaches '${id}', because every path before it ends; take it out, or let a path go on.`;
      flow.report.warn('FLOW_UNREACHABLE_STEP', step, message);
      return;
    }
    for (const inner of step.inner) reportUnreached(flow, inner, reached);
  }
}
