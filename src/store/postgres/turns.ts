import type { ConversationId, ConversationState } from '../../domain/conversation';
import type { Message } from '../../domain/message';
import { caseColumns, takenAt } from '../case-columns';
import { joinEffects, splitEffects } from '../record-codec';
import { hashOfState } from '../state-hash';
import type { CommitResult, RecordedTurn, StoredConversation, TurnReceipt, TurnToCommit } from '../store';
import { timerChanges } from '../timer-changes';
import { intArray, textArray } from './binary-array';
import { COMMIT_TURNS } from './commit-turns';
import type { Database, Statement, Value } from './database';
import { GroupCommit } from './group-commit';
import { storable } from './storable';

/** How many conversations' last case rows are remembered, to leave out writes that change nothing. */
const REMEMBERED = 5_000;

/** Conversations, their turns and messages: the road of every message. */
export class PostgresTurns {
  private readonly writes: GroupCommit<Prepared, CommitResult>;
  private readonly cases = new Map<ConversationId, { readonly version: number; readonly key: string }>();

  constructor(private readonly db: Database) {
    // Two, so that one is under way while the answers of the other are read.
    this.writes = new GroupCommit({ write: (turns) => this.write(turns), atOnce: 2, mostInOne: 64 });
  }

  async readConversation(conversation: ConversationId): Promise<StoredConversation | null> {
    const [row] = await this.db.query<{ version: number; state: string; reference: string }>(READ, [conversation]);
    if (row === undefined) return null;
    return { version: row.version, state: JSON.parse(row.state), reference: JSON.parse(row.reference) };
  }

  async readConversationIds(after: ConversationId, limit: number, since?: number): Promise<readonly ConversationId[]> {
    const rows = await (since === undefined
      ? this.db.query<{ conversation: string }>(IDS, [after, limit])
      : this.db.query<{ conversation: string }>(ACTIVE_IDS, [after, limit, since]));
    return rows.map(({ conversation }) => conversation);
  }

  async readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>> {
    const rows = await this.db.query<{ conversation: string; version: number }>(VERSIONS, [textArray(conversations)]);
    return new Map(rows.map(({ conversation, version }) => [conversation, version]));
  }

  async readReceipt(conversation: ConversationId, eventId: string): Promise<TurnReceipt | null> {
    const [row] = await this.db.query<TurnReceipt>(RECEIPT, [conversation, storable(eventId)]);
    return row ?? null;
  }

  async readMessages(conversation: ConversationId, after: number, limit: number): Promise<readonly Message[]> {
    const rows = await this.db.query<{ message: string }>(MESSAGES, [conversation, after, limit]);
    return rows.map(({ message }) => JSON.parse(message));
  }

  async readTurns(conversation: ConversationId): Promise<readonly RecordedTurn[]> {
    // One after the other: the messages of a turn that is committed in between are there, too.
    const rows = await this.db.query<TurnRow>(TURNS, [conversation]);
    const all = await this.readMessages(conversation, 0, Number.MAX_SAFE_INTEGER);
    const messages = new Map(all.map((message) => [message.seq, message]));
    return rows.map((row) => ({
      turn: row.turn,
      event: JSON.parse(row.event),
      release: row.release,
      effects: joinEffects(JSON.parse(row.effects), JSON.parse(row.facts), (seq) => messages.get(seq)),
      stateHash: row.state_hash,
    }));
  }

  commitTurn(turn: TurnToCommit): Promise<CommitResult> {
    return this.writes.write(turn.conversation, prepareTurn(turn));
  }

  close(): Promise<void> {
    return this.writes.close();
  }

  private async write(turns: readonly Prepared[]): Promise<readonly CommitResult[]> {
    const cases = turns.flatMap((prepared, at) => (this.changesCase(prepared) ? [{ at: at + 1, prepared }] : []));
    const rows = await this.db.query<Outcome>(COMMIT_TURNS, [...turnValues(turns), ...caseValues(cases)]);
    const results = rows.map(resultOf);
    for (const [at, prepared] of turns.entries()) if (results[at]!.kind === 'committed') this.remember(prepared);
    return results;
  }

  /** False when this process itself wrote the very same row with the turn before. */
  private changesCase({ turn, case: it }: Prepared): boolean {
    if (it === null) return false;
    const last = this.cases.get(turn.conversation);
    return it.takenAt !== null || last?.version !== turn.version || last.key !== it.key;
  }

  private remember({ turn, case: it }: Prepared): void {
    this.cases.delete(turn.conversation);
    if (it === null) return;
    this.cases.set(turn.conversation, { version: turn.version + 1, key: it.key });
    if (this.cases.size > REMEMBERED) this.cases.delete(this.cases.keys().next().value!);
  }
}

const READ: Statement = {
  name: 'conversation',
  text: "SELECT version, state, coalesce(reference, 'null') AS reference FROM conversations WHERE conversation = $1",
};
const IDS: Statement = {
  name: 'conversation ids',
  text: 'SELECT conversation FROM conversations WHERE conversation > $1 ORDER BY conversation LIMIT $2',
};
const ACTIVE_IDS: Statement = {
  name: 'active conversation ids',
  text: 'SELECT DISTINCT conversation FROM turns WHERE at >= $3 AND conversation > $1 ORDER BY conversation LIMIT $2',
};
const VERSIONS: Statement = {
  name: 'versions',
  text: 'SELECT conversation, version FROM conversations WHERE conversation = ANY ($1::text[])',
};
const RECEIPT: Statement = {
  name: 'receipt',
  text: 'SELECT turn, seq, refused FROM turns WHERE conversation = $1 AND event_id = $2',
};
const MESSAGES: Statement = {
  name: 'messages',
  text: 'SELECT message FROM messages WHERE conversation = $1 AND seq > $2 ORDER BY seq LIMIT $3',
};
const TURNS: Statement = {
  name: 'turns',
  text: `SELECT turn, release, state_hash, facts, event, effects FROM turns WHERE conversation = $1 ORDER BY version`,
};

