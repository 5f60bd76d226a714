import type { ConversationId } from '../../domain/conversation';
import { AGENT_KEYS, CELL_KEYS, type Changes, changesOf, REF_KEYS } from '../figure-changes';
import type * as Kept from '../figures';
import { keysByConversation, MOST_OF_CUSTOMERS, monthKey } from '../figures';
import type { Database } from './database';
import { tryLock } from './folder-lock';
import { reading } from './store-error';
import { type Step, step, type Writing } from './writing';

const CELL = 'day, metric, dimension, part, n, sum, counts';
const REF = 'day, metric, dimension, part, kind, team, channel, language, n, refs';
const AGENT = 'day, agent_id AS agentId, name, solved, busy_ms AS busyMs, handled_ms AS handledMs';
const AMONG = 'IN (SELECT value FROM json_each(?))';
const OF = `dimension ${AMONG} AND metric ${AMONG} AND day BETWEEN ? AND ? AND instr(part, ?) = 1`;

export class SqliteFigures implements Kept.FigureStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
    /** The data folder; null for a file by itself, whose figures nobody makes. */
    private readonly folder: string | null,
  ) {
    this.sql = {
      mark: db.prepare<[], Kept.FigureMark>('SELECT basis, up_to AS upTo FROM figure_mark'),
      versions: db
        .prepare<[string], [ConversationId, number]>(
          `SELECT conversation, version FROM talk_figures WHERE conversation ${AMONG}`,
        )
        .raw(),
      talks: db.prepare<[string], Kept.KeptTalk>(
        `SELECT conversation, version, body FROM talk_figures WHERE conversation ${AMONG}`,
      ),
      ofCustomer: db
        .prepare<[string], ConversationId>(
          `SELECT conversation FROM talk_customers WHERE key = ? ORDER BY conversation LIMIT ${MOST_OF_CUSTOMERS}`,
        )
        .pluck(),
      keys: db.prepare<[string], { readonly conversation: ConversationId; readonly key: string }>(
        `SELECT conversation, key FROM talk_customers WHERE conversation ${AMONG} ORDER BY conversation, key`,
      ),
      waiting: db.prepare<[string, number], Kept.KeptTalk>(
        'SELECT conversation, version, body FROM talk_figures WHERE waits = 1 AND conversation > ? ORDER BY conversation LIMIT ?',
      ),
      ofDay: db.prepare<[string, string, number], Kept.KeptTalk>(
        `SELECT conversation, version, body FROM talk_days CROSS JOIN talk_figures USING (conversation)
         WHERE day = ? AND conversation > ? ORDER BY conversation LIMIT ?`,
      ),
      toFold: db.prepare<[number], Kept.DayToFold>(
        "SELECT day, wanted FROM figure_days WHERE wanted > folded AND day < 'm' ORDER BY day DESC LIMIT ?",
      ),
      months: db.prepare<[string, string], Kept.DayToFold & { readonly folded: number }>(
        'SELECT day, wanted, folded FROM figure_days WHERE day BETWEEN ? AND ?',
      ),
      cells: db.prepare<[string, string], Kept.FigureRow>(`SELECT ${CELL} FROM figure_cells WHERE day BETWEEN ? AND ?`),
      cellsOf: db.prepare<OfCells, Kept.FigureRow>(`SELECT ${CELL} FROM figure_cells WHERE ${OF}`),
      valuesOf: db.prepare<OfCells, Kept.FigureRow>(
        `SELECT day, metric, dimension, part, n, sum, '' AS counts FROM figure_cells WHERE ${OF}`,
      ),
      sums: db.prepare<OfCells, Kept.FigureSum>(
        `SELECT metric, dimension, part, sum(n) AS n, sum(sum) AS sum FROM figure_cells WHERE ${OF}
         GROUP BY dimension, metric, part`,
      ),
      agents: db.prepare<[string, string], Kept.AgentRow>(`SELECT ${AGENT} FROM agent_days WHERE day BETWEEN ? AND ?`),
      refsOfDay: db.prepare<[string], Kept.RefRow>(`SELECT ${REF} FROM figure_links WHERE day = ?`),
      refs: db.prepare<[RefNames], Kept.RefRow>(
        `SELECT ${REF} FROM figure_links WHERE dimension = @dimension AND metric = @metric AND part = @part
         AND kind IN (SELECT value FROM json_each(@kinds)) AND day BETWEEN @firstDay AND @lastDay
         AND (@team = '' OR team = @team) AND (@channel = '' OR channel = @channel)
         AND (@language = '' OR language = @language)
         ORDER BY day DESC, kind, team, channel, language LIMIT @limit`,
      ),
    };
  }

  async alone<T>(work: () => Promise<T>): Promise<{ readonly result: T } | null> {
    const unlock = this.folder === null ? () => {} : tryLock(this.folder, 'figures.lock');
    if (unlock === null) return null;
    try {
      return { result: await work() };
    } finally {
      unlock();
    }
  }

  readMark(): Promise<Kept.FigureMark | null> {
    return reading(() => this.sql.mark.get() ?? null);
  }

  async writeMark({ basis, upTo }: Kept.FigureMark): Promise<void> {
    await this.writing.run(step(MARK, basis, upTo));
  }

  async clear(): Promise<void> {
    await this.writing.run(...TABLES.map((table) => step(`DELETE FROM ${table}`)));
  }

  readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>> {
    return reading(() => new Map(this.sql.versions.all(JSON.stringify(conversations))));
  }

  readTalks(conversations: readonly ConversationId[]): Promise<readonly Kept.KeptTalk[]> {
    return reading(() => this.sql.talks.all(JSON.stringify(conversations)));
  }

  readTalksOfCustomers(keys: readonly string[]): Promise<readonly Kept.KeptTalk[]> {
    return reading(() => {
      const found = new Set(keys.flatMap((key) => this.sql.ofCustomer.all(key)));
      return this.sql.talks.all(JSON.stringify([...found]));
    });
  }

  readKeys(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, readonly string[]>> {
    return reading(() => keysByConversation(this.sql.keys.all(JSON.stringify(conversations))));
  }

  readWaiting(after: ConversationId, limit: number): Promise<readonly Kept.KeptTalk[]> {
    return reading(() => this.sql.waiting.all(after, limit));
  }

  async writeTalks(talks: readonly Kept.TalkToKeep[]): Promise<void> {
    await this.writing.run(...talks.flatMap(stepsOf));
  }

  async addDays(touched: readonly { readonly conversation: ConversationId; readonly day: string }[]): Promise<void> {
    const given = JSON.stringify(touched.map(({ conversation, day }) => [conversation, day]));
    if (touched.length > 0) await this.writing.run(step(ADD_DAYS, given), step(WANT_DAYS_OF_PAIRS, given));
  }

  readTalksOfDay(day: string, after: ConversationId, limit: number): Promise<readonly Kept.KeptTalk[]> {
    return reading(() => this.sql.ofDay.all(day, after, limit));
  }

  readDaysToFold(limit: number): Promise<readonly Kept.DayToFold[]> {
    return reading(() => this.sql.toFold.all(limit));
  }

  async writeDay({ day, wanted }: Kept.DayToFold, rows: Kept.DayRows): Promise<boolean> {
    const before = await reading(() => ({
      cells: this.sql.cells.all(day, day),
      agents: this.sql.agents.all(day, day),
      refs: this.sql.refsOfDay.all(day),
    }));
    const given = (sql: string, changed: readonly object[], ...names: readonly string[]) =>
      changed.length === 0
        ? []
        : [
            step(
              sql,
              day,
              JSON.stringify(changed.map((row) => names.map((name) => (row as Named)[name]))),
              day,
              wanted,
            ),
          ];
    const changed = <Row extends object>(
      [put, drop]: readonly [string, string],
      { put: rowsToPut, drop: rowsToDrop }: Changes<Row>,
      names: readonly string[],
    ) => [...given(drop, rowsToDrop, ...names), ...given(put, rowsToPut, ...names)];
    const cells = changesOf(before.cells, rows.cells, CELL_KEYS);
    const moved = day < 'm' && cells.put.length + cells.drop.length > 0;
    const done = await this.writing.run(
      ...(moved ? [step(WANT_MONTH, monthKey(day), day, wanted)] : []),
      ...changed(CELLS, cells, [...CELL_KEYS, 'n', 'sum', 'counts']),
      ...changed(REFS, changesOf(before.refs, rows.refs, REF_KEYS), [...REF_KEYS, 'n', 'refs']),
      ...changed(AGENTS, changesOf(before.agents, rows.agents, AGENT_KEYS), [
        ...AGENT_KEYS,
        ...['name', 'solved', 'busyMs', 'handledMs'],
      ]),
      step(FOLDED, wanted, day, wanted),
    );
    return done.at(-1)!.changes === 1;
  }

  async readMonths(first: string, last: string): Promise<readonly Kept.KeptMonth[]> {
    const rows = await reading(() => this.sql.months.all(first, last));
    return rows.map(({ day, wanted, folded }) => ({ day, wanted, isWhole: wanted === folded }));
  }

  readCells({ firstDay, lastDay, only, withoutCounts }: Kept.CellWish): Promise<readonly Kept.FigureRow[]> {
    const cellsOf = withoutCounts ? this.sql.valuesOf : this.sql.cellsOf;
    return reading(() =>
      only === undefined ? this.sql.cells.all(firstDay, lastDay) : cellsOf.all(...ofCells({ firstDay, lastDay, only })),
    );
  }

  sumCells(wish: CellsOf): Promise<readonly Kept.FigureSum[]> {
    return reading(() => this.sql.sums.all(...ofCells(wish)));
  }

  readAgentDays(firstDay: string, lastDay: string): Promise<readonly Kept.AgentRow[]> {
    return reading(() => this.sql.agents.all(firstDay, lastDay));
  }

  readRefs({ kinds, team = '', channel = '', language = '', ...wish }: Kept.RefWish) {
    const { dimension, metric, part, firstDay, lastDay, limit } = wish;
    const names = { dimension, metric, part, firstDay, lastDay, limit, team, channel, language };
    return reading(() => this.sql.refs.all({ ...names, kinds: JSON.stringify(kinds) }));
  }
}

