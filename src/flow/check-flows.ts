import type { Language } from '../domain/language';
import type { EntityDefinition } from '../domain/training';
import { type Around, flowChecker } from './check-flow';
import { checkInputs } from './check-inputs';
import { checkLength, type Longest } from './check-length';
import type { Declared } from './check-variables';
import { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import { type Proven, proveFlows } from './prove-flows';
import type { Report } from './report';
import type { Span } from './source-text';
import { isPattern } from './standing-patterns';

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

/** A change of one name may break so many; nobody reads what is wrong with more in one go. */
const MOST_BROKEN = 100;

/** What shows only when all flows stand side by side. */
export function checkFlows(flows: ReadonlyMap<string, LinkedFlow>, circumstances: Circumstances): Proof {
  const { menu, languages, entities, today, declared, isWhole } = circumstances;
  const calls = new FlowCalls(flows, menu);
  const circles = checkCircles(flows, calls.runs);
  const proven = proveFlows(flows, {
    calls,
    circles,
    languages,
    entities,
    policies: declared.policy,
    served: declared.served,
  });
  const comesBack = (name: string): boolean | null => {
    const flow = flows.get(name);
    // Told elsewhere: there is no such flow, it could not be read whole, or it runs itself.
    if (!flow || flow.draft.reading.hasGaps || circles.has(name)) return null;
    return proven.get(name)?.some(({ proof }) => proof.results.length > 0) ?? null;
  };
  const around: Around = { flows, calls, proven, circles, comesBack, declared, isWhole };
  const checkFlow = flowChecker(around);
  const walked: LinkedFlow[] = [];
  let broken = 0;
  for (const flow of flows.values()) {
    const { program, draft, report } = flow;
    if (broken === MOST_BROKEN) {
      const message = `${MOST_BROKEN} flows before this one have mistakes; it and those after it are walked when these are mended.`;
      report.error('CONTENT_WAITS', draft.at, message);
      break;
    }
    walked.push(flow);
    checkFlow(flow);
    if (report.diagnostics.some(({ severity }) => severity === 'error')) broken += 1;
    if (isPattern(program.flow)) checkPattern(flow, flows);
    checkReview(flow, today);
    const isNeeded = isPattern(program.flow) || calls.started.has(program.flow) || calls.runs.has(program.flow);
    if (isWhole && !isNeeded) {
      const message = `Nothing starts '${program.flow}': give it triggers, a button, or a \`run\` in another flow.`;
      report.warn('FLOW_NEVER_STARTED', draft.at, message);
    }
  }
  for (const flow of walked) checkInputs(flow, proven.get(flow.program.flow) ?? [], calls);
  checkTriggers(flows);
  const steps = [...flows.values()].reduce((sum, { program }) => sum + Object.keys(program.steps).length, 0);
  const longest = walked.length < flows.size ? null : checkLength(flows, calls, circles);
  return { flows: flows.size, steps, states: statesOf(proven), longest };
}

/** What the check went through. */
export interface Proof {
  readonly flows: number;
  readonly steps: number;
  /** States of steps that were looked at, over all paths. */
  readonly states: number;
  /** The flow that asks most on one road to its outcome, and how often. */
  readonly longest: Longest | null;
}

function statesOf({ made }: Proven): number {
  return [...made.values()].flat().reduce((sum, { proof }) => sum + proof.states, 0);
}

/** A pattern says the rule's words; what becomes of the case is the rule's own to do. */
function checkPattern({ program, drafts, report }: LinkedFlow, flows: ReadonlyMap<string, LinkedFlow>): void {
  for (const step of Object.values(program.steps)) {
    const at = drafts.get(step.id);
    if (at && step.verb === 'run') checkRunByPattern(program.flow, step.flow, at, report, flows);
    const why = whyNoneOfAPattern(program.flow, step);
    if (!at || why === null) continue;
    report.error(
      'PATTERN_VERB',
      at,
      `\`${step.verb}\` means nothing in '${program.flow}', because ${why}; take it out.`,
    );
  }
}

/** What a pattern may not do itself, no flow does in its name. */
function checkRunByPattern(
  pattern: string,
  run: string,
  at: Span,
  report: Report,
  flows: ReadonlyMap<string, LinkedFlow>,
): void {
  const reached = new Set([run]);
  for (const name of reached) {
    const { steps, flow } = flows.get(name)?.program ?? { steps: {}, flow: name };
    for (const step of Object.values(steps)) {
      if (step.verb === 'run') reached.add(step.flow);
      const why = whyNoneOfAPattern(pattern, step);
      if (why === null) continue;
      const message = `'${flow}' has a \`${step.verb}\`, which means nothing in '${pattern}', because ${why}; run another flow.`;
      report.error('PATTERN_VERB', at, message);
      return;
    }
  }
}

function whyNoneOfAPattern(pattern: string, step: Step): string | null {
  switch (step.verb) {
    case 'resolve':
      return 'a pattern ends no case: the rule behind it goes on when its steps are through';
    case 'wait':
    case 'survey':
      return 'the rule behind it would have to wait';
    case 'handoff':
      if (pattern === '_handed-over' || pattern === '_closed') return 'the case is in the queue already';
      return Object.keys(step.exits).length > 0 ? 'what becomes of the case is for the rule: write no exits' : null;
    default:
      return null;
  }
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
