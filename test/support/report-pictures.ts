import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { reportContentOf } from '../../src/cli/report-content';
import { startServer } from '../../src/cli/serve';
import { simulateCommand } from '../../src/cli/simulate';
import { readConfig } from '../../src/config';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { createLog } from '../../src/log';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { starterContent } from './starter';

const ROOT = join(__dirname, '..', '..');
/** Twice what is shown: the change is against as many days before. */
const DAYS = 58;
const CUSTOMERS = 40;
const SCREENS = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

/** The pages of reports over five weeks of simulated life, as a supervisor sees them. */
export async function makeReportPictures(browser: Browser, out: string, signUp: (page: Page) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-report-pictures-'));
  const data = join(folder, 'data');
  const today = new Date().toISOString().slice(0, 10);
  const quiet = { out: () => {}, err: (text: string) => process.stderr.write(`${text}\n`) };
  const terminal = { ...quiet, stdin: process.stdin, cwd: ROOT, env: {} };
  await simulateCommand.run(
    ['--customers', String(CUSTOMERS), '--days', String(DAYS), '--until', today, '--seed', '7', '--data', data],
    terminal,
  );
  const store = await openSqliteStore({ folder: data });
  const { frame } = reportContentOf(starterContent());
  await refreshFigures({ store, frame, now: Date.now });
  await store.close();
  let said = '';
  const config = readConfig(folder, { PORT: '0', CONTENT_DIR: ROOT, DATA_DIR: data, WATCH: 'off' });
  const server = await startServer(config, {
    terminal: {
      ...quiet,
      out: (text) => {
        said += `${text}\n`;
      },
    },
    log: createLog({ level: 'silent' }),
  });
  try {
    const context = await browser.newContext({
      ...{ viewport: SCREENS.desk, locale: 'en-GB', timezoneId: 'Asia/Jakarta', deviceScaleFactor: 1 },
    });
    const page = await context.newPage();
    await page.goto(/(http\S+#link=\S+)/.exec(said)![1]!);
    await signUp(page);
    const shoot = async (name: string, path: string, fullPage = false) => {
      await page.goto(`${server.url}${path}`);
      await page.screenshot({ path: join(out, `${name}.png`), fullPage });
    };
    await shoot('reports', '/reports?days=28&lang=en', true);
    await shoot('reports-causes', '/reports/causes?days=28&lang=en');
    await shoot('reports-risk', '/reports/risk?days=28&lang=en');
    await shoot('reports-learn', '/reports/learn?days=28&lang=en');
    await page.setViewportSize(SCREENS.phone);
    await shoot('reports-phone', '/reports?days=7&lang=id');
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
