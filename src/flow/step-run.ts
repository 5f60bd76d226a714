import type { EndedRun, Frame } from '../domain/conversation';
import type { JsonObject } from '../domain/json';
import { dependentsOf } from './dependence';
import type { Program, RunStep, StepId } from './program';
import { handOff } from './step-case';
import type { Taken } from './step-place';
import type { Turn } from './step-turn';
import { renderValue } from './template';

export function pushFrame(
  turn: Turn,
  program: Program,
  origin: Frame['origin'],
  slots: JsonObject,
  save?: string,
): void {
  const frame: Frame = {
    flow: program.flow,
    origin,
    ...(save === undefined ? {} : { save }),
    at: program.start,
    slots,
    asked: [],
    tries: 0,
    loops: {},
  };
  turn.set({ frames: [...turn.state.frames, frame] });
  const current = turn.openCase;
  if (program.opensCase && current !== null && !current.tried.includes(program.flow)) {
    turn.setCase({ tried: [...current.tried, program.flow] });
  }
  turn.fact({ fact: 'flow-started', flow: program.flow, ...(program.opensCase ? {} : { aside: true }) });
}

export function run(turn: Turn, step: RunStep & { readonly id: StepId; readonly next: StepId | null }): Taken {
  const program = turn.program(step.flow);
  if (program === undefined) {
    handOff(turn, { reason: 'internal-error', note: `no flow '${step.flow}'` });
    return 'waits';
  }
  const inputs = renderValue(step.with, turn.scope()) as JsonObject;
  const before = turn.frame?.ended?.[step.id];
  turn.setFrame({ at: step.next });
  pushFrame(turn, program, 'run', inputs, step.save ?? undefined);
  turn.setFrame({ run: { step: step.id, inputs } });
  if (before?.flow === step.flow) keepAnswers(turn, program, before, inputs);
  return 'goes-on';
}

/** The flow ran before, and a correction or "back" leads through it again: what was answered there and still holds is not asked anew. */
function keepAnswers(turn: Turn, program: Program, before: EndedRun, inputs: JsonObject): void {
  const names = new Set([...Object.keys(before.inputs), ...Object.keys(inputs)]);
  const changed = [...names].filter((name) => JSON.stringify(before.inputs[name]) !== JSON.stringify(inputs[name]));
  const gone = new Set(changed.flatMap((name) => [...dependentsOf(program, name)]));
  const asked = before.asked.filter((slot) => !gone.has(slot) && !Object.hasOwn(inputs, slot));
  const answers = Object.fromEntries(asked.map((slot) => [slot, before.slots[slot] ?? null]));
  turn.setFrame({ slots: { ...answers, ...inputs }, asked, ...(before.ended && { ended: before.ended }) });
}

/** What a flow gives back: what it declares, or all its variables. */
export function resultsOf(turn: Turn, { flow, slots }: Frame): JsonObject {
  const results = turn.program(flow)?.results ?? null;
  return results === null ? slots : Object.fromEntries(results.map((name) => [name, slots[name] ?? null]));
}

/** The newest last. */
export function withEnded(before: Frame['ended'], step: StepId, frame: Frame): Frame['ended'] {
  const { [step]: _older, ...others } = before ?? {};
  return { ...others, [step]: endedRun(frame) };
}

/** What is kept of a flow that another one ran. */
export function endedRun({ flow, slots, asked, run, ended }: Frame): EndedRun {
  return { flow, inputs: run?.inputs ?? {}, slots, asked, ...(ended === undefined ? {} : { ended }) };
}
