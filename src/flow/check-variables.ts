import { didYouMean } from './did-you-mean';
import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import type { VariableRead } from './reading';
import type { Span } from './source-text';
import { waysOf } from './ways';

type Properties = readonly string[] | null;

/** Variables that every flow has, with their properties where these are fixed. */
const ALWAYS: ReadonlyMap<string, Properties> = new Map([
  ['customer', ['name']],
  ['case', ['number']],
  ['policy', []],
  ['language', null],
  ['now', null],
  ['bot', ['name']],
  ['channel', null],
]);

/** Variables that exist in one place only. */
const LOCAL: ReadonlyMap<string, { readonly properties: Properties; readonly where: string }> = new Map([
  ['error', { properties: ['code', 'message'], where: 'inside `on-error`' }],
  ['value', { properties: null, where: 'in `valid`' }],
  ['due', { properties: null, where: 'in `promise`' }],
]);

/** The properties of `case`, `customer` and `policy`, beside those they always have; null where the file that says so could not be read. */
export type Declared = { readonly [root in 'case' | 'customer' | 'policy']: readonly string[] | null };

const DECLARED_IN: { readonly [root in keyof Declared]: string } = {
  case: 'declare it under `values: case:` in flows/_bot.yaml',
  customer: 'declare it under `values: customer:` in flows/_bot.yaml',
  policy: 'write it in flows/_policies.yaml',
};

/** Every variable that a flow's texts and conditions read must be filled somewhere: by a step, or by who runs the flow. */
export function checkVariables(
  flow: LinkedFlow,
  calls: FlowCalls,
  flows: ReadonlyMap<string, LinkedFlow>,
  declared: Declared,
): void {
  checkWrites(flow, declared);
  const inputs = calls.inputs.get(flow.program.flow) ?? new Set();
  const own = new Set([...flow.draft.reading.variables, ...inputs]);
  const results = resultsIn(flow, inputs, calls, flows);
  for (const read of flow.draft.reading.reads) {
    const [root = '', property] = read.path;
    const local = read.local.includes(root) ? LOCAL.get(root)?.properties : undefined;
    const fixed = ALWAYS.has(root) ? ALWAYS.get(root) : local;
    if (fixed === undefined) {
      if (!own.has(root)) reportUnknown(flow, read, root, own);
      else if (property !== undefined) checkResult(flow, read, property, results.get(root));
    } else if (fixed !== null && property !== undefined) {
      reportProperty(flow, read, root, property, fixed, declared);
    }
  }
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

function isDeclaredRoot(root: string): root is keyof Declared {
  return Object.hasOwn(DECLARED_IN, root);
}

/** What outlives a flow is declared in one place, so that a misspelt name is found and all that is kept can be read there. */
function checkWrites(flow: LinkedFlow, declared: Declared): void {
  for (const write of flow.draft.reading.kept) {
    if (write.scope === 'customer' && write.name === 'name') continue;
    reportProperty(flow, write, write.scope, write.name, [], declared);
  }
}

function reportUnknown(flow: LinkedFlow, read: VariableRead, root: string, own: ReadonlySet<string>): void {
  const where = LOCAL.get(root)?.where;
  const names = [...own, ...ALWAYS.keys(), ...read.local];
  const mend = where ? `; '${root}' exists only ${where}` : didYouMean(root, names);
  const hint = mend || '; fill it with `ask`, `set` or `save`, or give it by `run … with`';
  flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `No step of this flow fills '${root}'${hint}.`);
}

/** What a flow that is run leaves behind, by the variable that it is saved in; only where nothing else fills that one. */
function resultsIn(
  flow: LinkedFlow,
  inputs: ReadonlySet<string>,
  calls: FlowCalls,
  flows: ReadonlyMap<string, LinkedFlow>,
): ReadonlyMap<string, Results> {
  const results = new Map<string, Results>();
  const otherwise = new Set(inputs);
  for (const step of Object.values(flow.program.steps)) {
    for (const name of waysOf(step).flatMap(({ fills }) => fills)) {
      const callee = step.verb === 'run' ? flows.get(step.flow) : undefined;
      if (!callee || callee.draft.reading.hasGaps) {
        otherwise.add(name);
        continue;
      }
      const before = results.get(name);
      const variables = [...callee.draft.reading.variables, ...(calls.inputs.get(callee.program.flow) ?? [])];
      const names = new Set([...(before?.names ?? []), ...variables]);
      results.set(name, { flow: before ? `${before.flow} and ${callee.program.flow}` : callee.program.flow, names });
    }
  }
  for (const name of otherwise) results.delete(name);
  return results;
}

interface Results {
  readonly flow: string;
  readonly names: ReadonlySet<string>;
}

function checkResult(flow: LinkedFlow, read: VariableRead, property: string, results: Results | undefined): void {
  if (results === undefined || results.names.has(property) || property === 'size') return;
  const names = [...results.names];
  const mend = didYouMean(property, names) || (names.length === 0 ? '' : `; it has ${names.join(', ')}`);
  const message = `'${read.path[0]}' is what '${results.flow}' leaves behind, and that has no '${property}'${mend}.`;
  flow.report.error('FLOW_UNKNOWN_RESULT', read, message);
}
