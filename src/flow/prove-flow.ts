import type { Path } from './condition';
import type { LinkedFlow } from './link-steps';
import type { AskStep, RunStep, Step, StepId } from './program';
import { type Atom, NOBODY, type Split, split } from './prove-condition';
import { isMark, type NeedOf, needsOf } from './prove-needs';
import { ProofState } from './prove-state';
import { ALONE, type Heard, type Move, movesOf, type Result, ROUND, SILENT } from './prove-step';
import { ANYTHING, either, type Held, isEmptyOnly } from './prove-values';
import type { VariableRead } from './reading';
import { conditionTree } from './template';
import type { Way } from './ways';

/** One step on a path, with the way by which it is left; null where the path stops in it. */
export interface Passed {
  readonly step: Step;
  readonly way: Way | null;
}
/** The shortest path to a place: the steps on it, the first one first. */
export type Road = readonly Passed[];

export interface FlowProof {
  /** How it comes back to a flow that runs it; empty where it never does. */
  readonly results: readonly Result[];
  /** For each step after which the flow can end without an outcome: the shortest road to it. */
  readonly openEnds: readonly Road[];
  /** Variables that are read where they may be empty: why, and on which road. */
  readonly gaps: readonly Gap[];
  readonly conditions: ReadonlyMap<string, ConditionFound>;
  /** Roads on which no branch of a `choose` without `else` holds. */
  readonly unhandled: ReadonlyMap<StepId, { readonly road: Road; readonly state: ProofState }>;
  /** Questions that are passed over on every road, as their variable is filled. */
  readonly neverAsked: ReadonlySet<StepId>;
  /** Loops that can go round with nobody outside having a word, or only an action. */
  readonly aloneLoops: ReadonlyMap<StepId, { readonly heard: Heard; readonly road: Road }>;
  /** How many states of steps were looked at. */
  readonly states: number;
}

export interface Gap {
  readonly read: VariableRead;
  readonly why: 'unset' | 'skipped' | 'nil';
  readonly road: Road;
}

/** What a condition came to in all the states in which it was asked. */
export interface ConditionFound {
  readonly step: StepId;
  readonly index: number;
  readonly source: string;
  /** Whether it can hold, and whether it can fail, where it is asked: after the branches before it have failed. */
  readonly holds: boolean;
  readonly fails: boolean;
  /** Whether it could fail were it asked first. */
  readonly failsFirst: boolean;
  /** A loop's first question, before any round. */
  readonly failsBeforeRound: boolean;
  readonly atoms: ReadonlyMap<string, AtomFound>;
}

export interface AtomFound {
  readonly atom: Atom;
  readonly holds: boolean;
  readonly fails: boolean;
  /** What the variable that it compares may hold, over all those states. */
  readonly value: Held | null;
}

export interface ProofInput {
  /** Variables that the caller gives. */
  readonly given: ReadonlySet<string>;
  /** Variables that some caller gives. */
  readonly inputs: ReadonlySet<string>;
  readonly always: ReadonlyMap<string, Held>;
  readonly answer: (step: AskStep) => Held;
  readonly results: (step: RunStep) => readonly Result[] | null;
  /** Parts of the flow's variables that its callers read from its results. */
  readonly wanted: ReadonlySet<string>;
}

const MOST_STATES = 24;
const MOST_RESULTS = 8;
/** Past so many states in one flow each step is looked at in one state only, in which all may be so. */
const MANY = 1200;
/** Longer keys are remembered by what they hash to. */
const SHORT = 160;
/** Everything since the flow began. */
const WHOLE = '';

/** Roads on which a variable is read while it is empty, by why it is. */
interface Found {
  readonly unset: Road | null;
  readonly skipped: Road | null;
  readonly empty: Road | null;
  /** Whether there is something in it on some other road. */
  readonly isFilled: boolean;
}

/** A step on the way that a visit came; without its state, which is soon forgotten. */
interface Stop {
  readonly step: Step;
  readonly from: { readonly stop: Stop; readonly way: Way } | null;
}

interface Visit {
  readonly step: Step;
  readonly stop: Stop;
  readonly state: ProofState;
}

/** Walks a flow over every way and every state that matters, the shortest roads first. */
export function proveFlow(flow: LinkedFlow, input: ProofInput): FlowProof {
  return new FlowWalk(flow, input).run();
}

class FlowWalk {
  private readonly needs: (step: StepId | null) => NeedOf;
  private readonly queue: Visit[] = [];
  /** By step and marks: the states in which it was looked at. */
  private readonly seen = new Map<string, Set<string>>();
  private readonly merged = new Map<string, ProofState>();
  private readonly ends = new Map<string, ProofState>();
  private readonly openEnds = new Map<StepId, Road>();
  private readonly found = new Map<VariableRead, Found>();
  private readonly conditions = new Map<string, ConditionFound>();
  private readonly unhandled = new Map<StepId, { road: Road; state: ProofState }>();
  private readonly asked = new Set<StepId>();
  private readonly passedOver = new Set<StepId>();
  private readonly aloneLoops = new Map<StepId, { heard: Heard; road: Road }>();
  private readonly variables: readonly string[];
  private states = 0;

