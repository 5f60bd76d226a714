import type { Json } from '../domain/json';
import type { LocalText } from '../domain/language';
import type { AskStep, ChooseStep, RepeatStep, RunStep, SayStep, SetStep, Step } from './program';
import { type Answered, asks, left, tells } from './prove-answered';
import type { Split } from './prove-condition';
import type { ProofState } from './prove-state';
import { ANYTHING, type Held, held, NIL, ofType, SKIPPED, UNSET, whenEmpty, whenFull } from './prove-values';
import { soleVariable } from './template';
import { awaitsCustomer, type Way, waysOf } from './ways';

/** A way that can be taken out of a step, with what is known after it. */
export interface Move {
  readonly way: Way;
  readonly state: ProofState;
  /** True for a question that is passed over because its answer is known. */
  readonly isSilent: boolean;
}

/** What a step needs to know of what stands around it. */
export interface Surroundings {
  /** What an answer to a question of this type may be. */
  readonly answer: (step: AskStep) => Held;
  /** How the flow that a step runs can come back: one state of its variables for each way; null where that is not known. */
  readonly results: (step: RunStep & { readonly id: string }) => readonly Result[] | null;
  /** What one of its conditions, counted from 0, comes to. */
  readonly ask: (index: number, condition: string, states: readonly ProofState[]) => Split;
  /** One of its texts is said in these states. */
  readonly say: (text: LocalText, states: readonly ProofState[]) => void;
  /** Whose words may be answered otherwise than the others': see `listenersOf`. */
  readonly listeners: readonly string[];
}

/** One way in which a flow comes back to the one that runs it. */
export interface Result {
  readonly parts: ReadonlyMap<string, Held>;
  /** Whether the customer, or at least an action, had a word in it. */
  readonly heard: Heard;
  /** Whether the customer's last words were answered. */
  readonly answered: Answered;
}

export type Heard = 'customer' | 'action' | 'nobody';

/** What a customer can change with any word. */
const FICKLE = ['language'];

/** Marks, kept beside what is known: rounds of a loop begun, and since when nobody has had a word. */
export const ROUND = '#round ';
export const SILENT = '#silent ';
export const ALONE = '#alone ';

export function movesOf(step: Step, state: ProofState, around: Surroundings): readonly Move[] {
  return waysOut(step, tells(state, step, around.listeners), around);
}

function waysOut(step: Step, state: ProofState, around: Surroundings): readonly Move[] {
  const ways = new Map(waysOf(step).map((way) => [way.name, way]));
  const go = (name: string, states: readonly ProofState[], isSilent = false): readonly Move[] => {
    const way = ways.get(name);
    return way ? states.map((after) => ({ way, state: after, isSilent })) : [];
  };
  switch (step.verb) {
    case 'ask':
      return movesOfAsk(step, state, around, go);
    case 'choose':
      return movesOfChoose(step, state, around, go);
    case 'repeat':
      return movesOfRepeat(step, state, around, go);
    case 'set':
      return go('next', [setAll(step, state)]);
    case 'say':
      return movesOfSay(step, state, around, go);
    case 'call': {
      const heard = hears(state, 'action');
      const answered = step.save === null ? heard : heard.set(step.save.split('.'), ANYTHING);
      return [...go('answered', [answered]), ...go('on-error', [heard])];
    }
    case 'run':
      return movesOfRun(step, state, around, go);
    default:
      return [...ways.values()].map((way) => ({ way, state: after(way, step, state), isSilent: false }));
  }
}

/** Exits that may be taken in the moment of the handoff, before anybody has had a word. */
const AT_ONCE = ['on-no-agent', 'on-closed'];

/** What any way does: it fills and empties what it says, and whoever is waited for has had a word. */
function after(way: Way, step: Step, state: ProofState): ProofState {
  const isWaited = (way.kind === 'exit' && !AT_ONCE.includes(way.name)) || step.verb === 'wait' || awaitsCustomer(step);
  let done = isWaited ? hears(state, 'customer') : state;
  for (const name of way.fills) done = done.set(name.split('.'), ANYTHING);
  for (const name of way.empties) done = done.set(name.split('.'), SKIPPED);
  return done;
}

type Go = (name: string, states: readonly ProofState[], isSilent?: boolean) => readonly Move[];

function movesOfAsk(step: AskStep, state: ProofState, around: Surroundings, go: Go): readonly Move[] {
  const path = step.slot.split('.');
  const now = state.get(path);
  const known = whenFull(now);
  const moves = known ? [...go('answered', [state.narrow(path, known)], true)] : [];
  const empty = whenEmpty(now);
  if (empty === null) return moves;
  const unasked = state.narrow(path, empty);
  const asked = asks(hears(unasked, 'customer'), around.listeners);
  return [
    ...moves,
    // A list that turns out empty is not asked about.
    ...(step.choicesFrom === null ? [] : nothingToChoose(step, unasked, go)),
    ...go('answered', answers(step, asked, around)),
    ...go('skipped', [asked.set(path, SKIPPED)]),
    ...go('on-failure', [asked]),
  ];
}

