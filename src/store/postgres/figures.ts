import type { ConversationId } from '../../domain/conversation';
import type {
  AgentRow,
  CellWish,
  DayToFold,
  FigureMark,
  FigureRow,
  FigureStore,
  KeptTalk,
  TalkToKeep,
} from '../figures';
import { intArray, textArray } from './binary-array';
import type { Database, Statement } from './database';
import { storable } from './storable';

export class PostgresFigures implements FigureStore {
  constructor(private readonly db: Database) {}

  async readMark(): Promise<FigureMark | null> {
    const [row] = await this.db.query<FigureMark>(MARK);
    return row ?? null;
  }

  async writeMark({ basis, upTo }: FigureMark): Promise<void> {
    await this.db.run(WRITE_MARK, [basis, upTo]);
  }

  async clear(): Promise<void> {
    await this.db.run(CLEAR);
  }

  async readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>> {
    const rows = await this.db.query<KeptTalk>(VERSIONS, [textArray(conversations)]);
    return new Map(rows.map(({ conversation, version }) => [conversation, version]));
  }

  readWaiting(after: ConversationId, limit: number): Promise<readonly KeptTalk[]> {
    return this.db.query(WAITING, [after, limit]);
  }

  async writeTalks(talks: readonly TalkToKeep[]): Promise<void> {
    if (talks.length === 0) return;
    const days = talks.flatMap(({ days, conversation }) => days.map((day) => ({ day, conversation })));
    await this.db.run(KEEP, [
      textArray(talks.map(({ conversation }) => conversation)),
      intArray(talks.map(({ version }) => version)),
      intArray(talks.map(({ waits }) => (waits ? 1 : 0))),
      textArray(talks.map(({ body }) => body)),
      textArray(days.map(({ day }) => day)),
      textArray(days.map(({ conversation }) => conversation)),
    ]);
  }

  async addDays(touched: readonly { readonly conversation: ConversationId; readonly day: string }[]): Promise<void> {
    if (touched.length === 0) return;
    const days = touched.map(({ day }) => day);
    await this.db.run(ADD_DAYS, [textArray(days), textArray(touched.map(({ conversation }) => conversation))]);
  }

  readTalksOfDay(day: string, after: ConversationId, limit: number): Promise<readonly KeptTalk[]> {
    return this.db.query(OF_DAY, [day, after, limit]);
  }

  readDaysToFold(limit: number): Promise<readonly DayToFold[]> {
    return this.db.query(TO_FOLD, [limit]);
  }

  async writeDay(
    { day, wanted }: DayToFold,
    cells: readonly FigureRow[],
    agents: readonly AgentRow[],
  ): Promise<boolean> {
    const [row] = await this.db.query<{ written: boolean }>(WRITE_DAY, [
      day,
      wanted,
      textArray(cells.map(({ dimension }) => dimension)),
      textArray(cells.map(({ metric }) => metric)),
      textArray(cells.map(({ part }) => storable(part))),
      intArray(cells.map(({ n }) => n)),
      intArray(cells.map(({ sum }) => sum)),
      textArray(cells.map(({ counts }) => counts)),
      textArray(agents.map(({ agentId }) => storable(agentId))),
      textArray(agents.map(({ name }) => storable(name))),
      intArray(agents.map(({ solved }) => solved)),
      intArray(agents.map(({ busyMs }) => busyMs)),
      intArray(agents.map(({ handledMs }) => handledMs)),
    ]);
    return row!.written;
  }

  readCells({ firstDay, lastDay, only }: CellWish): Promise<readonly FigureRow[]> {
    if (only === undefined) return this.db.query(CELLS, [firstDay, lastDay]);
    return this.db.query(CELLS_OF, [firstDay, lastDay, textArray(only.dimensions), textArray(only.metrics)]);
  }

  readAgentDays(firstDay: string, lastDay: string): Promise<readonly AgentRow[]> {
    return this.db.query(AGENTS, [firstDay, lastDay]);
  }
}

