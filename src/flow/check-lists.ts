import type { LinkedFlow } from './link-steps';
import type { PolicyGroup, PolicyShape } from './policy-shape';
import { followShape } from './policy-shape';
import type { Step } from './program';
import { typesOf } from './slot-types';
import { soleVariable } from './template';

type Flows = ReadonlyMap<string, LinkedFlow>;

/** What is made out of lists and groups: choices and buttons out of a variable that holds none, a policy picked by a choice that its group lacks. */
export function checkLists(flows: Flows, policies: PolicyGroup | null): void {
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) reportNoList(flow, step);
    if (policies !== null && flow.draft.reading.policiesRead.size > 0) reportPicks(flow, policies);
  }
}

function reportNoList(flow: LinkedFlow, step: LinkedFlow['program']['steps'][string]): void {
  const from = step.verb === 'ask' ? (step.choicesFrom?.from ?? null) : step.verb === 'say' ? step.buttonsFrom : null;
  const path = from === null ? null : step.verb === 'ask' ? soleVariable(from) : from.split('.');
  if (path === null) return;
  const [name = ''] = path;
  const type = path.length === 1 ? typesOf(flow).get(name) : undefined;
  const at = flow.drafts.get(step.id);
  if (type === undefined || !at) return;
  const what = step.verb === 'ask' ? 'choices' : 'buttons';
  const message = `'${name}' is asked for as ${type}, and ${what} are made out of a list; name a variable that an action brought, such as orders.`;
  flow.report.error(step.verb === 'ask' ? 'FLOW_CHOICES' : 'FLOW_BUTTONS', at, message);
}

/** `{{ policy.refund_days[tier] }}` */
const PICK = /\bpolicy((?:\.[A-Za-z_]\w*)+)\[\s*([A-Za-z_]\w*)\s*\]/g;

/** A group from which a question's answer picks, that has nothing for one of the answers: it would be said as nothing. */
function reportPicks(flow: LinkedFlow, policies: PolicyGroup): void {
  for (const read of flow.draft.reading.reads) {
    if (read.path[0] !== 'policy' || read.isGuarded || !read.source.includes('[')) continue;
    for (const [pick, below = '', by = ''] of read.source.matchAll(PICK)) {
      if (below.slice(1) !== read.path.slice(1).join('.')) continue;
      const group = followShape(policies, read.path.slice(1));
      const missing = 'found' in group ? missingIn(group.found, choicesOf(flow, by)) : [];
      if (missing.length === 0) continue;
      const message = `\`${pick}\` is nothing where '${by}' is ${missing.map((one) => `"${one}"`).join(' or ')}; add that to the group, or write \`| default: …\`.`;
      flow.report.warn('POLICY_UNKNOWN', read, message);
    }
  }
}

function missingIn(group: PolicyShape, values: readonly string[]): readonly string[] {
  return typeof group === 'string' ? [] : values.filter((value) => !Object.hasOwn(group, value));
}

/** The values that questions alone give a variable; none where anything else may fill it. */
function choicesOf({ program }: LinkedFlow, name: string): readonly string[] {
  const filling = Object.values(program.steps).filter((step) => fills(step, name));
  const values = filling.flatMap((step) => (step.verb === 'ask' && step.type === 'choice' ? step.choices : []));
  const areAll = filling.every((step) => step.verb === 'ask' && step.type === 'choice' && step.choicesFrom === null);
  return areAll ? [...new Set(values.map(({ value }) => value))] : [];
}

function fills(step: Step, name: string): boolean {
  if (step.verb === 'ask') return step.slot === name;
  if (step.verb === 'set') return Object.hasOwn(step.values, name);
  return 'save' in step && step.save === name;
}
