import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTalks } from '../../src/cli/read-talks';
import { reportContentOf } from '../../src/cli/report-content';
import { simulateCommand } from '../../src/cli/simulate';
import { readSpan } from '../../src/figures/read-span';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { compileContent } from '../../src/flow/compile-content';
import { CUTS } from '../../src/insight/cut';
import { type Cell, type DayFigures, foldDays } from '../../src/insight/day-figures';
import { Figures } from '../../src/insight/figures';
import { dayAfter, daysOf, periodOf } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { daysOfRows } from '../../src/insight/roll-up';
import { COUNTS, DIMENSIONS, samplesOf } from '../../src/insight/sample';
import type { TalkFigures } from '../../src/insight/talk-figures';
import { quantileOf } from '../../src/insight/tally';
import { Trends } from '../../src/insight/trend';
import { answerReport, type ReportAsk } from '../../src/reports/answer';
import type { ReportContent } from '../../src/reports/content';
import { readOverview } from '../../src/reports/overview';
import { readContentFiles } from '../../src/runtime/content-files';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';
import { casesIn, fillPostgres, fillSqlite } from './fill-year';
import { kindOfDay, TEMPLATE_DAY, Year } from './year-of-figures';

const ROOT = join(__dirname, '../..');
/** Fewer for a shorter run: `INSIGHT_BENCH_DAYS=60 npm run bench -- insight`. */
const DAYS = Number(process.env.INSIGHT_BENCH_DAYS ?? 365);
/** Of a day: 1,000,000 a year. */
const CONVERSATIONS = Number(process.env.INSIGHT_BENCH_CONVERSATIONS ?? 2_740);
/** So many different days are folded; the year is made of them in turn. */
const KINDS_OF_DAYS = 4;
const LAST = '2026-11-21';
const TIMES = 5;
const MOST_MS = { page: 1_000, drill: 300 };

/** A year of a million conversations, on both stores: what a page and a click on a number cost. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-bench-insight-'));
  try {
    const { content, samples, until, cases } = await simulated(folder);
    const year = yearOf(samples, cases, content, until);
    console.log(
      `${DAYS} days of ${CONVERSATIONS} conversations: ${(DAYS * CONVERSATIONS).toLocaleString('en')} in all, with their cases, made of ${KINDS_OF_DAYS} folded days of a simulation in turn`,
    );
    const pure = pureFigures(year, content, until);
    await onSqlite(join(folder, 'year'), { year, content, until, pure });
    const postgres = await TestPostgres.start();
    try {
      await onPostgres(await postgres.createDatabase(), { year, content, until, pure, pid: postgres.pid });
    } finally {
      await postgres.destroy();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly year: Year;
  readonly content: ReportContent;
  readonly until: number;
  readonly pure: Pure;
  /** The database's own process, where it has one. */
  readonly pid?: number;
}

