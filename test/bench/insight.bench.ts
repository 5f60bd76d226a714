import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTalks } from '../../src/cli/read-talks';
import { simulateCommand } from '../../src/cli/simulate';
import { compileContent } from '../../src/flow/compile-content';
import { foldDays } from '../../src/insight/day-figures';
import { Figures } from '../../src/insight/figures';
import { dayAfter, frameOf } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { type CellRow, daysOfRows, rowsOf } from '../../src/insight/roll-up';
import { samplesOf } from '../../src/insight/sample';
import type { TalkFigures } from '../../src/insight/talk-figures';
import { readContentFiles } from '../../src/runtime/content-files';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';

const ROOT = join(__dirname, '../..');
const A_YEAR = 365;
/** Of a day: 1,000,000 a year. */
const CONVERSATIONS = 2_740;

/** A year of a million conversations, rolled up by day: what one day costs to fold, and what the figures of the year cost to read. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-bench-insight-'));
  try {
    const data = join(folder, 'simulated');
    const terminal = { out: console.log, err: console.error, stdin: process.stdin, cwd: ROOT, env: {} };
    await simulateCommand.run(['--customers', '150', '--days', '4', '--until', '2026-11-22', '--data', data], terminal);
    const { content } = compileContent(await readContentFiles(ROOT), { actions: null, hash: 'bench' });
    const frame = frameOf(content!.bot);
    const { until } = JSON.parse(readFileSync(join(data, 'truth.json'), 'utf8')) as { until: number };
    const store = await openSqliteStore({ folder: data, readOnly: true });
    const talks = await readTalks(store, { from: frame.returnWithinMs, to: until }, frame);
    await store.close();

    const day = '2026-11-20';
    const own = talks.filter((talk) => samplesOf(talk, frame, until).some(({ at }) => isOn(at, day)));
    const many: TalkFigures[] = Array.from({ length: CONVERSATIONS }, (_, n) => ({
      ...own[n % own.length]!,
      conversation: `webchat:${n}`,
    }));
    const fold = measure(() => foldDays(many, frame, until));
    const rows = rowsOf(fold.result.get(day)!);
    const year = Array.from({ length: A_YEAR }, (_, n) => dayAfter('2025-11-23', n));
    const whole = year.flatMap((one) =>
      rows.filter(({ dimension }) => dimension === '').map((row) => ({ ...row, day: one })),
    );
    const parts = year.flatMap((one) => rows.filter(isOfReasons).map((row) => ({ ...row, day: one })));
    const dashboard = measure(() => {
      const figures = new Figures(daysOfRows(whole, []).values());
      return METRIC_NAMES.map((metric) => figures.of(metric));
    });
    const reasons = measure(() => new Figures(daysOfRows(parts, []).values()).by('to-people', 'reason'));
    console.log(`one day of ${CONVERSATIONS} conversations (time of the processor)`);
    console.log(`  folded in             ${fold.ms} ms, ${rows.length} rows`);
    console.log(`a year of ${A_YEAR} such days, without the time of a database`);
    console.log(`  every figure          ${dashboard.ms} ms, ${whole.length} rows`);
    console.log(`  handoffs by reason    ${reasons.ms} ms, ${parts.length} rows`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isOfReasons({ metric, dimension }: CellRow): boolean {
  return metric === 'to-people' && (dimension === 'reason' || dimension === '');
}

function isOn(at: number, day: string): boolean {
  return new Date(at + 7 * 3_600_000).toISOString().startsWith(day);
}

function measure<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: Math.round((user + system) / 1000), result };
}
