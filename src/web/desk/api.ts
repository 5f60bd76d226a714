import type { DeskError } from '../../domain/desk';

/** An answer that was no. `code` is the server's, or `offline` when there was none. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly retryAfterMs: number = 0,
  ) {
    super(code);
    this.name = 'Refusal';
  }

  /** Worth trying again as it is: the server was away or busy. */
  get isPassing(): boolean {
    return PASSING.has(this.code);
  }
}

const PASSING: ReadonlySet<string> = new Set([
  'offline',
  'Overloaded',
  'Unavailable',
  'TooManyRequests',
  'ServiceError',
]);
const TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;

export function get<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'GET' });
}

export function post<T>(path: string, body: object = {}): Promise<T> {
  return ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Files go as a form; they take longer than words. */
export function postForm<T>(path: string, form: FormData): Promise<T> {
  return ask<T>(path, { method: 'POST', body: form }, UPLOAD_TIMEOUT_MS);
}

let session = 0;

/** Whoever is signed in from now on, what was pressed before is not theirs: it is tried no more. */
export function endSession(): void {
  session += 1;
}

/** Posts again while the trouble is passing. Safe because each press carries an id of its own. */
export async function postSurely<T>(path: string, body: { readonly id: string } | FormData): Promise<T> {
  const own = session;
  const send = () => {
    if (session !== own) throw new Refusal('NotSignedIn');
    return body instanceof FormData ? postForm<T>(path, body) : post<T>(path, body);
  };
  for (const waitMs of [500, 1_500, 4_000]) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refusal) || !error.isPassing) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.max(waitMs, error.retryAfterMs)));
    }
  }
  return send();
}

export function pathOf(number: string): string {
  return `cases/${encodeURIComponent(number)}`;
}

export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function ask<T>(path: string, init: RequestInit, timeoutMs = TIMEOUT_MS): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/desk/api/${path}`, {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    throw new Refusal('offline');
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  throw new Refusal(codeOf(body) ?? (response.status >= 500 ? 'offline' : 'other'), waitOf(response));
}

function codeOf(body: unknown): string | null {
  const error = (body as Partial<DeskError> | null)?.error;
  return typeof error?.code === 'string' ? error.code : null;
}

function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}
