import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportContentOf } from '../../src/cli/report-content';
import { simulateCommand } from '../../src/cli/simulate';
import { readSpan, sumSpan } from '../../src/figures/read-span';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { CUTS } from '../../src/insight/cut';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { addRows, type CellRow } from '../../src/insight/roll-up';
import { COUNTS } from '../../src/insight/sample';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { runWith } from '../cli/terminal-of';
import { starterContent } from '../support/starter';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-months-'));
const { frame } = reportContentOf(starterContent());
const asOf = Date.parse('2026-11-05T05:00:00Z');
const only = { metrics: [...METRIC_NAMES, ...COUNTS], dimensions: CUTS };
let store: Store;

beforeAll(async () => {
  const data = join(folder, 'simulated');
  const args = ['--customers', '8', '--days', '38', '--until', '2026-11-05', '--data', data];
  await runWith(simulateCommand, args, '', ROOT, { DATA_DIR: join(folder, 'data') });
  store = await openSqliteStore({ folder: data });
  expect(await refreshFigures({ store, frame, now: () => asOf })).toBe('whole');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const sorted = (rows: readonly CellRow[]) => rows.map((row) => JSON.stringify(row)).sort();
const ofDays = async (firstDay: string, lastDay: string) =>
  sorted(addRows('all', await store.figures.readCells({ firstDay, lastDay, only })));

test.each([
  ['2026-09-20', '2026-11-05', ['2026-09-20', 'm2026-10', '2026-11-01']],
  ['2026-10-01', '2026-10-31', ['m2026-10']],
  ['2026-10-02', '2026-10-31', ['2026-10-02']],
  ['2026-10-01', '2026-10-30', ['2026-10-01']],
  ['2026-08-15', '2026-10-31', ['2026-08-15', 'm2026-09']],
  ['2026-11-03', '2026-11-03', ['2026-11-03']],
] as const)('%s to %s is read from months and days, and adds up to its days', async (firstDay, lastDay, begins) => {
  const rows = await readSpan(store.figures, { firstDay, lastDay, only });
  expect(rows.length).toBeGreaterThan(100);
  const firsts = new Set(rows.map(({ day }) => day));
  for (const one of begins.filter((name) => name.startsWith('m'))) expect(firsts).toContain(one);
  if (begins.every((name) => !name.startsWith('m'))) expect([...firsts].filter((name) => name >= 'm')).toEqual([]);
  expect(sorted(addRows('all', rows))).toEqual(await ofDays(firstDay, lastDay));
  const sums = await sumSpan(store.figures, { firstDay, lastDay, only });
  const expected = addRows('all', rows).map(({ metric, dimension, part, n, sum }) => ({
    ...{ metric, dimension, part, n, sum },
  }));
  expect(new Set(sums.map((one) => JSON.stringify(one, Object.keys(expected[0]!))))).toEqual(
    new Set(expected.map((one) => JSON.stringify(one))),
  );
});

test('a month whose day changed is read from its days, until the hour is full and it is added up again', async () => {
  const { figures } = store;
  const day = '2026-10-20';
  const agents = await figures.readAgentDays(day, day);
  const cells = (await figures.readCells({ firstDay: day, lastDay: day })).slice(5);
  expect(await figures.writeDay({ day, wanted: 1_000_000 }, { cells, agents, refs: [] })).toBe(true);
  const span = { firstDay: '2026-10-01', lastDay: '2026-10-31', only };
  const days = async () => new Set((await readSpan(figures, span)).map((row) => row.day));
  const own = await ofDays(span.firstDay, span.lastDay);
  expect((await days()).has('m2026-10')).toBe(false);
  expect(sorted(addRows('all', await readSpan(figures, span)))).toEqual(own);
  await refreshFigures({ store, frame, now: () => asOf + 60_000 });
  expect((await days()).has('m2026-10')).toBe(false);
  await refreshFigures({ store, frame, now: () => asOf + 3_600_000 });
  expect([...(await days())]).toEqual(['m2026-10']);
  expect(sorted(addRows('all', await readSpan(figures, span)))).toEqual(own);
});
