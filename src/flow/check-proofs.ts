import { checkConditions } from './check-conditions';
import { checkGaps } from './check-gaps';
import { checkTextConditions } from './check-text-conditions';
import type { Declared } from './check-variables';
import { atomsOf } from './condition';
import type { StepDraft } from './draft';
import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { StepId } from './program';
import { ANYBODY } from './prove-answered';
import { comparedPath } from './prove-asked';
import type { ProvenFlow } from './prove-flows';
import type { ProofState } from './prove-state';
import { roadInWords } from './road-words';
import { conditionTree } from './template';
import { waysOf } from './ways';

/** What was found on the paths of a flow, told where its author can mend it. */
export function checkProofs(
  flow: LinkedFlow,
  proven: readonly ProvenFlow[],
  calls: FlowCalls,
  { channels }: Declared,
): void {
  checkGaps(flow, proven, calls);
  checkConditions(flow, proven, channels);
  checkTextConditions(flow, proven);
  reportUnhandled(flow, proven);
  reportNeverAsked(flow, proven);
  reportLoops(flow, proven);
  reportFixedLoops(flow);
  reportBehindChoose(flow, proven, flow.draft.steps);
  if (!calls.started.has(flow.program.flow)) return;
  const own = proven.find(({ given }) => given.size === 0);
  if (flow.program.opensCase) reportOpenEnds(flow, own);
  if (own) reportSilence(flow, own, channels);
}

/** Callers go on after a part of theirs; only customers are left alone. */
function reportOpenEnds(flow: LinkedFlow, own: ProvenFlow | undefined): void {
  for (const road of own?.proof.openEnds ?? []) {
    const last = road.at(-1);
    const at = last && flow.drafts.get(last.step.id);
    if (!last || !at) continue;
    const why = last.step.verb === 'choose' && last.way ? ` ${last.way.words}` : '';
    const message = `The flow can end after '${last.step.id}'${why} without an outcome; add \`resolve:\` or \`handoff:\`, or say \`case: false\` if it opens no case.`;
    flow.report.error('FLOW_NO_OUTCOME', at, message, roadInWords(road));
  }
}

/** The flow ends, and the customer's last words were answered by nothing at all. */
function reportSilence(flow: LinkedFlow, { proof }: ProvenFlow, channels: readonly string[] | null): void {
  const told = new Set<StepId>();
  // A misspelt channel is told where it stands.
  const isMisspelt = flow.draft.reading.references.some(
    ({ kind, name }) => kind === 'channel' && !(channels ?? []).includes(name),
  );
  for (const [who, ends] of proof.silentEnds) {
    if (who !== ANYBODY && isMisspelt) continue;
    for (const [id, road] of ends) {
      const at = flow.drafts.get(id);
      const isOpenEnd = flow.program.opensCase && proof.openEnds.some((open) => open.at(-1)?.step.id === id);
      if (!at || isOpenEnd || told.has(id)) continue;
      told.add(id);
      const on = who === ANYBODY ? '' : ` on ${who}`;
      const asked = road.findLast(({ step }) => step.verb === 'ask')?.step;
      const since = asked?.verb === 'ask' ? `the answer to '${asked.slot}' is followed by no word` : 'no word is said';
      const mend = who === ANYBODY ? 'add a `say`' : "add a `say` for it, or take 'only-on' away";
      const message = `The flow can end here and ${since}${on}, so the customer does not know what became of it; ${mend}.`;
      flow.report.warn('FLOW_SILENT', at, message, roadInWords(road));
    }
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

/** What stands behind a `choose` that has no `else` and needs none: its branches take every value, and each of them ends. */
function reportBehindChoose(flow: LinkedFlow, proven: readonly ProvenFlow[], list: readonly StepDraft[]): void {
  const isReached = (draft: StepDraft): boolean => {
    const id = flow.ids.get(draft) ?? '';
    return proven.length === 0 || proven.some(({ proof }) => !proof.unreached.has(id));
  };
  for (const [index, draft] of list.entries()) {
    for (const inner of draft.inner) reportBehindChoose(flow, proven, inner);
    const following = list[index + 1];
    const step = flow.program.steps[flow.ids.get(draft) ?? ''];
    if (!following || step?.verb !== 'choose' || step.hasElse || !isReached(draft) || isReached(following)) continue;
    const conditions = proven.flatMap(({ proof }) => [...proof.conditions.values()]);
    const asked = conditions.filter((found) => found.step === step.id);
    // A condition that never or always holds is told where it stands; and a branch that goes on has its end told below.
    if (asked.some(({ holds, failsFirst }) => !holds || !failsFirst) || step.branches.some(leadsOn(step))) continue;
    const message = `No path reaches '${flow.ids.get(following)}', because the branches before it take every value and all of them end; take it out, or let a branch go on.`;
    flow.report.warn('FLOW_UNREACHABLE_STEP', following, message);
  }
}

/** Whether a branch is empty and goes on below. */
function leadsOn({ next }: { readonly next: StepId | null }): (branch: { readonly then: StepId | null }) => boolean {
  return ({ then }) => then === null || then === next;
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

/** Loops in which a customer has a word, and no word of theirs changes what `until` asks about. */
function reportFixedLoops(flow: LinkedFlow): void {
  for (const [id, step] of Object.entries(flow.program.steps)) {
    const draft = flow.drafts.get(id);
    const at = draft?.conditions[0];
    if (step.verb !== 'repeat' || !draft || !at || !isOfTheFlow(draft) || changesItself(flow, id)) continue;
    // A loop in which nobody has a word is told as such, and a condition that cannot come out both ways, too.
    const isTold = flow.report.diagnostics.some(({ code, line }) => {
      const { line: own } = flow.draft.reading.source.placeOf(draft.start);
      const { line: asked } = flow.draft.reading.source.placeOf(at.start);
      return code !== 'FLOW_LOOP_ALONE' ? line === asked : line === own;
    });
    if (isTold) continue;
    const message = `Nothing in this loop changes what \`${step.until}\` asks about, so it goes round ${step.atMost} times or not at all; ask for it in the loop, or ask about what the loop fills.`;
    flow.report.warn('CONDITION_NEVER_HOLDS', at, message);
  }
}

/** What a flow keeps beyond itself, the clock and the language may change without a step of the loop. */
function isOfTheFlow({ reads }: StepDraft): boolean {
  return reads.length > 0 && reads.every(({ path: [root = ''] }) => !ALWAYS_THERE.includes(root));
}

const ALWAYS_THERE: readonly string[] = ['customer', 'case', 'now', 'language', 'policy', 'channel', 'bot'];

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
