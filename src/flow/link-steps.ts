import type { Diagnostic } from './diagnostic';
import type { FlowDraft, StepDraft } from './draft';
import type { Aside, Program, Step, StepId } from './program';
import { Report } from './report';

/** A flow put together, with the way back from each step to the place where it is written. */
export interface LinkedFlow extends Linked {
  /** What shows only when the flow is seen whole, or beside the others. */
  readonly report: Report;
}

interface Linked {
  readonly draft: FlowDraft;
  readonly program: Program;
  readonly ids: ReadonlyMap<StepDraft, StepId>;
  readonly drafts: ReadonlyMap<StepId, StepDraft>;
}

/** What was put together of each draft: after one file is saved, only that one is linked anew. */
const known = new WeakMap<FlowDraft, { readonly linked: Linked; readonly faults: readonly Diagnostic[] }>();

/** Puts the steps of a flow into one graph: gives each its id and says which follows it. */
export function linkFlow(draft: FlowDraft): LinkedFlow {
  const report = new Report(draft.reading.source);
  const made = known.get(draft) ?? { linked: link(draft, report), faults: [...report.diagnostics] };
  if (known.has(draft)) report.diagnostics.push(...made.faults);
  known.set(draft, made);
  return { ...made.linked, report };
}

function link(draft: FlowDraft, report: Report): Linked {
  const ids = nameSteps(draft, report);
  const drafts = new Map([...ids].map(([step, id]) => [id, step]));
  const steps: { [id: StepId]: Step } = {};
  const { title, owner, reviewBy, opensCase, team, urgency, settles, insteadOf } = draft;
  const triggers = draft.triggers.map(({ intent }) => intent);
  const start = linkList(draft.steps, null);
  const results = draft.results?.map(({ name }) => name) ?? null;
  const program = {
    flow: draft.name,
    title,
    owner,
    reviewBy,
    triggers,
    settles,
    insteadOf,
    opensCase,
    team,
    urgency,
    results,
    start,
    steps,
  };
  return { draft, program, ids, drafts };

  /** Links a list whose end goes on with `after`; answers with its first step, or null when it is empty. */
  function linkList(list: readonly StepDraft[], after: StepId | null, aside?: Aside): StepId | null {
    for (const [index, step] of list.entries()) {
      const following = list[index + 1];
      linkStep(step, following ? idOf(following) : after, aside);
    }
    const [first] = list;
    return first ? idOf(first) : null;
  }

  function linkStep(step: StepDraft, next: StepId | null, aside?: Aside): void {
    const id = idOf(step);
    const after = step.loops ? id : next;
    // An empty branch goes on after its `choose`; an `on-error` that is not there leads nowhere.
    const empty = step.verb === 'choose' ? after : null;
    const starts = step.inner.map((list, index) => {
      const own = step.asides[index];
      return (own ? linkList(list, null, own) : linkList(list, after, aside)) ?? empty;
    });
    const place = draft.reading.source.placeOf(step.start);
    steps[id] = {
      ...step.make(starts, draft.house),
      id,
      place,
      next: endsCase(step) ? null : next,
      ...(aside && { aside }),
    };
  }

  function idOf(step: StepDraft): StepId {
    return ids.get(step) ?? '';
  }
}

/** Steps after which the bot has nothing more to say in this flow. */
export function endsCase(step: { readonly verb: Step['verb'] }): boolean {
  return step.verb === 'handoff' || step.verb === 'resolve';
}

/** The author's ids first; then verb and subject, numbered where they stand twice, in reading order. */
function nameSteps(draft: FlowDraft, report: Report): ReadonlyMap<StepDraft, StepId> {
  const ids = new Map<StepDraft, StepId>();
  const taken = new Set<StepId>();
  const inOrder = [...inReadingOrder(draft.steps)];
  for (const step of inOrder) {
    if (!step.named) continue;
    const { id, at } = step.named;
    if (taken.has(id)) {
      report.error('FLOW_DUPLICATE_STEP', at, `Two steps of '${draft.name}' have the id '${id}'; rename one.`);
      continue;
    }
    taken.add(id);
    ids.set(step, id);
  }
  const next = new Map<string, number>();
  for (const step of inOrder) {
    if (ids.has(step)) continue;
    const id = freeId(step.called, taken, next);
    taken.add(id);
    ids.set(step, id);
  }
  return ids;
}

function freeId(called: string, taken: ReadonlySet<StepId>, next: Map<string, number>): StepId {
  let number = next.get(called) ?? 1;
  while (taken.has(number === 1 ? called : `${called}-${number}`)) number += 1;
  next.set(called, number + 1);
  return number === 1 ? called : `${called}-${number}`;
}

function* inReadingOrder(list: readonly StepDraft[]): Generator<StepDraft> {
  for (const step of list) {
    yield step;
    for (const inner of step.inner) yield* inReadingOrder(inner);
  }
}
