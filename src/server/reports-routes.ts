import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoutes } from '../channels/http';
import { LANGUAGES, type Language } from '../domain/language';
import type { ReportAnswer, ReportAsk } from '../reports/answer';
import type { ReportContent } from '../reports/content';
import type { Agent, Store } from '../store/store';
import { DeskGuard } from './desk-guard';
import { may } from './desk-permission';
import { DeskSessions } from './desk-session';
import { pageHeaders } from './security-headers';
import type { WebAssets } from './web-assets';

export interface ReportParts {
  readonly store: Store;
  readonly assets: WebAssets;
  readonly content: () => ReportContent;
  /** Draws what is asked for, elsewhere than in this thread. */
  readonly answer: (ask: ReportAsk) => Promise<ReportAnswer>;
  readonly now: () => number;
}

const PLACES: Readonly<Record<string, ReportAsk['place']>> = {
  '/reports': 'overview',
  '/reports/causes': 'causes',
  '/reports/risk': 'risk',
  '/reports/learn': 'learn',
  '/reports/figures': 'figures',
  '/reports/cases': 'cases',
  '/reports/cases.csv': 'cases.csv',
  '/reports/case/:number': 'case',
  '/reports/export.csv': 'csv',
  '/reports/export.json': 'json',
};

/** What somebody may have put into an address, at most. */
const MOST_QUERY = 2_000;
const MOST_FORM = 4_000;

/** The pages of supervisors. Who is not signed in is sent to the desk's door; who is no supervisor is told so. */
export function mountReports(http: HttpRoutes, parts: ReportParts): void {
  const sessions = new DeskSessions(parts.store.people, parts.now);
  const guard = new DeskGuard(http, sessions);
  const { js, css } = parts.assets.app('reports');
  for (const [path, place] of Object.entries(PLACES)) http.route('GET', path, (request) => show(request, place, null));
  guard.upload('/reports/learn', async (request) => {
    const form = new URLSearchParams((await request.readBytes(MOST_FORM)).toString('utf8'));
    return show(request, 'learn', queryFrom(form));
  });

  /** `form`: what was sent to be done. */
  async function show(
    request: HttpRequest,
    place: ReportAsk['place'],
    form: ReportAsk['query'] | null,
  ): Promise<HttpAnswer> {
    const agent = await whoAsks(guard, request);
    if (agent === null) return { status: 303, headers: { location: '/desk', 'cache-control': 'no-store' } };
    if (!may(agent, { deed: 'see-reports' })) throw new HttpError(403, 'Forbidden', 'The reports are for supervisors.');
    const number = request.params.number ?? '';
    if (place === 'case') await mustSee(parts.store, agent, number);
    const answer = await parts.answer({
      ...{ place, number, content: contentFor(agent, parts.content()) },
      ...{ query: { ...queryOf(request), ...form }, accept: form !== null },
      viewer: { name: agent.name, language: languageOf(request) },
      assets: { js, css },
      now: parts.now(),
    });
    const { learnt } = answer;
    if (learnt !== undefined)
      await parts.store.audit.note({ who: agent.id, act: 'learnt', subject: learnt, at: parts.now() });
    return asHttp(answer);
  }
}

async function whoAsks(guard: DeskGuard, request: HttpRequest): Promise<Agent | null> {
  try {
    return (await guard.identify(request)).agent;
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    throw error;
  }
}

/** The same answer for a case that there is not and for one that is none of this person's business. */
async function mustSee(store: Store, agent: Agent, number: string): Promise<void> {
  const row = await store.readCase(number);
  if (row === null || !may(agent, { deed: 'read-case', of: row }))
    throw new HttpError(404, 'NotFound', 'There is no such case.');
}

function contentFor(agent: Agent, content: ReportContent): ReportContent {
  return { ...content, teams: content.teams.filter(({ name }) => may(agent, { deed: 'see-team', team: name })) };
}

function queryOf(request: HttpRequest): ReportAsk['query'] {
  if (request.query.toString().length > MOST_QUERY) throw new HttpError(414, 'UriTooLong', 'This address is too long.');
  return queryFrom(request.query);
}

/** Ticked boxes share a name: together they are a list, `1,3`. */
function queryFrom(sent: URLSearchParams): ReportAsk['query'] {
  const only = sent.getAll('only').filter((one) => one !== '');
  return { ...Object.fromEntries(sent), ...(sent.has('only') && { only: only.join(',') }) };
}

function languageOf(request: HttpRequest): Language {
  const tags = String(request.headers['accept-language'] ?? '')
    .split(',')
    .map((tag) => tag.trim().slice(0, 2).toLowerCase());
  for (const tag of tags) {
    const found = LANGUAGES.find((one) => one === tag || (tag === 'in' && one === 'id'));
    if (found !== undefined) return found;
  }
  return 'en';
}

function asHttp({ status, contentType, body, fileName }: ReportAnswer): HttpAnswer {
  const isPage = fileName === null;
  return {
    status,
    headers: {
      ...(isPage && pageHeaders()),
      'content-type': contentType,
      'cache-control': 'no-store',
      ...(!isPage && { 'content-disposition': `attachment; filename="${fileName}"` }),
    },
    body,
  };
}
