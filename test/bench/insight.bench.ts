import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTalks } from '../../src/cli/read-talks';
import { reportContentOf } from '../../src/cli/report-content';
import { simulateCommand } from '../../src/cli/simulate';
import { readDays } from '../../src/figures/read-figures';
import { writeBody } from '../../src/figures/talk-body';
import { compileContent } from '../../src/flow/compile-content';
import { DayFold, foldDays } from '../../src/insight/day-figures';
import { Figures } from '../../src/insight/figures';
import { dayAfter, periodOf } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { refRowsOf, rowsOf } from '../../src/insight/roll-up';
import { DIMENSIONS, samplesOf } from '../../src/insight/sample';
import type { TalkFigures } from '../../src/insight/talk-figures';
import { answerReport, type ReportAsk } from '../../src/reports/answer';
import type { ReportContent } from '../../src/reports/content';
import { readContentFiles } from '../../src/runtime/content-files';
import type { DayRows } from '../../src/store/figures';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';

const ROOT = join(__dirname, '../..');
/** Fewer for a shorter run: `INSIGHT_BENCH_DAYS=60 npm run bench -- insight`. */
const DAYS = Number(process.env.INSIGHT_BENCH_DAYS ?? 365);
/** Of a day: 1,000,000 a year. */
const CONVERSATIONS = Number(process.env.INSIGHT_BENCH_CONVERSATIONS ?? 2_740);
/** Conversations themselves are kept of the latest days; of all others their days alone, or filling would take an hour. */
const TALK_DAYS = 30;
/** So many different days are folded; the year is made of them in turn. */
const KINDS_OF_DAYS = 4;
const LAST = '2026-11-21';
const DAY_MS = 86_400_000;
const TIMES = 5;
const MOST_MS = { page: 1_000, drill: 300 };

/** A year of a million conversations, on both stores: what a page and a click on a number cost. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-bench-insight-'));
  try {
    const { content, samples, until } = await simulated(folder);
    const year = await yearOf(samples, content, until);
    console.log(
      `${DAYS} days of ${CONVERSATIONS} conversations (${(DAYS * CONVERSATIONS).toLocaleString('en')} in all), made of ${KINDS_OF_DAYS} folded days of a simulation in turn; the conversations themselves of the last ${Math.min(DAYS, TALK_DAYS)} days`,
    );
    const postgres = await TestPostgres.start();
    try {
      const stores: readonly (readonly [string, () => Promise<Store>])[] = [
        ['SQLite', () => openSqliteStore({ folder: join(folder, 'year'), durable: false })],
        ['PostgreSQL', async () => openPostgresStore({ url: await postgres.createDatabase() })],
      ];
      for (const [name, open] of stores) {
        const store = await open();
        await measureStore(name, store, year, content);
        await store.close();
      }
    } finally {
      await postgres.destroy();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function simulated(folder: string) {
  const data = join(folder, 'simulated');
  const terminal = { out: console.log, err: console.error, stdin: process.stdin, cwd: ROOT, env: {} };
  await simulateCommand.run(['--customers', '150', '--days', '4', '--until', '2026-11-22', '--data', data], terminal);
  const compiled = compileContent(await readContentFiles(ROOT), { actions: null, hash: 'bench' });
  const content = reportContentOf(compiled.content!);
  const store = await openSqliteStore({ folder: data, readOnly: true });
  const until = Date.parse(`${LAST}T17:00:00Z`);
  const samples = await readTalks(store, { from: content.frame.returnWithinMs, to: until }, content.frame);
  await store.close();
  return { content, samples, until };
}

interface OneDay {
  readonly day: string;
  readonly talks: readonly TalkFigures[];
  readonly rows: DayRows;
}

type Year = { readonly kinds: readonly OneDay[]; readonly until: number };

/** Conversations that lie on one day, each day of its own choice; all of their times on the last day. */
async function yearOf(samples: readonly TalkFigures[], { frame }: ReportContent, until: number): Promise<Year> {
  const day = '2026-11-20';
  const period = periodOf(day, day, frame.timeZone);
  const own = samples.filter((talk) =>
    samplesOf(talk, frame, until).every(({ at }) => at >= period.from && at < period.to),
  );
  const before = process.cpuUsage();
  const kinds = Array.from({ length: KINDS_OF_DAYS }, (_, kind): OneDay => {
    const talks = Array.from({ length: CONVERSATIONS }, (_, n) => ({
      ...own[(n * (2 * kind + 1) + kind * 7) % own.length]!,
      conversation: `webchat:${kind}-${n}`,
    }));
    const fold = new DayFold(day, frame, until);
    for (const talk of talks) fold.add(talk);
    const figures = fold.result();
    return { day, talks, rows: { cells: rowsOf(figures), agents: figures.agents, refs: refRowsOf(figures) } };
  });
  const ms = cpuSince(before) / KINDS_OF_DAYS;
  const { cells, refs } = kinds[0]!.rows;
  console.log(
    `one day folded in ${Math.round(ms)} ms of the processor: ${cells.length} cells, ${refs.length} rows of what is behind them`,
  );
  return { kinds, until };
}

