import type { Language } from '../domain/language';
import { dayOf } from '../domain/opening-hours';
import { sumSpan } from '../figures/read-span';
import { linkOf } from '../insight/cut';
import { classOf } from '../insight/judge-case';
import { METRICS } from '../insight/metrics';
import { ENDED } from '../insight/report-texts';
import { COUNTS, DIMENSIONS, type Sample } from '../insight/sample';
import type { Store } from '../store/store';
import { type BehindRow, readBehindPage, readTalksNamed } from './behind';
import type { ReportContent } from './content';
import { behindCsv, overviewCsv, overviewJson } from './export';
import { type Html, html } from './html';
import { readOverview } from './overview';
import { page, type Shown } from './page';
import { type BehindQuery, behindPage } from './page-behind';
import { causesPage, weightOf } from './page-causes';
import { figuresPage } from './page-figures';
import { type Learning, learnPage } from './page-learn';
import { OVERVIEW_CURVES, overviewPage } from './page-overview';
import { riskPage } from './page-risk';
import { transcriptPage } from './page-transcript';
import { readRisks } from './risk';
import { Say } from './say';
import { readTranscript } from './transcript';
import { readUnsent, type Unsent } from './unsent';
import { lastWeek } from './weekly';
import { type Query, type Wish, wishOf } from './wish';

/** What is asked of the reports: a page, by whom, and what the content in force calls things. Plain. */
export interface ReportAsk {
  readonly place:
    | 'overview'
    | 'causes'
    | 'risk'
    | 'learn'
    | 'figures'
    | 'cases'
    | 'cases.csv'
    | 'case'
    | 'csv'
    | 'json';
  readonly query: Query;
  /** The number of a case; of `case` alone. */
  readonly number: string;
  readonly viewer: { readonly name: string; readonly language: Language };
  readonly content: ReportContent;
  readonly assets: Shown['assets'];
  readonly now: number;
  /** Of `learn`: what to do with a group. */
  readonly accept: boolean;
}

/** What is needed of elsewhere: the learning loop reads and writes content. */
export interface ReportHelpers {
  learn(store: Store, wish: Wish, ask: ReportAsk): Promise<Learning>;
}

export interface ReportAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** What it should be called when it is kept; null for a page. */
  readonly fileName: string | null;
  /** Of `learn`: the file into which sentences were accepted. */
  readonly learnt?: string;
}

/** Reads what is wanted and draws it. */
export async function answerReport(store: Store, ask: ReportAsk, helpers: ReportHelpers): Promise<ReportAnswer> {
  const { content, now, viewer, query } = ask;
  const today = dayOf(now, content.frame.timeZone);
  const wish = wishOf(query, { today, language: viewer.language });
  const say = new Say(wish.language, content);
  const shown: Shown = {
    ...{ wish, say, content, today, assets: ask.assets, viewer: viewer.name },
    channels: await channelsOf(store, wish),
  };
  switch (ask.place) {
    case 'overview':
      return asPage(
        overviewPage(
          shown,
          await readOverview(store, wish, content, today, OVERVIEW_CURVES),
          await unsentOf(store, ask),
        ),
      );
    case 'figures':
      return asPage(figuresPage(shown, await readOverview(store, wish, content, today)));
    case 'causes':
      return asPage(causesPage(shown, await readOverview(store, wish, content, today, []), weightOf(query.by)));
    case 'learn': {
      const overview = await readOverview(store, wish, content, today, []);
      const learning = await helpers.learn(store, wish, ask);
      const { accepted } = learning;
      return { ...asPage(learnPage(shown, overview, learning)), ...(accepted !== null && { learnt: accepted }) };
    }
    case 'risk': {
      const at = pageOf(query.page);
      return asPage(riskPage(shown, await readRisks(store, wish, content, at), at));
    }
    case 'case':
      return transcript(store, shown, ask);
    case 'cases':
    case 'cases.csv':
      return behind(store, shown, ask);
    case 'csv':
      return asFile(overviewCsv(await readOverview(store, wish, content, today)), 'csv', wish);
    case 'json':
      return asFile(overviewJson(await readOverview(store, wish, content, today), wish), 'json', wish);
  }
}

