import { keepFigures } from '../../src/cli/keep-figures';
import { keepReports } from '../../src/cli/keep-reports';
import { reportContentOf } from '../../src/cli/report-content';
import { createLog } from '../../src/log';
import { createMeters } from '../../src/metrics/meters';
import { MemoryShared } from '../../src/store/memory-shared';
import { starterContent } from '../support/starter';

const log = createLog({ level: 'silent' });
const content = reportContentOf(starterContent());
const now = () => Date.parse('2026-11-23T03:00:00Z');
const broken = { refresh: () => Promise.reject(new Error('no room left for the figures')) };

test('each try in vain to bring the figures up to date is counted, for the pages as for the report of the week', async () => {
  const { registry, figuresFailed: failed } = createMeters();
  const count = async () => /^khidmat_figures_failures_total (\d+)$/m.exec(await registry.write())?.[1];
  expect(await count()).toBe('0');

  jest.useFakeTimers();
  const figures = keepFigures({ thread: broken, frame: () => content.frame, everyMs: 60_000, now, log, failed });
  await jest.advanceTimersByTimeAsync(65_000);
  figures.stop();
  jest.useRealTimers();
  expect(await count()).toBe('2');

  const reports = keepReports({
    thread: { ...broken, weekly: () => Promise.reject(new Error('there are no figures to report')) },
    store: { readValue: async () => undefined, writeValue: async (_key, value) => value, shared: new MemoryShared() },
    content: () => content,
    places: [{ kind: 'folder', folder: '/nowhere' }],
    shape: () => ({ language: 'id', caseUrl: null, reportsUrl: null }),
    now,
    log,
    figuresFailed: failed,
  });
  await expect(reports.look()).rejects.toThrow('no room left');
  reports.stop();
  expect(await count()).toBe('3');
});