type RefNames = Required<Omit<Kept.RefWish, 'kinds'>> & { readonly kinds: string };
type CellsOf = Parameters<Kept.FigureStore['sumCells']>[0];
type OfCells = [dimensions: string, metrics: string, firstDay: string, lastDay: string, prefix: string];

/** Of an empty prefix `instr` finds every part to begin with it. */
function ofCells({ firstDay, lastDay, only }: CellsOf): OfCells {
  return [JSON.stringify(only.dimensions), JSON.stringify(only.metrics), firstDay, lastDay, only.prefix ?? ''];
}

type Named = { readonly [name: string]: string | number };

function stepsOf({ conversation, version, waits, days, wants, keys, body }: Kept.TalkToKeep): readonly Step[] {
  const given = JSON.stringify(days);
  return [
    step(`DELETE FROM talk_days WHERE conversation = ? AND day NOT ${AMONG}`, conversation, given),
    step(
      'INSERT INTO talk_days (day, conversation) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
      conversation,
      given,
    ),
    ...(keys.length === 0
      ? []
      : [
          step(
            'INSERT INTO talk_customers (key, conversation) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
            conversation,
            JSON.stringify(keys),
          ),
        ]),
    step(WANT_DAYS, JSON.stringify(wants)),
    step(KEEP, conversation, version, waits ? 1 : 0, body),
  ];
}

