import type { EndedRun, Frame, Origin } from '../domain/conversation';
import type { ActionResult } from '../domain/event';
import type { Json, JsonObject } from '../domain/json';
import { dependentsOf, innerSteps } from './dependence';
import type { AskStep, CallStep, Program, RepeatStep, ResolveStep, RunStep, Step, StepId } from './program';
import { askRating, closeCase, giveToPeople, handOff, openCase } from './step-case';
import { fileWillDo } from './step-file';
import { planFollowUp } from './step-follow-up';
import { isKnownEarly, typesOf } from './step-known';
import { planAskReminders, planReminder, WAIT } from './step-later';
import { keepPromise, makePromise } from './step-promise';
import { say } from './step-say';
import { askScore } from './step-survey';
import type { Turn } from './step-turn';
import { clearValues, readValue, writeValues } from './step-values';
import { holds, renderValue } from './template';

/** More steps than any sound flow takes between two words of the customer: past it, a person. */
const MOST_STEPS = 500;
/** A digression of a digression of a digression is a new matter. */
export const MOST_DIGRESSIONS = 3;

/** Begins a flow on top of what is under way and walks until somebody else is to speak. */
export function startFlow(turn: Turn, flow: string, origin: Frame['origin'], intent: string | null): void {
  const program = turn.program(flow);
  if (program === undefined) return handOff(turn, { reason: 'internal-error', note: `no flow '${flow}'` });
  if (program.opensCase) openCase(turn, intent);
  pushFrame(turn, program, origin, {});
  walk(turn);
}

/** Walks the innermost flow until it waits, hands over or nothing is left. */
export function walk(turn: Turn): void {
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const { frame } = turn;
    if (frame === undefined) return rest(turn);
    const program = turn.program(frame.flow);
    if (program === undefined) return handOff(turn, { reason: 'internal-error', note: `no flow '${frame.flow}'` });
    if (frame.at === null) {
      if (endFlow(turn, frame) === 'waits') return;
      continue;
    }
    const current = program.steps[frame.at];
    if (current === undefined) {
      return handOff(turn, { reason: 'internal-error', note: `flow '${frame.flow}' has no step '${frame.at}'` });
    }
    turn.fact({ fact: 'step', flow: frame.flow, step: current.id });
    if (take(turn, current) === 'waits') return;
  }
  handOff(turn, { reason: 'internal-error', note: `flow '${turn.frame?.flow}' does not come to rest` });
}

type Taken = 'goes-on' | 'waits';

function take(turn: Turn, step: Step): Taken {
  switch (step.verb) {
    case 'say':
      say(turn, step);
      return goTo(turn, step.next);
    case 'ask':
      return ask(turn, step, step.next);
    case 'choose': {
      const scope = turn.scope();
      const index = step.branches.findIndex((one) => holds(one.if, scope));
      const branch = step.branches[index];
      turn.went(step.id, branch === undefined ? 'else' : `if-${index + 1}`);
      return goTo(turn, branch === undefined ? step.otherwise : branch.then);
    }
    case 'call':
      return call(turn, step);
    case 'set':
      writeValues(turn, renderValue(step.values, turn.scope()) as JsonObject, 'flow');
      return goTo(turn, step.next);
    case 'run':
      return run(turn, step);
    case 'repeat': {
      const times = turn.frame?.loops[step.id] ?? 0;
      const isUntil = holds(step.until, turn.scope());
      const done = times >= step.atMost || isUntil;
      turn.went(step.id, isUntil ? 'until' : done ? 'at-most' : 'round');
      turn.setFrame({ loops: { ...turn.frame?.loops, [step.id]: done ? 0 : times + 1 } });
      if (!done && times > 0) forgetRound(turn, step);
      return goTo(turn, done ? step.next : step.body);
    }
    case 'handoff':
      // What is left of a flow after an agent has closed its case does not give it away again.
      return turn.frame?.afterwards ? goTo(turn, null) : giveToPeople(turn, step);
    case 'promise':
      makePromise(turn, step);
      return goTo(turn, step.next);
    case 'kept':
      keepPromise(turn, step.promise);
      return goTo(turn, step.next);
    case 'survey':
      if (askScore(turn, step.scale, step.say)) return 'waits';
      return goTo(turn, step.next);
    case 'wait':
      restUntil(turn, turn.event.at + turn.time(step.rest));
      return 'waits';
    case 'remind':
      planReminder(turn, step);
      return goTo(turn, step.next);
    case 'follow-up':
      planFollowUp(turn, step);
      return goTo(turn, step.next);
    case 'resolve':
      return resolve(turn, step);
  }
}