async function onSqlite(folder: string, measured: Measured): Promise<void> {
  await (await openSqliteStore({ folder })).close();
  const began = performance.now();
  const file = join(folder, 'khidmat.db');
  const rows = fillSqlite(file, measured.year);
  console.log(
    `SQLite: ${rows.toLocaleString('en')} rows written in ${seconds(began)} s; the file has ${(statSync(file).size / 2 ** 30).toFixed(1)} GB`,
  );
  const store = await openSqliteStore({ folder, durable: false });
  await measureStore(store, measured);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function onPostgres(url: string, measured: Measured): Promise<void> {
  await (await openPostgresStore({ url })).close();
  const began = performance.now();
  const rows = await fillPostgres(url, measured.year);
  console.log(`PostgreSQL: ${rows.toLocaleString('en')} rows written in ${seconds(began)} s`);
  const store = await openPostgresStore({ url });
  await measureStore(store, measured);
  await store.close();
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
  return { content, samples, until, cases: casesIn(join(data, 'khidmat.db')) };
}

/** Conversations that lie on one day, each day of its own choice. */
function yearOf(
  samples: readonly TalkFigures[],
  cases: ReturnType<typeof casesIn>,
  { frame }: ReportContent,
  until: number,
): Year {
  const period = periodOf(TEMPLATE_DAY, TEMPLATE_DAY, frame.timeZone);
  const own = samples.filter((talk) =>
    samplesOf(talk, frame, until).every(({ at }) => at >= period.from && at < period.to),
  );
  const before = process.cpuUsage();
  const kinds = Array.from({ length: KINDS_OF_DAYS }, (_, kind) =>
    kindOfDay(own, cases, { kind, count: CONVERSATIONS, frame, asOf: until }),
  );
  const ms = cpuSince(before) / KINDS_OF_DAYS;
  const { cells, refs } = kinds[0]!;
  console.log(
    `one day folded in ${Math.round(ms)} ms of the processor: ${cells.length} cells, ${refs.length} rows of what is behind them`,
  );
  return new Year(kinds, LAST, DAYS);
}

/** What the pure functions say of the year: each kind of day is folded once, and counts as often as it comes. */
interface Pure {
  readonly year: Figures;
  readonly cells: readonly Cell[];
  readonly days: ReadonlyMap<string, DayFigures>;
}

function pureFigures(year: Year, { frame }: ReportContent, until: number): Pure {
  const folded = year.kinds.map(({ talks }) => [...foldDays(talks, frame, until).values()]);
  for (const days of folded) if (days.length !== 1) throw new Error('A kind of day is more than a day.');
  const days = Array.from({ length: DAYS }, (_, at) => {
    const day = dayAfter(LAST, -at);
    return [day, { ...folded[at % folded.length]![0]!, day }] as const;
  });
  const often = folded.map(([day], kind) => times(day!, year.timesOf(kind)));
  const cells = often.flatMap((day) => day.cells);
  return { year: new Figures(often), cells, days: new Map(days) };
}

function times({ day, cells, agents }: DayFigures, count: number): DayFigures {
  return {
    day,
    cells: cells.map((cell) => {
      const { n, sum, counts } = cell.tally;
      const tally = {
        n: n * count,
        sum: sum * count,
        counts: new Map([...counts].map(([key, m]) => [key, m * count])),
      };
      return { ...cell, tally };
    }),
    agents: agents.map((one) => ({
      ...one,
      ...{ solved: one.solved * count, busyMs: one.busyMs * count, handledMs: one.handledMs * count },
    })),
  };
}

async function measureStore(store: Store, { year, content, until, pure, pid }: Measured): Promise<void> {
  const began = performance.now();
  const before = process.cpuUsage();
  const how = await refreshFigures({ store, frame: content.frame, now: () => until });
  const months = (await store.figures.readMonths('m0', 'm9')).filter(({ isWhole }) => isWhole).length;
  console.log(
    `  ${months} months added up from their days in ${seconds(began)} s (this process ${(cpuSince(before) / 1000).toFixed(1)} s), ${how}`,
  );
  await compare(store, content, pure, until);
  const first = dayAfter(LAST, 1 - DAYS);
  const ask =
    (place: ReportAsk['place'], query: ReportAsk['query'] = {}) =>
    () =>
      answerReport(
        store,
        {
          ...{ place, content, number: '', assets: { js: '', css: '' }, now: until, accept: false },
          query: { from: first, to: LAST, lang: 'en', ...query },
          viewer: { name: 'bench', language: 'en' },
        },
        { learn: () => Promise.reject(new Error('not asked for')) },
      );
  const cause = rarest(year, 'cause-time', 'cause');
  const step = rarest(year, 'left-at-step', 'step');
  const pages: readonly (readonly [string, keyof typeof MOST_MS, ReturnType<typeof ask>])[] = [
    ['the first page, of the year', 'page', ask('overview')],
    ['the first page, of one team', 'page', ask('overview', { team: 'orders' })],
    ['the first page, of one language', 'page', ask('overview', { language: 'id' })],
    [
      'of one team, channel and language',
      'page',
      ask('overview', { team: 'orders', channel: 'webchat', language: 'id' }),
    ],
    ['the CSV of all figures', 'page', ask('csv')],
    ['the last 28 days', 'page', ask('overview', { from: dayAfter(LAST, -27) })],
    ['causes', 'page', ask('causes', { by: 'unhappy' })],
    ['every figure', 'page', ask('figures')],
    ['cases behind: all', 'drill', ask('cases', { metric: 'cases' })],
    ['came back', 'drill', ask('cases', { metric: 'returned', kinds: '1' })],
    ['asked for a person', 'drill', ask('cases', { metric: 'to-people', kinds: '1', by: 'reason', part: 'asked' })],
    [
      'the same of one language',
      'drill',
      ask('cases', { metric: 'to-people', kinds: '1', by: 'reason', part: 'asked', language: 'ms' }),
    ],
    ['first answer by a person', 'drill', ask('cases', { metric: 'first-answer' })],
    ['the rarest cause', 'drill', ask('cases', { metric: 'cause-time', by: 'cause', part: cause })],
    ['the rarest step', 'drill', ask('cases', { metric: 'left-at-step', kinds: '1', by: 'step', part: step })],
    ['a figure that nothing is behind', 'drill', ask('cases', { metric: 'cases', by: 'team', part: 'nobody' })],
    ['page 3 of all cases', 'drill', ask('cases', { metric: 'cases', after: `${LAST}:40` })],
    ['page 25 of all cases', 'drill', ask('cases', { metric: 'cases', after: `${LAST}:480` })],
    ['page 9 of who was satisfied', 'drill', ask('cases', { metric: 'csat', kinds: '1', after: `${LAST}:160` })],
    ['customers at risk', 'drill', ask('risk')],
  ];
  for (const [what, kind, answer] of pages) {
    const times: { readonly wall: number; readonly cpu: number; readonly database: number }[] = [];
    let status = 0;
    for (let n = 0; n < TIMES; n++) {
      const before = process.cpuUsage();
      const beforeIt = databaseMs(pid);
      const start = performance.now();
      status = (await answer()).status;
      times.push({
        wall: performance.now() - start,
        cpu: cpuSince(before),
        database: databaseMs(pid) - beforeIt,
      });
    }
    const wall = median(times.map((one) => one.wall));
    const verdict = status === 200 && wall <= MOST_MS[kind] ? '' : `  !! more than ${MOST_MS[kind]} ms`;
    console.log(
      `  ${what.padEnd(34)} ${wall.toFixed(0).padStart(5)} ms (the first ${times[0]!.wall.toFixed(0)}; processor ${median(times.map((one) => one.cpu)).toFixed(0)} ms${pid === undefined ? '' : `, database ${median(times.map((one) => one.database)).toFixed(0)} ms`})${verdict}`,
    );
  }
}

/** The year as the store has it, against the pure functions on the same conversations: every figure, whole and by every part. */
async function compare(store: Store, content: ReportContent, pure: Pure, until: number): Promise<void> {
  const began = performance.now();
  const { timeZone } = content.frame;
  const firstDay = dayAfter(LAST, 1 - DAYS);
  const read: DayFigures[] = [];
  for (const cut of CUTS) {
    const only = { metrics: [...METRIC_NAMES, ...COUNTS], dimensions: [cut] };
    read.push(...daysOfRows(await readSpan(store.figures, { firstDay, lastDay: LAST, only }), []).values());
  }
  read.push({ day: LAST, cells: [], agents: await store.figures.readAgentDays(firstDay, LAST) });
  const figures = new Figures(read);
  let compared = 0;
  for (const metric of METRIC_NAMES) {
    const both = [figures, pure.year].map((one) =>
      JSON.stringify([one.of(metric), ...DIMENSIONS.map((dimension) => one.by(metric, dimension))]),
    );
    if (both[0] !== both[1]) throw new Error(`${metric} is not what the pure functions say`);
    compared += 1 + DIMENSIONS.reduce((sum, dimension) => sum + pure.year.by(metric, dimension).length, 0);
  }
  for (const { metric, dimension, part } of pure.cells) {
    const [own, other] = [figures, pure.year].map((one) => one.tally(metric, dimension, part));
    if (own!.n !== other!.n || own!.sum !== other!.sum || quantileOf(own!, 0.9) !== quantileOf(other!, 0.9))
      throw new Error(`${metric} of ${dimension} ${part} is not what the pure functions say`);
    compared += 1;
  }
  if (JSON.stringify(figures.agents()) !== JSON.stringify(pure.year.agents()))
    throw new Error('agents are not what the pure functions say');
  const wish = { first: firstDay, last: LAST, filters: {}, atWork: false, language: 'en' } as const;
  const { trends } = await readOverview(store, wish, content, LAST);
  const expected = Trends.ofDays(pure.days, periodOf(firstDay, LAST, timeZone), timeZone, {
    ...content.frame,
    asOf: until,
  });
  for (const metric of METRIC_NAMES) {
    const both = [trends, expected].map((one) => JSON.stringify([one.of(metric), one.curve(metric)]));
    if (both[0] !== both[1]) throw new Error(`the page's ${metric} is not what the pure functions say`);
    compared += 1 + daysOf(periodOf(firstDay, LAST, timeZone), timeZone).length;
  }
  console.log(
    `  ${compared.toLocaleString('en')} figures of the year are those of the pure functions, to the last digit (compared in ${seconds(began)} s)`,
  );
}

function rarest({ kinds }: Year, metric: string, dimension: string): string {
  const rows = kinds[0]!.refs.filter((row) => row.metric === metric && row.dimension === dimension);
  const [least] = rows.filter(({ kind }) => kind === 1).sort((one, other) => one.n - other.n);
  return least!.part;
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(0);
}

/** What the processes that a database has begun took of the processor; 0 where the system does not tell. */
function databaseMs(pid: number | undefined): number {
  if (pid === undefined) return 0;
  let ticks = 0;
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ');
      const fields = rest.split(' ');
      if (Number(fields[1]) === pid) ticks += Number(fields[11]) + Number(fields[12]);
    }
  } catch {
    // A process that has just ended, or another system.
  }
  return ticks * 10;
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
