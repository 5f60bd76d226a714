import type { Case, Urgency } from '../../domain/case';
import { isSameCustomer } from '../../domain/customer-keys';
import type { Rests } from '../../domain/queue';
import { pastWaitOf, queueOrder, waitOf } from '../case-columns';
import type { CaseQuery, CaseRow, PastWait, QueuePlace } from '../store';
import { textArray } from './binary-array';
import type { Database, Statement, Value } from './database';

/** The desk's view of cases: a projection of `state.case`, written in the turn's own statement (`turns.ts`). */
export class PostgresCases {
  constructor(private readonly db: Database) {}

  async readCases(query: CaseQuery): Promise<readonly CaseRow[]> {
    const wanted: string[] = [];
    const values: Value[] = [];
    const given = (value: Value) => `$${values.push(value)}`;
    if (query.underReview === true) wanted.push('review_at IS NOT NULL');
    else if (query.owed === true) wanted.push(OWED);
    else if (query.closedToo !== true) wanted.push('closed_at IS NULL');
    if (query.lent === true) wanted.push(LENT);
    if (query.owner !== undefined) wanted.push(`owner = ${given(query.owner)}`);
    if (query.agentId !== undefined) wanted.push(`agent_id = ${given(query.agentId)}`);
    if (query.teams !== undefined) wanted.push(`team = ANY (${given(textArray(query.teams))}::text[])`);
    if (query.numbers !== undefined) wanted.push(`number = ANY (${given(textArray(query.numbers))}::text[])`);
    if (query.customer !== undefined) {
      const { person = null, verified = null } = query.customer;
      wanted.push(`(person = ${given(person)} OR verified = ${given(verified)})`);
    }
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.join(' AND ')}`;
    const isQueue = query.owner === 'queue';
    const order = isQueue ? QUEUE_ORDER : query.owed === true ? OWED_FIRST : 'opened_at DESC, number DESC';
    // Few are under review, lent or owe something; the order that is asked for would have all cases read to find them.
    const few =
      query.underReview === true
        ? 'review_at IS NOT NULL'
        : query.lent === true
          ? LENT
          : query.owed === true
            ? OWED
            : null;
    const from = few === null ? 'cases' : `(SELECT * FROM cases WHERE ${few} OFFSET 0) AS cases`;
    const rests = isQueue ? withRests(given(JSON.stringify(query.rests ?? {}))) : '';
    const text = `${rests} SELECT ${COLUMNS} FROM ${from} ${where} ORDER BY ${order} LIMIT ${given(query.limit)}`;
    const rows = await this.db.query<StoredCase>({ name: nameOf(query), text }, values);
    return rows
      .map(caseRow)
      .filter(({ case: { customer } }) => query.customer === undefined || isSameCustomer(query.customer, customer));
  }

  async readQueue(rests: Rests): Promise<readonly QueuePlace[]> {
    return this.db.query<QueuePlace>(QUEUE, [JSON.stringify(rests)]);
  }

  async readCase(number: string): Promise<CaseRow | null> {
    const [row] = await this.db.query<StoredCase>(BY_NUMBER, [number]);
    return row === undefined ? null : caseRow(row);
  }

  async readMark(): Promise<string> {
    const [row] = await this.db.query<{ mark: string }>(MARK);
    return row!.mark;
  }

  async readToldWaits(team: string, since: number, limit: number): Promise<readonly PastWait[]> {
    return (await this.takenSince(team, since, limit)).flatMap((one) => pastWaitOf(one, since));
  }

  async readWaits(team: string, since: number, limit: number): Promise<readonly number[]> {
    return (await this.takenSince(team, since, limit)).flatMap((one) => waitOf(one, since));
  }

  private async takenSince(team: string, since: number, limit: number): Promise<readonly Case[]> {
    const rows = await this.db.query<{ case: string }>(TAKEN, [team, since, limit]);
    return rows.map((row) => JSON.parse(row.case));
  }
}

/** As the index `cases_owed` has it. */
const OWED = `"case" LIKE '%"owedAt":%'`;

const OWED_FIRST = `substring("case" from '"owedAt":(\\d+)')::bigint, number`;

/** As the index `cases_lent` has it: the agent of a case that the bot has is the one who lent it. */
const LENT = "owner = 'bot' AND agent_id IS NOT NULL AND closed_at IS NULL";

const COLUMNS = 'conversation, channel, language, customer_name, team, urgency, "case"';

const QUEUE_ORDER = queueOrder('greatest');

/** The table `rests` of a parameter that has them as JSON: read once, and not for each case. */
function withRests(json: string): string {
  return `WITH rests AS MATERIALIZED (
    SELECT team.key AS team, (rest ->> 0)::bigint AS since, (rest ->> 1)::bigint AS until
    FROM jsonb_each(${json}::jsonb) AS team, jsonb_array_elements(team.value) AS rest)`;
}

/** Of a conversation; for `readPending`. */
export const CASES_OF = `SELECT ${COLUMNS} FROM cases WHERE conversation = $1`;
const QUEUE: Statement = {
  name: 'queue',
  text: `
    ${withRests('$1')}
    SELECT number, team, urgency, returned_rank = 0 AS returned, waiting_since AS "waitingSince" FROM cases
    WHERE closed_at IS NULL AND owner = 'queue' ORDER BY ${QUEUE_ORDER}`,
};
const BY_NUMBER: Statement = { name: 'case', text: `SELECT ${COLUMNS} FROM cases WHERE number = $1` };
// The sum tells of changes whose numbers were drawn before others that were seen already.
const MARK: Statement = {
  name: 'desk mark',
  text: `SELECT count(*) || ' ' || coalesce(sum(change), 0) AS mark FROM (
           SELECT change FROM cases WHERE closed_at IS NULL AND owner IN ('queue', 'agent')
           UNION ALL SELECT change FROM cases WHERE ${OWED} AND owner = 'bot') AS shown`,
};
const TAKEN: Statement = {
  name: 'taken',
  text: 'SELECT "case" FROM cases WHERE team = $1 AND taken_at > $2 ORDER BY taken_at DESC LIMIT $3',
};

/** Of what is asked, and not of the text: a name holds 63 characters, and two that begin alike would be one. */
function nameOf({ limit: _, ...query }: CaseQuery): string {
  const isSaid = (key: string) => key === 'owner' || key === 'closedToo';
  return `cases ${Object.entries(query)
    .map(([key, value]) => (isSaid(key) ? `${key} ${value}` : key))
    .join(' ')}`;
}

export interface StoredCase {
  readonly conversation: string;
  readonly channel: string;
  readonly language: string;
  readonly customer_name: string | null;
  readonly team: string | null;
  readonly urgency: Urgency;
  readonly case: string;
}

export function caseRow(row: StoredCase): CaseRow {
  return {
    conversation: row.conversation,
    channel: row.channel,
    language: row.language,
    customerName: row.customer_name,
    case: JSON.parse(row.case) as Case,
    team: row.team,
    urgency: row.urgency,
  };
}
