import type { Log } from '../../log';
import type { HttpHandler, HttpMethod, HttpRequest, HttpRoutes } from '../http';
import { createActivities } from './activities';
import { bearerOf, createCallers } from './caller';
import { createConversations } from './conversations';
import { createFiles } from './files';
import type { Archive, Bot } from './host';
import type { Line } from './line';
import { allowOrigin, checkOrigin, PREFLIGHT, trustedSites } from './origin';
import { emptyPage } from './poll';
import { DIRECT_LINE_DEFAULTS, type DirectLineSettings } from './settings';
import { createStreams } from './stream';
import { createTokens } from './tokens';

const ROOT = '/v3/directline';

/**
 * Serves Direct Line 3.0 under `/v3/directline` and the entry of our own window under `/webchat`. `key` signs the
 * tokens; take it from `loadSigningKey`.
 */
export function mountDirectLine(
  http: HttpRoutes,
  parts: {
    service: Bot;
    store: Archive;
    key: Buffer;
    log: Log;
    settings?: Partial<DirectLineSettings>;
    now?: () => number;
  },
): void {
  const settings = { ...DIRECT_LINE_DEFAULTS, ...parts.settings };
  const line = createLine(http, parts, settings);
  const asked = new Set<string>();
  const conversations = createConversations(line);
  const activities = createActivities(line);
  const streams = createStreams(line);

  route('POST', `${ROOT}/tokens/generate`, conversations.generate);
  route('POST', `${ROOT}/tokens/refresh`, conversations.refresh);
  route('POST', `${ROOT}/conversations`, conversations.start);
  route('GET', `${ROOT}/conversations/:conversation`, conversations.reconnect);
  route('POST', `${ROOT}/conversations/:conversation/activities`, activities.post, 'often');
  route('GET', `${ROOT}/conversations/:conversation/activities`, activities.list);
  route('POST', `${ROOT}/conversations/:conversation/upload`, activities.upload);
  route('POST', '/webchat/session', conversations.session);
  route('POST', '/webchat/resume', conversations.resume);
  http.route('GET', '/files/:conversation/:id', line.files.serve);
  http.onUpgrade(`${ROOT}/conversations/:conversation/stream`, streams.open);
  http.insteadOfRefusal(emptyPage);

  function route(method: HttpMethod, path: string, handler: HttpHandler, often?: 'often'): void {
    const isOpenToTokens = path.startsWith(ROOT);
    const judged: HttpHandler = (request, response) => {
      const origin = checkOrigin(request, () =>
        trustedSites(line, isOpenToTokens ? originsOfToken(line, request) : []),
      );
      if (origin !== null) allowOrigin(response, origin);
      return handler(request, response);
    };
    http.route(method, path, judged, often);
    if (asked.has(path)) return;
    asked.add(path);
    http.route('OPTIONS', path, (request, response) => {
      // A browser asks without the token, which alone may name the site; the request itself is judged by it.
      const anySite = isOpenToTokens && settings.secret !== null;
      const origin = checkOrigin(request, () => trustedSites(line, anySite ? ['*'] : []));
      if (origin !== null) allowOrigin(response, origin);
      return { status: 204, headers: PREFLIGHT };
    });
  }
}

function createLine(
  http: HttpRoutes,
  parts: { service: Bot; store: Archive; key: Buffer; log: Log; now?: () => number },
  settings: DirectLineSettings,
): Line {
  const now = parts.now ?? Date.now;
  const tokens = createTokens(parts.key, now);
  return {
    bot: parts.service,
    archive: parts.store,
    tokens,
    callers: createCallers(tokens, settings.secret),
    files: createFiles({ archive: parts.store, tokens, now, atOnce: settings.uploadsAtOnce }),
    settings,
    now,
    log: parts.log,
    limits: {
      conversation: http.createLimiter(settings.perConversation),
      user: http.createLimiter(settings.perUser),
      opening: http.createLimiter(settings.openingsPerAddress),
      upload: http.createLimiter(settings.uploadsPerConversation),
    },
  };
}

function originsOfToken(line: Line, request: HttpRequest): readonly string[] {
  try {
    // An expired token still tells: its page must be able to read that it has expired.
    return line.tokens.read(bearerOf(request)).origins ?? [];
  } catch {
    return [];
  }
}
