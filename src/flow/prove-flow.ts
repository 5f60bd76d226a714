import type { LocalText } from '../domain/language';
import type { Path } from './condition';
import type { LinkedFlow } from './link-steps';
import type { AskStep, RunStep, Step, StepId } from './program';
import { ANYBODY, answeredIn, listenersOf, untouched } from './prove-answered';
import { Asked, type ConditionFound } from './prove-asked';
import type { Split } from './prove-condition';
import { type Gap, Gaps } from './prove-gaps';
import { type NeedOf, needsOf } from './prove-needs';
import { ProofState } from './prove-state';
import { ALONE, type Heard, type Move, movesOf, type Result, ROUND, SILENT } from './prove-step';
import { ANYTHING, type Held } from './prove-values';
import { type Road, roadTo, type Stop, type Visit, Visits } from './prove-visits';
import type { VariableRead } from './reading';

export interface FlowProof {
  /** How it comes back to a flow that runs it; empty where it never does. */
  readonly results: readonly Result[];
  /** For each step after which the flow can end without an outcome: the shortest road to it. */
  readonly openEnds: readonly Road[];
  readonly gaps: readonly Gap[];
  readonly conditions: ReadonlyMap<string, ConditionFound>;
  /** Roads on which no branch of a `choose` or `say` without `else` holds. */
  readonly unhandled: ReadonlyMap<StepId, { readonly road: Road; readonly state: ProofState }>;
  /** Questions that are passed over on every road, as their variable is filled. */
  readonly neverAsked: ReadonlySet<StepId>;
  /** Steps that no state comes to. */
  readonly unreached: ReadonlySet<StepId>;
  /** By who listens and the last step: roads on which the flow ends and the customer's last words stay without an answer. */
  readonly silentEnds: ReadonlyMap<string, ReadonlyMap<StepId, Road>>;
  /** Loops that can go round with nobody outside having a word, or only an action. */
  readonly aloneLoops: ReadonlyMap<StepId, { readonly heard: Heard; readonly road: Road }>;
  /** How many states of steps were looked at. */
  readonly states: number;
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
  /** Channels on which there are customers. */
  readonly served: readonly string[];
}

const MOST_RESULTS = 8;
/** Everything since the flow began. */
const WHOLE = '';

/** Walks a flow over every way and every state that matters, the shortest roads first. */
export function proveFlow(flow: LinkedFlow, input: ProofInput): FlowProof {
  return new FlowWalk(flow, input).run();
}

class FlowWalk {
  private readonly needs: (step: StepId | null) => NeedOf;
  private readonly visits = new Visits();
  private readonly ends = new Map<string, ProofState>();
  private readonly openEnds = new Map<StepId, Road>();
  private readonly gaps = new Gaps();
  private readonly asked = new Asked();
  private readonly unhandled = new Map<StepId, { road: Road; state: ProofState }>();
  private readonly put = new Set<StepId>();
  private readonly passedOver = new Set<StepId>();
  private readonly aloneLoops = new Map<StepId, { heard: Heard; road: Road }>();
  private readonly reached = new Set<StepId>();
  private readonly silentEnds = new Map<string, Map<StepId, Road>>();
  private readonly listeners: readonly string[];
  private readonly variables: readonly string[];
  private readonly reads = new Map<StepId, readonly VariableRead[]>();

  constructor(
    private readonly flow: LinkedFlow,
    private readonly input: ProofInput,
  ) {
    this.needs = needsOf(flow, input.wanted);
    this.listeners = listenersOf(flow.program, input.served);
    this.variables = [...new Set([...flow.draft.reading.variables, ...input.inputs])];
    for (const [id, { reads }] of flow.drafts) this.reads.set(id, reads.filter(isOwn(this.variables)));
  }

  run(): FlowProof {
    let state = ProofState.of(this.input.always);
    for (const name of this.input.given) state = state.set([name], ANYTHING);
    state = state.learn(`${SILENT}${WHOLE}`, true, []).learn(`${ALONE}${WHOLE}`, true, []);
    state = untouched(state, this.listeners);
    this.enter(this.flow.program.start, state, null);
    for (let visit = this.visits.next(); visit !== undefined; visit = this.visits.next()) this.take(visit);
    return {
      results: this.results(),
      openEnds: [...this.openEnds.values()],
      gaps: this.gaps.all,
      conditions: this.asked.all,
      unhandled: this.unhandled,
      neverAsked: new Set([...this.passedOver].filter((id) => !this.put.has(id))),
      unreached: new Set(Object.keys(this.flow.program.steps).filter((id) => !this.reached.has(id))),
      silentEnds: this.silentEnds,
      aloneLoops: this.aloneLoops,
      states: this.visits.count,
    };
  }

  private enter(id: StepId | null, before: ProofState, from: Stop['from']): void {
    const step = id === null ? undefined : this.flow.program.steps[id];
    if (step === undefined) return;
    this.visits.add({ step, state: before.keep(this.needs(step.id)), stop: { step, from } });
  }

