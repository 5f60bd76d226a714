import type { ConversationId } from '../../domain/conversation';
import type { Claim } from '../store';

/**
 * Who has what to itself. Kept in memory: one process alone serves a data folder, and when it dies its leases must die with it.
 */
export class Leases {
  private readonly leases = new Map<string, { readonly fence: number; readonly until: number }>();
  private lastFence = 0;

  get size(): number {
    return this.leases.size;
  }

  /** Leases up to `limit` of the rows, those of nobody else, each under a number of its own. */
  take<Row extends { readonly conversation: ConversationId }>(
    { now, leaseMs, limit }: Claim,
    rows: readonly Row[],
    idOf: (row: Row) => string,
  ): readonly { readonly row: Row; readonly fence: number }[] {
    const taken: { row: Row; fence: number }[] = [];
    for (const row of rows) {
      if (taken.length === limit) break;
      const key = keyOf(row.conversation, idOf(row));
      const lease = this.leases.get(key);
      if (lease !== undefined && lease.until > now) continue;
      const fence = ++this.lastFence;
      this.leases.set(key, { fence, until: now + leaseMs });
      taken.push({ row, fence });
    }
    return taken;
  }

  isHeld(conversation: ConversationId, id: string, fence: number): boolean {
    return this.leases.get(keyOf(conversation, id))?.fence === fence;
  }

  hold(conversation: ConversationId, id: string, fence: number, until: number): void {
    if (this.isHeld(conversation, id, fence)) this.leases.set(keyOf(conversation, id), { fence, until });
  }

  end(conversation: ConversationId, id: string): void {
    this.leases.delete(keyOf(conversation, id));
  }
}

function keyOf(conversation: ConversationId, id: string): string {
  return `${conversation}\n${id}`;
}