  constructor(
    private readonly flow: LinkedFlow,
    private readonly input: ProofInput,
  ) {
    this.needs = needsOf(flow, input.wanted);
    this.variables = [...new Set([...flow.draft.reading.variables, ...input.inputs])];
  }

  run(): FlowProof {
    let state = ProofState.of(this.input.always);
    for (const name of this.input.given) state = state.set([name], ANYTHING);
    state = state.learn(`${SILENT}${WHOLE}`, true, []).learn(`${ALONE}${WHOLE}`, true, []);
    this.enter(this.flow.program.start, state, null);
    for (let visit = this.queue.shift(); visit !== undefined; visit = this.queue.shift()) this.take(visit);
    return {
      results: this.results(),
      openEnds: [...this.openEnds.values()],
      gaps: this.gaps(),
      conditions: this.conditions,
      unhandled: this.unhandled,
      neverAsked: new Set([...this.passedOver].filter((id) => !this.asked.has(id))),
      aloneLoops: this.aloneLoops,
      states: this.states,
    };
  }

  private enter(id: StepId | null, before: ProofState, from: Stop['from']): void {
    const step = id === null ? undefined : this.flow.program.steps[id];
    if (step === undefined) return;
    const state = before.keep(this.needs(step.id));
    const place = `${step.id}\n${state.factsKey(isMark)}`;
    const seen = this.seen.get(place) ?? new Set();
    this.seen.set(place, seen);
    const key = state.key.length < SHORT ? state.key : hashOf(state.key);
    if (seen.has(key)) return;
    seen.add(key);
    if (seen.size <= (this.states < MANY ? MOST_STATES : 1)) {
      this.queue.push({ step, state, stop: { step, from } });
      return;
    }
    const known = this.merged.get(place);
    const all = known === undefined ? state : known.or(state);
    if (known !== undefined && known.key === all.key) return;
    this.merged.set(place, all);
    this.queue.push({ step, state: all, stop: { step, from } });
  }

  private take(visit: Visit): void {
    this.states += 1;
    const { step, state } = visit;
    const moves = movesOf(step, state, {
      answer: this.input.answer,
      results: this.input.results,
      ask: (index, source, states) => this.ask(visit, index, source, states),
    });
    this.noteLoop(visit, moves);
    if (step.verb === 'ask') (moves.every(({ isSilent }) => isSilent) ? this.passedOver : this.asked).add(step.id);
    if (moves.some(({ isSilent }) => !isSilent) || step.verb !== 'ask') this.noteReads(visit);
    for (const move of moves) this.follow(visit, move);
  }

  private follow(visit: Visit, { way, state }: Move): void {
    const { step } = visit;
    if (way.kind === 'else' && step.verb === 'choose' && !step.hasElse && !this.unhandled.has(step.id)) {
      this.unhandled.set(step.id, { road: roadTo(visit, way), state });
    }
    if (way.to !== null) return this.enter(way.to, state, { stop: visit.stop, way });
    if (way.ends !== 'flow') return;
    if (!this.openEnds.has(step.id)) this.openEnds.set(step.id, roadTo(visit, way));
    const end = state.keep(this.needs(null));
    this.ends.set(end.key, end);
  }

  private results(): readonly Result[] {
    let ends = [...this.ends.values()];
    const [first, ...others] = ends;
    if (first !== undefined && ends.length > MOST_RESULTS) ends = [others.reduce((one, other) => one.or(other), first)];
    return ends.map((state) => {
      const parts = new Map<string, Held>();
      for (const name of this.variables) {
        parts.set(name, state.get([name]));
        for (const [part, value] of state.partsOf([name])) parts.set(`${name}.${part}`, value);
      }
      const isAlone = state.fact(`${ALONE}${WHOLE}`) !== null;
      const isSilent = state.fact(`${SILENT}${WHOLE}`) !== null;
      return { parts, heard: isSilent ? 'nobody' : isAlone ? 'action' : 'customer' };
    });
  }

  // What is found on the way

  private noteReads(visit: Visit): void {
    const reads = this.readsOf(visit.step);
    // A variant is said where its own condition holds: what that asks about is provided for.
    const isVaried = visit.step.verb === 'say';
    const asked = new Set(isVaried ? reads.filter(({ use }) => use === 'condition').map(({ path }) => path[0]) : []);
    for (const read of reads) {
      if (read.use !== 'condition' && !asked.has(read.path[0])) this.noteGap(visit, read, visit.state);
    }
  }

