import type { ServerResponse } from 'node:http';
import { HttpError, type HttpRequest } from '../http';
import type { Line } from './line';

/**
 * The site that asks. A browser tells it with every request to another site and with every WebSocket; programs that
 * send none are not stopped here, but by their token.
 */
export function checkOrigin(request: HttpRequest, trustedSites: () => readonly string[]): string | null {
  const origin = request.headers.origin;
  if (origin === undefined || isOwn(request, origin)) return null;
  const trusted = trustedSites();
  if (trusted.includes(origin) || trusted.includes('*')) return origin;
  throw new HttpError(403, 'OriginNotAllowed', 'This site may not carry the chat; add its origin to ALLOWED_ORIGINS.');
}

/** Lets the page of another site read the answer, errors included. */
export function allowOrigin(response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'retry-after');
  response.setHeader('vary', 'Origin');
}

/** The sites of the settings; where these name none, those of the token, which one's own server wrote into it. */
export function trustedSites(line: Line, ofToken: readonly string[]): readonly string[] {
  const { allowedOrigins } = line.settings;
  return allowedOrigins.length > 0 ? allowedOrigins : ofToken;
}

/** The answer to a browser that asks whether it may ask. */
export const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'access-control-max-age': '7200',
} as const;

function isOwn(request: HttpRequest, origin: string): boolean {
  if (origin === request.baseUrl) return true;
  // By the host alone: behind a proxy that ends TLS the scheme isn't seen here.
  return origin.replace(/^https?:\/\//, '') === request.headers.host;
}
