/** The calls that the window makes: Direct Line 3.0, and two of our own to begin and to come back without a secret. */
export interface DirectLine {
  /** Begins a conversation. */
  start(locale: string): Promise<Session>;
  /** Comes back to one after any time up to a month. */
  resume(resume: string): Promise<Session>;
  /** A fresh token, and where the stream is. Activities after `watermark` come first on it. */
  reopen(held: Held, watermark: string | null): Promise<Opened>;
  activities(held: Held, watermark: string | null): Promise<ActivitySet>;
  post(held: Held, activity: object): Promise<{ id: string }>;
  upload(held: Held, activity: object, file: File, onProgress: (part: number) => void): Promise<{ id: string }>;
}

/** What proves that a conversation is this customer's. */
export interface Held {
  readonly conversationId: string;
  readonly token: string;
}

export interface Opened extends Held {
  readonly expires_in: number;
  readonly streamUrl?: string;
}

export interface Session extends Opened {
  /** Good for `resume`; a new one each time. */
  readonly resume: string;
}

export interface ActivitySet {
  readonly activities: readonly unknown[];
  readonly watermark?: string | null;
}

/** The server can't be reached or can't answer now: the same call may go through later. */
export class Unreachable extends Error {
  constructor(readonly retryAfterMs: number | null = null) {
    super('The chat server did not answer.');
  }
}

/** The server said no: the same call will never go through. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`The chat server refused: ${status} ${code}`);
  }
}

const CALL_TIMEOUT_MS = 15_000;

export function createDirectLine(base: string): DirectLine {
  return {
    start: (locale) => call('POST', '/webchat/session', null, { locale }),
    resume: (resume) => call('POST', '/webchat/resume', null, { resume }),
    reopen: (held, watermark) => call('GET', `${path(held)}?${query(watermark)}`, held),
    activities: (held, watermark) => call('GET', `${path(held)}/activities?${query(watermark)}`, held),
    post: (held, activity) => call('POST', `${path(held)}/activities`, held, activity),
    upload: (held, activity, file, onProgress) =>
      upload(`${base}${path(held)}/upload`, held, activity, file, onProgress),
  };

  async function call<T>(method: string, where: string, held: Pick<Held, 'token'> | null, body?: object): Promise<T> {
    let response: Response;
    try {
      response = await fetch(base + where, {
        method,
        headers: {
          ...(held === null ? {} : { authorization: `Bearer ${held.token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
    } catch {
      throw new Unreachable();
    }
    const text = await response.text().catch(() => {
      throw new Unreachable();
    });
    return answerOf<T>(response.status, text, response.headers.get('retry-after'));
  }
}

function answerOf<T>(status: number, text: string, retryAfter: string | null): T {
  const body = parse(text);
  if (status >= 200 && status < 300) {
    // A page of some captive portal, not our server.
    if (body === null) throw new Unreachable();
    return body as T;
  }
  if (status >= 500 || status === 429 || status === 408) {
    throw new Unreachable(Number(retryAfter) > 0 ? Number(retryAfter) * 1000 : null);
  }
  throw new Refused(status, (body as { error?: { code?: string } } | null)?.error?.code ?? '');
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** `fetch` tells nothing of the way up, so this is the old way of calling. */
function upload(
  url: string,
  held: Held,
  activity: object,
  file: File,
  onProgress: (part: number) => void,
): Promise<{ id: string }> {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }), 'blob');
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${held.token}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      try {
        resolve(answerOf(request.status, request.responseText, request.getResponseHeader('retry-after')));
      } catch (error) {
        reject(error);
      }
    };
    request.send(form);
  });
}

function path(held: Held): string {
  return `/v3/directline/conversations/${encodeURIComponent(held.conversationId)}`;
}

/** An empty watermark means: from the beginning. */
function query(watermark: string | null): string {
  return `watermark=${encodeURIComponent(watermark ?? '')}`;
}
