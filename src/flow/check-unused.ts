import { EVERYTHING, type FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import type { Span } from './source-text';

/** Variables that a step fills and nobody reads. */
export function checkUnused(flow: LinkedFlow, calls: FlowCalls): void {
  const { steps, flow: name } = flow.program;
  const all = Object.values(steps);
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

export function rootOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** Where a step names a variable that it fills. */
export function spanOf(flow: LinkedFlow, at: Span, step: Step, variable: string): Span {
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