  private take(visit: Visit): void {
    const { step, state } = visit;
    this.visits.spend(state.size);
    this.reached.add(step.id);
    const moves = movesOf(step, state, {
      answer: this.input.answer,
      results: this.input.results,
      ask: (index, source, states) => this.ask(visit, index, source, states),
      say: (text, states) => this.noteSaid(visit, text, states),
      listeners: this.listeners,
    });
    this.noteLoop(visit, moves);
    if (step.verb === 'ask') (moves.every(({ isSilent }) => isSilent) ? this.passedOver : this.put).add(step.id);
    if (moves.some(({ isSilent }) => !isSilent) || step.verb !== 'ask') this.noteReads(visit);
    for (const move of moves) this.follow(visit, move);
  }

  private follow(visit: Visit, { way, state }: Move): void {
    const { step } = visit;
    if (way.kind === 'else' && step.verb === 'choose' && !step.hasElse && !this.unhandled.has(step.id)) {
      this.unhandled.set(step.id, { road: roadTo(visit, way), state });
    }
    if (way.to !== null) return this.enter(way.to, state, { stop: visit.stop, way });
    if (step.aside === undefined) this.noteSilence(visit, { way, state, isSilent: false });
    if (way.ends !== 'flow') return;
    if (!this.openEnds.has(step.id)) this.openEnds.set(step.id, roadTo(visit, way));
    const end = state.keep(this.needs(null));
    this.ends.set(end.key, end);
  }

  private noteSilence(visit: Visit, { way, state }: Move): void {
    const { step } = visit;
    if (way.ends === 'person') return;
    // A case that is closed has an outcome, and who wrote no word for it meant none; but not for customers of one channel only.
    const isMeant = step.verb === 'resolve' && answeredIn(state, ANYBODY) !== 'answered';
    for (const who of isMeant ? [] : this.listeners) {
      if (answeredIn(state, who) === 'answered') continue;
      const ends = this.silentEnds.get(who) ?? new Map<StepId, Road>();
      this.silentEnds.set(who, ends);
      if (!ends.has(step.id)) ends.set(step.id, roadTo(visit, way));
    }
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
      const heard = isSilent ? 'nobody' : isAlone ? 'action' : 'customer';
      return { parts, heard, answered: answeredIn(state, ANYBODY) };
    });
  }

  // What is found on the way

  private noteReads(visit: Visit): void {
    const { step, state } = visit;
    const varied =
      step.verb === 'say' ? new Set([...step.variants.map(({ text }) => text), step.text].flatMap(textsOf)) : null;
    for (const read of this.readsOf(step)) {
      if (read.use !== 'condition' && !varied?.has(read.source)) this.gaps.note(visit, read, state);
    }
  }

  /** One of the texts of a `say` is said: where its own condition holds, and none before it. */
  private noteSaid(visit: Visit, text: LocalText, states: readonly ProofState[]): void {
    const { step } = visit;
    if (step.verb !== 'say') return;
    const [first] = states;
    if (first !== undefined && step.variants.length > 0 && isEmptyText(text) && !this.unhandled.has(step.id)) {
      this.unhandled.set(step.id, { road: roadTo(visit, null), state: first });
    }
    const said = new Set(textsOf(text));
    for (const read of this.readsOf(step)) {
      if (read.use === 'condition' || !said.has(read.source)) continue;
      for (const state of states) this.gaps.note(visit, read, state);
    }
  }

  private ask(visit: Visit, index: number, source: string, states: readonly ProofState[]): Split {
    return this.asked.ask(visit, index, source, states, {
      look: (path, at, isTest) => this.noteLook(visit, source, path, at, isTest),
      spend: (effort) => this.visits.spend(effort),
      areMany: this.visits.areMany,
    });
  }

  private noteLook(visit: Visit, source: string, path: Path, state: ProofState, isTest: boolean): void {
    // A loop asks before its first round has filled anything; a question asks about the answer itself.
    if (isTest || visit.step.verb === 'repeat' || path[0] === 'value') return;
    const read = this.readsOf(visit.step).find(
      (one) => one.use === 'condition' && one.source === source && one.path.join('.') === path.join('.'),
    );
    if (read) this.gaps.note(visit, read, state);
  }

  private readsOf(step: Step): readonly VariableRead[] {
    return this.reads.get(step.id) ?? [];
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

function isEmptyText(text: LocalText): boolean {
  return Object.keys(text).length === 0;
}

function textsOf(text: LocalText): readonly string[] {
  return Object.values(text);
}

/** Reads of the flow's own variables; not of those that exist in one place only, nor of what is there without a step. */
function isOwn(variables: readonly string[]): (read: VariableRead) => boolean {
  const own = new Set(variables);
  return ({ local, path: [root = ''] }) => !local.includes(root) && own.has(root);
}
