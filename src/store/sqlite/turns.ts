import type { ConversationId, ConversationState } from '../../domain/conversation';
import type { Event } from '../../domain/event';
import type { Message } from '../../domain/message';
import { takenAt } from '../case-columns';
import { joinEffects, splitEffects } from '../record-codec';
import { hashOfState } from '../state-hash';
import type { CommitResult, RecordedTurn, StoredConversation, TurnReceipt, TurnToCommit } from '../store';
import { type TimerChanges, timerChanges } from '../timer-changes';
import type { CaseTurn, SqliteCases } from './cases';
import type { Database } from './database';
import type { GroupCommit } from './group-commit';
import type { SqliteOutbox } from './outbox';
import type { SqliteTimers } from './timers';

type Json = string;

/** Conversations, their turns and messages: the road of every message. */
export class SqliteTurns {
  private readonly cases: SqliteCases;
  private readonly outbox: SqliteOutbox;
  private readonly timers: SqliteTimers;
  private readonly sql;

  constructor(
    db: Database,
    private readonly writes: GroupCommit,
    parts: { cases: SqliteCases; outbox: SqliteOutbox; timers: SqliteTimers },
  ) {
    this.cases = parts.cases;
    this.outbox = parts.outbox;
    this.timers = parts.timers;
    this.sql = {
      read: db.prepare<[string], { version: number; state: Json; reference: Json }>(
        'SELECT version, state, reference FROM conversations WHERE conversation = ?',
      ),
      ids: db
        .prepare<[string, number], string>(
          'SELECT conversation FROM conversations WHERE conversation > ? ORDER BY conversation LIMIT ?',
        )
        .pluck(),
      activeIds: db
        .prepare<[number, string, number], string>(
          'SELECT DISTINCT conversation FROM turns WHERE at >= ? AND conversation > ? ORDER BY conversation LIMIT ?',
        )
        .pluck(),
      versions: db.prepare<[string]>(
        'SELECT conversation, version FROM conversations WHERE conversation IN (SELECT value FROM json_each(?))',
      ),
      receipt: db.prepare<[string, string], TurnReceipt>(
        'SELECT turn, seq, refused FROM turns WHERE conversation = ? AND event_id = ?',
      ),
      create: db.prepare(
        'INSERT INTO conversations (conversation, version, state, reference) VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING',
      ),
      update: db.prepare(
        'UPDATE conversations SET version = version + 1, state = ?, reference = coalesce(?, reference) WHERE conversation = ? AND version = ?',
      ),
      record: db.prepare(
        `INSERT INTO turns (conversation, event_id, turn, at, kind, seq, refused, release, state_hash, facts, event, effects)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      say: db.prepare('INSERT INTO messages (conversation, seq, message) VALUES (?, ?, ?)'),
      messages: db
        .prepare<[string, number, number], Json>(
          'SELECT message FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?',
        )
        .pluck(),
      turns: db.prepare<[string], TurnRow>(
        'SELECT turn, release, state_hash, facts, event, effects FROM turns WHERE conversation = ? ORDER BY rowid',
      ),
    };
  }

  readConversation(conversation: ConversationId): StoredConversation | null {
    const row = this.sql.read.get(conversation);
    if (row === undefined) return null;
    return { version: row.version, state: JSON.parse(row.state), reference: JSON.parse(row.reference) };
  }

  readConversationIds(after: ConversationId, limit: number, since?: number): readonly ConversationId[] {
    return since === undefined ? this.sql.ids.all(after, limit) : this.sql.activeIds.all(since, after, limit);
  }

  readVersions(conversations: readonly ConversationId[]): ReadonlyMap<ConversationId, number> {
    return new Map(this.sql.versions.raw().all(JSON.stringify(conversations)) as [ConversationId, number][]);
  }

  readReceipt(conversation: ConversationId, eventId: string): TurnReceipt | null {
    return this.sql.receipt.get(conversation, eventId) ?? null;
  }

  readMessages(conversation: ConversationId, after: number, limit: number): readonly Message[] {
    return this.sql.messages.all(conversation, after, limit).map((json) => JSON.parse(json));
  }

  readTurns(conversation: ConversationId): readonly RecordedTurn[] {
    const messages = new Map(this.readMessages(conversation, 0, -1).map((message) => [message.seq, message]));
    return this.sql.turns.all(conversation).map((row) => ({
      turn: row.turn,
      event: JSON.parse(row.event),
      release: row.release,
      effects: joinEffects(JSON.parse(row.effects), JSON.parse(row.facts), (seq) => messages.get(seq)),
      stateHash: row.state_hash,
    }));
  }

  async commitTurn(turn: TurnToCommit): Promise<CommitResult> {
    const prepared = prepareTurn(turn, this.cases.projectionOf(turn.state));
    const result = await this.writes.write(() => this.writeTurn(prepared));
    if (result.kind === 'committed') this.cases.remember(turn.conversation, turn.version + 1, prepared.case);
    return result;
  }

  private writeTurn({
    turn,
    stateJson,
    stateHash,
    split,
    timers,
    eventJson,
    restJson,
    factsJson,
    messageJsons,
    ...prepared
  }: Prepared): CommitResult {
    const { conversation, event } = turn;
    const earlier = this.sql.receipt.get(conversation, event.id);
    if (earlier !== undefined) {
      this.endWhatBroughtIt(conversation, event, timers);
      return { kind: 'duplicate', receipt: earlier };
    }
    if (turn.fence !== undefined && !this.isHeld(turn, turn.fence)) return { kind: 'lost' };
    if (!this.writeState(turn, stateJson)) return { kind: 'conflict' };

    const { receipt } = turn;
    this.sql.record.run(
      conversation,
      event.id,
      receipt.turn,
      event.at,
      event.kind,
      receipt.seq,
      receipt.refused,
      turn.state.release,
      stateHash,
      factsJson,
      eventJson,
      restJson,
    );
    split.messages.forEach((message, at) => {
      this.sql.say.run(conversation, message.seq, messageJsons[at]);
    });
    this.endWhatBroughtIt(conversation, event, timers);
    this.timers.change(conversation, timers);
    turn.outbox.forEach((entry, n) => {
      this.outbox.add(conversation, receipt.turn, n, entry);
    });
    this.cases.write(conversation, turn.version, prepared.case, takenAt(turn));
    return { kind: 'committed' };
  }

  private writeState(turn: TurnToCommit, state: Json): boolean {
    const reference = turn.reference === undefined ? null : JSON.stringify(turn.reference);
    const written =
      turn.version === 0
        ? this.sql.create.run(turn.conversation, state, reference ?? 'null')
        : this.sql.update.run(state, reference, turn.conversation, turn.version);
    return written.changes === 1;
  }

  private isHeld({ conversation, event }: TurnToCommit, fence: number): boolean {
    if (event.kind === 'timer') return this.timers.isHeld(conversation, event.timerId, fence);
    return event.kind === 'action-result' && this.outbox.isHeld(conversation, event.callId, fence);
  }

  private endWhatBroughtIt(conversation: ConversationId, event: Event, { ended }: TimerChanges): void {
    if (ended !== null) this.timers.end(conversation, ended.timerId, ended.due);
    if (event.kind === 'action-result') this.outbox.remove(conversation, event.callId);
  }
}

interface TurnRow {
  readonly turn: number;
  readonly release: string;
  readonly state_hash: string;
  readonly facts: Json;
  readonly event: Json;
  readonly effects: Json;
}

type Prepared = ReturnType<typeof prepareTurn>;

/** Everything that can be done before the transaction is. */
function prepareTurn(turn: TurnToCommit, projection: CaseTurn | null) {
  const split = splitEffects(turn.effects);
  const stateJson = JSON.stringify(turn.state satisfies ConversationState);
  return {
    turn,
    split,
    stateJson,
    stateHash: hashOfState(stateJson),
    eventJson: JSON.stringify(turn.event),
    restJson: JSON.stringify(split.rest),
    factsJson: JSON.stringify(split.facts),
    messageJsons: split.messages.map((message) => JSON.stringify(message)),
    timers: timerChanges(turn),
    case: projection,
  };
}
