import { checkPaths } from './check-paths';
import { checkVariables, type Declared } from './check-variables';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import { isPattern, PATTERN_INPUTS } from './standing-patterns';

interface Circumstances {
  /** Flows that the welcome offers. */
  readonly menu: readonly string[];
  readonly today: string | null;
  readonly declared: Declared;
  /** False when a file of flows or settings could not be read: it may start others. */
  readonly isWhole: boolean;
}

/** What shows only when all flows stand side by side. */
export function checkFlows(
  flows: ReadonlyMap<string, LinkedFlow>,
  { menu, today, declared, isWhole }: Circumstances,
): void {
  const calls = callsBetween(flows);
  const triggered = [...flows.values()]
    .filter(({ program }) => program.triggers.length > 0)
    .map(({ program }) => program.flow);
  const started = new Set([...triggered, ...calls.buttons, ...menu]);
  checkPaths(flows, started, checkCircles(flows, calls.runs));
  for (const flow of flows.values()) {
    const { program, draft, report } = flow;
    checkVariables(flow, inputsOf(program.flow, calls), declared);
    if (isPattern(program.flow)) checkPattern(flow);
    checkReview(flow, today);
    if (isWhole && !isPattern(program.flow) && !started.has(program.flow) && !calls.runs.has(program.flow)) {
      const message = `Nothing starts '${program.flow}': give it triggers, a button, or a \`run\` in another flow.`;
      report.warn('FLOW_NEVER_STARTED', draft.at, message);
    }
  }
  checkTriggers(flows);
}

interface Calls {
  /** Flows that a button starts. */
  readonly buttons: ReadonlySet<string>;
  /** By flow: the flows that it runs are the keys' callers. */
  readonly runs: ReadonlyMap<string, readonly { readonly caller: LinkedFlow; readonly step: Step }[]>;
  /** Variables that callers give to a flow. */
  readonly inputs: ReadonlyMap<string, ReadonlySet<string>>;
}

function callsBetween(flows: ReadonlyMap<string, LinkedFlow>): Calls {
  const buttons = new Set<string>();
  const runs = new Map<string, { caller: LinkedFlow; step: Step }[]>();
  const inputs = new Map<string, Set<string>>();
  for (const caller of flows.values()) {
    for (const step of Object.values(caller.program.steps)) {
      if (step.verb === 'say') for (const button of step.buttons) buttons.add(button.flow);
      if (step.verb !== 'run') continue;
      runs.set(step.flow, [...(runs.get(step.flow) ?? []), { caller, step }]);
      inputs.set(step.flow, new Set([...(inputs.get(step.flow) ?? []), ...Object.keys(step.with)]));
    }
  }
  return { buttons, runs, inputs };
}

/** What a flow is given: by the flows that run it, or by its rule. */
function inputsOf(flow: string, calls: Calls): ReadonlySet<string> {
  return isPattern(flow) ? new Set(PATTERN_INPUTS[flow]) : (calls.inputs.get(flow) ?? new Set());
}

/** A pattern says the rule's words; what becomes of the case is the rule's own to do. */
function checkPattern({ program, drafts, report }: LinkedFlow): void {
  for (const step of Object.values(program.steps)) {
    const at = drafts.get(step.id);
    const why = whyNoneOfAPattern(program.flow, step);
    if (!at || why === null) continue;
    report.error(
      'PATTERN_VERB',
      at,
      `\`${step.verb}\` means nothing in '${program.flow}', because ${why}; take it out.`,
    );
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
function checkCircles(flows: ReadonlyMap<string, LinkedFlow>, runs: Calls['runs']): ReadonlySet<string> {
  const circles = new Set<string>();
  const callees = new Map<string, string[]>();
  for (const [callee, callers] of runs) {
    for (const { caller } of callers) {
      callees.set(caller.program.flow, [...(callees.get(caller.program.flow) ?? []), callee]);
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