function nothingToChoose(step: AskStep, state: ProofState, go: Go): readonly Move[] {
  const moves = step.optional ? go('skipped', [state.set(step.slot.split('.'), SKIPPED)]) : go('on-failure', [state]);
  return moves.map((move) => ({ ...move, way: { ...move.way, words: 'when there is nothing to choose from' } }));
}

function answers(step: AskStep, state: ProofState, around: Surroundings): readonly ProofState[] {
  const answer = around.answer(step);
  if (step.valid === null) return [state.set(step.slot.split('.'), answer)];
  const { yes } = around.ask(0, step.valid, [state.set(['value'], answer)]);
  return yes.map((one) => one.set(step.slot.split('.'), one.get(['value']), one.partsOf(['value'])).forget('value'));
}

function movesOfChoose(step: ChooseStep, state: ProofState, around: Surroundings, go: Go): readonly Move[] {
  const moves: Move[] = [];
  let rest: readonly ProofState[] = [state];
  for (const [index, branch] of step.branches.entries()) {
    const { yes, no } = around.ask(index, branch.if, rest);
    moves.push(...go(`if-${index + 1}`, yes));
    rest = no;
  }
  return [...moves, ...go('else', rest)];
}

/** Each of its texts where the conditions before it do not hold and its own does; in the end they meet again. */
function movesOfSay(step: SayStep, state: ProofState, around: Surroundings, go: Go): readonly Move[] {
  let rest: readonly ProofState[] = [state];
  for (const [index, variant] of step.variants.entries()) {
    const { yes, no } = around.ask(index, variant.if, rest);
    around.say(variant.text, yes);
    rest = no;
  }
  around.say(step.text, rest);
  return go('next', [state]);
}

function movesOfRepeat(
  step: RepeatStep & { readonly id: string },
  state: ProofState,
  around: Surroundings,
  go: Go,
): readonly Move[] {
  const round = `${ROUND}${step.id}`;
  const isFirst = state.fact(round) === null;
  const { yes, no } = around.ask(0, step.until, [state]);
  const leave = (one: ProofState): ProofState =>
    one.forget(round).forget(`${SILENT}${step.id}`).forget(`${ALONE}${step.id}`);
  const enter = (one: ProofState): ProofState => {
    const fresh = isFirst ? one : step.asks.reduce((before, slot) => before.set(slot.split('.'), UNSET), one);
    const inside = fresh.learn(round, true, []);
    // What is kept beyond the flow may answer the first round's questions; all further rounds ask them.
    if (isFirst && step.asks.some((slot) => slot.includes('.'))) return inside;
    return inside.learn(`${SILENT}${step.id}`, true, []).learn(`${ALONE}${step.id}`, true, []);
  };
  const goesOn = isFirst || step.atMost > 1;
  return [
    ...go('until', yes.map(leave)),
    ...(goesOn ? go('round', no.map(enter)) : []),
    ...(isFirst ? [] : go('at-most', no.map(leave))),
  ];
}

function movesOfRun(step: Step & RunStep, state: ProofState, around: Surroundings, go: Go): readonly Move[] {
  const results = around.results(step);
  if (results === null) {
    // Where it cannot be told whether it comes back, whatever is right is taken: one mistake is reported once.
    if (step.next === null) return [];
    return go('next', [step.save === null ? state : state.set(step.save.split('.'), ANYTHING)]);
  }
  return results.flatMap(({ parts, heard, answered }) => {
    const after = left(hears(state, heard), answered, around.listeners);
    return go('next', [step.save === null ? after : after.set(step.save.split('.'), ofType('map'), parts)]);
  });
}

function setAll(step: SetStep, state: ProofState): ProofState {
  let after = state;
  for (const [name, value] of Object.entries(step.values)) {
    const path = name.split('.');
    const { value: whole, parts } = made(value, state);
    after = after.set(path, whole, parts);
  }
  return after;
}

/** What a written value, with its templates filled, may be. */
function made(value: Json, state: ProofState): { value: Held; parts: ReadonlyMap<string, Held> } {
  const none: ReadonlyMap<string, Held> = new Map();
  if (typeof value === 'string' && /{{|{%/.test(value)) {
    const path = soleVariable(value);
    if (path === null) return { value: /^\s*{{[\s\S]*}}\s*$/.test(value) ? ANYTHING : ofType('text'), parts: none };
    const copied = state.get(path);
    // What is missing is passed on as nothing; that it was missing is told where it is read.
    return { value: copied.unset ? { ...copied, unset: false, nil: true } : copied, parts: state.partsOf(path) };
  }
  if (value === null) return { value: NIL, parts: none };
  if (typeof value !== 'object' || Array.isArray(value)) return { value: held(value), parts: none };
  const parts = new Map<string, Held>();
  for (const [key, item] of Object.entries(value)) {
    const inner = made(item, state);
    parts.set(key, inner.value);
    for (const [part, itsValue] of inner.parts) parts.set(`${key}.${part}`, itsValue);
  }
  return { value: ofType('map'), parts };
}

/** Somebody outside has had a word: no loop ran by itself until here. */
export function hears(state: ProofState, who: Heard): ProofState {
  if (who === 'nobody') return state;
  const quiet = state.without((text) => text.startsWith(SILENT) || (who === 'customer' && text.startsWith(ALONE)));
  return FICKLE.reduce((one, name) => one.forget(name), quiet);
}
