import { checkConditions } from './check-conditions';
import { checkGaps } from './check-gaps';
import { atomsOf } from './condition';
import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import { comparedPath } from './prove-asked';
import type { ProvenFlow } from './prove-flows';
import type { ProofState } from './prove-state';
import { roadInWords } from './road-words';
import { conditionTree } from './template';
import { waysOf } from './ways';

/** What was found on the paths of a flow, told where its author can mend it. */
export function checkProofs(flow: LinkedFlow, proven: readonly ProvenFlow[], calls: FlowCalls): void {
  checkGaps(flow, proven, calls);
  checkConditions(flow, proven);
  reportUnhandled(flow, proven);
  reportNeverAsked(flow, proven);
  reportLoops(flow, proven);
  if (flow.program.opensCase && calls.started.has(flow.program.flow)) reportOpenEnds(flow, proven);
}

function reportOpenEnds(flow: LinkedFlow, proven: readonly ProvenFlow[]): void {
  // Callers go on after a part of theirs; only customers are left alone.
  const own = proven.find(({ given }) => given.size === 0);
  for (const road of own?.proof.openEnds ?? []) {
    const last = road.at(-1);
    const at = last && flow.drafts.get(last.step.id);
    if (!last || !at) continue;
    const why = last.step.verb === 'choose' && last.way ? ` ${last.way.words}` : '';
    const message = `The flow can end after '${last.step.id}'${why} without an outcome; add \`resolve:\` or \`handoff:\`, or say \`case: false\` if it opens no case.`;
    flow.report.error('FLOW_NO_OUTCOME', at, message, roadInWords(road));
  }
}

function reportUnhandled(flow: LinkedFlow, proven: readonly ProvenFlow[]): void {
  const told = new Set<string>();
  for (const [id, { road, state }] of proven.flatMap(({ proof }) => [...proof.unhandled])) {
    const at = flow.drafts.get(id);
    const step = flow.program.steps[id];
    if (!at || !step || told.has(id)) continue;
    told.add(id);
    const values = valuesLeft(step.verb === 'choose' ? step.branches : step.verb === 'say' ? step.variants : [], state);
    const without = step.verb === 'say' ? 'say what is said' : 'say what happens';
    const instead = step.verb === 'say' ? '`choose` with `else: []`' : '`- else: []`';
    const message =
      values === null
        ? `\`${step.verb}\` has no \`else\`; ${without} when no condition holds, or write ${instead}.`
        : `\`${step.verb}\` has no \`else\`, and ${step.verb === 'say' ? 'no text' : 'no branch'} is for ${values}; write one, or an \`else\`.`;
    flow.report.warn('FLOW_NO_ELSE', at, message, roadInWords(road));
  }
}

/** The values that no branch takes, where every branch asks about the same variable and its values are known. */
function valuesLeft(branches: readonly { readonly if: string }[], state: ProofState): string | null {
  const names = new Set<string>();
  for (const branch of branches) {
    const tree = conditionTree(branch.if);
    for (const atom of tree ? atomsOf(tree) : []) names.add((comparedPath(atom) ?? []).join('.'));
  }
  const [name = ''] = names;
  const only = names.size === 1 && name !== '' ? state.get(name.split('.')).only : null;
  return only === null || only.length === 0 ? null : `${name} == ${only.map((one) => JSON.stringify(one)).join(', ')}`;
}

function reportNeverAsked(flow: LinkedFlow, proven: readonly ProvenFlow[]): void {
  const [first, ...others] = proven.map(({ proof }) => proof.neverAsked);
  for (const id of first ?? []) {
    const at = flow.drafts.get(id);
    const step = flow.program.steps[id];
    if (!at || step?.verb !== 'ask' || !others.every((some) => some.has(id))) continue;
    const message = `This question is never asked, since '${step.slot}' is filled on every path to it; take it out, or empty the variable before with \`set: { ${step.slot}: null }\`.`;
    flow.report.warn('FLOW_NEVER_ASKED', at, message);
  }
}

function reportLoops(flow: LinkedFlow, proven: readonly ProvenFlow[]): void {
  const told = new Set<string>();
  for (const [id, { heard, road }] of proven.flatMap(({ proof }) => [...proof.aloneLoops])) {
    const at = flow.drafts.get(id);
    if (!at || told.has(id)) continue;
    told.add(id);
    const way = roadInWords(road);
    if (heard === 'nobody' && !changesItself(flow, id)) {
      const message =
        'This loop can go round without the customer or an action having a word, so it says the same again; ask something in it, or take it out.';
      flow.report.error('FLOW_LOOP_ALONE', at, message, way);
    } else {
      const message =
        'This loop can go round without the customer having a word; ask or wait for something in it (an action that may fail has `retry`).';
      flow.report.warn('FLOW_LOOP_ALONE', at, message, way);
    }
  }
}

/** Whether a step in the loop fills what its condition asks about. */
function changesItself(flow: LinkedFlow, id: string): boolean {
  const loop = flow.drafts.get(id);
  const asked = new Set(loop?.reads.map(({ path }) => path[0]));
  const inside = (steps: LinkedFlow['draft']['steps']): boolean =>
    steps.some((draft) => {
      const step = flow.program.steps[flow.ids.get(draft) ?? ''];
      const fills = step ? waysOf(step).flatMap((way) => way.fills) : [];
      return fills.some((name) => asked.has(name.split('.')[0])) || draft.inner.some(inside);
    });
  return loop?.inner.some(inside) ?? false;
}
