import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportCommand } from '../../src/cli/report';
import { simulateCommand } from '../../src/cli/simulate';
import { bringUpToDate } from '../../src/figures/bring-up-to-date';
import { DEFAULT_RETURN_WITHIN_MS, DEFAULT_SLA } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import { noteUnsent, readUnsent, type Unsent } from '../../src/reports/unsent';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { runWith } from './terminal-of';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-report-'));
const data = join(folder, 'simulated');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  const args = ['--customers', '12', '--days', '14', '--until', '2026-11-22', '--data', data];
  await runWith(simulateCommand, args, '', ROOT, { DATA_DIR: join(folder, 'data') });
});

const report = (...args: string[]) => runWith(reportCommand, args, '', ROOT, { DATA_DIR: data });
const SPAN = ['--from', '2026-11-15', '--to', '2026-11-21'];

test('as JSON it has every figure, beside that of the week before', async () => {
  const { status, out } = await report(...SPAN, '--json');
  expect(status).toBe(0);
  const told = JSON.parse(out);
  expect(told.trends.map((one: { metric: string }) => one.metric)).toEqual(METRIC_NAMES);
  const cases = told.trends.find((one: { metric: string }) => one.metric === 'cases');
  expect(cases.value).toBeGreaterThan(70);
  expect(cases.before.value).toBeGreaterThan(70);
  expect(told.curves.cases.reduce((sum: number, one: { value: number }) => sum + one.value, 0)).toBe(cases.value);
});

test('as a page in the language asked for, into a file', async () => {
  const file = join(folder, 'week.html');
  expect((await report(...SPAN, '--html', '--lang', 'ms', '--out', file)).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('Untuk apa pelanggan datang');
});

test('as CSV, and as lines for the terminal in the language of the bot', async () => {
  expect((await report(...SPAN, '--csv')).out).toMatch(/^section,name,part,/);
  expect((await report(...SPAN)).out).toMatch(/Selesai sekali hubungi\s+[\d,]+ %/);
});

test('of the last whole week unless other days are named', async () => {
  const told = JSON.parse((await report('--week', '--json')).out);
  const day = (name: string) => new Date(`${name}T00:00:00Z`).getUTCDay();
  expect([day(told.firstDay), day(told.lastDay)]).toEqual([1, 0]);
  expect(Date.parse(told.lastDay)).toBeLessThan(Date.now());
});

test('what the server could not deliver is sent by hand, and the server leaves it', async () => {
  const { lastDay } = JSON.parse((await report('--week', '--json')).out);
  const into = join(folder, 'reports');
  const unsent = { lastDay, why: 'no room', at: 1, isGivenUp: false };
  const write = async (work: (store: Store) => Promise<void>) => {
    const store = await openSqliteStore({ folder: data });
    await work(store).finally(() => store.close());
  };
  const told = async () => {
    let found: readonly Unsent[] = [];
    await write(async (store) => {
      found = await readUnsent(store, lastDay);
    });
    return found.map(({ place }) => place);
  };
  await write(async (store) => {
    await store.writeValue('reports.sent.folder', { lastDay, isDone: false, tries: 3 });
    await noteUnsent(store, [
      { ...unsent, place: 'folder' },
      { ...unsent, place: 'hook' },
    ]);
  });
  const send = (...args: string[]) => runWith(reportCommand, args, '', ROOT, { DATA_DIR: data, REPORT_DIR: into });
  await send('--into', join(folder, 'elsewhere'));
  await send('--from', '2026-11-02', '--to', '2026-11-08', '--into', into);
  expect(await told()).toEqual(['folder', 'hook']);
  await send('--week', '--into', into);
  expect(await told()).toEqual(['hook']);
  expect(readdirSync(into).filter((name) => name.includes(lastDay))).toHaveLength(3);
});

test.each([
  [['--from', '2026-11-15'], '--to'],
  [['--from', '2026-02-30', '--to', '2026-03-01'], '2026-02-30'],
  [['--from', '2026-11-20', '--to', '2026-11-19'], 'earlier'],
  [['--lang', 'fr'], "'fr'"],
])('%j is refused with what to give instead', async (args, words) => {
  await expect(report(...args)).rejects.toThrow(words);
});

test('the definitions are docs/metrics.md', async () => {
  expect(`${(await report('--definitions')).out}\n`).toBe(readFileSync(join(ROOT, 'docs/metrics.md'), 'utf8'));
});

test('where a server needs longer for the figures nothing is told of a part of them', async () => {
  const store = await openSqliteStore({ folder: data });
  const frame = {
    timeZone: 'Asia/Jakarta',
    hours: {},
    sla: DEFAULT_SLA,
    teamSla: {},
    returnWithinMs: DEFAULT_RETURN_WITHIN_MS,
  };
  try {
    const none = await store.figures.alone(() =>
      bringUpToDate({ store, frame, now: Date.now }, 0).catch((error: { code: string }) => error.code),
    );
    expect(none).toEqual({ result: 'FIGURES_BUSY' });
  } finally {
    await store.close();
  }
});