/** Steps that only say or set something: they can be taken beside an agent. */
const ASIDE: readonly Step['verb'][] = ['say', 'set', 'choose', 'promise', 'kept', 'remind'];

/** Takes what is only said from a step on, up to the end of its list. The flow's own place is the caller's to keep. */
export function walkAside(turn: Turn, from: StepId): void {
  turn.setFrame({ at: from });
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const { frame } = turn;
    const current = frame?.at == null ? undefined : turn.program(frame.flow)?.steps[frame.at];
    if (frame === undefined || current === undefined || !ASIDE.includes(current.verb)) return;
    turn.fact({ fact: 'step', flow: frame.flow, step: current.id });
    take(turn, current);
  }
}

// wait

function restUntil(turn: Turn, until: number): void {
  turn.setFrame({ until });
  turn.phase({ kind: 'waiting' });
  turn.setTimer(WAIT, until);
}

/** The step at which the innermost flow rests, if it rests at one. */
export function restingStep(turn: Turn): (Step & { readonly verb: 'wait' }) | null {
  const { frame } = turn;
  if (frame === undefined || frame.at === null) return null;
  const step = turn.program(frame.flow)?.steps[frame.at];
  return step?.verb === 'wait' ? step : null;
}

/** A flow that rests has nothing above it any more: it goes on where its time has come, else it rests on. */
export function restOrGoOn(turn: Turn): Taken {
  const step = restingStep(turn);
  const until = turn.frame?.until ?? turn.event.at;
  if (step === null) return 'goes-on';
  if (until > turn.event.at) {
    restUntil(turn, until);
    return 'waits';
  }
  turn.phase({ kind: 'idle' });
  return goTo(turn, step.next);
}

function goTo(turn: Turn, at: StepId | null): Taken {
  turn.setFrame({ at });
  return 'goes-on';
}

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

// ask

