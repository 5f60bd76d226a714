import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../domain/language';
import { KhidmatError, reasonOf } from '../errors';
import type { Report } from '../insight/report';
import { reportCsv } from '../insight/report-csv';
import { reportHtml } from '../insight/report-html';
import { signedHeaders } from '../runtime/signature';

/** Where a report goes by itself. */
export interface Delivery {
  readonly folder: string | null;
  readonly hook: { readonly url: string; readonly secret: string } | null;
  readonly language: Language;
  /** Where its case numbers lead; null: nowhere. */
  readonly caseUrl: string | null;
}

const HOOK_TIMEOUT_MS = 20_000;

/** Into the folder as a page, as CSV and as JSON, each whole or not there; and to the hook, signed. Returns what was done, in words. */
export async function deliverReport(report: Report, { folder, hook, ...page }: Delivery): Promise<readonly string[]> {
  const done: string[] = [];
  if (folder !== null) {
    const name = `khidmat-${report.firstDay}-${report.lastDay}`;
    mkdirSync(folder, { recursive: true });
    const files = {
      html: reportHtml(report, page),
      csv: reportCsv(report),
      json: `${JSON.stringify(report, null, 2)}\n`,
    };
    for (const [kind, text] of Object.entries(files)) done.push(writeWhole(join(folder, `${name}.${kind}`), text));
  }
  if (hook !== null) {
    await post(report, hook);
    done.push(`sent to ${new URL(hook.url).origin}`);
  }
  return done;
}

function writeWhole(file: string, text: string): string {
  // Whoever looks into the folder meanwhile sees the old one or the new one.
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
  return file;
}

/** The same report has the same idempotency key, so that a receiver can tell a second try. */
async function post(report: Report, { url, secret }: NonNullable<Delivery['hook']>): Promise<void> {
  const body = JSON.stringify({ event: 'report.ready', report });
  const headers = signedHeaders(secret, body, `report:${report.firstDay}:${report.lastDay}`);
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', headers, body, redirect: 'error' },
      signal: AbortSignal.timeout(HOOK_TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`it answered ${response.status}`);
  } catch (cause) {
    throw new KhidmatError(
      'REPORT_NOT_SENT',
      `The report could not be sent to REPORT_WEBHOOK_URL: ${reasonOf(cause)}.`,
      { cause },
    );
  }
}
