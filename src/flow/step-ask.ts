import type { Frame, Origin } from '../domain/conversation';
import type { Json } from '../domain/json';
import { botAsksAgain } from './asked-again';
import type { AskStep, StepId } from './program';
import { handOff } from './step-case';
import { fileWillDo } from './step-file';
import { isKnownEarly, typesOf } from './step-known';
import { planAskReminders } from './step-later';
import { goTo, type Taken } from './step-place';
import type { Turn } from './step-turn';
import { readValue, writeValues } from './step-values';
import { holds, renderValue } from './template';

export function ask(turn: Turn, step: AskStep & { id: StepId }, next: StepId | null): Taken {
  const value = readValue(turn, step.slot) ?? null;
  if (value !== null) {
    turn.went(step.id, 'answered');
    return goTo(turn, next);
  }
  if (fillFromKnown(turn, step)) return goTo(turn, next);
  if (step.choicesFrom !== null && choicesOf(turn, step).length === 0) return nothingToChoose(turn, step, next);
  noteAskedAgain(turn, step);
  putQuestion(turn, step, turn.render(step.prompts.first));
  return 'waits';
}

function noteAskedAgain(turn: Turn, step: AskStep): void {
  const { openCase } = turn;
  if (openCase === null) return;
  for (const what of botAsksAgain(step.slot, turn.state, (value) => isValid(turn, step, value)))
    turn.fact({ fact: 'asked-again', caseNumber: openCase.number, what, by: 'bot' });
}

/** What was said earlier answers the question. */
function fillFromKnown(turn: Turn, step: AskStep & { readonly id: StepId }): boolean {
  for (const type of typesOf(step).filter((one) => step.early || isKnownEarly(one))) {
    const known = turn.state.known[type];
    if (known === undefined || !isValid(turn, step, known)) continue;
    fillSlot(turn, step, known, 'words');
    return true;
  }
  return false;
}

/** After a question about something else: its answers may have brought what the open question asks for. */
export function isAnsweredMeanwhile(turn: Turn): boolean {
  const question = openQuestion(turn);
  if (question === null || !fillFromKnown(turn, question)) return false;
  turn.setFrame({ at: question.next, tries: 0 });
  turn.phase({ kind: 'idle' });
  return true;
}

/** A list that turned out empty: no answer could be right. */
function nothingToChoose(turn: Turn, step: AskStep & { readonly id: StepId }, next: StepId | null): Taken {
  turn.went(step.id, step.optional ? 'skipped' : 'on-failure');
  if (step.optional) return goTo(turn, next);
  if (step.onFailure !== null) return goTo(turn, step.onFailure);
  handOff(turn, { reason: 'tries-used-up', note: `nothing to choose from for '${step.slot}'` });
  return 'waits';
}

/** Says a question and waits for its answer. */
export function putQuestion(turn: Turn, step: AskStep, text: string): void {
  const prompt = turn.freshId('p');
  const titles = questionChoices(turn, step);
  const buttons = titles.map((one) => turn.button(prompt, one.value, one.title));
  turn.say({ text, ...(buttons.length > 0 ? { buttons } : {}) });
  turn.phase({ kind: 'asking', prompt, buttons });
  planAskReminders(turn, step, prompt);
}

/** The open question once more, in the author's words for it. */
export function putAgain(turn: Turn): void {
  const question = openQuestion(turn);
  if (question === null) return;
  putQuestion(turn, question, turn.render(question.prompts.again ?? question.prompts.first));
}

/** What can be pressed instead of typed. */
export function questionChoices(turn: Turn, step: AskStep): readonly { value: string; title: string }[] {
  const choices = choicesOf(turn, step);
  return step.optional ? [...choices, { value: 'skip', title: turn.standing('button-skip') }] : choices;
}

type Choice = { readonly value: string; readonly title: string };

function choicesOf(turn: Turn, step: AskStep): readonly Choice[] {
  if (step.type === 'yes-no') {
    return [
      { value: 'yes', title: turn.standing('button-yes') },
      { value: 'no', title: turn.standing('button-no') },
    ];
  }
  if (step.choicesFrom === null) {
    return step.choices.map((one) => ({ value: one.value, title: turn.render(one.title) }));
  }
  const { from, value, title, atMost } = step.choicesFrom;
  const list = renderValue(from, turn.scope());
  const choices = new Map<string, Choice>();
  for (const item of Array.isArray(list) ? (list as readonly Json[]) : []) {
    const own = String(renderValue(value, turn.scope({ item })) ?? '').trim();
    if (own !== '' && choices.size < atMost)
      choices.set(own, { value: own, title: turn.render(title, { item }) || own });
  }
  return [...choices.values()];
}

export function isValid(turn: Turn, step: AskStep, value: Json): boolean {
  return fileWillDo(step, value) && (step.valid === null || holds(step.valid, turn.scope({ value })));
}

export function fillSlot(turn: Turn, step: AskStep & { readonly id: StepId }, value: Json, origin: Origin): void {
  const frame = turn.frame;
  if (frame === undefined) return;
  turn.went(step.id, 'answered');
  writeValues(turn, { [step.slot]: value }, origin);
  turn.setFrame({ asked: [...frame.asked.filter((slot) => slot !== step.slot), step.slot], tries: 0 });
  // A picture shows one thing: it is no answer to the same question about another.
  if (step.type === 'file') {
    const { file: _, ...others } = turn.state.known;
    turn.set({ known: others });
  }
  turn.fact({ fact: 'slot-filled', flow: frame.flow, slot: step.slot });
}

/** The question that the innermost flow waits at, if it waits at one. */
export function openQuestion(
  turn: Turn,
  frames: readonly Frame[] = turn.state.frames,
): (AskStep & { readonly id: StepId; readonly next: StepId | null }) | null {
  const frame = frames.at(-1);
  if (frame === undefined || frame.at === null) return null;
  const step = turn.program(frame.flow)?.steps[frame.at];
  return step?.verb === 'ask' ? step : null;
}
