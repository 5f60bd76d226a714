import type { KeptScope } from '../domain/settings';
import type { DiagnosticCode } from './diagnostic-codes';
import { didYouMean } from './did-you-mean';
import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import { followShape, type PolicyGroup } from './policy-shape';
import type { VariableRead } from './reading';
import type { Span } from './source-text';

type Properties = readonly string[] | null;

/** Variables that every flow has, with their properties where these are fixed. */
const ALWAYS: ReadonlyMap<string, Properties> = new Map([
  ['customer', ['name', 'nps_at']],
  ['case', ['number']],
  ['policy', null],
  ['language', null],
  ['now', null],
  ['bot', ['name', 'menu']],
  ['channel', null],
]);

/** Variables that exist in one place only. */
const LOCAL: ReadonlyMap<string, { readonly properties: Properties; readonly where: string }> = new Map([
  ['error', { properties: ['code', 'message'], where: 'inside `on-error`' }],
  ['value', { properties: null, where: 'in `valid`' }],
  ['due', { properties: null, where: 'in `promise`' }],
  ['item', { properties: null, where: 'in `choices` out of a list' }],
]);

/** The properties of `case` and `customer`, beside those they always have, and the policies; null where the file that says so could not be read. */
export type Declared = { readonly [root in KeptScope]: readonly string[] | null } & {
  readonly policy: PolicyGroup | null;
  /** Channels that are known by name. */
  readonly channels: readonly string[] | null;
  /** Channels on which there are customers, as far as the settings say. */
  readonly served: readonly string[];
};

const DECLARED_IN: { readonly [root in KeptScope]: string } = {
  case: 'declare it under `values: case:` in flows/_bot.yaml',
  customer: 'declare it under `values: customer:` in flows/_bot.yaml',
};

/** Every variable that a flow's texts and conditions read must be filled somewhere: by a step, or by who runs the flow. */
export function checkVariables(flow: LinkedFlow, calls: FlowCalls, declared: Declared): void {
  checkWrites(flow, declared);
  const inputs = calls.inputs.get(flow.program.flow) ?? new Set();
  const own = new Set([...flow.draft.reading.variables, ...inputs]);
  for (const read of flow.draft.reading.reads) {
    const [root = '', property] = read.path;
    if (root === 'policy') checkPolicy(flow, read, declared.policy);
    const local = read.local.includes(root) ? LOCAL.get(root)?.properties : undefined;
    const fixed = ALWAYS.has(root) ? ALWAYS.get(root) : local;
    if (fixed === undefined) {
      if (!own.has(root)) reportUnknown(flow, read, root, own);
    } else if (fixed !== null && property !== undefined) {
      reportProperty(flow, read, root, property, fixed, declared);
    } else if (fixed !== null && isSaidWhole(read)) {
      const message = `'${root}' is a group and cannot be said; say one of it, such as ${root}.${fixed[0]}.`;
      flow.report.warn('TEMPLATE_UNKNOWN_VARIABLE', read, message);
    }
  }
}

/** `{{ customer }}`, and no more. */
function isSaidWhole({ path, use, source }: VariableRead): boolean {
  return use === 'text' && new RegExp(`\\{\\{-?\\s*${path.join('\\.')}\\s*-?\\}\\}`).test(source);
}

function reportProperty(
  flow: LinkedFlow,
  at: Span,
  root: string,
  property: string,
  fixed: readonly string[],
  declared: Declared,
): void {
  const more = isDeclaredRoot(root) ? declared[root] : [];
  if (more === null || fixed.includes(property) || more.includes(property)) return;
  const all = [...fixed, ...more];
  const other = isDeclaredRoot(root) ? DECLARED_IN[root] : `it has ${all.join(', ')}`;
  const mend = didYouMean(property, all) || `; ${other}`;
  flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', at, `'${root}' has no '${property}'${mend}.`);
}

/** A policy is there, with each name on the way to it; and it is not said as a whole where it is a group. */
function checkPolicy(flow: LinkedFlow, read: VariableRead, policies: PolicyGroup | null): void {
  const fault = policies === null ? null : policyFault(read, policies);
  if (fault !== null) flow.report.error(codeOfPolicy(read, policies), read, fault);
}

/** A whole policy that is not there is a variable like others; what is within one has a code of its own. */
export function codeOfPolicy({ path: [, name = ''] }: VariableRead, policies: PolicyGroup | null): DiagnosticCode {
  return Object.hasOwn(policies ?? {}, name) ? 'POLICY_UNKNOWN' : 'TEMPLATE_UNKNOWN_VARIABLE';
}

/** What is wrong with what a text or condition reads of the policies; null when nothing is. */
export function policyFault(read: VariableRead, policies: PolicyGroup): string | null {
  const { path } = read;
  const result = followShape(policies, path.slice(1));
  const named = path.join('.');
  if ('found' in result) {
    const { found } = result;
    if (typeof found === 'string' || path.length < 2 || !isSaidWhole(read)) return null;
    const members = Object.keys(found);
    return `'${named}' is a group and cannot be said; say one of it, such as ${named}.${members[0] ?? 'name'}.`;
  }
  const { above, missing, names } = result;
  const others = names.length > 0 ? `; it has ${names.slice(0, 8).join(', ')}` : '; it is no group';
  const mend = didYouMean(missing, names) || (above === 'policy' ? '; write it in flows/_policies.yaml' : others);
  return `'${above}' has no '${missing}'${mend}.`;
}

function isDeclaredRoot(root: string): root is KeptScope {
  return Object.hasOwn(DECLARED_IN, root);
}

/** What outlives a flow is declared in one place, so that a misspelt name is found and all that is kept can be read there. */
function checkWrites(flow: LinkedFlow, declared: Declared): void {
  for (const write of flow.draft.reading.kept) {
    if (write.scope === 'customer' && write.name === 'name') continue;
    if (ALWAYS.get(write.scope)?.includes(write.name)) {
      const message = `'${write.scope}.${write.name}' is the bot's own, and no step may fill it; take another name.`;
      flow.report.error('CONTENT_BAD_NAME', write, message);
      continue;
    }
    reportProperty(flow, write, write.scope, write.name, [], declared);
  }
}

function reportUnknown(flow: LinkedFlow, read: VariableRead, root: string, own: ReadonlySet<string>): void {
  const where = LOCAL.get(root)?.where;
  const names = [...own, ...ALWAYS.keys(), ...read.local];
  const mend = where ? `; '${root}' exists only ${where}` : didYouMean(root, names);
  const hint = mend || asWord(read, root) || '; fill it with `ask`, `set` or `save`, or give it by `run … with`';
  flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `No step of this flow fills '${root}'${hint}.`);
}

/** `size == large`: a word without quotes is taken for a variable. */
function asWord({ use, source }: VariableRead, root: string): string {
  const isCompared =
    use === 'condition' && new RegExp(`(==|!=|contains)\\s*${root}\\s*($|\\)|\\b(and|or)\\b)`).test(source);
  return isCompared ? `; a word goes in quotes: "${root}"` : '';
}
