import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import type { Language } from '../domain/language';
import { KhidmatError, reasonOf } from '../errors';
import type { Report } from '../insight/report';
import { reportCsv } from '../insight/report-csv';
import { reportHtml } from '../insight/report-html';
import { reportMail } from '../insight/report-mail';
import { postSigned } from '../runtime/post-signed';
import { type MailServer, sendMail } from './send-mail';

/** A place that a report goes to by itself. */
export type Place =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'hook'; readonly url: string; readonly secret: string }
  | { readonly kind: 'mail'; readonly to: string; readonly server: MailServer };

/** How it is written. */
export interface Shape {
  readonly language: Language;
  /** Where its case numbers lead; null: nowhere. */
  readonly caseUrl: string | null;
  /** Where the pages of reports are; null: nobody says. */
  readonly reportsUrl: string | null;
}

const HOOK_TIMEOUT_MS = 20_000;

/** All places that the settings name. */
export function placesOf({ dir, hook, mail }: Config['reports']): readonly Place[] {
  return [
    ...(dir === null ? [] : [{ kind: 'folder', folder: dir } as const]),
    ...(hook === null ? [] : [{ kind: 'hook', ...hook } as const]),
    ...(mail?.to ?? []).map((to) => ({ kind: 'mail', to, server: mail!.server }) as const),
  ];
}

/** By what a place is remembered as served. */
export function nameOfPlace(place: Place): string {
  switch (place.kind) {
    case 'folder':
      return 'folder';
    case 'hook':
      return 'hook';
    case 'mail':
      return `mail:${place.to.toLowerCase()}`;
  }
}

/**
 * Into a folder as a page, as CSV and as JSON, each whole or not there; to a hook, signed; to one person as mail. Returns what was done,
 * in words.
 */
export async function deliverReport(report: Report, place: Place, shape: Shape): Promise<readonly string[]> {
  switch (place.kind) {
    case 'folder':
      return writeFiles(report, place.folder, shape);
    case 'hook':
      await post(report, place);
      return [`sent to ${new URL(place.url).origin}`];
    case 'mail':
      await mail(report, place, shape);
      return [`mailed to ${place.to}`];
  }
}

function writeFiles(report: Report, folder: string, shape: Shape): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const files = {
    html: reportHtml(report, shape),
    csv: reportCsv(report),
    json: `${JSON.stringify(report, null, 2)}\n`,
  };
  const name = fileName(report);
  return Object.entries(files).map(([kind, text]) => writeWhole(join(folder, `${name}.${kind}`), text));
}

function fileName({ firstDay, lastDay }: Report): string {
  return `khidmat-${firstDay}-${lastDay}`;
}

async function mail(report: Report, { to, server }: Extract<Place, { kind: 'mail' }>, shape: Shape): Promise<void> {
  const name = fileName(report);
  const { language, reportsUrl } = shape;
  const of = createHash('sha256').update(to.toLowerCase()).digest('hex').slice(0, 16);
  await sendMail(
    {
      ...reportMail(report, language, reportsUrl),
      to,
      messageId: `<${name}.${of}@${server.from.replace(/^.*@|>$/g, '')}>`,
      attachments: [
        { filename: `${name}.html`, content: reportHtml(report, shape), contentType: 'text/html; charset=utf-8' },
        { filename: `${name}.csv`, content: reportCsv(report), contentType: 'text/csv; charset=utf-8' },
      ],
    },
    server,
  );
}

function writeWhole(file: string, text: string): string {
  // Whoever looks into the folder meanwhile sees the old one or the new one.
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
  return file;
}

/** The same report has the same idempotency key, so that a receiver can tell a second try. */
async function post(report: Report, { url, secret }: Extract<Place, { kind: 'hook' }>): Promise<void> {
  const body = JSON.stringify({ event: 'report.ready', report });
  const key = `report:${report.firstDay}:${report.lastDay}`;
  try {
    await postSigned({ url, secret, body, key, timeoutMs: HOOK_TIMEOUT_MS });
  } catch (cause) {
    throw new KhidmatError(
      'REPORT_NOT_SENT',
      `The report could not be sent to REPORT_WEBHOOK_URL: ${reasonOf(cause)}.`,
      { cause },
    );
  }
}