const TABLES = [
  'figure_mark',
  'talk_figures',
  'talk_customers',
  'talk_days',
  'figure_days',
  'figure_cells',
  'figure_links',
  'agent_days',
];
const MARK = `INSERT INTO figure_mark (one, basis, up_to) VALUES (1, ?, ?)
  ON CONFLICT (one) DO UPDATE SET basis = excluded.basis, up_to = excluded.up_to`;
const AGAIN = 'ON CONFLICT (day) DO UPDATE SET wanted = wanted + 1';
const WANT_DAYS = `INSERT INTO figure_days (day, wanted, folded) SELECT value, 1, 0 FROM json_each(?) WHERE true ${AGAIN}`;
const ADD_DAYS = `INSERT INTO talk_days (conversation, day) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
  ON CONFLICT DO NOTHING`;
const WANT_DAYS_OF_PAIRS = `INSERT INTO figure_days (day, wanted, folded)
  SELECT DISTINCT value ->> 1, 1, 0 FROM json_each(?) WHERE true ${AGAIN}`;
const KEEP = `INSERT INTO talk_figures (conversation, version, waits, body) VALUES (?, ?, ?, ?)
  ON CONFLICT (conversation) DO UPDATE SET version = excluded.version, waits = excluded.waits, body = excluded.body`;

const IS_NEWER = 'EXISTS (SELECT 1 FROM figure_days WHERE day = ? AND folded < ?)';
const WANT_MONTH = `INSERT INTO figure_days (day, wanted, folded) SELECT ?, 1, 0 WHERE ${IS_NEWER} ${AGAIN}`;
const FOLDED = 'UPDATE figure_days SET folded = ? WHERE day = ? AND folded < ?';
/** How rows of a day are put there and dropped, each given as a list of its key and then its values. */
const CELLS = changing('figure_cells', ['dimension', 'metric', 'part'], ['n', 'sum', 'counts']);
const REFS = changing('figure_links', REF_KEYS, ['n', 'refs']);
const AGENTS = changing('agent_days', ['agent_id'], ['name', 'solved', 'busy_ms', 'handled_ms']);

function changing(table: string, keys: readonly string[], values: readonly string[]): readonly [string, string] {
  const names = [...keys, ...values];
  const places = names.map((_, at) => `value ->> ${at}`).join(', ');
  const put = `INSERT INTO ${table} (day, ${names.join(', ')}) SELECT ?, ${places} FROM json_each(?) WHERE ${IS_NEWER}
    ON CONFLICT DO UPDATE SET ${values.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  const drop = `DELETE FROM ${table} WHERE day = ? AND (${keys.join(', ')}) IN
    (SELECT ${keys.map((_, at) => `value ->> ${at}`).join(', ')} FROM json_each(?)) AND ${IS_NEWER}`;
  return [put, drop];
}
