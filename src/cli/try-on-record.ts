import { setImmediate } from 'node:timers/promises';
import { personalInTurns } from '../desk/personal-values';
import { maskPersonal } from '../domain/personal';
import type { Content } from '../flow/program';
import type { Stretch, Trial } from '../runtime/run-again';
import { runBefore, type WhatIfOptions, whatIf } from '../runtime/what-if';
import { marksOfRecord, type Recorded } from './recorded';
import { WhatIfTally } from './what-if-tally';

export interface TryOptions extends Omit<WhatIfOptions, 'before'> {
  readonly examples: number;
  readonly personal?: boolean;
  /** Releases by their hash: what they marked as personal is covered too. */
  readonly contentOf: (hash: string) => Promise<Content>;
}

/** Conversations that are got ready while `to` is still being learnt; they wait in memory. */
const MOST_WAITING = 2000;

/**
 * Runs recorded conversations on other content, one after the other; what is personal is covered in the examples unless asked for. While the
 * content's examples are learnt in a thread of their own, conversations are read and run on `from`.
 */
export async function tryOnRecord(
  chosen: AsyncIterable<Recorded>,
  to: Promise<Trial>,
  options: TryOptions,
): Promise<WhatIfTally> {
  const tally = new WhatIfTally(options.examples);
  const { from, until } = options;
  const waiting: (Recorded & { readonly before?: readonly Stretch[] })[] = [];
  let isReady = false;
  const ready = () => {
    isReady = true;
  };
  to.then(ready, ready);
  for await (const one of chosen) {
    if (isReady || waiting.length >= MOST_WAITING) {
      await tryWaiting();
      await tryOne(one);
    } else {
      waiting.push(from === undefined ? one : { ...one, before: runBefore(one.conversation, one.record, from, until) });
      await setImmediate();
    }
  }
  await tryWaiting();
  await to;
  return tally;

  async function tryWaiting() {
    for (const one of waiting.splice(0)) await tryOne(one);
  }

  async function tryOne({ conversation, record, before }: (typeof waiting)[number]) {
    const trial = await to;
    const result = whatIf(conversation, record, trial, { ...options, ...(before !== undefined && { before }) });
    const isShown = result.divergence === null || options.personal === true;
    const marks = isShown ? null : await marksOfRecord(record, options.contentOf, [trial.content]);
    tally.add(result, (divergence) =>
      marks === null ? divergence : maskPersonal(divergence, personalInTurns(record, marks)),
    );
  }
}
