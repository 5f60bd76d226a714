import { CAUSES, type Cause } from '../runtime/compare-stretches';
import type { Divergence, WhatIf } from '../runtime/what-if';

/** Conversations that one change makes other than they were. One conversation may have several changes of words. */
export interface Change {
  readonly cause: Cause;
  readonly change: string;
  readonly count: number;
  /** Some of them; a month of conversations need not fit into memory. */
  readonly examples: readonly (Divergence & { readonly conversation: string })[];
}

/** What a change would do to many conversations, counted one after the other. */
export class WhatIfTally {
  conversations = 0;
  same = 0;
  /** Of those that are the same: how many could not be compared to their end. */
  unfinished = 0;
  private readonly byChange = new Map<string, Change>();
  private readonly byCause = new Map<Cause, number>();

  constructor(private readonly mostExamples: number) {}

  /** `cover` is put to what is kept as an example. */
  add({ conversation, stretches, compared, divergence, wordings }: WhatIf, cover = (found: Divergence) => found): void {
    this.conversations += 1;
    if (divergence === null) {
      this.same += 1;
      if (compared < stretches) this.unfinished += 1;
      return;
    }
    if (divergence.cause !== 'text') this.count(conversation, divergence, cover);
    for (const wording of wordings) this.count(conversation, wording, cover);
    for (const cause of new Set([divergence, ...wordings].map((one) => one.cause)))
      this.byCause.set(cause, this.conversationsWith(cause) + 1);
  }

  /** How many conversations have a change of this cause. */
  conversationsWith(cause: Cause): number {
    return this.byCause.get(cause) ?? 0;
  }

  private count(conversation: string, divergence: Divergence, cover: (found: Divergence) => Divergence): void {
    const { cause, change } = divergence;
    const key = `${cause} ${change}`;
    const known = this.byChange.get(key) ?? { cause, change, count: 0, examples: [] };
    const keeps = known.examples.length < this.mostExamples;
    this.byChange.set(key, {
      ...known,
      count: known.count + 1,
      examples: keeps ? [...known.examples, { conversation, ...cover(divergence) }] : known.examples,
    });
  }

  /** By cause, the commonest first. */
  get changes(): readonly Change[] {
    return [...this.byChange.values()].sort(
      (one, other) => CAUSES.indexOf(one.cause) - CAUSES.indexOf(other.cause) || other.count - one.count,
    );
  }

  has(causes: readonly Cause[]): boolean {
    return causes.some((cause) => this.byCause.has(cause));
  }
}
