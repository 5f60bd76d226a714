import type { ConversationId } from '../../domain/conversation';
import type { Message } from '../../domain/message';
import { CASE_COLUMNS } from '../case-columns';
import { CaseRows } from '../case-rows';
import { messagesOf, type TurnRow, turnsOfRows } from '../record-codec';
import { hashOfState } from '../state-hash';
import type { CommitResult, RecordedTurn, SomeTurns, StoredConversation, TurnReceipt, TurnToCommit } from '../store';
import { type TurnRows, turnRows } from '../turn-rows';
import { intArray, textArray } from './binary-array';
import { COMMIT_TURNS } from './commit-turns';
import type { Database, Statement, Value } from './database';
import { GroupCommit } from './group-commit';
import { storable } from './storable';

/** Conversations, their turns and messages: the road of every message. */
export class PostgresTurns {
  private readonly writes: GroupCommit<TurnRows, CommitResult>;
  private readonly cases = new CaseRows();

  constructor(private readonly db: Database) {
    this.writes = new GroupCommit({ write: (turns) => this.write(turns), atOnce: 2, patienceMs: 25, mostInOne: 64 });
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

  async readTurns(conversation: ConversationId, some?: SomeTurns): Promise<readonly RecordedTurn[]> {
    // One after the other: the messages of a turn that is committed in between are there, too.
    const rows = await (some === undefined
      ? this.db.query<TurnRow>(TURNS, [conversation])
      : this.db.query<TurnRow>(SOME_TURNS, [conversation, some.after, some.limit]));
    const { after, limit } = some === undefined ? { after: 0, limit: Number.MAX_SAFE_INTEGER } : messagesOf(rows);
    return turnsOfRows(rows, await this.readMessages(conversation, after, limit));
  }

  async commitTurn(turn: TurnToCommit): Promise<CommitResult> {
    const writes = this.cases.toWrite(turn);
    const result = await this.writes.write(turn.conversation, turnRows(turn, writes));
    if (result.kind === 'committed') this.cases.remember(turn, writes);
    return result;
  }

  close(): Promise<void> {
    return this.writes.close();
  }

  private async write(turns: readonly TurnRows[]): Promise<readonly CommitResult[]> {
    const rows = await this.db.query<Outcome>(COMMIT_TURNS, [
      ...turnValues(turns),
      ...caseValues(turns),
      ...letterValues(turns),
      reviewValues(turns),
    ]);
    return rows.map(resultOf);
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

const SOME_TURNS: Statement = {
  name: 'some turns',
  text: `SELECT turn, release, state_hash, facts, event, effects FROM turns WHERE conversation = $1 AND turn > $2
         ORDER BY version LIMIT $3`,
};

function letterValues(turns: readonly TurnRows[]): Value[] {
  const text = (of: (it: NonNullable<TurnRows['letter']>) => string | null) =>
    textArray(turns.map(({ letter }) => (letter === null ? null : storable(of(letter)))));
  return [text(({ id }) => id), text(({ deed }) => deed), text(({ error }) => error)];
}

/** Beside the cases, in their order. */
function reviewValues(turns: readonly TurnRows[]): Value {
  const writes = turns.flatMap(({ cases }) => cases);
  return intArray(writes.map(({ row }) => row[REVIEW_AT] as number | null));
}

const REVIEW_AT = CASE_COLUMNS.indexOf('review_at');

interface Outcome {
  readonly outcome: 'committed' | 'duplicate' | 'lost' | 'conflict';
  readonly turn: number | null;
  readonly seq: number | null;
  readonly refused: string | null;
}

function resultOf({ outcome, turn, seq, refused }: Outcome): CommitResult {
  return outcome === 'duplicate' ? { kind: outcome, receipt: { turn: turn!, seq, refused } } : { kind: outcome };
}

/** The parameters of `COMMIT_TURNS` up to the cases, in its order. */
function turnValues(turns: readonly TurnRows[]): Value[] {
  const text = (of: (it: TurnRows) => string | null) => textArray(turns.map((it) => storable(of(it))));
  const json = (of: (it: TurnRows) => string | null) => textArray(turns.map(of));
  const int = (of: (it: TurnRows) => number | null) => intArray(turns.map(of));
  const each = <T>(of: (it: TurnRows) => readonly T[]) =>
    turns.flatMap((it, at) => of(it).map((one) => ({ at: at + 1, ...one })));
  const messages = each((it) => it.messages);
  const entries = each((it) => it.outbox.map((entry) => ({ ...entry, turn: it.receipt.turn })));
  const set = each((it) => it.timers.set);
  const dropped = each((it) => it.timers.dropped);
  return [
    text(({ conversation }) => conversation),
    int(({ version }) => version),
    json(({ state }) => state),
    json(({ reference }) => reference),
    text(({ eventId }) => eventId),
    int(({ receipt }) => receipt.turn),
    int(({ at }) => at),
    text(({ kind }) => kind),
    int(({ receipt }) => receipt.seq),
    text(({ receipt }) => receipt.refused),
    text(({ release }) => release),
    text(({ state }) => hashOfState(state)),
    json(({ facts }) => facts),
    json(({ event }) => event),
    json(({ effects }) => effects),
    text(({ callId }) => callId),
    text(({ timers }) => timers.ended?.timerId ?? null),
    int(({ timers }) => timers.ended?.due ?? null),
    int(({ fence }) => fence),
    intArray(messages.map(({ at }) => at)),
    intArray(messages.map(({ seq }) => seq)),
    textArray(messages.map((one) => one.json)),
    intArray(entries.map(({ at }) => at)),
    textArray(entries.map(({ id }) => storable(id))),
    textArray(entries.map(({ kind }) => kind)),
    intArray(entries.map(({ turn }) => turn)),
    intArray(entries.map(({ n }) => n)),
    intArray(entries.map(({ due }) => due)),
    textArray(entries.map(({ payload }) => payload)),
    intArray(set.map(({ at }) => at)),
    textArray(set.map(({ timerId }) => storable(timerId))),
    intArray(set.map(({ due }) => due)),
    intArray(dropped.map(({ at }) => at)),
    textArray(dropped.map(({ timerId }) => storable(timerId))),
  ];
}

/** The rest of its parameters. */
function caseValues(turns: readonly TurnRows[]): Value[] {
  const cases = turns.flatMap(({ cases: writes }, at) => writes.map((write) => ({ at: at + 1, ...write })));
  const text = (column: number) => textArray(cases.map(({ row }) => storable(row[column] as string | null)));
  const int = (column: number) => intArray(cases.map(({ row }) => row[column] as number | null));
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
    intArray(cases.map(({ takenAt }) => takenAt)),
  ];
}
