import type { Case, Urgency } from '../../domain/case';
import type { ConversationId } from '../../domain/conversation';
import { isSameCustomer } from '../../domain/customer-keys';
import type { Rests } from '../../domain/queue';
import { pastWaitOf, queueOrder, waitOf } from '../case-columns';
import type { CaseQuery, CaseRow, PastWait, QueuePlace } from '../store';
import type { Database, Statement } from './database';

/** The desk's view of cases: a projection of `state.case`, written in the turn's own transaction (`turn-writer.ts`). */
export class SqliteCases {
  private written = 0;
  private readonly queries = new Map<string, Statement>();
  private readonly byNumber: Statement;
  private readonly queue: Statement;
  private readonly taken: Statement;

  constructor(private readonly db: Database) {
    this.byNumber = db.prepare(`SELECT ${COLUMNS} FROM cases WHERE number = ?`);
    this.queue = db
      .prepare(
        `${WITH_RESTS} SELECT number, team, urgency, returned_rank, waiting_since FROM cases WHERE closed_at IS NULL AND owner = 'queue' ORDER BY ${QUEUE_ORDER}`,
      )
      .raw();
    this.taken = db
      .prepare('SELECT "case" FROM cases WHERE team = ? AND taken_at > ? ORDER BY taken_at DESC LIMIT ?')
      .pluck();
  }

  /** To be called once a turn that changed its case is committed. */
  noteWritten(): void {
    this.written += 1;
  }

  readCases(query: CaseQuery): readonly CaseRow[] {
    const wanted: string[] = [];
    const values: (string | number | null)[] = [];
    if (query.underReview === true) wanted.push('review_at IS NOT NULL');
    else if (query.owed === true) wanted.push(OWED);
    else if (query.closedToo !== true) wanted.push('closed_at IS NULL');
    if (query.lent === true) wanted.push("owner = 'bot' AND agent_id IS NOT NULL");
    if (query.owner !== undefined) {
      wanted.push('owner = ?');
      values.push(query.owner);
    }
    if (query.agentId !== undefined) {
      wanted.push('agent_id = ?');
      values.push(query.agentId);
    }
    if (query.teams !== undefined) {
      wanted.push('team IN (SELECT value FROM json_each(?))');
      values.push(JSON.stringify(query.teams));
    }
    if (query.numbers !== undefined) {
      wanted.push('number IN (SELECT value FROM json_each(?))');
      values.push(JSON.stringify(query.numbers));
    }
    if (query.customer !== undefined) {
      wanted.push('(person = ? OR verified = ?)');
      values.push(query.customer.person ?? null, query.customer.verified ?? null);
    }
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.join(' AND ')}`;
    const isQueue = query.owner === 'queue';
    // Its place in the text is the first.
    if (isQueue) values.unshift(JSON.stringify(query.rests ?? {}));
    const order = isQueue
      ? QUEUE_ORDER
      : query.owed === true
        ? `"case" ->> '$.owedAt', number`
        : 'opened_at DESC, number DESC';
    // Few are under review, lent or owe something; the order that is asked for would have all cases read to find them.
    const few =
      query.underReview === true
        ? 'cases_review'
        : query.lent === true
          ? 'cases_lent'
          : query.owed === true
            ? 'cases_owed'
            : null;
    const from = few === null ? 'cases' : `cases INDEXED BY ${few}`;
    return this.prepared(
      `${isQueue ? WITH_RESTS : ''} SELECT ${COLUMNS} FROM ${from} ${where} ORDER BY ${order} LIMIT ?`,
    )
      .all(...values, query.limit)
      .map((row) => caseRow(row as StoredCase))
      .filter(({ case: { customer } }) => query.customer === undefined || isSameCustomer(query.customer, customer));
  }

  readQueue(rests: Rests): readonly QueuePlace[] {
    const rows = this.queue.all(JSON.stringify(rests)) as [string, string, Urgency, number, number][];
    return rows.map(([number, team, urgency, returned, waitingSince]) => ({
      ...{ number, team, urgency, waitingSince },
      returned: returned === 0,
    }));
  }

  readCase(number: string): CaseRow | null {
    const row = this.byNumber.get(number) as StoredCase | undefined;
    return row === undefined ? null : caseRow(row);
  }

  readAll(conversation: ConversationId): readonly CaseRow[] {
    return this.prepared(`SELECT ${COLUMNS} FROM cases WHERE conversation = ?`)
      .all(conversation)
      .map((row) => caseRow(row as StoredCase));
  }

  readWaits(team: string, since: number, limit: number): readonly number[] {
    return this.takenSince(team, since, limit).flatMap((one) => waitOf(one, since));
  }

  readToldWaits(team: string, since: number, limit: number): readonly PastWait[] {
    return this.takenSince(team, since, limit).flatMap((one) => pastWaitOf(one, since));
  }

  private takenSince(team: string, since: number, limit: number): readonly Case[] {
    return (this.taken.all(team, since, limit) as string[]).map((one) => JSON.parse(one));
  }

  /** One process alone writes here, so what it wrote is enough to tell. */
  readMark(): string {
    return String(this.written);
  }

  private prepared(sql: string): Statement {
    const known = this.queries.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.queries.set(sql, statement);
    return statement;
  }
}

/** As the index `cases_owed` has it. */
const OWED = `instr("case", '"owedAt":') > 0`;
const QUEUE_ORDER = queueOrder('max');
/** Of a parameter that has them as JSON: read once, and not for each case. */
const WITH_RESTS = `WITH rests AS MATERIALIZED (
  SELECT team.key AS team, rest.value ->> 0 AS since, rest.value ->> 1 AS until
  FROM json_each(?) AS team, json_each(team.value) AS rest)`;
const COLUMNS = 'conversation, channel, language, customer_name, team, urgency, "case"';

interface StoredCase {
  readonly conversation: string;
  readonly channel: string;
  readonly language: string;
  readonly customer_name: string | null;
  readonly team: string | null;
  readonly urgency: Urgency;
  readonly case: string;
}

function caseRow(row: StoredCase): CaseRow {
  return {
    conversation: row.conversation,
    channel: row.channel,
    language: row.language,
    customerName: row.customer_name,
    case: JSON.parse(row.case),
    team: row.team,
    urgency: row.urgency,
  };
}
