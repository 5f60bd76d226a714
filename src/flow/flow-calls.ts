import type { LinkedFlow } from './link-steps';
import type { RunStep, Step } from './program';
import { isPattern, PATTERN_INPUTS } from './standing-patterns';

/** Stands for all parts of a flow's results, where a caller reads them as a whole. */
export const EVERYTHING = '*';

export interface FlowCall {
  readonly caller: LinkedFlow;
  readonly step: Step & RunStep;
}

/** Who starts which flow, and with what. */
export class FlowCalls {
  /** Flows that a button starts. */
  readonly buttons = new Set<string>();
  /** By flow: who runs it. */
  readonly runs = new Map<string, FlowCall[]>();
  /** By flow: the variables that some caller gives. */
  readonly inputs = new Map<string, Set<string>>();
  /** By flow: the parts of its results that callers read. */
  readonly wanted = new Map<string, Set<string>>();
  /** Flows that customers can start: by their words, a button, the menu. */
  readonly started: ReadonlySet<string>;

  constructor(flows: ReadonlyMap<string, LinkedFlow>, menu: readonly string[]) {
    const triggered: string[] = [];
    for (const caller of flows.values()) {
      if (caller.program.triggers.length > 0) triggered.push(caller.program.flow);
      for (const step of Object.values(caller.program.steps)) {
        if (step.verb === 'say') for (const button of step.buttons) this.buttons.add(button.flow);
        if (step.verb === 'run') this.add(caller, step);
      }
    }
    this.started = new Set([...triggered, ...this.buttons, ...menu]);
    // The rule that speaks by a pattern gives it what it knows.
    for (const name of flows.keys()) if (isPattern(name)) this.inputs.set(name, new Set(PATTERN_INPUTS[name]));
  }

  /** Each set of variables with which the flow may begin. */
  givenSets(flow: string): readonly ReadonlySet<string>[] {
    if (isPattern(flow)) return [new Set(PATTERN_INPUTS[flow])];
    const calls = this.runs.get(flow) ?? [];
    const sets = calls.map(({ step }) => Object.keys(step.with).sort());
    if (this.started.has(flow) || calls.length === 0) sets.push([]);
    return [...new Map(sets.map((names) => [names.join(' '), new Set(names)])).values()];
  }

  private add(caller: LinkedFlow, step: Step & RunStep): void {
    const name = step.flow;
    const runs = this.runs.get(name) ?? [];
    runs.push({ caller, step });
    this.runs.set(name, runs);
    const inputs = this.inputs.get(name) ?? new Set();
    for (const key of Object.keys(step.with)) inputs.add(key);
    this.inputs.set(name, inputs);
    const wanted = this.wanted.get(name) ?? new Set();
    this.wanted.set(name, wanted);
    for (const { path } of caller.draft.reading.reads) {
      if (path[0] !== step.save) continue;
      wanted.add(path.length === 1 ? EVERYTHING : path.slice(1).join('.'));
    }
  }
}
