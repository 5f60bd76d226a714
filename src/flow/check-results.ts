import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';

type Flows = ReadonlyMap<string, LinkedFlow>;

/** What a flow gives back is filled in it, and what is read of it is given back. */
export function checkResults(flows: Flows): void {
  for (const flow of flows.values()) {
    if (flow.draft.reading.hasGaps) continue;
    checkDeclared(flow);
    checkRead(flow, flows);
  }
}

function checkDeclared({ draft, report }: LinkedFlow): void {
  const { variables } = draft.reading;
  for (const { name, at } of draft.results ?? []) {
    if (variables.has(name)) continue;
    const mend = didYouMean(name, [...variables]) || '; fill it with `ask`, `set` or `save`';
    report.error('FLOW_UNKNOWN_RESULT', at, `No step of this flow fills the result '${name}'${mend}.`);
  }
}

/** `identity.email`, where `identity` holds nothing but what one flow gave back. */
function checkRead(flow: LinkedFlow, flows: Flows): void {
  const given = resultsBySave(flow, flows);
  for (const read of flow.draft.reading.reads) {
    const [root = '', property] = read.path;
    const names = given.get(root);
    if (!names || property === undefined || names.has(property) || read.local.includes(root)) continue;
    const mend = didYouMean(property, [...names]) || (names.size > 0 ? `; it has ${[...names].join(', ')}` : '');
    const message = `The flow behind '${root}' gives back no '${property}'${mend}.`;
    flow.report.error('FLOW_UNKNOWN_RESULT', read, message);
  }
}

/** By the variable that a `run` saves into: what can be in it. Left out where another step fills it too. */
function resultsBySave({ program }: LinkedFlow, flows: Flows): ReadonlyMap<string, ReadonlySet<string>> {
  const steps = Object.values(program.steps);
  const saves = steps.flatMap((step) => (step.verb === 'run' && step.save !== null ? [step.save] : []));
  const found = new Map<string, ReadonlySet<string>>();
  for (const save of new Set(saves)) {
    const filling = steps.filter((step) => fillsOf(step).includes(save));
    const results = filling.map((step) => (step.verb === 'run' ? givenBack(flows.get(step.flow), step.with) : null));
    if (results.includes(null)) continue;
    found.set(save, new Set(results.flatMap((some) => some ?? [])));
  }
  return found;
}

function givenBack(flow: LinkedFlow | undefined, inputs: object): readonly string[] | null {
  if (!flow || flow.draft.reading.hasGaps) return null;
  return flow.program.results ?? [...flow.draft.reading.variables, ...Object.keys(inputs), 'error'];
}

function fillsOf(step: Step): readonly string[] {
  if (step.verb === 'ask') return [step.slot];
  if (step.verb === 'set') return Object.keys(step.values);
  return (step.verb === 'call' || step.verb === 'run') && step.save !== null ? [step.save] : [];
}
