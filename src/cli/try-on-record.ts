import { personalInTurns } from '../desk/personal-values';
import { maskPersonal } from '../domain/personal';
import type { Trial } from '../runtime/run-again';
import { type WhatIfOptions, whatIf } from '../runtime/what-if';
import type { Recorded } from './recorded';
import { WhatIfTally } from './what-if-tally';

/** Runs recorded conversations on other content, one after the other; what is personal is covered in the examples unless asked for. */
export async function tryOnRecord(
  chosen: AsyncIterable<Recorded>,
  to: Trial,
  options: WhatIfOptions & { readonly examples: number; readonly personal?: boolean },
): Promise<WhatIfTally> {
  const tally = new WhatIfTally(options.examples);
  for await (const { conversation, record } of chosen) {
    tally.add(whatIf(conversation, record, to, options), (divergence) =>
      options.personal === true ? divergence : maskPersonal(divergence, personalInTurns(record, to.content.personal)),
    );
  }
  return tally;
}
