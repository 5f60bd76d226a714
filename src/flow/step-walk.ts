import type { Frame, Origin } from '../domain/conversation';
import type { ActionResult } from '../domain/event';
import type { Json, JsonObject } from '../domain/json';
import type { Button, Card } from '../domain/message';
import type { AskStep, CallStep, CardTemplate, Program, RunStep, SayStep, Step, StepId } from './program';
import { askRating, closeCase, handOff, openCase } from './step-case';
import { isKnownEarly } from './step-known';
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
      return run(turn, step, step.next);
    case 'repeat': {
      const times = turn.frame?.loops[step.id] ?? 0;
      const isUntil = holds(step.until, turn.scope());
      const done = times >= step.atMost || isUntil;
      turn.went(step.id, isUntil ? 'until' : done ? 'at-most' : 'round');
      turn.setFrame({ loops: { ...turn.frame?.loops, [step.id]: done ? 0 : times + 1 } });
      if (!done && times > 0) askAnew(turn, step.asks);
      return goTo(turn, done ? step.next : step.body);
    }
    case 'handoff': {
      const note = step.note === null ? null : String(renderValue(step.note, turn.scope()));
      if (turn.rules.handOffPattern(turn, { team: step.team, urgency: step.urgency, note, say: step.say }))
        return 'waits';
      handOff(turn, { reason: 'flow', team: step.team, urgency: step.urgency, note, say: step.say });
      return 'waits';
    }
    case 'promise': {
      const due = turn.event.at + step.withinMs;
      const what = turn.render(step.what, { due });
      turn.sayStanding('promise', { what, due });
      turn.set({ promises: [...turn.state.promises, { what, due }] });
      const caseNumber = turn.openCase?.number;
      if (caseNumber !== undefined) turn.fact({ fact: 'promised', caseNumber, what: step.id, due });
      return goTo(turn, step.next);
    }
    case 'resolve':
      return resolve(turn, step.confirm);
  }
}

function goTo(turn: Turn, at: StepId | null): Taken {
  turn.setFrame({ at });
  return 'goes-on';
}

/** Each round of a loop asks its questions anew: the answers of the round before are not those of this one. */
function askAnew(turn: Turn, asks: readonly string[]): void {
  const { frame } = turn;
  const steps = frame === undefined ? undefined : turn.program(frame.flow)?.steps;
  if (frame === undefined || steps === undefined || asks.length === 0) return;
  clearValues(turn, asks);
  turn.setFrame({ asked: frame.asked.filter((name) => !asks.includes(name)) });
  const types = new Set<string>();
  for (const step of Object.values(steps)) if (step.verb === 'ask' && asks.includes(step.slot)) types.add(step.type);
  turn.set({ known: Object.fromEntries(Object.entries(turn.state.known).filter(([type]) => !types.has(type))) });
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
  turn.fact({ fact: 'flow-started', flow: program.flow });
}

// say

function say(turn: Turn, step: SayStep): void {
  const prompt = turn.freshId('p');
  const buttons = [
    ...step.buttons.map((one) => turn.button(prompt, `flow:${one.flow}`, turn.render(one.title))),
    ...buttonsFrom(turn, prompt, step.buttonsFrom),
  ];
  turn.say({
    text: turn.render(step.text),
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(step.card === null ? {} : { card: renderCard(turn, step.card) }),
    ...(step.image === null
      ? {}
      : {
          attachments: [
            {
              name: turn.render(step.image.alt),
              contentType: 'image/*',
              url: String(renderValue(step.image.url, turn.scope()) ?? ''),
            },
          ],
        }),
  });
}

/** A list of a variable as buttons: each has a title, and a flow that it starts or a value that a rule understands. */
function buttonsFrom(turn: Turn, prompt: string, variable: string | null): readonly Button[] {
  const list = variable === null ? null : renderValue(`{{ ${variable} }}`, turn.scope());
  if (!Array.isArray(list)) return [];
  return list.slice(0, MOST_BUTTONS).flatMap((one: Json) => {
    if (one === null || typeof one !== 'object' || !('title' in one)) return [];
    const { title, flow, value } = one as JsonObject;
    if (typeof title !== 'string' || title === '') return [];
    if (typeof flow === 'string') return [turn.button(prompt, `flow:${flow}`, title)];
    return typeof value === 'string' ? [turn.button(prompt, value, title)] : [];
  });
}

