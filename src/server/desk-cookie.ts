import type { HttpRequest } from '../channels/http';

const SESSION = 'khidmat_desk';
const DEVICE = 'khidmat_device';
const DEVICE_DAYS = 180;

export function sessionTokenOf(request: HttpRequest): string | null {
  return readCookie(request, SESSION);
}

export function deviceMarkOf(request: HttpRequest): string | null {
  return readCookie(request, DEVICE);
}

/** Ends with the browser; how long it counts is decided on the server. */
export function sessionCookie(request: HttpRequest, token: string): string {
  return setCookie(request, SESSION, token, null);
}

export function endedSessionCookie(request: HttpRequest): string {
  return setCookie(request, SESSION, '', 0);
}

export function deviceCookie(request: HttpRequest, mark: string): string {
  return setCookie(request, DEVICE, mark, DEVICE_DAYS * 86_400);
}

function setCookie(request: HttpRequest, name: string, value: string, maxAgeSeconds: number | null): string {
  return [
    `${nameFor(request, name)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure(request) ? ['Secure'] : []),
    ...(maxAgeSeconds === null ? [] : [`Max-Age=${maxAgeSeconds}`]),
  ].join('; ');
}

/** Browsers take a `__Host-` cookie only over https and only from this very host. */
function nameFor(request: HttpRequest, name: string): string {
  return isSecure(request) ? `__Host-${name}` : name;
}

function isSecure(request: HttpRequest): boolean {
  return request.baseUrl.startsWith('https:');
}

/**
 * A `__Host-` cookie was set over https, so it is taken even where this request does not show that it came so (a GET behind
 * a proxy has no `Origin`). A plain one may have been planted by a neighbour and is not taken over https.
 */
function readCookie(request: HttpRequest, name: string): string | null {
  const values = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const mark = pair.indexOf('=');
    if (mark > 0) values.set(pair.slice(0, mark).trim(), pair.slice(mark + 1).trim());
  }
  return values.get(`__Host-${name}`) || (isSecure(request) ? null : values.get(name) || null);
}
