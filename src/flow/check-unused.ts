import { EVERYTHING, type FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import type { Span } from './source-text';
import { isPattern, KEEP } from './standing-patterns';

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
      if (read.has(variable) || asked.has(variable) || (isPattern(name) && variable === KEEP)) continue;
      const message = `Nothing reads '${variable}', which this step fills; read it, or take it out.`;
      flow.report.warn('FLOW_VARIABLE_UNUSED', spanOf(flow, draft ?? flow.draft.at, variable), message);
    }
  }
}

/** What a call or another flow brought is on record, and people may want to see it: only what a step sets itself is idle. */
function filledBy(step: Step): readonly string[] {
  return step.verb === 'set' ? Object.keys(step.values).filter((name) => !name.includes('.')) : [];
}

export function rootOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** Where a step names a variable that it fills or passes on. */
export function spanOf(flow: LinkedFlow, at: Span, variable: string): Span {
  const { text } = flow.draft.reading.source;
  const found = new RegExp(`(?<=[{,\\s])${variable}(?=\\s*:)`).exec(text.slice(at.start));
  if (!found) return at;
  const start = at.start + found.index;
  return { start, end: start + variable.length };
}
