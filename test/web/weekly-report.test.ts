import { LANGUAGES } from '../../src/domain/language';
import { DEFAULT_RETURN_WITHIN_MS, DEFAULT_SLA, periodOf } from '../../src/insight/frame';
import { reportOf } from '../../src/insight/report';
import { reportHtml } from '../../src/insight/report-html';
import { launchBrowser } from '../support/browser';

const ZONE = 'Asia/Jakarta';
const LONG = 'W'.repeat(60);
const frame = {
  ...{ timeZone: ZONE, hours: {}, teamSla: {}, sla: DEFAULT_SLA, returnWithinMs: DEFAULT_RETURN_WITHIN_MS },
};
const period = periodOf('2026-11-16', '2026-11-22', ZONE);
const empty = reportOf({
  ...{ days: new Map(), talks: [], frame, period, asOf: period.to },
  flows: [
    ...[
      { flow: 'refund', title: { en: LONG }, owner: null, reviewBy: '2026-11-01', isWalked: true, isForPeople: false },
    ],
  ],
  botName: LONG,
});
const figure = { metric: 'csat' as const, n: 1, value: 1, median: null, p90: null };
const report = {
  ...empty,
  matters: [{ matter: 'refund', cases: 1_000, before: 1, toPeople: 0.123, returned: 0.123, csat: 0.123 }],
  agents: [
    {
      ...{ agentId: 'ani', name: LONG, solved: 1_000, busyMs: 1, handledMs: 1, casesAnHour: 12.5, inParallel: 1.5 },
      ...{ firstAnswer: { ...figure, median: 90_000 }, csat: figure },
    },
  ],
};

test('however long a word in a name, the report of a week is no wider than its window', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const language of LANGUAGES)
      for (const width of [390, 794, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.setContent(reportHtml(report, { language, caseUrl: null }));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
  } finally {
    await browser.close();
  }
});
