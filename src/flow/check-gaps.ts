import { isMissingInput } from './check-inputs';
import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { ProvenFlow } from './prove-flows';
import type { Gap } from './prove-gaps';
import { partingFor, roadInWords, sourceOf, turnOf } from './road-words';

/** Variables that are read on a path on which nothing has filled them. */
export function checkGaps(flow: LinkedFlow, proven: readonly ProvenFlow[], calls: FlowCalls): void {
  const told = new Set<string>();
  const name = flow.program.flow;
  for (const { given, proof } of proven) {
    for (const gap of [...proof.gaps].sort((a, b) => a.read.start - b.read.start)) {
      const root = gap.read.path[0] ?? '';
      // What no step fills before is for a caller to give.
      if (gap.why === 'nil' && gap.read.isGuarded && calls.inputs.get(name)?.has(root)) continue;
      const isInput = isMissingInput(gap, given, calls.inputs.get(name));
      const isStartedSo = given.size === 0 && calls.started.has(name);
      // Where flows run it, they are told; here it is told of customers who start it themselves.
      if (isInput && !isStartedSo && calls.runs.has(name)) continue;
      // The same text in another language, or another text of the same step, is the same mistake.
      const mistake = `${gap.road.at(-1)?.step.id} ${root}`;
      if (told.has(mistake)) continue;
      told.add(mistake);
      reportGap(flow, gap, isInput);
    }
  }
}

function reportGap(flow: LinkedFlow, { read, why, road }: Gap, isInput: boolean): void {
  const name = read.path.join('.');
  const [root = ''] = read.path;
  const way = roadInWords(road);
  if (why === 'skipped') {
    const message = `'${name}' may be empty here, because the customer may skip the question; write {% if ${root} %} around it, or \`| default: "…"\`.`;
    flow.report.warn('FLOW_VARIABLE_SKIPPED', read, message, way);
  } else if (why === 'nil') {
    const mend = read.isGuarded ? 'read it behind the step that fills it' : 'say it where there is something';
    const message = `'${name}' is always empty here, since '${root}' is nothing on every path to this place; take it out, or ${mend}.`;
    flow.report.warn('FLOW_VARIABLE_EMPTY', read, message, way);
  } else if (isInput) {
    const message = `'${name}' is not filled when customers start '${flow.program.flow}' themselves; only flows that run it give '${root}'.`;
    flow.report.error('FLOW_VARIABLE_UNSET', read, message, way);
  } else {
    const message = `'${name}' ${whenUnset(read, road)}; fill it on that path too, or ask \`if ${root}\` first.`;
    flow.report.error('FLOW_VARIABLE_UNSET', read, message, way);
  }
}

function whenUnset({ path }: Gap['read'], road: Gap['road']): string {
  const parting = partingFor(road, path[0] ?? '');
  if (parting !== null) return `is not filled ${parting}`;
  const source = sourceOf(road, path);
  if (source !== null) return `is not filled on every path on which '${source}' comes back`;
  const turn = turnOf(road);
  return turn === null ? 'is filled only after this place' : `is not filled ${turn}`;
}