const MARK: Statement = { name: 'figure mark', text: 'SELECT basis, up_to AS "upTo" FROM figure_mark' };
const WRITE_MARK: Statement = {
  name: 'figure mark write',
  text: `INSERT INTO figure_mark (one, basis, up_to) VALUES (1, $1, $2)
         ON CONFLICT (one) DO UPDATE SET basis = excluded.basis, up_to = excluded.up_to`,
};
const CLEAR: Statement = {
  name: 'figures clear',
  text: 'TRUNCATE figure_mark, talk_figures, talk_days, figure_days, figure_cells, agent_days',
};
const VERSIONS: Statement = {
  name: 'figure versions',
  text: 'SELECT conversation, version FROM talk_figures WHERE conversation = ANY ($1::text[])',
};
const WAITING: Statement = {
  name: 'figures waiting',
  text: 'SELECT conversation, version, body FROM talk_figures WHERE waits = 1 AND conversation > $1 ORDER BY conversation LIMIT $2',
};
const OF_DAY: Statement = {
  name: 'figures of day',
  text: `SELECT conversation, version, body FROM talk_days JOIN talk_figures USING (conversation)
         WHERE day = $1 AND conversation > $2 ORDER BY conversation LIMIT $3`,
};
const TO_FOLD: Statement = {
  name: 'figure days',
  text: 'SELECT day, wanted FROM figure_days WHERE wanted > folded ORDER BY day DESC LIMIT $1',
};
/** One statement, so that no process that is frozen in the middle holds a lock; the days in their order, for two at once. */
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
)
INSERT INTO figure_days AS d (day, wanted, folded)
SELECT day, 1, 0 FROM (
  SELECT day FROM touched UNION SELECT day FROM talk_days WHERE conversation = ANY ($1::text[])
) AS all_days ORDER BY day
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
const WRITE_DAY: Statement = {
  name: 'figures write day',
  text: `
WITH newer AS (
  UPDATE figure_days SET folded = $2 WHERE day = $1 AND folded < $2 RETURNING day
), cells AS MATERIALIZED (
  SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[])
    AS c (dimension, metric, part, n, sum, counts)
), agents AS MATERIALIZED (
  SELECT * FROM unnest($9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[])
    AS a (agent_id, name, solved, busy_ms, handled_ms)
), no_cells AS (
  DELETE FROM figure_cells WHERE day IN (SELECT day FROM newer)
    AND (dimension, metric, part) NOT IN (SELECT dimension, metric, part FROM cells)
), no_agents AS (
  DELETE FROM agent_days WHERE day IN (SELECT day FROM newer) AND agent_id NOT IN (SELECT agent_id FROM agents)
), all_cells AS (
  INSERT INTO figure_cells AS f (dimension, metric, day, part, n, sum, counts)
  SELECT dimension, metric, day, part, n, sum, counts FROM newer CROSS JOIN cells
  ON CONFLICT (dimension, metric, day, part) DO UPDATE SET n = excluded.n, sum = excluded.sum, counts = excluded.counts
    WHERE (f.n, f.sum, f.counts) <> (excluded.n, excluded.sum, excluded.counts)
), all_agents AS (
  INSERT INTO agent_days (day, agent_id, name, solved, busy_ms, handled_ms)
  SELECT day, agent_id, name, solved, busy_ms, handled_ms FROM newer CROSS JOIN agents
  ON CONFLICT (day, agent_id) DO UPDATE SET name = excluded.name, solved = excluded.solved,
    busy_ms = excluded.busy_ms, handled_ms = excluded.handled_ms
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
         WHERE dimension = ANY ($3::text[]) AND metric = ANY ($4::text[]) AND day BETWEEN $1 AND $2`,
};
const AGENTS: Statement = {
  name: 'agent days',
  text: `SELECT day, agent_id AS "agentId", name, solved, busy_ms AS "busyMs", handled_ms AS "handledMs"
         FROM agent_days WHERE day BETWEEN $1 AND $2`,
};
