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
import type { Database } from './database';
import { reading } from './store-error';
import { type Step, step, type Writing } from './writing';

export class SqliteFigures implements FigureStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.sql = {
      mark: db.prepare<[], FigureMark>('SELECT basis, up_to AS upTo FROM figure_mark'),
      versions: db
        .prepare<[string], [ConversationId, number]>(
          'SELECT conversation, version FROM talk_figures WHERE conversation IN (SELECT value FROM json_each(?))',
        )
        .raw(),
      waiting: db.prepare<[string, number], KeptTalk>(
        'SELECT conversation, version, body FROM talk_figures WHERE waits = 1 AND conversation > ? ORDER BY conversation LIMIT ?',
      ),
      ofDay: db.prepare<[string, string, number], KeptTalk>(
        `SELECT conversation, version, body FROM talk_days CROSS JOIN talk_figures USING (conversation)
         WHERE day = ? AND conversation > ? ORDER BY conversation LIMIT ?`,
      ),
      toFold: db.prepare<[number], DayToFold>(
        'SELECT day, wanted FROM figure_days WHERE wanted > folded ORDER BY day DESC LIMIT ?',
      ),
      cells: db.prepare<[string, string], FigureRow>(
        'SELECT day, metric, dimension, part, n, sum, counts FROM figure_cells WHERE day BETWEEN ? AND ?',
      ),
      cellsOf: db.prepare<[string, string, string, string], FigureRow>(
        `SELECT day, metric, dimension, part, n, sum, counts FROM figure_cells
         WHERE dimension IN (SELECT value FROM json_each(?)) AND metric IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?`,
      ),
      agents: db.prepare<[string, string], AgentRow>(
        `SELECT day, agent_id AS agentId, name, solved, busy_ms AS busyMs, handled_ms AS handledMs
         FROM agent_days WHERE day BETWEEN ? AND ?`,
      ),
    };
  }

  readMark(): Promise<FigureMark | null> {
    return reading(() => this.sql.mark.get() ?? null);
  }

  async writeMark({ basis, upTo }: FigureMark): Promise<void> {
    await this.writing.run(step(MARK, basis, upTo));
  }

  async clear(): Promise<void> {
    const tables = ['figure_mark', 'talk_figures', 'talk_days', 'figure_days', 'figure_cells', 'agent_days'];
    await this.writing.run(...tables.map((table) => step(`DELETE FROM ${table}`)));
  }

  readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>> {
    return reading(() => new Map(this.sql.versions.all(JSON.stringify(conversations))));
  }

  readWaiting(after: ConversationId, limit: number): Promise<readonly KeptTalk[]> {
    return reading(() => this.sql.waiting.all(after, limit));
  }

  async writeTalks(talks: readonly TalkToKeep[]): Promise<void> {
    await this.writing.run(...talks.flatMap(stepsOf));
  }

  async addDays(touched: readonly { readonly conversation: ConversationId; readonly day: string }[]): Promise<void> {
    const given = JSON.stringify(touched.map(({ conversation, day }) => [conversation, day]));
    if (touched.length > 0) await this.writing.run(step(ADD_DAYS, given), step(WANT_DAYS, given));
  }

  readTalksOfDay(day: string, after: ConversationId, limit: number): Promise<readonly KeptTalk[]> {
    return reading(() => this.sql.ofDay.all(day, after, limit));
  }

  readDaysToFold(limit: number): Promise<readonly DayToFold[]> {
    return reading(() => this.sql.toFold.all(limit));
  }

  async writeDay(
    { day, wanted }: DayToFold,
    cells: readonly FigureRow[],
    agents: readonly AgentRow[],
  ): Promise<boolean> {
    const own = cells.map(({ dimension, metric, part, n, sum, counts }) => [dimension, metric, part, n, sum, counts]);
    const work = agents.map(({ agentId, name, solved, busyMs, handledMs }) => [
      agentId,
      name,
      solved,
      busyMs,
      handledMs,
    ]);
    const done = await this.writing.run(
      step(DROP_CELLS, day, day, wanted),
      step(ADD_CELLS, day, JSON.stringify(own), day, wanted),
      step(DROP_AGENTS, day, day, wanted),
      step(ADD_AGENTS, day, JSON.stringify(work), day, wanted),
      step(FOLDED, wanted, day, wanted),
    );
    return done.at(-1)!.changes === 1;
  }

  readCells({ firstDay, lastDay, only }: CellWish): Promise<readonly FigureRow[]> {
    return reading(() => {
      if (only === undefined) return this.sql.cells.all(firstDay, lastDay);
      const [dimensions, metrics] = [only.dimensions, only.metrics].map((names) => JSON.stringify(names));
      return this.sql.cellsOf.all(dimensions!, metrics!, firstDay, lastDay);
    });
  }

  readAgentDays(firstDay: string, lastDay: string): Promise<readonly AgentRow[]> {
    return reading(() => this.sql.agents.all(firstDay, lastDay));
  }
}

function stepsOf({ conversation, version, waits, days, body }: TalkToKeep): readonly Step[] {
  return [
    step(WANT_DAYS_OF, conversation),
    step('DELETE FROM talk_days WHERE conversation = ?', conversation),
    step(
      'INSERT INTO talk_days (day, conversation) SELECT value, ? FROM json_each(?)',
      conversation,
      JSON.stringify(days),
    ),
    step(WANT_DAYS_OF, conversation),
    step(KEEP, conversation, version, waits ? 1 : 0, body),
  ];
}

const MARK = `INSERT INTO figure_mark (one, basis, up_to) VALUES (1, ?, ?)
  ON CONFLICT (one) DO UPDATE SET basis = excluded.basis, up_to = excluded.up_to`;
const WANT_DAYS_OF = `INSERT INTO figure_days (day, wanted, folded) SELECT day, 1, 0 FROM talk_days WHERE conversation = ?
  ON CONFLICT (day) DO UPDATE SET wanted = wanted + 1`;
const ADD_DAYS = `INSERT INTO talk_days (conversation, day) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
  ON CONFLICT DO NOTHING`;
const WANT_DAYS = `INSERT INTO figure_days (day, wanted, folded) SELECT DISTINCT value ->> 1, 1, 0 FROM json_each(?) WHERE true
  ON CONFLICT (day) DO UPDATE SET wanted = wanted + 1`;
const KEEP = `INSERT INTO talk_figures (conversation, version, waits, body) VALUES (?, ?, ?, ?)
  ON CONFLICT (conversation) DO UPDATE SET version = excluded.version, waits = excluded.waits, body = excluded.body`;

const IS_NEWER = 'EXISTS (SELECT 1 FROM figure_days WHERE day = ? AND folded < ?)';
const DROP_CELLS = `DELETE FROM figure_cells WHERE day = ? AND ${IS_NEWER}`;
const ADD_CELLS = `INSERT INTO figure_cells (day, dimension, metric, part, n, sum, counts)
  SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?) WHERE ${IS_NEWER}`;
const DROP_AGENTS = `DELETE FROM agent_days WHERE day = ? AND ${IS_NEWER}`;
const ADD_AGENTS = `INSERT INTO agent_days (day, agent_id, name, solved, busy_ms, handled_ms)
  SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE ${IS_NEWER}`;
const FOLDED = 'UPDATE figure_days SET folded = ? WHERE day = ? AND folded < ?';
