import { personalInTurns } from '../desk/personal-values';
import { maskPersonal } from '../domain/personal';
import type { Content } from '../flow/program';
import type { Trial } from '../runtime/run-again';
import { type WhatIfOptions, whatIf } from '../runtime/what-if';
import { marksOfRecord, type Recorded } from './recorded';
import { WhatIfTally } from './what-if-tally';

/** Runs recorded conversations on other content, one after the other; what is personal is covered in the examples unless asked for. */
export async function tryOnRecord(
  chosen: AsyncIterable<Recorded>,
  to: Trial,
  options: WhatIfOptions & {
    readonly examples: number;
    readonly personal?: boolean;
    /** Releases by their hash: what they marked as personal is covered too. */
    readonly contentOf: (hash: string) => Promise<Content>;
  },
): Promise<WhatIfTally> {
  const tally = new WhatIfTally(options.examples);
  for await (const { conversation, record } of chosen) {
    const result = whatIf(conversation, record, to, options);
    const isShown = result.divergence === null || options.personal === true;
    const marks = isShown ? null : await marksOfRecord(record, options.contentOf, [to.content]);
    tally.add(result, (divergence) =>
      marks === null ? divergence : maskPersonal(divergence, personalInTurns(record, marks)),
    );
  }
  return tally;
}