async function measureStore(name: string, store: Store, year: Year, content: ReportContent): Promise<void> {
  const began = performance.now();
  for (let at = 0; at < DAYS; at++) await fill(store, year.kinds[at % KINDS_OF_DAYS]!, at);
  await store.figures.writeMark({ basis: 'bench', upTo: year.until });
  console.log(`${name}: filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await compare(store, year, content);
  const first = dayAfter(LAST, 1 - DAYS);
  const ask =
    (place: ReportAsk['place'], query: ReportAsk['query'] = {}) =>
    () =>
      answerReport(
        store,
        {
          ...{ place, content, number: '', assets: { js: '', css: '' }, now: year.until, accept: false },
          query: { from: first, to: LAST, lang: 'en', ...query },
          viewer: { name: 'bench', language: 'en' },
        },
        { learn: () => Promise.reject(new Error('not asked for')) },
      );
  const cause = rarest(year, 'cause-time', 'cause');
  const step = rarest(year, 'left-at-step', 'step');
  const pages: readonly (readonly [string, keyof typeof MOST_MS, ReturnType<typeof ask>])[] = [
    ['the first page, of the year', 'page', ask('overview')],
    ['the first page, of one team', 'page', ask('overview', { of: 'team:orders' })],
    ['the first page, of one language', 'page', ask('overview', { of: 'language:id' })],
    ['causes', 'page', ask('causes', { by: 'unhappy' })],
    ['every figure', 'page', ask('figures')],
    ['cases behind: all', 'drill', ask('cases', { metric: 'cases' })],
    ['came back', 'drill', ask('cases', { metric: 'returned', kinds: '1' })],
    ['asked for a person', 'drill', ask('cases', { metric: 'to-people', kinds: '1', by: 'reason', part: 'asked' })],
    [
      'the same of one language',
      'drill',
      ask('cases', { metric: 'to-people', kinds: '1', by: 'reason', part: 'asked', of: 'language:ms' }),
    ],
    ['first answer by a person', 'drill', ask('cases', { metric: 'first-answer' })],
    ['the rarest cause', 'drill', ask('cases', { metric: 'cause-time', by: 'cause', part: cause })],
    ['the rarest step', 'drill', ask('cases', { metric: 'left-at-step', kinds: '1', by: 'step', part: step })],
    ['a figure that nothing is behind', 'drill', ask('cases', { metric: 'cases', by: 'team', part: 'nobody' })],
    ['page 3 of all cases', 'drill', ask('cases', { metric: 'cases', after: `${LAST}:40` })],
    ['customers at risk', 'drill', ask('risk')],
  ];
  for (const [what, kind, answer] of pages) {
    const times: { readonly wall: number; readonly cpu: number }[] = [];
    let status = 0;
    for (let n = 0; n < TIMES; n++) {
      const before = process.cpuUsage();
      const start = performance.now();
      status = (await answer()).status;
      times.push({ wall: performance.now() - start, cpu: cpuSince(before) });
    }
    const wall = median(times.map((one) => one.wall));
    const verdict = status === 200 && wall <= MOST_MS[kind] ? '' : `  !! more than ${MOST_MS[kind]} ms`;
    console.log(
      `  ${what.padEnd(34)} ${wall.toFixed(0).padStart(5)} ms (this process ${median(times.map((one) => one.cpu)).toFixed(0)} ms)${verdict}`,
    );
  }
}

/** One day of the year: the rows and conversations of its kind, moved to it. */
async function fill(store: Store, { talks, rows }: OneDay, at: number): Promise<void> {
  const day = dayAfter(LAST, -at);
  const shift = Date.parse(day) - Date.parse('2026-11-20');
  const moved = (text: string) =>
    text
      .replace(/\b1[678]\d{11}\b/g, (time) => String(Number(time) + shift))
      .replace(/webchat:(\d+-\d+)/g, `webchat:${at}-$1`);
  const standing = {
    turn: 1,
    days: [day],
    mark: { cases: [], open: null, underWay: [], botOwesSince: null, askedBack: null },
  };
  const kept = at < TALK_DAYS ? talks : talks.slice(0, 1);
  for (let from = 0; from < kept.length; from += 500) {
    const some = kept.slice(from, from + 500).map((talk) => ({
      ...{ conversation: moved(talk.conversation), version: 1, waits: false, days: [day] },
      wants: from === 0 ? [day] : [],
      body: moved(writeBody(talk, standing)),
    }));
    await store.figures.writeTalks(some);
  }
  await store.figures.writeDay(
    { day, wanted: 1_000_000 },
    {
      cells: rows.cells.map((row) => ({ ...row, day })),
      agents: rows.agents.map((row) => ({ ...row, day })),
      refs: rows.refs.map((row) => ({ ...row, day, refs: moved(row.refs) })),
    },
  );
}

/** The last days as the store has them, against the pure functions on the same conversations. */
async function compare(store: Store, { kinds, until }: Year, { frame }: ReportContent): Promise<void> {
  const some = kinds.slice(0, Math.min(DAYS, KINDS_OF_DAYS));
  const period = periodOf(dayAfter(LAST, 1 - some.length), LAST, frame.timeZone);
  const read = new Figures((await readDays(store, period, frame.timeZone)).values());
  const pure = new Figures(some.flatMap(({ talks }) => [...foldDays(talks, frame, until + DAY_MS).values()]));
  let compared = 0;
  for (const metric of METRIC_NAMES) {
    const both = [read, pure].map((figures) =>
      JSON.stringify([figures.of(metric), ...DIMENSIONS.map((dimension) => figures.by(metric, dimension))]),
    );
    if (both[0] !== both[1]) throw new Error(`${metric} is not what the pure functions say`);
    compared += 1 + DIMENSIONS.reduce((sum, dimension) => sum + pure.by(metric, dimension).length, 0);
  }
  console.log(`  ${compared} figures of ${some.length} days are those of the pure functions, to the last digit`);
}

function rarest({ kinds }: Year, metric: string, dimension: string): string {
  const rows = kinds[0]!.rows.refs.filter((row) => row.metric === metric && row.dimension === dimension);
  const [least] = rows.filter(({ kind }) => kind === 1).sort((one, other) => one.n - other.n);
  return least!.part;
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
