import type { Language } from '../domain/language';
import type { EntityDefinition } from '../domain/training';
import { checkOrder } from './check-paths';
import { checkProofs } from './check-proofs';
import { checkUnused } from './check-unused';
import { checkVariables, type Declared } from './check-variables';
import { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import { longestRoad, type Questions } from './longest-road';
import { type ProvenFlow, proveFlows } from './prove-flows';

interface Circumstances {
  /** Flows that the welcome offers. */
  readonly menu: readonly string[];
  readonly languages: readonly Language[];
  readonly entities: readonly EntityDefinition[];
  readonly today: string | null;
  readonly declared: Declared;
  /** False when a file of flows or settings could not be read: it may start others. */
  readonly isWhole: boolean;
}

/** What shows only when all flows stand side by side. */
export function checkFlows(flows: ReadonlyMap<string, LinkedFlow>, circumstances: Circumstances): Proof {
  const { menu, languages, entities, today, declared, isWhole } = circumstances;
  const calls = new FlowCalls(flows, menu);
  const circles = checkCircles(flows, calls.runs);
  const proven = proveFlows(flows, { calls, circles, languages, entities });
  const comesBack = (name: string): boolean | null => {
    const flow = flows.get(name);
    // Told elsewhere: there is no such flow, it could not be read whole, or it runs itself.
    if (!flow || flow.draft.reading.hasGaps || circles.has(name)) return null;
    return proven.get(name)?.some(({ proof }) => proof.results.length > 0) ?? null;
  };
  for (const flow of flows.values()) {
    const { program, draft, report } = flow;
    checkOrder(flow, comesBack);
    checkVariables(flow, calls, flows, declared);
    checkReview(flow, today);
    if (!draft.reading.hasGaps && !circles.has(program.flow)) {
      checkProofs(flow, proven.get(program.flow) ?? [], calls);
      if (isWhole) checkUnused(flow, calls);
    }
    if (isWhole && !calls.started.has(program.flow) && !calls.runs.has(program.flow)) {
      const message = `Nothing starts '${program.flow}': give it triggers, a button, or a \`run\` in another flow.`;
      report.warn('FLOW_NEVER_STARTED', draft.at, message);
    }
  }
  checkTriggers(flows);
  return { states: statesOf(proven), ...checkLength(flows, calls, circles) };
}

/** What the check went through. */
export interface Proof {
  /** States of steps that were looked at, over all paths. */
  readonly states: number;
  /** The flow that asks most on one road to its outcome, and how often. */
  readonly longest: { readonly flow: string; readonly questions: number } | null;
}

function statesOf(proven: ReadonlyMap<string, readonly ProvenFlow[]>): number {
  return [...proven.values()].flat().reduce((sum, { proof }) => sum + proof.states, 0);
}

/** More questions than that on one road, and customers leave or wish for a person. */
const MOST_QUESTIONS = 15;

function checkLength(
  flows: ReadonlyMap<string, LinkedFlow>,
  calls: FlowCalls,
  circles: ReadonlySet<string>,
): Pick<Proof, 'longest'> {
  const lengths = new Map<string, Questions>();
  const none: Questions = { toEnd: 0, toOutcome: null };
  const lengthOf = (name: string): Questions => {
    const flow = flows.get(name);
    if (!flow || circles.has(name)) return none;
    const known = lengths.get(name) ?? longestRoad(flow.program, lengthOf);
    lengths.set(name, known);
    return known;
  };
  let longest: Proof['longest'] = null;
  for (const [name, { program, draft, report }] of flows) {
    if (!calls.started.has(name)) continue;
    const { toEnd, toOutcome } = lengthOf(name);
    const questions = Math.max(toEnd ?? 0, toOutcome ?? 0);
    if (longest === null || questions > longest.questions) longest = { flow: program.flow, questions };
    if (questions <= MOST_QUESTIONS) continue;
    const message = `The longest road through '${name}' has ${questions} questions, and more than ${MOST_QUESTIONS} are too many; ask less, or hand over earlier.`;
    report.warn('FLOW_LONG_ROAD', draft.at, message);
  }
  return { longest };
}

function checkReview({ program, draft, report }: LinkedFlow, today: string | null): void {
  if (today === null || program.reviewBy === null || program.reviewBy > today) return;
  const owner = program.owner ? ` by ${program.owner}` : '';
  const message = `'${program.flow}' was to be reviewed${owner} by ${program.reviewBy}; read it through and move the date.`;
  report.warn('FLOW_REVIEW_DUE', draft.reviewAt, message);
}

/** A flow that runs itself, through others or not, would never end. Answers with the flows that do. */
function checkCircles(flows: ReadonlyMap<string, LinkedFlow>, runs: FlowCalls['runs']): ReadonlySet<string> {
  const circles = new Set<string>();
  const callees = new Map<string, string[]>();
  for (const [callee, callers] of runs) {
    for (const { caller } of callers) {
      const known = callees.get(caller.program.flow) ?? [];
      known.push(callee);
      callees.set(caller.program.flow, known);
    }
  }
  for (const [callee, callers] of runs) {
    for (const { caller, step } of callers) {
      const way = flows.has(callee) ? wayBetween(callee, caller.program.flow, callees) : null;
      const at = caller.drafts.get(step.id);
      if (way === null || !at) continue;
      circles.add(callee);
      const circle = [caller.program.flow, ...way].join(' → ');
      caller.report.error(
        'FLOW_RUNS_ITSELF',
        at,
        `This flow runs itself (${circle}); use \`repeat\` for what is done again.`,
      );
    }
  }
  return circles;
}

function wayBetween(from: string, to: string, callees: ReadonlyMap<string, readonly string[]>): string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  for (const flow of before.keys()) {
    if (flow === to) return wayBack(flow);
    for (const callee of callees.get(flow) ?? []) if (!before.has(callee)) before.set(callee, flow);
  }
  return null;

  function wayBack(flow: string): string[] {
    const way: string[] = [];
    for (let at: string | null = flow; at !== null; at = before.get(at) ?? null) way.unshift(at);
    return way;
  }
}

function checkTriggers(flows: ReadonlyMap<string, LinkedFlow>): void {
  const owners = new Map<string, string>();
  for (const { program, draft, report } of flows.values()) {
    for (const { intent, at } of draft.triggers) {
      const owner = owners.get(intent);
      if (owner !== undefined) {
        const other = owner === program.flow ? 'twice here' : `in '${owner}' too`;
        report.error(
          'FLOW_TRIGGER_TWICE',
          at,
          `The intent '${intent}' is a trigger ${other}; one intent starts one flow.`,
        );
      }
      owners.set(intent, owner ?? program.flow);
    }
  }
}
