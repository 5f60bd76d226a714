import type { HttpRequest } from '../channels/http';

const SESSION = 'khidmat_desk';
const DEVICE = 'khidmat_device';
const DEVICE_DAYS = 180;

export function sessionTokenOf(request: HttpRequest): string | null {
  return readCookie(request, nameFor(request, SESSION));
}

export function deviceMarkOf(request: HttpRequest): string | null {
  return readCookie(request, nameFor(request, DEVICE));
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

function readCookie(request: HttpRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const mark = pair.indexOf('=');
    if (mark > 0 && pair.slice(0, mark).trim() === name) return pair.slice(mark + 1).trim() || null;
  }
  return null;
}
