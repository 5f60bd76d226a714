import type { ConversationId } from '../../domain/conversation';
import { AGENT_KEYS, CELL_KEYS, changesOf, REF_KEYS } from '../figure-changes';
import type * as Kept from '../figures';
import { keysByConversation, MOST_OF_CUSTOMERS, monthKey } from '../figures';
import { intArray, textArray } from './binary-array';
import { connect, type Database, type Statement, type Value } from './database';
import { storable } from './storable';
import { storeError } from './store-error';

export class PostgresFigures implements Kept.FigureStore {
  constructor(
    private readonly db: Database,
    private readonly url: string,
  ) {}

  /** The lock belongs to a connection of its own: should that break, another process may begin, and of two the later reading stays. */
  async alone<T>(work: () => Promise<T>): Promise<{ readonly result: T } | null> {
    const client = await connect(this.url).catch((error) => {
      throw storeError(error);
    });
    try {
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [FIGURES_LOCK]);
      return rows[0]!.got ? { result: await work() } : null;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async readMark(): Promise<Kept.FigureMark | null> {
    const [row] = await this.db.query<Kept.FigureMark>(MARK);
    return row ?? null;
  }

  async writeMark({ basis, upTo }: Kept.FigureMark): Promise<void> {
    await this.db.run(WRITE_MARK, [basis, upTo]);
  }

  async clear(): Promise<void> {
    await this.db.run(CLEAR);
  }

  async readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>> {
    const rows = await this.db.query<Kept.KeptTalk>(VERSIONS, [textArray(conversations)]);
    return new Map(rows.map(({ conversation, version }) => [conversation, version]));
  }

  readTalks(conversations: readonly ConversationId[]): Promise<readonly Kept.KeptTalk[]> {
    return this.db.query(TALKS, [textArray(conversations)]);
  }

  readTalksOfCustomers(keys: readonly string[]): Promise<readonly Kept.KeptTalk[]> {
    return this.db.query(TALKS_OF, [textArray(keys)]);
  }

  async readKeys(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, readonly string[]>> {
    return keysByConversation(await this.db.query(KEYS, [textArray(conversations)]));
  }

  readWaiting(after: ConversationId, limit: number): Promise<readonly Kept.KeptTalk[]> {
    return this.db.query(WAITING, [after, limit]);
  }

  async writeTalks(talks: readonly Kept.TalkToKeep[]): Promise<void> {
    if (talks.length === 0) return;
    const days = talks.flatMap(({ days, conversation }) => days.map((day) => ({ day, conversation })));
    const keys = talks.flatMap(({ keys, conversation }) => keys.map((key) => ({ key, conversation })));
    await this.db.run(KEEP, [
      texts(talks, 'conversation'),
      ints(talks, 'version'),
      intArray(talks.map(({ waits }) => (waits ? 1 : 0))),
      texts(talks, 'body'),
      texts(days, 'day'),
      texts(days, 'conversation'),
      textArray([...new Set(talks.flatMap(({ wants }) => wants))]),
      texts(keys, 'key'),
      texts(keys, 'conversation'),
    ]);
  }

  async addDays(touched: readonly { readonly conversation: ConversationId; readonly day: string }[]): Promise<void> {
    if (touched.length > 0) await this.db.run(ADD_DAYS, [texts(touched, 'day'), texts(touched, 'conversation')]);
  }

  readTalksOfDay(day: string, after: ConversationId, limit: number): Promise<readonly Kept.KeptTalk[]> {
    return this.db.query(OF_DAY, [day, after, limit]);
  }

  readDaysToFold(limit: number): Promise<readonly Kept.DayToFold[]> {
    return this.db.query(TO_FOLD, [limit]);
  }

  async writeDay({ day, wanted }: Kept.DayToFold, rows: Kept.DayRows): Promise<boolean> {
    const [cells, agents, refs] = await Promise.all([
      this.readCells({ firstDay: day, lastDay: day }),
      this.readAgentDays(day, day),
      this.db.query<Kept.RefRow>(REFS_OF_DAY, [day]),
    ]);
    const cell = changesOf(cells, rows.cells.map(keepable), CELL_KEYS);
    const ref = changesOf(refs, rows.refs.map(keepable), REF_KEYS);
    const agent = changesOf(
      agents,
      rows.agents.map((row) => ({ ...row, agentId: storable(row.agentId), name: storable(row.name) })),
      AGENT_KEYS,
    );
    const [row] = await this.db.query<{ written: boolean }>(WRITE_DAY, [
      ...[day, wanted],
      ...keysOf(cell.drop),
      ...[...keysOf(cell.put), ints(cell.put, 'n'), ints(cell.put, 'sum'), texts(cell.put, 'counts')],
      ...[...keysOf(ref.drop), ints(ref.drop, 'kind'), ...filtersOf(ref.drop)],
      ...[...keysOf(ref.put), ints(ref.put, 'kind'), ...filtersOf(ref.put), ints(ref.put, 'n'), texts(ref.put, 'refs')],
      texts(agent.drop, 'agentId'),
      ...[texts(agent.put, 'agentId'), texts(agent.put, 'name'), ints(agent.put, 'solved')],
      ...[ints(agent.put, 'busyMs'), ints(agent.put, 'handledMs')],
      day < 'm' && cell.put.length + cell.drop.length > 0 ? monthKey(day) : null,
    ]);
    return row!.written;
  }

  readMonths(first: string, last: string): Promise<readonly Kept.KeptMonth[]> {
    return this.db.query(MONTHS, [first, last]);
  }

  readCells({ firstDay, lastDay, only, withoutCounts }: Kept.CellWish): Promise<readonly Kept.FigureRow[]> {
    if (only === undefined) return this.db.query(CELLS, [firstDay, lastDay]);
    return this.db.query(withoutCounts ? VALUES_OF : CELLS_OF, ofCells({ firstDay, lastDay, only }));
  }

  sumCells(wish: CellsOf): Promise<readonly Kept.FigureSum[]> {
    return this.db.query(SUMS, ofCells(wish));
  }

  readAgentDays(firstDay: string, lastDay: string): Promise<readonly Kept.AgentRow[]> {
    return this.db.query(AGENTS, [firstDay, lastDay]);
  }

  readRefs({ kinds, team = '', channel = '', language = '', ...wish }: Kept.RefWish) {
    const { dimension, metric, part, firstDay, lastDay, limit } = wish;
    const filters = [storable(team), storable(channel), storable(language)];
    const values = [dimension, metric, storable(part), intArray(kinds), firstDay, lastDay, ...filters, limit];
    return this.db.query<Kept.RefRow>(REFS, values);
  }
}

type CellsOf = Parameters<Kept.FigureStore['sumCells']>[0];

function ofCells({ firstDay, lastDay, only }: CellsOf): readonly Value[] {
  return [firstDay, lastDay, textArray(only.dimensions), textArray(only.metrics), storable(only.prefix ?? '')];
}

/** Any number that nobody else takes for a lock of this database. */
const FIGURES_LOCK = 5_120_240_612;

function texts<Name extends string>(rows: readonly { readonly [name in Name]: string }[], name: Name): Buffer {
  return textArray(rows.map((row) => row[name]));
}

function ints<Name extends string>(rows: readonly { readonly [name in Name]: number }[], name: Name): Buffer {
  return intArray(rows.map((row) => row[name]));
}

function keysOf(rows: readonly Pick<Kept.FigureSum, 'dimension' | 'metric' | 'part'>[]): readonly Value[] {
  return [texts(rows, 'dimension'), texts(rows, 'metric'), texts(rows, 'part')];
}

function filtersOf(rows: readonly Pick<Kept.RefRow, 'team' | 'channel' | 'language'>[]): readonly Value[] {
  return [texts(rows, 'team'), texts(rows, 'channel'), texts(rows, 'language')];
}

function keepable<Row extends { readonly part: string }>(row: Row): Row {
  return { ...row, part: storable(row.part) };
}

const MARK: Statement = { name: 'figure mark', text: 'SELECT basis, up_to AS "upTo" FROM figure_mark' };
const WRITE_MARK: Statement = {
  name: 'figure mark write',
  text: `INSERT INTO figure_mark (one, basis, up_to) VALUES (1, $1, $2)
         ON CONFLICT (one) DO UPDATE SET basis = excluded.basis, up_to = excluded.up_to`,
};
const CLEAR: Statement = {
  name: 'figures clear',
  text: 'TRUNCATE figure_mark, talk_figures, talk_customers, talk_days, figure_days, figure_cells, figure_refs, figure_links, agent_days',
};
const VERSIONS: Statement = {
  name: 'figures versions',
  text: 'SELECT conversation, version FROM talk_figures WHERE conversation = ANY ($1::text[])',
};
const TALKS: Statement = {
  name: 'figures talks',
  text: 'SELECT conversation, version, body FROM talk_figures WHERE conversation = ANY ($1::text[])',
};
const TALKS_OF: Statement = {
  name: 'figures talks of',
  text: `SELECT conversation, version, body FROM talk_figures WHERE conversation = ANY (ARRAY(
           SELECT DISTINCT own.conversation FROM unnest($1::text[]) AS asked (key), LATERAL (
             SELECT conversation FROM talk_customers WHERE talk_customers.key = asked.key
             ORDER BY conversation LIMIT ${MOST_OF_CUSTOMERS}) AS own))`,
};
const KEYS: Statement = {
  name: 'figures keys',
  text: `SELECT conversation, key FROM talk_customers WHERE conversation = ANY ($1::text[]) ORDER BY conversation, key`,
};
const WAITING: Statement = {
  name: 'figures waiting',
  text: 'SELECT conversation, version, body FROM talk_figures WHERE waits = 1 AND conversation > $1 ORDER BY conversation LIMIT $2',
};
const OF_DAY: Statement = {
  name: 'figures of day',
  // The names first: joined, the planner may walk through the conversations of all days in their order.
  text: `SELECT conversation, version, body FROM talk_figures WHERE conversation = ANY (ARRAY(
           SELECT conversation FROM talk_days WHERE day = $1 AND conversation > $2 ORDER BY conversation LIMIT $3))
         ORDER BY conversation`,
};
const TO_FOLD: Statement = {
  name: 'figures to fold',
  text: "SELECT day, wanted FROM figure_days WHERE wanted > folded AND day < 'm' ORDER BY day DESC LIMIT $1",
};
const MONTHS: Statement = {
  name: 'figures months',
  text: 'SELECT day, wanted, wanted = folded AS "isWhole" FROM figure_days WHERE day BETWEEN $1 AND $2',
};
/** One statement each, so that no process frozen in the middle holds a lock; the days in their order, for two at once. */
const KEEP: Statement = {
  name: 'figures keep',
  text: `
WITH touched AS MATERIALIZED (
  SELECT d.day, d.conversation FROM unnest($5::text[], $6::text[]) AS d (day, conversation)
), kept AS (
  INSERT INTO talk_figures (conversation, version, waits, body)
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) ORDER BY 1
  ON CONFLICT (conversation) DO UPDATE SET version = excluded.version, waits = excluded.waits, body = excluded.body
), gone AS (
  DELETE FROM talk_days WHERE conversation = ANY ($1::text[])
    AND (day, conversation) NOT IN (SELECT day, conversation FROM touched)
), days AS (
  INSERT INTO talk_days (day, conversation) SELECT day, conversation FROM touched ORDER BY conversation, day ON CONFLICT DO NOTHING
), known AS (
  INSERT INTO talk_customers (key, conversation) SELECT * FROM unnest($8::text[], $9::text[]) ORDER BY 2, 1 ON CONFLICT DO NOTHING
)
INSERT INTO figure_days AS d (day, wanted, folded) SELECT day, 1, 0 FROM unnest($7::text[]) AS w (day) ORDER BY day
ON CONFLICT (day) DO UPDATE SET wanted = d.wanted + 1`,
};
const ADD_DAYS: Statement = {
  name: 'figures add days',
  text: `
WITH touched AS MATERIALIZED (
  SELECT d.day, d.conversation FROM unnest($1::text[], $2::text[]) AS d (day, conversation)
), days AS (
  INSERT INTO talk_days (day, conversation) SELECT day, conversation FROM touched ORDER BY conversation, day ON CONFLICT DO NOTHING
)
INSERT INTO figure_days AS d (day, wanted, folded) SELECT DISTINCT day, 1, 0 FROM touched ORDER BY day
ON CONFLICT (day) DO UPDATE SET wanted = d.wanted + 1`,
};
const KEY = 'dimension, metric, part';
const LINK = `${KEY}, kind, team, channel, language`;
const WRITE_DAY: Statement = {
  name: 'figures write day',
  text: `
WITH newer AS (
  UPDATE figure_days SET folded = $2 WHERE day = $1 AND folded < $2 RETURNING day
), no_cells AS (
  DELETE FROM figure_cells AS f USING unnest($3::text[], $4::text[], $5::text[]) AS d (${KEY})
  WHERE f.day IN (SELECT day FROM newer) AND (f.dimension, f.metric, f.part) = (d.dimension, d.metric, d.part)
), all_cells AS (
  INSERT INTO figure_cells (day, ${KEY}, n, sum, counts)
  SELECT newer.day, c.* FROM newer
  CROSS JOIN unnest($6::text[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::text[]) AS c (${KEY}, n, sum, counts)
  ON CONFLICT (dimension, metric, day, part) DO UPDATE SET n = excluded.n, sum = excluded.sum, counts = excluded.counts
), no_links AS (
  DELETE FROM figure_links AS f
  USING unnest($12::text[], $13::text[], $14::text[], $15::bigint[], $16::text[], $17::text[], $18::text[]) AS d (${LINK})
  WHERE f.day IN (SELECT day FROM newer)
    AND (f.dimension, f.metric, f.part, f.kind) = (d.dimension, d.metric, d.part, d.kind)
    AND (f.team, f.channel, f.language) = (d.team, d.channel, d.language)
), all_links AS (
  INSERT INTO figure_links (day, ${LINK}, n, refs)
  SELECT newer.day, r.* FROM newer
  CROSS JOIN unnest($19::text[], $20::text[], $21::text[], $22::bigint[], $23::text[], $24::text[], $25::text[], $26::bigint[], $27::text[])
    AS r (${LINK}, n, refs)
  ON CONFLICT (${KEY}, kind, day, team, channel, language) DO UPDATE SET n = excluded.n, refs = excluded.refs
), no_agents AS (
  DELETE FROM agent_days WHERE day IN (SELECT day FROM newer) AND agent_id = ANY ($28::text[])
), all_agents AS (
  INSERT INTO agent_days (day, agent_id, name, solved, busy_ms, handled_ms)
  SELECT newer.day, a.* FROM newer
  CROSS JOIN unnest($29::text[], $30::text[], $31::bigint[], $32::bigint[], $33::bigint[]) AS a (agent_id, name, solved, busy_ms, handled_ms)
  ON CONFLICT (day, agent_id) DO UPDATE SET name = excluded.name, solved = excluded.solved,
    busy_ms = excluded.busy_ms, handled_ms = excluded.handled_ms
), month AS (
  INSERT INTO figure_days AS d (day, wanted, folded) SELECT $34::text, 1, 0 FROM newer WHERE $34::text IS NOT NULL
  ON CONFLICT (day) DO UPDATE SET wanted = d.wanted + 1
)
SELECT EXISTS (SELECT 1 FROM newer) AS written`,
};
const CELLS: Statement = {
  name: 'figure cells',
  text: 'SELECT day, metric, dimension, part, n, sum, counts FROM figure_cells WHERE day BETWEEN $1 AND $2',
};
const CELLS_OF: Statement = {
  name: 'figure cells of',
  text: `SELECT day, metric, dimension, part, n, sum, counts FROM figure_cells
         WHERE dimension = ANY ($3::text[]) AND metric = ANY ($4::text[]) AND day BETWEEN $1 AND $2
           AND starts_with(part, $5)`,
};
const VALUES_OF: Statement = {
  name: 'figure values of',
  text: `SELECT day, metric, dimension, part, n, sum, '' AS counts FROM figure_cells
         WHERE dimension = ANY ($3::text[]) AND metric = ANY ($4::text[]) AND day BETWEEN $1 AND $2
           AND starts_with(part, $5)`,
};
const SUMS: Statement = {
  name: 'figure sums',
  text: `SELECT metric, dimension, part, sum(n)::bigint AS n, sum(sum)::bigint AS sum FROM figure_cells
         WHERE dimension = ANY ($3::text[]) AND metric = ANY ($4::text[]) AND day BETWEEN $1 AND $2
           AND starts_with(part, $5)
         GROUP BY dimension, metric, part`,
};
const REF = 'day, metric, dimension, part, kind, team, channel, language, n, refs';
const REFS_OF_DAY: Statement = {
  name: 'figure links of day',
  text: `SELECT ${REF} FROM figure_links WHERE day = $1`,
};
const REFS: Statement = {
  name: 'figure links',
  text: `SELECT ${REF} FROM figure_links
         WHERE dimension = $1 AND metric = $2 AND part = $3 AND kind = ANY ($4::bigint[]) AND day BETWEEN $5 AND $6
           AND ($7 = '' OR team = $7) AND ($8 = '' OR channel = $8) AND ($9 = '' OR language = $9)
         ORDER BY day DESC, kind, team, channel, language LIMIT $10`,
};
const AGENTS: Statement = {
  name: 'agent days',
  text: `SELECT day, agent_id AS "agentId", name, solved, busy_ms AS "busyMs", handled_ms AS "handledMs"
         FROM agent_days WHERE day BETWEEN $1 AND $2`,
};