const MOST_BUTTONS = 10;

function renderCard(turn: Turn, card: CardTemplate): Card {
  const text = (source: string) => String(renderValue(source, turn.scope()) ?? '');
  return {
    title: turn.render(card.title),
    ...(card.text === null ? {} : { text: turn.render(card.text) }),
    ...(card.image === null ? {} : { image: { url: text(card.image.url), alt: turn.render(card.image.alt) } }),
    ...(card.facts.length === 0
      ? {}
      : { facts: card.facts.map((one) => ({ label: turn.render(one.label), value: text(one.value) })) }),
    ...(card.links.length === 0
      ? {}
      : { links: card.links.map((one) => ({ title: turn.render(one.title), url: text(one.url) })) }),
  };
}

// ask

function ask(turn: Turn, step: AskStep & { id: StepId }, next: StepId | null): Taken {
  const value = readValue(turn, step.slot) ?? null;
  if (value !== null) {
    turn.went(step.id, 'answered');
    return goTo(turn, next);
  }
  const known = turn.state.known[step.type];
  if (known !== undefined && isKnownEarly(step.type) && isValid(turn, step, known)) {
    fillSlot(turn, step, known, 'words');
    return goTo(turn, next);
  }
  putQuestion(turn, step, turn.render(step.prompts.first));
  return 'waits';
}

/** Says a question and waits for its answer. */
export function putQuestion(turn: Turn, step: AskStep, text: string): void {
  const prompt = turn.freshId('p');
  const titles = questionChoices(turn, step);
  const buttons = titles.map((one) => turn.button(prompt, one.value, one.title));
  turn.say({ text, ...(buttons.length > 0 ? { buttons } : {}) });
  turn.phase({ kind: 'asking', prompt, buttons });
}

/** What can be pressed instead of typed. */
export function questionChoices(turn: Turn, step: AskStep): readonly { value: string; title: string }[] {
  const choices =
    step.type === 'yes-no'
      ? [
          { value: 'yes', title: turn.standing('button-yes') },
          { value: 'no', title: turn.standing('button-no') },
        ]
      : step.choices.map((one) => ({ value: one.value, title: turn.render(one.title) }));
  return step.optional ? [...choices, { value: 'skip', title: turn.standing('button-skip') }] : choices;
}

export function isValid(turn: Turn, step: AskStep, value: Json): boolean {
  return step.valid === null || holds(step.valid, turn.scope({ value }));
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
    timeoutMs: step.timeoutMs,
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

function run(turn: Turn, step: RunStep, next: StepId | null): Taken {
  const program = turn.program(step.flow);
  if (program === undefined) {
    handOff(turn, { reason: 'internal-error', note: `no flow '${step.flow}'` });
    return 'waits';
  }
  const slots = renderValue(step.with, turn.scope()) as JsonObject;
  turn.setFrame({ at: next });
  pushFrame(turn, program, 'run', slots, step.save ?? undefined);
  return 'goes-on';
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
    turn.set({ frames: below });
    if (frame.save !== undefined) writeValues(turn, { [frame.save]: frame.slots }, 'flow');
    return 'goes-on';
  }
  turn.set({ frames: below });
  if (frame.origin === 'digression') return resume(turn);
  const opensCase = turn.program(frame.flow)?.opensCase ?? false;
  if (opensCase && turn.openCase !== null) return finish(turn, 'resolved-implied');
  rest(turn);
  return 'waits';
}

function resolve(turn: Turn, confirm: boolean): Taken {
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
  if (turn.state.alsoAsked.length > 0) return nextRequest(turn);
  if (!confirm) return finish(turn, 'resolved-implied');
  askWhetherItHelped(turn);
  return 'waits';
}

export function askWhetherItHelped(turn: Turn): void {
  turn.startPattern('_confirm');
}

/** After a digression the flow below goes on where it was: its question comes again, no try is spent. */
export function resume(turn: Turn): Taken {
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
