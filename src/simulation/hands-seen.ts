import type { ConversationId } from '../domain/conversation';

/** One time with one agent. */
interface Held {
  readonly agentId: string;
  readonly from: number;
  to: number;
}

/** How long which agent had what in hand, as a watch would tell it. */
export class HandsSeen {
  private readonly held: Held[] = [];
  private readonly holding = new Map<ConversationId, Held>();

  takes(conversation: ConversationId, agentId: string, at: number): void {
    const mine = { agentId, from: at, to: at };
    this.holding.set(conversation, mine);
    this.held.push(mine);
  }

  /** How long it was in hand; 0: in nobody's. */
  letsGo(conversation: ConversationId, at: number): number {
    const held = this.holding.get(conversation);
    if (held === undefined) return 0;
    held.to = at;
    this.holding.delete(conversation);
    return at - held.from;
  }

  /** What agents did up to a moment, of whom some closed these cases. */
  result(closedBy: readonly (string | null)[], asOf: number): Agents {
    for (const held of this.holding.values()) held.to = asOf;
    const agents: { [id: string]: { solved: number; busyMs: number; handledMs: number } } = {};
    const of = (id: string) => (agents[id] ??= { solved: 0, busyMs: 0, handledMs: 0 });
    for (const one of closedBy) if (one !== null) of(one).solved += 1;
    const changes = this.held.flatMap(({ agentId, from, to }) => [
      { agentId, at: from, by: 1 },
      { agentId, at: to, by: -1 },
    ]);
    // Beginnings before ends, so that a case that follows on another at once is no pause of length nought.
    changes.sort((one, other) => one.at - other.at || other.by - one.by);
    const inHand = new Map<string, { count: number; since: number }>();
    for (const { agentId, at, by } of changes) {
      const now = inHand.get(agentId) ?? { count: 0, since: at };
      if (now.count > 0) of(agentId).busyMs += at - now.since;
      of(agentId).handledMs += now.count * (at - now.since);
      inHand.set(agentId, { count: now.count + by, since: at });
    }
    return agents;
  }
}

export interface Agents {
  readonly [agentId: string]: { readonly solved: number; readonly busyMs: number; readonly handledMs: number };
}
