import { CASE_COLUMNS } from '../case-columns';
import { hashOfState } from '../state-hash';
import type { CommitResult, Room, TurnReceipt } from '../store';
import type { TurnRows } from '../turn-rows';
import type { Database } from './database';
import type { OutboxWriter } from './outbox-writer';
import type { TimerWriter } from './timer-writer';

/** Writes turns, each whole, inside of a transaction: the road of every message. */
export class TurnWriter {
  private readonly sql;

  constructor(
    db: Database,
    private readonly parts: { outbox: OutboxWriter; timers: TimerWriter },
  ) {
    this.sql = {
      receipt: db.prepare<[string, string], TurnReceipt>(
        'SELECT turn, seq, refused FROM turns WHERE conversation = ? AND event_id = ?',
      ),
      inHand: db
        .prepare<[string], number>(
          "SELECT count(*) FROM cases WHERE closed_at IS NULL AND owner = 'agent' AND agent_id = ?",
        )
        .pluck(),
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
      showCase: db.prepare(`
        INSERT INTO cases (${CASE_COLUMNS.join(', ')}, taken_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (conversation, number) DO UPDATE SET
          language = excluded.language, owner = excluded.owner, agent_id = excluded.agent_id, team = excluded.team,
          urgency = excluded.urgency, urgency_rank = excluded.urgency_rank, returned_rank = excluded.returned_rank,
          waiting_since = excluded.waiting_since, closed_at = excluded.closed_at, customer_name = excluded.customer_name,
          "case" = excluded."case", review_at = excluded.review_at, person = excluded.person,
          verified = excluded.verified, taken_at = coalesce(excluded.taken_at, taken_at)`),
    };
  }

  write(turn: TurnRows): CommitResult {
    const { conversation, eventId } = turn;
    const earlier = this.sql.receipt.get(conversation, eventId);
    if (earlier !== undefined) {
      this.endWhatBroughtIt(turn);
      return { kind: 'duplicate', receipt: earlier };
    }
    if (turn.fence !== null && !this.isHeld(turn, turn.fence)) return { kind: 'lost' };
    if (turn.room !== null && !this.hasRoom(turn.room)) return { kind: 'full' };
    if (!this.writeState(turn)) return { kind: 'conflict' };

    this.writeRecord(turn);
    for (const { seq, json } of turn.messages) this.sql.say.run(conversation, seq, json);
    this.endWhatBroughtIt(turn);
    this.judgeLetter(turn);
    this.parts.timers.change(conversation, turn.timers);
    for (const row of turn.outbox) this.parts.outbox.add(conversation, turn.receipt.turn, row);
    for (const { row, takenAt } of turn.cases) this.sql.showCase.run(...row, takenAt);
    return { kind: 'committed' };
  }

  /** After the COMMIT: only then is it sure that nobody need have to himself what brought the turn. */
  letGo({ conversation, timers, callId, letter }: TurnRows, { kind }: CommitResult): void {
    if (kind !== 'committed' && kind !== 'duplicate') return;
    const { ended } = timers;
    this.parts.timers.endLeases(conversation, kind === 'committed' ? timers : { ended, set: [], dropped: [] });
    if (letter?.deed === 'bury') this.parts.outbox.endLease(conversation, letter.id);
    else if (callId !== null) this.parts.outbox.endLease(conversation, callId);
  }

  private isHeld({ conversation, callId, timers }: TurnRows, fence: number): boolean {
    if (timers.ended !== null) return this.parts.timers.isHeld(conversation, timers.ended.timerId, fence);
    return callId !== null && this.parts.outbox.isHeld({ conversation, id: callId, fence });
  }

  private hasRoom({ agentId, most }: Room): boolean {
    return this.sql.inHand.get(agentId)! < most;
  }

  private writeState({ conversation, version, state, reference }: TurnRows): boolean {
    const written =
      version === 0
        ? this.sql.create.run(conversation, state, reference ?? 'null')
        : this.sql.update.run(state, reference, conversation, version);
    return written.changes === 1;
  }

  private writeRecord({ conversation, eventId, receipt, at, kind, release, state, facts, event, effects }: TurnRows) {
    const { turn, seq, refused } = receipt;
    const hash = hashOfState(state);
    this.sql.record.run(conversation, eventId, turn, at, kind, seq, refused, release, hash, facts, event, effects);
  }

  private endWhatBroughtIt({ conversation, timers: { ended }, callId, letter, at }: TurnRows): void {
    if (ended !== null) this.parts.timers.end(conversation, ended.timerId, ended.due);
    if (letter?.deed === 'bury') this.parts.outbox.bury(conversation, letter.id, at, letter.error);
    else if (callId !== null) this.parts.outbox.remove(conversation, callId);
  }

  private judgeLetter({ conversation, letter, at }: TurnRows): void {
    if (letter?.deed === 'again') this.parts.outbox.revive(conversation, letter.id, at);
    if (letter?.deed === 'aside') this.parts.outbox.putAside(conversation, letter.id);
  }
}
