import type { Language } from '../domain/language';
import type { EntityDefinition } from '../domain/training';
import type { FlowDraft } from './draft';
import { EVERYTHING, type FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import { heldPolicies, type PolicyGroup } from './policy-shape';
import type { AskStep, RunStep, SlotType } from './program';
import { type FlowProof, type ProofInput, proveFlow } from './prove-flow';
import { ANYTHING, either, type Held, ofSlot, ofType, oneOf } from './prove-values';

/** A flow as one kind of its callers starts it: with these variables given. */
export interface ProvenFlow {
  readonly flow: LinkedFlow;
  readonly given: ReadonlySet<string>;
  readonly proof: FlowProof;
  readonly answer: (step: AskStep) => Held;
  /** What is there without a step that fills it. */
  readonly always: ReadonlyMap<string, Held>;
}

export interface ProofSettings {
  readonly calls: FlowCalls;
  /** Flows that run themselves, through others or not. */
  readonly circles: ReadonlySet<string>;
  readonly languages: readonly Language[];
  readonly entities: readonly EntityDefinition[];
  /** Null where they could not be read. */
  readonly policies: PolicyGroup | null;
  /** Channels on which there are customers. */
  readonly served: readonly string[];
}

/** The proofs of flows by name, each made when it is first asked for, those of the flows that it runs before it. */
export interface Proven {
  get(name: string): readonly ProvenFlow[] | undefined;
  /** What was asked for so far. */
  readonly made: ReadonlyMap<string, readonly ProvenFlow[]>;
}

/** Proves flows, each for every set of variables that it may be given. */
export function proveFlows(flows: ReadonlyMap<string, LinkedFlow>, settings: ProofSettings): Proven {
  const { calls, circles, languages, entities, policies, served } = settings;
  const proven = new Map<string, readonly ProvenFlow[]>();
  const lists = new Map(
    entities.map((one) => [one.name, one.kind === 'list' ? one.values.map(({ value }) => value) : []] as const),
  );
  const always = givenToAll(languages, policies);
  const answer = (step: AskStep): Held => answerOf(step, lists);
  const common = JSON.stringify([languages, [...lists], policies, served]);
  return {
    made: proven,
    get(name) {
      const flow = flows.get(name);
      return flow && prove(flow);
    },
  };

  function prove(flow: LinkedFlow): readonly ProvenFlow[] {
    const name = flow.program.flow;
    const known = proven.get(name);
    if (known) return known;
    proven.set(name, []);
    const inputs = calls.inputs.get(name) ?? NOTHING;
    const made = calls.givenSets(name).map((given): ProvenFlow => {
      const wanted = wantedOf(flow, inputs);
      const input: ProofInput = { given, inputs, always, answer, results: resultsOf, wanted, served };
      return { flow, given, answer, always, proof: remembered(flow, input) };
    });
    proven.set(name, made);
    return made;
  }

  function wantedOf(flow: LinkedFlow, inputs: ReadonlySet<string>): ReadonlySet<string> {
    const wanted = calls.wanted.get(flow.program.flow) ?? NOTHING;
    return wanted.has(EVERYTHING) ? new Set([...wanted, ...flow.draft.reading.variables, ...inputs]) : wanted;
  }

  function resultsOf(step: RunStep) {
    const callee = flows.get(step.flow);
    // Told elsewhere: there is no such flow, it could not be read whole, or it runs itself.
    if (!callee || callee.draft.reading.hasGaps || circles.has(step.flow)) return null;
    const given = Object.keys(step.with).sort().join(' ');
    return prove(callee).find((one) => [...one.given].sort().join(' ') === given)?.proof.results ?? null;
  }

  function remembered(flow: LinkedFlow, input: ProofInput): FlowProof {
    const runs = Object.values(flow.program.steps).flatMap((step) =>
      step.verb === 'run' ? [signatureOf(resultsOf(step))] : [],
    );
    const sets = [input.given, input.inputs, input.wanted].map((some) => [...some].sort());
    const key = JSON.stringify([common, sets, runs]);
    const before = proofs.get(flow.draft);
    if (before?.key !== undefined && before.made.has(key)) return before.made.get(key) as FlowProof;
    const proof = proveFlow(flow, input);
    const made = before && before.made.size < 8 ? before.made : new Map<string, FlowProof>();
    made.set(key, proof);
    proofs.set(flow.draft, { key, made });
    return proof;
  }
}

/** What was proved of each draft: after one file is saved, only it and those who depend on it are proved anew. */
const proofs = new WeakMap<FlowDraft, { readonly key: string; readonly made: Map<string, FlowProof> }>();
const signatures = new WeakMap<object, string>();

function signatureOf(results: FlowProof['results'] | null): string {
  if (results === null) return '?';
  const known =
    signatures.get(results) ?? JSON.stringify(results.map(({ parts, heard, answered }) => [heard, answered, ...parts]));
  signatures.set(results, known);
  return known;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Only within `on-error`; what is read of it elsewhere is told where it stands. */
const MAYBE_MAP: Held = { ...ofType('map'), nil: true };
const MAYBE_TEXT: Held = { ...ofType('text'), nil: true };

function givenToAll(languages: readonly Language[], policies: PolicyGroup | null): ReadonlyMap<string, Held> {
  return new Map<string, Held>([
    ['customer', ofType('map')],
    ['case', ofType('map')],
    ['case.number', ofType('text')],
    ['error', MAYBE_MAP],
    ['error.code', MAYBE_TEXT],
    ['error.message', MAYBE_TEXT],
    ...heldPolicies(policies),
    ['language', oneOf(languages)],
    ['now', ofType('date')],
    ['bot', ofType('map')],
    ['channel', ofType('text')],
  ]);
}

function answerOf(step: AskStep, lists: ReadonlyMap<string, readonly string[]>): Held {
  return step.orTypes
    .map((type) => valuesOf(type, step, lists))
    .reduce((one, other) => either(one, other), valuesOf(step.type, step, lists));
}

function valuesOf(type: SlotType, { choices }: AskStep, lists: ReadonlyMap<string, readonly string[]>): Held {
  const list = lists.get(type);
  const listed = [...new Set([...(list ?? []), ...choices.map(({ value }) => value)])];
  // An entity with a pattern has values beside those that are offered.
  const isWhole = type === 'choice' || (list !== undefined && list.length > 0);
  if (isWhole && listed.length > 0) return oneOf(listed);
  return ofSlot(type) ?? (list === undefined ? { ...ANYTHING, nil: false } : ofType('text'));
}
