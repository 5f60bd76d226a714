import type { ConversationId } from '../domain/conversation';
import { reasonOf } from '../errors';
import type { Log } from '../log';
import type { Store, StoredConversation, TurnReceipt } from '../store/store';
import { Repeater } from './repeater';
import type { Happening } from './turn';

/** An agent whose desk was not seen for so long is gone; the cases go back to the front of their queue. */
export const AWAY_AFTER_MS = 45_000;
const LOOK_MS = 1_000;
const MOST_CASES = 5_000;
const NOTE_EVERY_MS = 5_000;

export interface PresenceParts {
  readonly store: Store;
  readonly read: (conversation: ConversationId) => Promise<StoredConversation | null>;
  readonly takeTurn: (conversation: ConversationId, happening: Happening) => Promise<TurnReceipt>;
  readonly now: () => number;
  readonly log: Log;
}

/** Watches that every case owned by an agent has an agent there. After a start everybody has the same time to come back. */
export class AgentPresence {
  private readonly acted = new Map<string, number>();
  /** Since when everybody could give a sign of life. */
  private watchedSince = 0;
  private readonly repeater: Repeater;

  constructor(private readonly parts: PresenceParts) {
    this.repeater = new Repeater(LOOK_MS, parts.log, () => this.look());
  }

  start(): void {
    this.watchedSince = this.parts.now();
    this.repeater.start();
  }

  stop(): Promise<void> {
    return this.repeater.stop();
  }

  /** Who does something is there, whatever the desk's own sign of life says; every process is to know. */
  noteAct(agentId: string): void {
    const { store, now, log } = this.parts;
    const at = now();
    if (at - (this.acted.get(agentId) ?? 0) < NOTE_EVERY_MS) return;
    this.acted.set(agentId, at);
    store.people
      .notePresence(agentId, at)
      .catch((error) => log.warn({ agent: agentId, reason: reasonOf(error) }, 'presence could not be noted'));
  }

  async look(): Promise<void> {
    const begun = this.parts.now();
    try {
      await this.lookNow(begun - AWAY_AFTER_MS);
    } catch (error) {
      // While the store is away nobody can give a sign of life to it: then all have the same time to come back once more.
      this.watchedSince = this.parts.now();
      throw error;
    }
  }

  private async lookNow(since: number): Promise<void> {
    const { store } = this.parts;
    const seen = await store.people.readPresence(since);
    if (this.watchedSince > since) return;
    const owned = await store.readCases({ owner: 'agent', limit: MOST_CASES });
    if (owned.length === 0) return;
    const present = new Set(seen.map(({ agentId }) => agentId));
    for (const row of owned) {
      const { owner, number } = row.case;
      if (owner.kind !== 'agent' || present.has(owner.agentId)) continue;
      if ((this.acted.get(owner.agentId) ?? 0) >= since) continue;
      await this.lose(row.conversation, number, owner.agentId);
    }
  }

  private async lose(conversation: ConversationId, number: string, agentId: string): Promise<void> {
    const state = (await this.parts.read(conversation))?.state;
    if (state === undefined) return;
    // By the turn upon which it was seen: the same sight twice is one event, a later loss another.
    await this.parts.takeTurn(conversation, {
      id: `lost:${number}:${state.turn}`,
      body: { kind: 'desk-lost', agentId },
    });
    this.parts.log.info(
      { conversation, case: number, agent: agentId },
      'an agent was gone; the case went back to its queue',
    );
  }
}
