import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportContentOf } from '../../src/cli/report-content';
import { simulateCommand } from '../../src/cli/simulate';
import { sumSpan } from '../../src/figures/read-span';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { cutOf, type Filters, linkOf } from '../../src/insight/cut';
import { METRIC_NAMES, METRICS, type MetricName } from '../../src/insight/metrics';
import { COUNTS, DIMENSIONS } from '../../src/insight/sample';
import { type BehindRow, type BehindWish, readBehindPage } from '../../src/reports/behind';
import { rankCauses, readOverview } from '../../src/reports/overview';
import type { Wish } from '../../src/reports/wish';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { runWith } from '../cli/terminal-of';
import { starterContent } from '../support/starter';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-behind-'));
const content = reportContentOf(starterContent());
const { frame } = content;
const TODAY = '2026-11-22';
const asOf = Date.parse('2026-11-22T05:00:00Z');
const firstDay = '2026-11-18';
const lastDay = '2026-11-21';
let store: Store;

beforeAll(async () => {
  const data = join(folder, 'simulated');
  const args = ['--customers', '40', '--days', '6', '--seed', '31', '--until', TODAY, '--data', data];
  await runWith(simulateCommand, args, '', ROOT, { DATA_DIR: join(folder, 'data') });
  store = await openSqliteStore({ folder: data });
  expect(await refreshFigures({ store, frame, now: () => asOf })).toBe('whole');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Place = Pick<BehindWish, 'metric' | 'dimension' | 'part'> & Filters;

/** All pages, one after the other. */
async function allBehind(place: Place, kinds: readonly number[]): Promise<readonly BehindRow[]> {
  const rows: BehindRow[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await readBehindPage(store, { ...place, kinds, firstDay, lastDay, after }, { frame, asOf });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const ALL = [-1, 0, 1];
const NAMES = [...METRIC_NAMES, ...COUNTS];
const isShare = (metric: string) =>
  metric === 'cause-unhappy' || (Object.hasOwn(METRICS, metric) && METRICS[metric as MetricName].unit === 'share');
const EVERYBODY: Filters = {};

describe.each([
  ['everybody', EVERYBODY],
  ['one team', { team: 'orders' }],
  ['one team in one language', { team: 'orders', language: 'id' }],
  ['one channel', { channel: 'webchat' }],
] as const)('of %s', (_, filters: Filters) => {
  test.each(NAMES)('behind %s and each of its parts lies as much as the number says', async (metric) => {
    const wanted = ['', ...DIMENSIONS].map((by) => ({ by, ...cutOf(filters, by, '') }));
    let cells = 0;
    for (const { by, dimension, part: prefix } of wanted) {
      // What is listed for each matter are four figures; whom a figure is by stands in the file alone; an agent is shown where there is no filter.
      if (by === 'by' || (by === 'matter' && !['cases', 'to-people', 'returned', 'csat'].includes(metric))) continue;
      if (by in filters || (by === 'agent' && Object.keys(filters).length > 0)) continue;
      const sums = await sumSpan(store.figures, {
        firstDay,
        lastDay,
        only: { metrics: [metric], dimensions: [dimension] },
      });
      for (const { part, n, sum } of sums.filter((row) => isOf(row.part, by, prefix))) {
        const own = by === '' ? '' : partOf(part, by, filters);
        const place = { metric, ...linkOf(filters, by, own) };
        const found = await allBehind(place, ALL);
        expect([by, own, found.length]).toEqual([by, own, n]);
        expect(found.reduce((all, { value }) => all + value, 0)).toBe(sum);
        if (isShare(metric)) expect((await allBehind(place, [1])).length).toBe(sum);
        cells += 1;
      }
    }
    const { n } = (await readOverview(store, wishOf(filters), content, TODAY)).trends.of('cases');
    expect(n).toBeGreaterThan(0);
    if (metric === 'cases' || metric === 'to-people') expect(cells).toBeGreaterThan(3);
  });

  test('the Pareto of causes: of each as many cases, as many unhappy customers, as much of agents’ time', async () => {
    const { causes } = await readOverview(store, wishOf(filters), content, TODAY);
    expect(causes.length).toBeGreaterThan(3);
    for (const { key, cases, agentMs, unhappy } of rankCauses(causes, 'cases')) {
      const time = await allBehind({ metric: 'cause-time', ...linkOf(filters, 'cause', key) }, ALL);
      expect([time.length, time.reduce((all, { value }) => all + value, 0)]).toEqual([cases, agentMs]);
      expect(new Set(time.map((row) => row.number)).size).toBe(cases);
      expect((await allBehind({ metric: 'cause-unhappy', ...linkOf(filters, 'cause', key) }, [1])).length).toBe(
        unhappy,
      );
    }
  });
});

function wishOf(filters: Filters): Wish {
  return { first: firstDay, last: lastDay, filters, atWork: false, language: 'en' };
}

/** A filter's part stands before the part itself; where it is a filter itself, in its own place. */
function partOf(part: string, by: string, filters: Filters): string {
  const names = ['team', 'channel', 'language'].filter((one) => one in filters || one === by);
  const at = names.indexOf(by);
  const words = part.split(' ');
  return at >= 0 ? words[at]! : words.slice(names.length).join(' ');
}

/** Whether a row's part is one of these filters': of several the one that is taken apart may stand in the middle. */
function isOf(part: string, by: string, prefix: string): boolean {
  if (by === '') return part === prefix;
  if (!['team', 'channel', 'language'].includes(by)) return part.startsWith(prefix);
  const words = part.split(' ');
  return prefix.split(' ').every((word, at) => word === '' || word === words[at]);
}