function unsentOf(store: Store, { now, content }: ReportAsk): Promise<readonly Unsent[]> {
  const { timeZone } = content.frame;
  return readUnsent(store, dayOf(lastWeek(now, timeZone).to - 1, timeZone));
}

/** Most that one file of cases holds. */
const MOST_LINES = 5_000;

async function behind(store: Store, shown: Shown, { place, query, content, now }: ReportAsk): Promise<ReportAnswer> {
  const asked = behindQueryOf(query);
  if (asked === null) return asPage(notFound(shown, shown.say.t('nothingHere')), 404);
  const { wish } = shown;
  const found = {
    ...{ metric: asked.metric, firstDay: wish.first, lastDay: wish.last },
    ...linkOf(wish.filters, asked.by, asked.part),
    kinds: asked.kinds === '' ? [-1, 0, 1] : [Number(asked.kinds)],
  };
  const parts = { frame: content.frame, asOf: now };
  if (place === 'cases')
    return asPage(behindPage(shown, asked, await readBehindPage(store, { ...found, after: asked.after }, parts)));
  const rows: BehindRow[] = [];
  for (let after: string | null = ''; after !== null && rows.length < MOST_LINES; ) {
    const next = await readBehindPage(store, { ...found, after }, parts);
    rows.push(...next.rows);
    after = next.next;
  }
  return asFile(behindCsv(asked.metric, rows), 'csv', wish);
}

async function transcript(store: Store, shown: Shown, { number, query }: ReportAsk): Promise<ReportAnswer> {
  const after = pageOf(query.after);
  const found = await readTranscript(store, number, after);
  if (found === null) return asPage(notFound(shown, shown.say.t('noSuchCase')), 404);
  const talks = await readTalksNamed(store, [found.row.conversation]);
  const it = talks.get(found.row.conversation)?.cases.find((one) => one.number === number);
  return asPage(transcriptPage(shown, found, it === undefined ? null : classOf(it)));
}

/** Null: nothing is called so. */
function behindQueryOf({ metric = '', by = '', part = '', kinds = '', after = '' }: Query): BehindQuery | null {
  const isKnown = Object.hasOwn(METRICS, metric) || COUNTS.some((one) => one === metric);
  const isCut = by === '' || DIMENSIONS.some((one) => one === by);
  const isKind = ['', '1', '0', '-1'].includes(kinds);
  if (!isKnown || !isCut || !isKind || (by === 'cause' && !isCause(part))) return null;
  const isPage = /^\d{4}-\d\d-\d\d:\d{1,7}$/.test(after);
  return { metric: metric as Sample['metric'], by, part, kinds, after: isPage ? after : '' };
}

function isCause(part: string): boolean {
  try {
    const parts: unknown = JSON.parse(part);
    const isNamed = (one: unknown) => one === null || typeof one === 'string';
    return Array.isArray(parts) && parts.length === 5 && parts.every(isNamed) && Object.hasOwn(ENDED, parts[2] ?? '');
  } catch {
    return false;
  }
}

async function channelsOf({ figures }: Store, { first, last }: Wish): Promise<readonly string[]> {
  const only = { metrics: ['cases'], dimensions: ['channel'] };
  const sums = await sumSpan(figures, { firstDay: first, lastDay: last, only });
  return sums.map(({ part }) => part).sort();
}

function pageOf(given: string | undefined): number {
  const value = Number(given);
  return /^\d{1,9}$/.test(given ?? '') ? value : 0;
}

function notFound(shown: Shown, words: string): Html {
  return page(shown, { place: null, title: words, body: html`<p></p>` });
}

function asPage(body: Html, status = 200): ReportAnswer {
  return { status, contentType: 'text/html; charset=utf-8', body: body.text, fileName: null };
}

function asFile(body: string, kind: 'csv' | 'json', { first, last }: Wish): ReportAnswer {
  const contentType = kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
  return { status: 200, contentType, body, fileName: `khidmat-${first}-${last}.${kind}` };
}