function ask(turn: Turn, step: AskStep & { id: StepId }, next: StepId | null): Taken {
  const value = readValue(turn, step.slot) ?? null;
  if (value !== null) {
    turn.went(step.id, 'answered');
    return goTo(turn, next);
  }
  for (const type of typesOf(step).filter(isKnownEarly)) {
    const known = turn.state.known[type];
    if (known === undefined || !isValid(turn, step, known)) continue;
    fillSlot(turn, step, known, 'words');
    return goTo(turn, next);
  }
  if (step.choicesFrom !== null && choicesOf(turn, step).length === 0) return nothingToChoose(turn, step, next);
  putQuestion(turn, step, turn.render(step.prompts.first));
  return 'waits';
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

// call

function call(turn: Turn, step: CallStep): Taken {
  const callId = turn.freshId('c');
  turn.effects.push({
    kind: 'call',
    callId,
    action: step.action,
    input: renderValue(step.with, turn.scope()) as JsonObject,
    timeoutMs: turn.time(step.timeout),
    attempts: step.attempts,
  });
  turn.phase({ kind: 'calling', callId, heard: [] });
  return 'waits';
}

/** An action has answered the call that the innermost flow waits for. */
export function takeResult(turn: Turn, result: ActionResult): void {
  const { frame } = turn;
  const step = frame?.at == null ? undefined : turn.program(frame.flow)?.steps[frame.at];
  turn.phase({ kind: 'idle' });
  if (step?.verb === 'call') turn.went(step.id, result.ok ? 'answered' : 'on-error');
  if (step === undefined || step.verb !== 'call') {
    return handOff(turn, { reason: 'internal-error', note: 'an action answered to a step that is gone' });
  }
  if (result.ok) {
    if (step.save !== null) writeValues(turn, { [step.save]: result.value }, 'action');
    turn.setFrame({ at: step.next });
    return walk(turn);
  }
  turn.fact({ fact: 'call-failed', action: step.action, code: result.code });
  writeValues(turn, { error: { code: result.code, message: result.message } }, 'action');
  if (step.onError === null) {
    const failed = { action: step.action, code: result.code };
    return turn.startPattern('_failed', failed, failed);
  }
  turn.setFrame({ at: step.onError });
  walk(turn);
}

// run

function run(turn: Turn, step: RunStep & { readonly id: StepId; readonly next: StepId | null }): Taken {
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

// repeat

/** Each round asks its questions anew: what the last one collected must not answer them. */
function forgetRound(turn: Turn, step: RepeatStep & Step): void {
  const { frame } = turn;
  const program = frame === undefined ? undefined : turn.program(frame.flow);
  if (frame === undefined || program === undefined) return;
  const inner = innerSteps(program, step);
  const asks = inner.flatMap((one) => (one.verb === 'ask' ? [one] : []));
  const without = <T>(values: { readonly [name: string]: T }, names: readonly string[]) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
  const slots = asks.map((one) => one.slot);
  clearValues(turn, slots);
  turn.setFrame({
    asked: frame.asked.filter((slot) => !slots.includes(slot)),
    ...(frame.ended && {
      ended: without(
        frame.ended,
        inner.map(({ id }) => id),
      ),
    }),
  });
  turn.set({
    known: without(turn.state.known, asks.flatMap(typesOf)),
  });
}

// The end of a flow

function endFlow(turn: Turn, frame: Frame): Taken {
  turn.fact({ fact: 'flow-ended', flow: frame.flow });
  const below = turn.state.frames.slice(0, -1);
  const parent = below.at(-1);
  if (frame.origin === 'pattern') {
    turn.set({ frames: below, phase: frame.interrupted ?? { kind: 'idle' } });
    turn.rules.afterPattern(turn, frame);
    return 'waits';
  }
  if (frame.origin === 'run' && parent !== undefined) {
    const ended = frame.run === undefined ? parent.ended : withEnded(parent.ended, frame.run.step, frame);
    turn.set({ frames: [...below.slice(0, -1), { ...parent, ...(ended === undefined ? {} : { ended }) }] });
    if (frame.save !== undefined) writeValues(turn, { [frame.save]: resultsOf(turn, frame) }, 'flow');
    return 'goes-on';
  }
  turn.set({ frames: below });
  if (frame.origin === 'digression') return resume(turn);
  const opensCase = turn.program(frame.flow)?.opensCase ?? false;
  if (opensCase && turn.openCase !== null) return finish(turn, 'resolved-implied');
  rest(turn);
  return 'waits';
}

/** What a flow gives back: what it declares, or all its variables. */
function resultsOf(turn: Turn, { flow, slots }: Frame): JsonObject {
  const results = turn.program(flow)?.results ?? null;
  return results === null ? slots : Object.fromEntries(results.map((name) => [name, slots[name] ?? null]));
}

/** The newest last. */
function withEnded(before: Frame['ended'], step: StepId, frame: Frame): Frame['ended'] {
  const { [step]: _older, ...others } = before ?? {};
  return { ...others, [step]: endedRun(frame) };
}

/** What is kept of a flow that another one ran. */
export function endedRun({ flow, slots, asked, run, ended }: Frame): EndedRun {
  return { flow, inputs: run?.inputs ?? {}, slots, asked, ...(ended === undefined ? {} : { ended }) };
}

function resolve(turn: Turn, { confirm, declined }: ResolveStep): Taken {
  const { frames } = turn.state;
  const base = frames.findLastIndex((frame) => frame.origin !== 'run');
  const origin = frames[base]?.origin;
  // A pattern ends no case: that is its rule's to do.
  if (origin === 'pattern') {
    turn.set({ frames: frames.slice(0, base + 1) });
    return goTo(turn, null);
  }
  if (origin === 'digression') {
    for (const frame of frames.slice(base)) turn.fact({ fact: 'flow-ended', flow: frame.flow });
    turn.set({ frames: frames.slice(0, base) });
    return resume(turn);
  }
  judge(turn, declined);
  if (turn.state.alsoAsked.length > 0) return nextRequest(turn);
  if (!confirm) return finish(turn, 'resolved-implied');
  askWhetherItHelped(turn);
  return 'waits';
}

/** Of several requests in one case one that was granted tells: the case is declined where all of them were. */
function judge(turn: Turn, declined: ResolveStep['declined']): void {
  const before = turn.openCase?.declined;
  const isGranted = declined === null;
  const isOneOfSeveral = before !== undefined || turn.state.alsoAsked.length > 0;
  if (isGranted ? isOneOfSeveral && before !== null : before !== null) turn.setCase({ declined });
}

export function askWhetherItHelped(turn: Turn): void {
  turn.startPattern('_confirm');
}

/** After a digression the flow below goes on where it was: its question comes again, no try is spent. */
export function resume(turn: Turn): Taken {
  if (restingStep(turn) !== null) return restOrGoOn(turn);
  const question = openQuestion(turn);
  if (question === null) {
    if (turn.frame === undefined) return 'goes-on';
    askWhetherItHelped(turn);
    return 'waits';
  }
  if (question.prompts.again === null) turn.startPattern('_resume', { under_way: underWay(turn) });
  else putAgain(turn);
  return 'waits';
}

/** The open question once more, in the author's words for it. */
export function putAgain(turn: Turn): void {
  const question = openQuestion(turn);
  if (question === null) return;
  putQuestion(turn, question, turn.render(question.prompts.again ?? question.prompts.first));
}

/** The title of what the customer is about, for patterns; null between flows. */
export function underWay(turn: Turn, frames: readonly Frame[] = turn.state.frames): string | null {
  const frame = frames.find(({ origin }) => origin !== 'pattern');
  const program = frame === undefined ? undefined : turn.program(frame.flow);
  return program === undefined ? null : turn.render(program.title);
}

function finish(turn: Turn, outcome: 'resolved-implied'): Taken {
  if (turn.state.alsoAsked.length > 0) return nextRequest(turn);
  closeCase(turn, outcome);
  return 'waits';
}

/** The next of several requests of one message. */
function nextRequest(turn: Turn): Taken {
  const [intent, ...others] = turn.state.alsoAsked;
  for (const frame of turn.state.frames) turn.fact({ fact: 'flow-ended', flow: frame.flow });
  turn.set({ alsoAsked: others, frames: [] });
  const flow = intent === undefined ? undefined : turn.content.flowOf[intent];
  const program = flow === undefined ? undefined : turn.program(flow);
  if (program === undefined) return finish(turn, 'resolved-implied');
  turn.startPattern('_also-asked', { title: turn.pick(program.title) }, { flow: program.flow });
  return 'waits';
}

/** The flow of a request that has waited for its turn. */
export function startNext(turn: Turn, flow: string): void {
  const program = turn.program(flow);
  if (program !== undefined) pushFrame(turn, program, 'trigger', {});
  walk(turn);
}

function rest(turn: Turn): void {
  if (turn.state.phase.kind !== 'rating') turn.phase({ kind: 'idle' });
}

export function rateAfter(turn: Turn, outcome: 'resolved-confirmed' | 'handed-over'): void {
  closeCase(turn, outcome);
  askRating(turn);
}
