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

/** Posts again while the trouble is passing. Safe because each press carries an id of its own. */
export async function postSurely<T>(path: string, body: { readonly id: string }): Promise<T> {
  for (const waitMs of [500, 1_500, 4_000]) {
    try {
      return await post<T>(path, body);
    } catch (error) {
      if (!(error instanceof Refusal) || !error.isPassing) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.max(waitMs, error.retryAfterMs)));
    }
  }
  return post<T>(path, body);
}

export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/desk/api/${path}`, {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
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
