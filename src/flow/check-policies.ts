import type { FileDraft } from './read-file';
import { EVERY_POLICY, type Reading } from './reading';
import type { Report } from './report';

/** Rules of the house that no flow, pattern or setting reads: left over, or misspelt where they are said. */
export function checkPolicies(drafts: readonly FileDraft[], reportOf: (reading: Reading) => Report): void {
  // What was left out of a file may be what reads it.
  if (drafts.some(({ reading }) => reading.hasGaps)) return;
  const read = new Set(drafts.flatMap(({ reading }) => [...reading.policiesRead]));
  if (read.has(EVERY_POLICY)) return;
  for (const draft of drafts) {
    if (draft.kind !== 'policies' || draft.policies === null) continue;
    for (const [name, at] of draft.reading.policyPlaces) {
      if (read.has(name)) continue;
      const message = `Nothing reads 'policy.${name}'; take it out, or say it in a text.`;
      reportOf(draft.reading).warn('POLICY_UNUSED', at, message);
    }
  }
}
