import { losesAt } from '../desk/deadlines';
import { reasonOf } from '../errors';
import type { CaseRow } from '../store/store';
import type { QueueParts } from './queue-parts';
import { Repeater } from './repeater';

/** An agent whose desk was not seen for so long is gone; the cases go back to the front of their queue. */
export const AWAY_AFTER_MS = 45_000;
const LOOK_MS = 1_000;
/** So long without a look, and the process has slept: a machine was suspended, or its processor was somebody else's. */
const ASLEEP_MS = 10_000;
const MOST_CASES = 5_000;
const NOTE_EVERY_MS = 5_000;

/** Watches that every case owned by an agent has an agent there. After a start everybody has the same time to come back. */
export class AgentPresence {
  private readonly acted = new Map<string, number>();
  /** Since when everybody could give a sign of life. */
  private watchedSince = 0;
  private lookedAt = Number.POSITIVE_INFINITY;
  private readonly repeater: Repeater;

  /** `wallClock`: that of the machine, which goes on while the machine sleeps. */
  constructor(
    private readonly parts: QueueParts,
    private readonly wallClock: () => number = Date.now,
  ) {
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
    // While this process slept nobody's sign of life could come in.
    if (this.wallClock() - this.lookedAt > ASLEEP_MS) this.watchedSince = begun;
    this.lookedAt = this.wallClock();
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
    const [owned, lent, agents] = await Promise.all([
      store.readCases({ owner: 'agent', limit: MOST_CASES }),
      store.readCases({ lent: true, limit: MOST_CASES }),
      store.people.readAgents(),
    ]);
    const present = new Set(seen.map(({ agentId }) => agentId));
    const disabled = new Set(agents.filter((one) => one.disabled).map(({ id }) => id));
    for (const row of [...owned, ...lent]) {
      const agentId = whoseIs(row);
      if (agentId === null) continue;
      const isHere = present.has(agentId) || (this.acted.get(agentId) ?? 0) >= since;
      const isGone = disabled.has(agentId) || !isHere;
      if (isGone || this.isSilent(row)) await this.lose(row, agentId, isGone);
    }
  }

  /** The customer has waited for an answer longer than the team lets any agent keep a case. */
  private isSilent(row: CaseRow): boolean {
    const { teams, timeZone } = this.parts.content.current().bot;
    const team = teams.find(({ name }) => name === row.team);
    return (losesAt(row.case, team, timeZone) ?? Number.POSITIVE_INFINITY) <= this.parts.now();
  }

  private async lose({ conversation, case: one }: CaseRow, agentId: string, isGone: boolean): Promise<void> {
    const stored = await this.parts.read(conversation);
    if (!stored) return;
    const unansweredSince = one.attention?.unansweredSince ?? null;
    // What was listed may have been answered since: the turn looks once more.
    const silent = isGone || unansweredSince === null ? {} : { silent: true as const, unansweredSince };
    // By the turn upon which it was seen: the same sight twice is one event, a later loss another.
    const receipt = await this.parts.takeTurn(conversation, {
      id: `lost:${one.number}:${stored.state.turn}`,
      body: { kind: 'desk-lost', agentId, ...silent },
    });
    if (receipt.refused !== null) return;
    this.parts.log.info(
      { conversation, case: one.number, agent: agentId },
      isGone
        ? 'an agent was gone; the case went back to its queue'
        : 'an agent left a customer without an answer; the case went back to its queue',
    );
  }
}

/** In whose hands the case is, also while the bot runs a flow for them. */
function whoseIs({ case: { owner, lentBy } }: CaseRow): string | null {
  return owner.kind === 'agent' ? owner.agentId : (lentBy?.agentId ?? null);
}
