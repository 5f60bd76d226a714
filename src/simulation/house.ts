import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Understanding } from '../domain/understanding';
import type { Log } from '../log';
import type { Action } from '../runtime/action';
import { CaseNumbers } from '../runtime/case-numbers';
import type { ContentSource } from '../runtime/content-source';
import { QueuePlaces } from '../runtime/queue-places';
import { createActionRunner } from '../runtime/run-action';
import { type CommittedTurn, type Happening, TurnTaker } from '../runtime/turn';
import type { OutboxEntry, Store, TurnReceipt } from '../store/store';
import type { Agenda } from './agenda';
import type { Random } from './random';

export interface HouseParts {
  readonly store: Store;
  readonly content: ContentSource;
  readonly actions: readonly Action[];
  readonly agenda: Agenda;
  readonly random: Random;
  readonly log: Log;
  /** Hears of every turn once it is stored. */
  readonly observe: (turn: CommittedTurn) => void;
}

const LEASE_MS = 60_000;
/** Changes of a queue within one moment are told once. */
const GATHER_MS = 100;
/** How long the shop's systems take to answer. */
const CALL_MS = { least: 200, most: 2_500 };

/**
 * The real service on a clock that is moved: the same turns, the same store, the same actions as in `createService`. Only what would
 * wait for the time of day is set on the agenda instead: timers, the outbox of actions, places in queues. There is no HTTP in between.
 */
export class House {
  private readonly turns: TurnTaker;
  private readonly runAction: (entry: OutboxEntry) => ReturnType<ReturnType<typeof createActionRunner>>;
  private readonly listeners: ((turn: CommittedTurn) => void)[] = [];
  private readonly timers = new Map<ConversationId, ConversationState['timers']>();
  private readonly places: QueuePlaces;
  private readonly toTell = new Set<string>();
  private ids = 0;

  constructor(private readonly parts: HouseParts) {
    const { store, log, agenda, random, actions } = parts;
    const content = readOnce(parts.content);
    const now = () => agenda.now;
    this.turns = new TurnTaker({
      ...{ store, content, log, now },
      channels: new Map([['webchat', { name: 'webchat', deliver: null }]]),
      numbers: new CaseNumbers(store),
      committed: (turn) => this.committed(turn),
    });
    this.places = new QueuePlaces({
      ...{ store, content, log, now },
      read: (conversation) => this.turns.read(conversation),
      takeTurn: (conversation, happening) => this.turns.take(conversation, happening),
    });
    this.runAction = createActionRunner({
      actions,
      now,
      random: () => random.next(),
      read: (conversation) => this.turns.read(conversation),
      takeTurn: (conversation, happening) => this.turns.take(conversation, happening),
    });
  }

  /** Hears of every turn after it was stored and carried out. */
  listen(listener: (turn: CommittedTurn) => void): void {
    this.listeners.push(listener);
  }

  /** Something happens to a conversation, now. */
  happen(conversation: ConversationId, body: Happening['body']): Promise<TurnReceipt> {
    this.ids += 1;
    return this.turns.take(conversation, { id: `s${this.ids}`, body, channel: 'webchat' });
  }

  /** Those who wait for a team hear where they stand, as far as that is news. */
  tellPlaces(team: string): void {
    if (this.toTell.has(team)) return;
    this.toTell.add(team);
    this.parts.agenda.after(GATHER_MS, async () => {
      this.toTell.delete(team);
      await this.places.tellTeam(team);
    });
  }

  async read(conversation: ConversationId): Promise<ConversationState | null> {
    return (await this.turns.read(conversation))?.state ?? null;
  }

  private committed(turn: CommittedTurn): void {
    const { agenda, random } = this.parts;
    this.parts.observe(turn);
    this.timers.set(turn.state.conversation, turn.state.timers);
    for (const effect of turn.effects) {
      if (effect.kind === 'timer') agenda.at(effect.due, () => this.ring(turn.state.conversation, effect));
      if (effect.kind === 'call') agenda.after(random.whole(CALL_MS.least, CALL_MS.most), () => this.runCalls());
    }
    for (const listener of this.listeners) listener(turn);
  }

  /** Most timers are set anew before their time: then nothing is due. */
  private async ring(conversation: ConversationId, timer: { timerId: string; due: number }): Promise<void> {
    if (this.timers.get(conversation)?.[timer.timerId] !== timer.due) return;
    const { store, agenda } = this.parts;
    const due = await store.claimTimers({ now: agenda.now, leaseMs: LEASE_MS, limit: 100 });
    for (const { conversation: of, timerId, due: dueAt, fence } of due) {
      const body = { kind: 'timer', timerId, due: dueAt } as const;
      await this.turns.take(of, { id: `timer:${timerId}:${dueAt}`, body, fence });
    }
  }

  private async runCalls(): Promise<void> {
    const { store, agenda } = this.parts;
    const claim = { now: agenda.now, leaseMs: LEASE_MS, limit: 100, kind: 'action' } as const;
    for (const entry of await store.claimOutbox(claim)) {
      const result = await this.runAction(entry);
      if (result === null) continue;
      await store.settleOutbox(entry, result);
      if (result.kind === 'retry') agenda.at(result.due, () => this.runCalls());
    }
  }
}

/** Customers say much the same: words that name no day mean the same today and tomorrow, and are read once. */
function readOnce(content: ContentSource): ContentSource {
  const known = new Map<string, Understanding>();
  return {
    current: () => content.current(),
    contentFor: (state) => content.contentFor(state),
    understand(text, context) {
      const key = `${context.content.hash} ${context.language} ${text}`;
      const understanding = known.get(key) ?? content.understand(text, context);
      if (understanding.entities.every(({ type }) => type !== 'date')) known.set(key, understanding);
      return understanding;
    },
  };
}