  private ask(visit: Visit, index: number, source: string, states: readonly ProofState[]): Split {
    const condition = conditionTree(source);
    if (condition === null) return { yes: states, no: states };
    const { step, state } = visit;
    const key = `${step.id} ${index}`;
    const before = this.conditions.get(key);
    const atoms = new Map(before?.atoms);
    const found = split(condition, states, {
      look: (path, at, isTest) => this.noteLook(visit, source, path, at, isTest),
      atom: (atom, at, result) => noteAtom(atoms, atom, at, result),
    });
    const first = step.verb === 'choose' && index > 0 ? split(condition, [state], NOBODY) : found;
    const isBeforeRound = step.verb === 'repeat' && state.fact(`${ROUND}${step.id}`) === null;
    this.conditions.set(key, {
      step: step.id,
      index,
      source,
      holds: (before?.holds ?? false) || found.yes.length > 0,
      fails: (before?.fails ?? false) || found.no.length > 0,
      failsFirst: (before?.failsFirst ?? false) || first.no.length > 0,
      failsBeforeRound: (before?.failsBeforeRound ?? false) || (isBeforeRound && found.no.length > 0),
      atoms,
    });
    return found;
  }

  private noteLook(visit: Visit, source: string, path: Path, state: ProofState, isTest: boolean): void {
    // A loop asks before its first round has filled anything; a question asks about the answer itself.
    if (isTest || visit.step.verb === 'repeat' || path[0] === 'value') return;
    const reads = this.readsOf(visit.step).filter((one) => one.use === 'condition' && one.source === source);
    const read = reads.find((one) => isSame(one.path, path));
    if (read) this.noteGap(visit, read, state);
  }

  private noteGap(visit: Visit, read: VariableRead, state: ProofState): void {
    if (read.isGuarded) return;
    const before = this.found.get(read) ?? { unset: null, skipped: null, empty: null, isFilled: false };
    const road = (): Road => roadTo(visit, null);
    const value = state.get(read.path.slice(0, 1));
    const isEmpty = isEmptyOnly(value);
    this.found.set(read, {
      unset: before.unset ?? (isUnset(read.path, state) ? road() : null),
      skipped: before.skipped ?? (value.skipped && read.use === 'text' ? road() : null),
      empty: before.empty ?? (isEmpty && read.use === 'text' ? road() : null),
      isFilled: before.isFilled || !isEmpty,
    });
  }

  private gaps(): readonly Gap[] {
    return [...this.found].flatMap(([read, { unset, skipped, empty, isFilled }]): Gap[] => {
      if (unset) return [{ read, why: 'unset', road: unset }];
      if (empty && !isFilled) return [{ read, why: 'nil', road: empty }];
      return skipped ? [{ read, why: 'skipped', road: skipped }] : [];
    });
  }

  private readsOf(step: Step): readonly VariableRead[] {
    const reads = this.flow.drafts.get(step.id)?.reads ?? [];
    return reads.filter(({ local, path }) => !local.includes(path[0] ?? '') && this.variables.includes(path[0] ?? ''));
  }

  /** Whether a loop goes round once more without anybody's word since it did so last. */
  private noteLoop(visit: Visit, moves: readonly Move[]): void {
    const { step, state } = visit;
    if (step.verb !== 'repeat' || state.fact(`${ROUND}${step.id}`) === null) return;
    if (state.fact(`${ALONE}${step.id}`) === null || !moves.some(({ way }) => way.kind === 'round')) return;
    const heard = state.fact(`${SILENT}${step.id}`) === null ? 'action' : 'nobody';
    const known = this.aloneLoops.get(step.id);
    if (known === undefined || (known.heard === 'action' && heard === 'nobody')) {
      this.aloneLoops.set(step.id, { heard, road: roadTo(visit, null) });
    }
  }
}

function isSame(one: Path, other: Path): boolean {
  return one.join('.') === other.join('.');
}

function noteAtom(atoms: Map<string, AtomFound>, atom: Atom, state: ProofState, { yes, no }: Split): void {
  const before = atoms.get(atom.text);
  const path = comparedPath(atom);
  const value = path === null ? null : state.get(path);
  atoms.set(atom.text, {
    atom,
    holds: (before?.holds ?? false) || yes.length > 0,
    fails: (before?.fails ?? false) || no.length > 0,
    value: before?.value && value ? either(before.value, value) : (before?.value ?? value),
  });
}

/** The variable that an atom compares with something written. */
export function comparedPath(atom: Atom): Path | null {
  if (atom.kind !== 'compare') return null;
  if (atom.left.kind === 'path' && atom.right.kind === 'literal') return atom.left.path;
  return atom.right.kind === 'path' && atom.left.kind === 'literal' ? atom.right.path : null;
}

function isUnset(path: Path, state: ProofState): boolean {
  return path.some((_, index) => state.get(path.slice(0, index + 1)).unset);
}

function roadTo({ stop }: Visit, way: Way | null): Road {
  const road: Passed[] = [{ step: stop.step, way }];
  for (let { from } = stop; from !== null; from = from.stop.from) road.push({ step: from.stop.step, way: from.way });
  return road.reverse();
}

/** So few characters that very many states can be remembered; two of them meet as good as never. */
function hashOf(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b) + one;
  }
  return `${one >>> 0} ${other >>> 0} ${text.length}`;
}
