import type { ConversationId } from '../../domain/conversation';
import type { Message } from '../../domain/message';
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
import { turnRows } from '../turn-rows';
import type { SqliteCases } from './cases';
import type { Database } from './database';
import type { Writing } from './writing';

type Json = string;

/** Conversations, their turns and messages: reads them, and gives turns to whoever writes (`turn-writer.ts`). */
export class SqliteTurns {
  private readonly caseRows = new CaseRows();
  private readonly sql;

  constructor(
    db: Database,
    private readonly parts: { readonly writing: Writing; readonly cases: SqliteCases },
  ) {
    this.sql = {
      read: db.prepare<[string], { version: number; state: Json; reference: Json }>(
        'SELECT version, state, reference FROM conversations WHERE conversation = ?',
      ),
      ids: db
        .prepare<[string, number], string>(
          'SELECT conversation FROM conversations WHERE conversation > ? ORDER BY conversation LIMIT ?',
        )
        .pluck(),
      places: db.prepare<[number, string, number], TurnPlace>(TURN_PLACES),
      search: db
        .prepare<[string], string>(
          'SELECT conversation FROM conversations WHERE instr(state, ?) > 0 ORDER BY conversation',
        )
        .pluck(),
      versions: db.prepare<[string]>(
        'SELECT conversation, version FROM conversations WHERE conversation IN (SELECT value FROM json_each(?))',
      ),
      receipt: db.prepare<[string, string], TurnReceipt>(
        'SELECT turn, seq, refused FROM turns WHERE conversation = ? AND event_id = ?',
      ),
      messages: db
        .prepare<[string, number, number], Json>(
          'SELECT message FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?',
        )
        .pluck(),
      turns: db.prepare<[string], TurnRow>(`SELECT ${TURN} FROM turns WHERE conversation = ? ORDER BY rowid`),
      someTurns: db.prepare<[string, number, number], TurnRow>(
        `SELECT ${TURN} FROM turns WHERE conversation = ? AND turn > ? ORDER BY rowid LIMIT ?`,
      ),
    };
  }

  readConversation(conversation: ConversationId): StoredConversation | null {
    const row = this.sql.read.get(conversation);
    if (row === undefined) return null;
    return { version: row.version, state: JSON.parse(row.state), reference: JSON.parse(row.reference) };
  }

  readConversationIds(after: ConversationId, limit: number): readonly ConversationId[] {
    return this.sql.ids.all(after, limit);
  }

  readTurnPlaces({ at, conversation }: TurnPlace, limit: number): readonly TurnPlace[] {
    return this.sql.places.all(at, conversation, limit);
  }

  searchConversations(text: string): readonly ConversationId[] {
    return this.sql.search.all(text);
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

  readTurns(conversation: ConversationId, some?: SomeTurns): readonly RecordedTurn[] {
    const rows =
      some === undefined
        ? this.sql.turns.all(conversation)
        : this.sql.someTurns.all(conversation, some.after, some.limit);
    const { after, limit } = some === undefined ? { after: 0, limit: -1 } : messagesOf(rows);
    return turnsOfRows(rows, this.readMessages(conversation, after, limit));
  }

  async commitTurn(turn: TurnToCommit): Promise<CommitResult> {
    const writes = this.caseRows.toWrite(turn);
    const result = await this.parts.writing.commitTurn(turnRows(turn, writes));
    if (result.kind !== 'committed') return result;
    this.caseRows.remember(turn, writes);
    if (writes.length > 0) this.parts.cases.noteWritten();
    return result;
  }
}

export const TURN_PLACES =
  'SELECT at, conversation FROM turns WHERE (at, conversation) > (?, ?) ORDER BY at, conversation LIMIT ?';

const TURN = 'turn, release, state_hash, facts, event, effects';
