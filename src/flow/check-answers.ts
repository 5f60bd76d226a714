import { codeOfPolicy, type Declared, policyFault } from './check-variables';
import { didYouMean } from './did-you-mean';
import type { FileDraft } from './read-file';
import type { Reading } from './reading';
import type { Report } from './report';

const OF: { readonly [root in 'case' | 'customer']: readonly string[] } = { case: ['number'], customer: ['name'] };
const FREE: readonly string[] = ['language', 'now', 'channel'];

/**
 * What a canned answer says of the case, and what the desk looks up for it, must be something that a case can have: the customer, the agent, the house, or a
 * variable that some flow collects. One that this case has not got is left open for the agent.
 */
export function checkAnswers(
  drafts: readonly FileDraft[],
  declared: Declared,
  reportOf: (reading: Reading) => Report,
): void {
  const slots = new Set<string>();
  for (const draft of drafts) if (draft.kind === 'flow') for (const one of draft.reading.variables) slots.add(one);
  for (const draft of drafts) {
    if (draft.kind !== 'answers' && draft.kind !== 'bot') continue;
    const report = reportOf(draft.reading);
    for (const read of draft.reading.reads) {
      const [root = '', property] = read.path;
      if (root === 'policy') {
        const fault = declared.policy === null ? null : policyFault(read, declared.policy);
        if (fault !== null) report.error(codeOfPolicy(read, declared.policy), read, fault);
        continue;
      }
      const known = propertiesOf(root, declared);
      if (known === null || (known === undefined && slots.has(root))) continue;
      if (known === undefined) {
        const all = [...slots, 'customer', 'case', 'agent', 'bot', 'policy'];
        const message = `No flow collects '${root}'${didYouMean(root, all) || '; an answer may say customer.name, case.number, agent.name, and what flows ask for'}.`;
        report.error('TEMPLATE_UNKNOWN_VARIABLE', read, message);
      } else if (property !== undefined && !known.includes(property)) {
        const mend = didYouMean(property, known) || `; it has ${known.join(', ') || 'none'}`;
        report.error('TEMPLATE_UNKNOWN_VARIABLE', read, `'${root}' has no '${property}'${mend}.`);
      }
    }
  }
}

/** Null: whatever it is called. Undefined: a variable of flows, if anything. */
function propertiesOf(root: string, declared: Declared): readonly string[] | null | undefined {
  if (FREE.includes(root)) return null;
  if (root === 'agent' || root === 'bot') return ['name'];
  if (root !== 'case' && root !== 'customer') return undefined;
  const own = declared[root];
  return own === null ? null : [...OF[root], ...own];
}
