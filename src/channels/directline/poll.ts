import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpAnswer } from '../http';

const POLL = /^\/v3\/directline\/conversations\/[^/?]+\/activities(?:\?|$)/;

/**
 * What a poll is answered where anything else would be refused (429, 5xx): a page with nothing on it. Microsoft's client never polls
 * again after any other answer than 200; after this one it does, from where it was. Null for what is no poll.
 */
export function emptyPage(request: IncomingMessage, response: ServerResponse): HttpAnswer | null {
  if (request.method !== 'GET' || !POLL.test(request.url ?? '')) return null;
  const { origin } = request.headers;
  // There is nothing in it that a site should not read, and one that may not is told so when there is.
  const readable =
    origin !== undefined && !response.hasHeader('access-control-allow-origin')
      ? { 'access-control-allow-origin': origin, vary: 'Origin' }
      : {};
  // Without a watermark clients keep their own.
  return { status: 200, headers: readable, body: { activities: [] } };
}
