import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { VariableRead } from './reading';

/** Variables that every flow has, with their properties where these are fixed. */
export const ALWAYS: { readonly [name: string]: readonly string[] | null } = {
  customer: null,
  case: ['number'],
  language: null,
  now: null,
  bot: ['name'],
  channel: null,
};
const LOCAL: { readonly [name: string]: readonly string[] | null } = {
  error: ['code', 'message'],
  value: null,
  due: null,
};
const WHERE: { readonly [name: string]: string } = {
  error: 'inside `on-error`',
  value: 'in `valid`',
  due: 'in `promise`',
};

/** Every variable that a flow's texts and conditions read must be filled somewhere: by a step, or by who runs the flow. */
export function checkVariables(flow: LinkedFlow, inputs: ReadonlySet<string>): void {
  const own = new Set([...flow.draft.reading.variables, ...inputs]);
  for (const read of flow.draft.reading.reads) {
    const [root = '', property] = read.path;
    const fixed = root in ALWAYS ? ALWAYS[root] : read.local.includes(root) ? LOCAL[root] : undefined;
    if (fixed === undefined) {
      if (!own.has(root)) reportUnknown(flow, read, root, own);
    } else if (fixed !== null && property !== undefined && !fixed.includes(property)) {
      const mend = didYouMean(property, fixed) || `; it has ${fixed.join(', ')}`;
      flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `'${root}' has no '${property}'${mend}.`);
    }
  }
}

function reportUnknown(flow: LinkedFlow, read: VariableRead, root: string, own: ReadonlySet<string>): void {
  const where = WHERE[root];
  const names = [...own, ...Object.keys(ALWAYS), ...read.local];
  const mend = where ? `; '${root}' exists only ${where}` : didYouMean(root, names);
  const hint = mend || '; fill it with `ask`, `set` or `save`, or give it by `run … with`';
  flow.report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `No step of this flow fills '${root}'${hint}.`);
}