interface TurnRow {
  readonly turn: number;
  readonly release: string;
  readonly state_hash: string;
  readonly facts: string;
  readonly event: string;
  readonly effects: string;
}

interface Outcome {
  readonly outcome: 'committed' | 'duplicate' | 'lost' | 'conflict';
  readonly turn: number | null;
  readonly seq: number | null;
  readonly refused: string | null;
}

function resultOf({ outcome, turn, seq, refused }: Outcome): CommitResult {
  return outcome === 'duplicate' ? { kind: outcome, receipt: { turn: turn!, seq, refused } } : { kind: outcome };
}

type Prepared = ReturnType<typeof prepareTurn>;

/** Everything that can be done before the statement is. */
function prepareTurn(turn: TurnToCommit) {
  const split = splitEffects(turn.effects);
  const state = JSON.stringify(turn.state satisfies ConversationState);
  const row = caseColumns(turn.state);
  return {
    turn,
    messages: split.messages.map((message) => ({ seq: message.seq, json: JSON.stringify(message) })),
    state,
    stateHash: hashOfState(state),
    event: JSON.stringify(turn.event),
    rest: JSON.stringify(split.rest),
    facts: JSON.stringify(split.facts),
    timers: timerChanges(turn),
    case: row === null ? null : { row, key: JSON.stringify(row), takenAt: takenAt(turn) },
  };
}

/** The parameters of `COMMIT_TURNS` up to the cases, in its order. */
function turnValues(turns: readonly Prepared[]): Value[] {
  const text = (of: (it: Prepared) => string | null) => textArray(turns.map((it) => storable(of(it))));
  const json = (of: (it: Prepared) => string | null) => textArray(turns.map(of));
  const int = (of: (it: Prepared) => number | null) => intArray(turns.map(of));
  const each = <T>(of: (it: Prepared) => readonly T[]) =>
    turns.flatMap((it, at) => of(it).map((one) => ({ at: at + 1, ...one })));
  const messages = each((it) => it.messages);
  const entries = each((it) => it.turn.outbox.map((entry, n) => ({ ...entry, n, turn: it.turn.receipt.turn })));
  const set = each((it) => it.timers.set);
  const dropped = each((it) => it.timers.dropped);
  return [
    text(({ turn }) => turn.conversation),
    int(({ turn }) => turn.version),
    json(({ state }) => state),
    json(({ turn }) => (turn.reference === undefined ? null : JSON.stringify(turn.reference))),
    text(({ turn }) => turn.event.id),
    int(({ turn }) => turn.receipt.turn),
    int(({ turn }) => turn.event.at),
    text(({ turn }) => turn.event.kind),
    int(({ turn }) => turn.receipt.seq),
    text(({ turn }) => turn.receipt.refused),
    text(({ turn }) => turn.state.release),
    text(({ stateHash }) => stateHash),
    json(({ facts }) => facts),
    json(({ event }) => event),
    json(({ rest }) => rest),
    text(({ turn: { event } }) => (event.kind === 'action-result' ? event.callId : null)),
    text(({ timers }) => timers.ended?.timerId ?? null),
    int(({ timers }) => timers.ended?.due ?? null),
    int(({ turn }) => turn.fence ?? null),
    intArray(messages.map(({ at }) => at)),
    intArray(messages.map(({ seq }) => seq)),
    textArray(messages.map((one) => one.json)),
    intArray(entries.map(({ at }) => at)),
    textArray(entries.map(({ id }) => storable(id))),
    textArray(entries.map(({ payload }) => payload.kind)),
    intArray(entries.map(({ turn }) => turn)),
    intArray(entries.map(({ n }) => n)),
    intArray(entries.map(({ due }) => due)),
    textArray(entries.map(({ payload }) => JSON.stringify(payload))),
    intArray(set.map(({ at }) => at)),
    textArray(set.map(({ timerId }) => storable(timerId))),
    intArray(set.map(({ due }) => due)),
    intArray(dropped.map(({ at }) => at)),
    textArray(dropped.map(({ timerId }) => storable(timerId))),
  ];
}

/** The rest of its parameters. */
function caseValues(cases: readonly { readonly at: number; readonly prepared: Prepared }[]): Value[] {
  const rows = cases.map(({ prepared }) => prepared.case!.row);
  const text = (column: number) => textArray(rows.map((row) => storable(row[column] as string | null)));
  const int = (column: number) => intArray(rows.map((row) => row[column] as number | null));
  return [
    intArray(cases.map(({ at }) => at)),
    text(1),
    text(2),
    text(3),
    text(4),
    text(5),
    text(6),
    text(7),
    int(8),
    int(9),
    int(10),
    int(11),
    int(12),
    text(13),
    text(14),
    intArray(cases.map(({ prepared }) => prepared.case!.takenAt)),
  ];
}
