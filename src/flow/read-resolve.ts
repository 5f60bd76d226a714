import { type About, below, beside } from './read-keys';
import { wrongValue } from './read-values';
import type { Reading } from './reading';
import { isTemplate } from './template';
import type { Entry, MapNode } from './yaml-node';

export function readResolve(node: MapNode, verb: Entry, reading: Reading): About | null {
  beside(node, 'resolve', reading);
  const fields = below('resolve', verb, reading);
  if (!fields) return null;
  const confirm = fields.get('confirm') ?? false;
  const isDeclined = fields.get('outcome') === 'declined';
  const reason = fields.get('reason') ?? null;
  checkReason(fields.entry('reason'), reason, isDeclined, reading);
  const declined = isDeclined ? { reason } : null;
  return { called: 'resolve', make: () => ({ verb: 'resolve', confirm, declined }) };
}

/** Reports count cases by this reason, so that it is the same words for each. */
function checkReason(entry: Entry | undefined, reason: string | null, isDeclined: boolean, reading: Reading): void {
  if (entry === undefined || reason === null) return;
  if (!isDeclined) {
    const message = "'reason' says why a wish is declined; add `outcome: declined`, or take 'reason' out.";
    reading.error('CONTENT_WRONG_VALUE', entry.at, message);
  } else if (isTemplate(reason)) {
    wrongValue(entry.value, "'reason'", 'words without {{ … }}: cases are counted by them', reading);
  }
}
