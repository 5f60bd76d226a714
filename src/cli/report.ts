import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, readConfig } from '../config';
import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import { KhidmatError } from '../errors';
import { bringUpToDate } from '../figures/bring-up-to-date';
import { changeWords, valueWords } from '../insight/figure-words';
import { type Period, periodOf } from '../insight/frame';
import { METRICS } from '../insight/metrics';
import { metricsDocument } from '../insight/metrics-document';
import type { Report } from '../insight/report';
import { reportCsv } from '../insight/report-csv';
import { reportHtml } from '../insight/report-html';
import type { ReportContent } from '../reports/content';
import { lastWeek, readReport } from '../reports/weekly';
import type { Store } from '../store/store';
import type { Command } from './command';
import { contentToServe } from './content-to-serve';
import { deliverReport, placesOf } from './deliver-report';
import { noteArrived } from './keep-reports';
import { openStore } from './open-store';
import { dayOption, readOptions } from './options';
import { compiledOf } from './read-compiled';
import { reportContentOf } from './report-content';

const USAGE = `Usage: khidmat report [--week | --from DAY --to DAY] [--lang id|ms|en] [--html | --csv | --json] [--out FILE]
       khidmat report [--week | --from DAY --to DAY] [--lang id|ms|en] [--into FOLDER] [--send]
       khidmat report --definitions

Tells supervisors of a week: what customers came for, how it ended, what went wrong and why, what people did, what to do next. Each
number is held against the same number of days before, with whether the change is more than chance. Works while the server runs.

  --week           the last whole week, Monday to Sunday; so it is unless told
  --from, --to     other days, both included, such as 2026-11-16
  --lang en        the language; the bot's first unless told
  --html           one page with pictures, to be looked at or printed
  --csv, --json    everything, for spreadsheets and programs
  --out FILE       where to write it; to the terminal unless told
  --into FOLDER    all three as files there, named by their days; made again, they stand in place of the old
  --send           to REPORT_WEBHOOK_URL, signed, and as mail to REPORT_MAIL_TO; a server sends each week by itself to these and to
                   REPORT_DIR, where they are set
  --definitions    what each figure counts, in words`;

export const reportCommand: Command = {
  name: 'report',
  summary: 'Tell what a week was like: figures, causes, what to do next',
  usage: USAGE,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, USAGE, {
      week: { type: 'boolean', default: false },
      from: { type: 'string' },
      to: { type: 'string' },
      lang: { type: 'string' },
      html: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      into: { type: 'string' },
      send: { type: 'boolean', default: false },
      definitions: { type: 'boolean', default: false },
    });
    const shapes = [values.html, values.csv, values.json].filter(Boolean).length;
    const isSpan = values.from !== undefined || values.to !== undefined;
    const isDelivered = values.into !== undefined || values.send;
    const isShown = shapes > 0 || values.out !== undefined;
    if (positionals.length > 0 || shapes > 1 || (isSpan && values.week) || (isDelivered && isShown)) {
      terminal.err(USAGE);
      return 2;
    }
    if (values.definitions) {
      terminal.out(metricsDocument().trimEnd());
      return 0;
    }
    const config = readConfig(terminal.cwd, terminal.env);
    // Where nothing is kept this says so, and makes nothing.
    await (await openStore(config, { readOnly: true })).close();
    const store = await openStore(config, { beside: true });
    try {
      const content = await contentInForce(config, store);
      const { frame, languages } = content;
      const language = languageOf(values.lang) ?? languages[0]!;
      const asOf = Date.now();
      const period = isSpan ? spanOf(values, frame.timeZone) : lastWeek(asOf, frame.timeZone);
      await bringUpToDate({ store, frame, now: () => asOf });
      const report = await readReport(store, content, period, asOf);
      const caseUrl = config.publicUrl === null ? null : `${config.publicUrl}/reports/case/`;
      if (values.into !== undefined || values.send) {
        const { hook, mail } = config.reports;
        if (values.send && hook === null && mail === null)
          throw new KhidmatError(
            'SETTING_MISSING',
            '--send needs REPORT_WEBHOOK_URL and REPORT_WEBHOOK_SECRET, or REPORT_MAIL_TO with SMTP_URL and REPORT_MAIL_FROM; set them.',
          );
        const dir = values.into === undefined ? null : resolve(terminal.cwd, values.into);
        const reportsUrl = config.publicUrl === null ? null : `${config.publicUrl}/reports`;
        for (const place of placesOf(values.send ? { ...config.reports, dir } : { dir, hook: null, mail: null })) {
          for (const line of await deliverReport(report, place, { language, caseUrl, reportsUrl })) terminal.out(line);
          const isServers = place.kind !== 'folder' || place.folder === config.reports.dir;
          if (!isSpan && isServers) await noteArrived(store, place, report.lastDay);
        }
        return 0;
      }
      const text = values.json
        ? `${JSON.stringify(report, null, 2)}\n`
        : values.csv
          ? reportCsv(report)
          : values.html
            ? reportHtml(report, { language, caseUrl })
            : linesOf(report, language);
      if (values.out === undefined) terminal.out(text.trimEnd());
      else writeFileSync(resolve(terminal.cwd, values.out), text);
      return 0;
    } finally {
      await store.close();
    }
  },
};

/** What a server with these settings serves: by the same settings it keeps the figures, and two that differ would make them anew in turn. */
async function contentInForce(config: Config, store: Store): Promise<ReportContent> {
  const { files } = await contentToServe(config, store);
  return reportContentOf(compiledOf(files, config.contentDir));
}

const BOTH = 'give both --from and --to as days, such as 2026-11-16';

function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string): Period {
  const first = dayOption('from', from ?? 'missing', BOTH);
  const last = dayOption('to', to ?? 'missing', BOTH);
  if (first > last)
    throw new KhidmatError('USAGE', `--from ${first} lies after --to ${last}; give the earlier day first.`);
  return periodOf(first, last, timeZone);
}

function languageOf(given: string | undefined): Language | null {
  if (given === undefined) return null;
  if (isLanguage(given)) return given;
  throw new KhidmatError('USAGE', `--lang is '${given}'; give one of ${LANGUAGES.join(', ')}.`);
}

/** For a look in the terminal. */
function linesOf({ botName, firstDay, lastDay, trends }: Report, language: Language): string {
  const rows = trends.map(({ metric, value, n, change, news }) => [
    METRICS[metric].title[language] ?? metric,
    valueWords(metric, value, language),
    changeWords(metric, change, language),
    news === 'good' ? '✓' : news === 'bad' ? '!' : '',
    `n ${n}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]!) : column < 3 ? cell.padStart(widths[column]!) : cell.padEnd(1),
      )
      .join('  ')
      .trimEnd(),
  );
  return [`${botName}, ${firstDay} – ${lastDay}`, '', ...lines, ''].join('\n');
}
