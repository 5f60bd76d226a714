import { EVERYTHING, type FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import type { Span } from './source-text';

/** Variables that a step fills and nobody reads, and inputs that a flow has no use for. */
export function checkUnused(flow: LinkedFlow, calls: FlowCalls): void {
  const { steps, flow: name } = flow.program;
  const all = Object.values(steps);
  reportUnusedInputs(flow, calls);
  // People who take the case over see every variable on its card.
  if (all.some(({ verb }) => verb === 'handoff')) return;
  const wanted = calls.wanted.get(name) ?? new Set();
  if (wanted.has(EVERYTHING)) return;
  const read = new Set([...flow.draft.reading.reads.map(({ path }) => path[0]), ...[...wanted].map(rootOf)]);
  const asked = new Set(all.flatMap((step) => (step.verb === 'ask' ? [step.slot] : [])));
  for (const step of all) {
    const draft = flow.drafts.get(step.id);
    for (const variable of draft ? filledBy(step) : []) {
      if (read.has(variable) || asked.has(variable)) continue;
      const message = `Nothing reads '${variable}', which this step fills; read it, or take it out.`;
      flow.report.warn('FLOW_VARIABLE_UNUSED', spanOf(flow, draft ?? flow.draft.at, step, variable), message);
    }
  }
}

function filledBy(step: Step): readonly string[] {
  if (step.verb === 'set') return Object.keys(step.values).filter((name) => !name.includes('.'));
  return (step.verb === 'call' || step.verb === 'run') && step.save !== null ? [step.save] : [];
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
      caller.report.warn('FLOW_INPUT_UNUSED', spanOf(caller, draft, step, input), message);
    }
  }
}

function rootOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** Where a step names a variable that it fills. */
function spanOf(flow: LinkedFlow, at: Span, step: Step, variable: string): Span {
  const { text } = flow.draft.reading.source;
  const before =
    step.verb === 'set' || step.verb === 'run' ? `(?<=[{,\\s])${variable}(?=\\s*:)` : `(?<=save:\\s*)${variable}\\b`;
  const found = new RegExp(
    step.verb === 'run' && step.save === variable ? `(?<=save:\\s*)${variable}\\b` : before,
  ).exec(text.slice(at.start));
  if (!found) return at;
  const start = at.start + found.index;
  return { start, end: start + variable.length };
}
