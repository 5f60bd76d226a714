import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoutes } from '../channels/http';
import type { Agent } from '../store/store';
import { readBody } from './desk-body';
import { sessionTokenOf } from './desk-cookie';
import { may } from './desk-permission';
import type { DeskSessions, SignedIn } from './desk-session';

type Signed = (request: HttpRequest, who: SignedIn) => Promise<HttpAnswer>;

/** Routes for people who are signed in. Everything that writes is a POST and must come from our own page. */
export class DeskGuard {
  constructor(
    private readonly http: HttpRoutes,
    private readonly sessions: DeskSessions,
  ) {}

  read(path: string, handler: Signed): void {
    this.http.route('GET', path, async (request) => handler(request, await this.identify(request)));
  }

  /** Who writes is judged once the body is there, by what is so then: rights that ended while it trickled in are gone. */
  write(path: string, handler: Signed): void {
    this.upload(path, async (request) => {
      const body = await readBody(request);
      return handler(withBody(request, body), await this.identify(request));
    });
  }

  /** For a body that is no JSON: the handler reads it, and judges again after that (`identify`). */
  upload(path: string, handler: Signed): void {
    this.http.route('POST', path, async (request) => {
      mustBeOwnPage(request);
      return handler(request, await this.identify(request));
    });
  }

  /** Who sends this request; 401 for nobody. */
  async identify(request: HttpRequest): Promise<SignedIn> {
    const token = sessionTokenOf(request);
    const who = token === null ? null : await this.sessions.read(token);
    if (!who || !may(who.agent, { deed: 'use-desk' })) throw notSignedIn();
    return who;
  }
}

/** Another site can make a browser send our cookies, but it cannot make it lie about where the request comes from. */
export function mustBeOwnPage(request: HttpRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined ? isOwnOrigin(request) : site === 'same-origin') return;
  throw new HttpError(403, 'WrongOrigin', 'This is only for the desk’s own page.');
}

/** The same for sockets, where every browser sends `Origin` and no `Sec-Fetch-Site` can be relied on. */
export function mustBeOwnOrigin(request: HttpRequest): void {
  if (!isOwnOrigin(request)) throw new HttpError(403, 'WrongOrigin', 'This is only for the desk’s own page.');
}

export function mustManagePeople(agent: Agent): void {
  if (!may(agent, { deed: 'manage-people' })) throw new HttpError(403, 'Forbidden', 'This is for administrators.');
}

/** The request as it is, but for its body, which was read. */
function withBody(request: HttpRequest, body: unknown): HttpRequest {
  return Object.create(request, { readJson: { value: async () => body } });
}

function isOwnOrigin(request: HttpRequest): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === new URL(request.baseUrl).origin || new URL(origin).host === host;
}

function notSignedIn(): HttpError {
  return new HttpError(401, 'NotSignedIn', 'Sign in first.');
}
