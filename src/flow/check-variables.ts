import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { VariableRead } from './reading';

type Properties = readonly string[] | null;

/** Variables that every flow has, with their properties where these are fixed. */
const ALWAYS: ReadonlyMap<string, Properties> = new Map([
  ['customer', null],
  ['case', ['number']],
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
  ['item', { properties: null, where: 'in `choices` out of a list' }],
]);

/** Every variable that a flow's texts and conditions read must be filled somewhere: by a step, or by who runs the flow. */
export function checkVariables(flow: LinkedFlow, inputs: ReadonlySet<string>): void {
  const own = new Set([...flow.draft.reading.variables, ...inputs]);
  for (const read of flow.draft.reading.reads) {
    const [root = '', property] = read.path;
    const local = read.local.includes(root) ? LOCAL.get(root)?.properties : undefined;
    const fixed = ALWAYS.has(root) ? ALWAYS.get(root) : local;
    if (fixed === undefined) {
      if (!own.has(root)) reportUnknown(flow, read, root, own);
    } else if (fixed !== null && property !== undefined && !fixed.includes(property)) {
      const mend = didYouMean(property, fixed) || `; it has ${fixed.join(', ')}`;
      flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `'${root}' has no '${property}'${mend}.`);
    }
  }
}

function reportUnknown(flow: LinkedFlow, read: VariableRead, root: string, own: ReadonlySet<string>): void {
  const where = LOCAL.get(root)?.where;
  const names = [...own, ...ALWAYS.keys(), ...read.local];
  const mend = where ? `; '${root}' exists only ${where}` : didYouMean(root, names);
  const hint = mend || '; fill it with `ask`, `set` or `save`, or give it by `run … with`';
  flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `No step of this flow fills '${root}'${hint}.`);
}
