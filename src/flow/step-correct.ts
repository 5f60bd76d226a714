import type { EndedRun, Frame } from '../domain/conversation';
import type { CustomerMessage } from '../domain/event';
import type { Json } from '../domain/json';
import { dependentsOf, innerSteps } from './dependence';
import type { AskStep, Program, StepId } from './program';
import { fillSlot, isValid, openQuestion } from './step-ask';
import { typesOf } from './step-known';
import { endedRun } from './step-run';
import type { Turn } from './step-turn';
import { clearValues, readValue } from './step-values';

type Question = AskStep & { readonly id: StepId; readonly next: StepId | null };

/**
 * "No, I meant KH-104234": goes back to the question that the value belongs to, in the flow under way, in one that runs
 * it, or in one that it ran. What was answered after it is asked again only where it depends on what changed. Without
 * such words it counts as a correction only where the value cannot be the answer to the open question.
 */
export function correct(turn: Turn, message: CustomerMessage, said: boolean): boolean {
  const { phase } = turn.state;
  if (turn.frame === undefined || message.understanding === null) return false;
  if (phase.kind !== 'asking' && phase.kind !== 'confirming' && !(said && phase.kind === 'waiting')) return false;
  const question = phase.kind === 'asking' ? openQuestion(turn) : null;
  const { entities, corrected } = message.understanding;
  for (const { type, value } of entities) {
    if (!said && question !== null && typesOf(question).some((one) => one === type || one === 'text')) continue;
    if (correctTo(turn, type, value as Json)) return true;
  }
  // Words that are no value of a kind: the last question that took any.
  return corrected !== undefined && correctTo(turn, 'text', corrected);
}

function correctTo(turn: Turn, type: string, value: Json): boolean {
  const frames = framesAtAnswer(turn, type, value);
  const frame = frames?.at(-1);
  const step = frame === undefined ? null : questionAt(turn, frame);
  if (!frames || frame === undefined || step === null) return false;
  const before = turn.state;
  turn.set({ frames });
  if (!isValid(turn, step, value)) {
    turn.set(before);
    return false;
  }
  forgetDependents(turn, frames, step);
  turn.set({ phase: { kind: 'idle' } });
  turn.setFrame({ at: step.next });
  fillSlot(turn, step, value, 'words');
  turn.startPattern('_correct', { corrected: value });
  return true;
}

/** The question whose answer fills a slot of the flow. */
export function askStepOf(turn: Turn, slot: string): Question | null {
  const { frame } = turn;
  const program = frame === undefined ? undefined : turn.program(frame.flow);
  return program === undefined ? null : questionOf(program, slot);
}

function questionOf(program: Program, slot: string): Question | null {
  for (const step of Object.values(program.steps)) if (step.verb === 'ask' && step.slot === slot) return step;
  return null;
}

function takes(question: Question | null, type: string): boolean {
  return question !== null && typesOf(question).includes(type);
}

function questionAt(turn: Turn, { flow, at }: Frame): Question | null {
  const step = at === null ? undefined : turn.program(flow)?.steps[at];
  return step?.verb === 'ask' ? step : null;
}

/**
 * The frames as they stand at the question that such a value once answered, what depends on its answer taken out. The
 * innermost flow first, what it ran before what runs it. Null: nothing of this kind was answered, or just this.
 */
function framesAtAnswer(turn: Turn, type: string, value: Json): readonly Frame[] | null {
  const { frames } = turn.state;
  for (let index = frames.length - 1; index >= 0; index -= 1) {
    const frame = frames[index]!;
    const found = rewound(turn, frame, type, value);
    if (found !== null) {
      const [first = frame, ...inner] = found;
      return [...frames.slice(0, index), keepingAbove(first, frames.slice(index + 1), inner), ...inner];
    }
    if (frame.origin !== 'run') return null;
  }
  return null;
}

/** A flow's frame set back to its own question, or to the frames inside it where a flow that it ran had asked. */
function rewound(turn: Turn, frame: Frame, type: string, value: Json): readonly Frame[] | null {
  const program = turn.program(frame.flow);
  if (program === undefined) return null;
  const slot = frame.asked.findLast((name) => takes(questionOf(program, name), type));
  const step = slot === undefined ? null : questionOf(program, slot);
  if (slot !== undefined && step !== null) {
    const before = slot.includes('.') ? readValue(turn, slot) : frame.slots[slot];
    if (JSON.stringify(before) === JSON.stringify(value)) return null;
    return [without(program, { ...frame, at: step.id, tries: 0 }, slot)];
  }
  for (const [runId, ended] of Object.entries(frame.ended ?? {}).reverse()) {
    const run = program.steps[runId];
    if (run?.verb !== 'run' || run.flow !== ended.flow) continue;
    const again = rewound(turn, frameOf(ended, runId, run.save), type, value);
    if (again === null) continue;
    const outer = { ...frame, at: run.next, tries: 0 };
    return [run.save === null ? outer : without(program, outer, run.save), ...again];
  }
  return null;
}

/** The frame without a variable and all that depends on it; loops that do not hold the question begin anew. */
function without(program: Program, frame: Frame, name: string): Frame {
  const gone = dependentsOf(program, name);
  const stays = (one: string) => one !== name && !gone.has(one);
  const holding = Object.keys(frame.loops).filter((id) => {
    const loop = program.steps[id];
    return loop !== undefined && innerSteps(program, loop).some((step) => step.id === frame.at);
  });
  return {
    ...frame,
    slots: Object.fromEntries(Object.entries(frame.slots).filter(([one]) => stays(one))),
    ...(frame.origins && { origins: Object.fromEntries(Object.entries(frame.origins).filter(([one]) => stays(one))) }),
    asked: frame.asked.filter(stays),
    loops: Object.fromEntries(Object.entries(frame.loops).filter(([id]) => holding.includes(id))),
  };
}

function frameOf(ended: EndedRun, step: StepId, save: string | null): Frame {
  const { flow, inputs, slots, asked } = ended;
  return {
    flow,
    origin: 'run',
    ...(save === null ? {} : { save }),
    at: null,
    slots,
    asked,
    tries: 0,
    loops: {},
    run: { step, inputs },
    ...(ended.ended === undefined ? {} : { ended: ended.ended }),
  };
}

/** What was answered in flows that the correction interrupts is kept as if they had ended. */
function keepingAbove(frame: Frame, above: readonly Frame[], inner: readonly Frame[]): Frame {
  const [first, ...others] = above;
  if (first?.run === undefined || inner.length > 0) return frame;
  return { ...frame, ended: { ...frame.ended, [first.run.step]: endedRun(keepingAbove(first, others, [])) } };
}

/** A question that comes again because of the correction is not answered from what was said before, nor from the case. */
function forgetDependents(turn: Turn, frames: readonly Frame[], step: Question): void {
  const program = turn.program(frames.at(-1)?.flow ?? '');
  if (program === undefined) return;
  const gone = dependentsOf(program, step.slot);
  clearValues(
    turn,
    [...gone].filter((name) => name.startsWith('case.')),
  );
  const types = Object.values(program.steps).flatMap((one) =>
    one.verb === 'ask' && gone.has(one.slot) ? typesOf(one).filter((type) => !takes(step, type)) : [],
  );
  turn.set({ known: Object.fromEntries(Object.entries(turn.state.known).filter(([type]) => !types.includes(type))) });
}
