import type { ConversationId } from '../../domain/conversation';
import type { Message } from '../../domain/message';
import { CASE_COLUMNS } from '../case-columns';
import { CaseRows } from '../case-rows';
import { messagesOf, type TurnRow, turnsOfRows } from '../record-codec';
import type {
  CommitResult,
  RecordedTurn,
  SomeTurns,
  StoredConversation,
  TurnPlace,
  TurnReceipt,
  TurnToCommit,
} from '../store';
import { type TurnRows, turnRows } from '../turn-rows';
import { textArray } from './binary-array';
import { COMMIT_TURNS } from './commit-turns';
import type { Arrays, Database, Statement } from './database';
import { GroupCommit } from './group-commit';
import { storable } from './storable';

/** Conversations, their turns and messages: the road of every message. */
export class PostgresTurns {
  private readonly writes: GroupCommit<TurnRows, CommitResult>;
  private readonly cases = new CaseRows();

  constructor(private readonly db: Database) {
    this.writes = new GroupCommit({
      write: (turns) => this.write(turns),
      atOnce: 2,
      patienceMs: 25,
      gatherMs: 3,
      mostInOne: 64,
    });
  }

  async readConversation(conversation: ConversationId): Promise<StoredConversation | null> {
    const [row] = await this.db.query<{ version: number; state: string; reference: string }>(READ, [conversation]);
    if (row === undefined) return null;
    return { version: row.version, state: JSON.parse(row.state), reference: JSON.parse(row.reference) };
  }

  async readConversationIds(after: ConversationId, limit: number): Promise<readonly ConversationId[]> {
    const rows = await this.db.query<{ conversation: string }>(IDS, [after, limit]);
    return rows.map(({ conversation }) => conversation);
  }

  readTurnPlaces({ at, conversation }: TurnPlace, limit: number): Promise<readonly TurnPlace[]> {
    return this.db.query<TurnPlace>(TURN_PLACES, [at, conversation, limit]);
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
    const rows = await this.db.queryArrays<Outcome>(COMMIT_TURNS, (to) => {
      bindTurns(to, turns);
      bindCases(to, turns);
      bindLetters(to, turns);
      bindRooms(to, turns);
    });
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
export const TURN_PLACES: Statement = {
  name: 'turn places',
  text: `SELECT at, conversation FROM turns WHERE (at, conversation) > ($1, $2) ORDER BY at, conversation LIMIT $3`,
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

interface Outcome {
  readonly outcome: 'committed' | 'duplicate' | 'lost' | 'full' | 'conflict';
  readonly turn: number | null;
  readonly seq: number | null;
  readonly refused: string | null;
}

function resultOf({ outcome, turn, seq, refused }: Outcome): CommitResult {
  return outcome === 'duplicate' ? { kind: outcome, receipt: { turn: turn!, seq, refused } } : { kind: outcome };
}

/** The parameters of `COMMIT_TURNS` up to the cases, in its order. */
function bindTurns(to: Arrays, turns: readonly TurnRows[]): void {
  const each = <T>(of: (it: TurnRows) => readonly T[]) =>
    turns.flatMap((it, at) => of(it).map((one) => ({ i: at + 1, one, turn: it.receipt.turn })));
  to.texts(turns, ({ conversation }) => storable(conversation));
  to.ints(turns, ({ version }) => version);
  to.texts(turns, ({ state }) => state);
  to.texts(turns, ({ reference }) => reference);
  to.texts(turns, ({ eventId }) => storable(eventId));
  to.ints(turns, ({ receipt }) => receipt.turn);
  to.ints(turns, ({ at }) => at);
  to.texts(turns, ({ kind }) => kind);
  to.ints(turns, ({ receipt }) => receipt.seq);
  to.texts(turns, ({ receipt }) => storable(receipt.refused));
  to.texts(turns, ({ release }) => storable(release));
  to.texts(turns, ({ facts }) => facts);
  to.texts(turns, ({ event }) => event);
  to.texts(turns, ({ effects }) => effects);
  to.texts(turns, ({ callId }) => storable(callId));
  to.texts(turns, ({ timers }) => storable(timers.ended?.timerId ?? null));
  to.ints(turns, ({ timers }) => timers.ended?.due ?? null);
  to.ints(turns, ({ fence }) => fence);
  const messages = each((it) => it.messages);
  to.ints(messages, ({ i }) => i);
  to.ints(messages, ({ one }) => one.seq);
  to.texts(messages, ({ one }) => one.json);
  const entries = each((it) => it.outbox);
  to.ints(entries, ({ i }) => i);
  to.texts(entries, ({ one }) => storable(one.id));
  to.texts(entries, ({ one }) => one.kind);
  to.ints(entries, ({ turn }) => turn);
  to.ints(entries, ({ one }) => one.n);
  to.ints(entries, ({ one }) => one.due);
  to.texts(entries, ({ one }) => one.payload);
  const set = each((it) => it.timers.set);
  to.ints(set, ({ i }) => i);
  to.texts(set, ({ one }) => storable(one.timerId));
  to.ints(set, ({ one }) => one.due);
  const dropped = each((it) => it.timers.dropped);
  to.ints(dropped, ({ i }) => i);
  to.texts(dropped, ({ one }) => storable(one.timerId));
}

/** Its next parameters. */
function bindCases(to: Arrays, turns: readonly TurnRows[]): void {
  const cases = turns.flatMap(({ cases: writes }, at) => writes.map((write) => ({ i: at + 1, ...write })));
  to.ints(cases, ({ i }) => i);
  // Without the conversation, which stands there already.
  for (const [column, name] of CASE_COLUMNS.entries()) {
    if (name === 'conversation') continue;
    if (INT_COLUMNS.has(name)) to.ints(cases, ({ row }) => row[column] as number | null);
    else to.texts(cases, ({ row }) => storable(row[column] as string | null));
  }
  to.ints(cases, ({ takenAt }) => takenAt);
}

/** Its next parameters. */
function bindLetters(to: Arrays, turns: readonly TurnRows[]): void {
  to.texts(turns, ({ letter }) => storable(letter?.id ?? null));
  to.texts(turns, ({ letter }) => letter?.deed ?? null);
  to.texts(turns, ({ letter }) => storable(letter?.error ?? null));
}

/** The rest of its parameters. */
function bindRooms(to: Arrays, turns: readonly TurnRows[]): void {
  const rooms = turns.flatMap(({ room }, at) => (room === null ? [] : [{ i: at + 1, ...room }]));
  to.ints(rooms, ({ i }) => i);
  to.texts(rooms, ({ agentId }) => storable(agentId));
  to.ints(rooms, ({ most }) => most);
}

const INT_COLUMNS: ReadonlySet<string> = new Set([
  'urgency_rank',
  'returned_rank',
  'waiting_since',
  'opened_at',
  'closed_at',
  'review_at',
]);
