import { rootOf, spanOf } from './check-unused';
import { didYouMean } from './did-you-mean';
import { EVERYTHING, type FlowCall, type FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { ProvenFlow } from './prove-flows';
import type { Gap } from './prove-gaps';

/** What callers do not give a flow that needs it, and what they give it for nothing: told to the callers. */
export function checkInputs(flow: LinkedFlow, proven: readonly ProvenFlow[], calls: FlowCalls): void {
  const name = flow.program.flow;
  const all = calls.runs.get(name) ?? [];
  if (all.length === 0 || flow.draft.reading.hasGaps) return;
  const told = new Set<string>();
  for (const { given, proof } of proven) {
    const callers = all.filter(({ step }) => isGiven(step.with, given));
    for (const gap of callers.length > 0 ? proof.gaps : []) {
      if (!isMissingInput(gap, given, calls.inputs.get(name))) continue;
      for (const caller of callers) reportMissingInput(caller, flow, gap.read.path[0] ?? '', told);
    }
  }
  reportUnusedInputs(flow, calls);
}

/** Whether a variable is empty only because this caller does not give it, as others do. */
export function isMissingInput({ read, why }: Gap, given: ReadonlySet<string>, inputs?: ReadonlySet<string>): boolean {
  const [root = ''] = read.path;
  return why === 'unset' && !given.has(root) && (inputs?.has(root) ?? false);
}

function isGiven(inputs: object, given: ReadonlySet<string>): boolean {
  const names = Object.keys(inputs);
  return names.length === given.size && names.every((one) => given.has(one));
}

function reportMissingInput({ caller, step }: FlowCall, flow: LinkedFlow, root: string, told: Set<string>): void {
  const at = caller.drafts.get(step.id);
  const key = `${caller.program.flow} ${step.id} ${root}`;
  if (!at || told.has(key)) return;
  told.add(key);
  const mend = didYouMean(root, Object.keys(step.with)) || `; add it to \`with\``;
  const message = `'${flow.program.flow}' reads '${root}', which this \`run\` does not give it${mend}.`;
  caller.report.error('FLOW_INPUT_MISSING', at, message);
}

function reportUnusedInputs(flow: LinkedFlow, calls: FlowCalls): void {
  const read = new Set(flow.draft.reading.reads.map(({ path }) => path[0]));
  const asked = Object.values(flow.program.steps).flatMap((step) => (step.verb === 'ask' ? [step.slot] : []));
  const wanted = [...(calls.wanted.get(flow.program.flow) ?? [])];
  const used = new Set([...read, ...asked, ...wanted.map(rootOf)]);
  if (wanted.includes(EVERYTHING)) return;
  for (const { caller, step } of calls.runs.get(flow.program.flow) ?? []) {
    const draft = caller.drafts.get(step.id);
    for (const input of Object.keys(step.with)) {
      if (used.has(input) || !draft) continue;
      const message = `'${flow.program.flow}' does nothing with '${input}'; take it out of \`with\`.`;
      caller.report.warn('FLOW_INPUT_UNUSED', spanOf(caller, draft, input), message);
    }
  }
}
