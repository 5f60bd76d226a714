import { WebSocket } from 'ws';
import { mountDirectLine } from '../../src/channels/directline/mount';
import type { DirectLineSettings } from '../../src/channels/directline/settings';
import { loadSigningKey } from '../../src/channels/directline/tokens';
import { createLog } from '../../src/log';
import { createHttpServer, type HttpServer, type HttpSettings } from '../../src/server/http';
import { ScriptedHouse } from './scripted-house';

export const SECRET = 'direct-line-secret-of-the-tests';

/** A Direct Line endpoint on loopback over a scripted bot; it can be stopped and started again on its port. */
export class Endpoint {
  readonly house = new ScriptedHouse();
  readonly log: string[] = [];
  url = '';
  /** Milliseconds that the endpoint's clock is ahead. */
  ahead = 0;
  private http: HttpServer | null = null;

  constructor(
    private readonly settings: Partial<DirectLineSettings> = {},
    private readonly httpSettings: Partial<HttpSettings> = {},
  ) {}

  async start(): Promise<this> {
    const log = createLog({ level: 'debug', write: (line) => this.log.push(line) });
    this.http = createHttpServer({ log, settings: this.httpSettings });
    mountDirectLine(this.http, {
      service: this.house,
      store: this.house,
      key: await loadSigningKey(this.house),
      log,
      settings: { secret: SECRET, ...this.settings },
      now: () => Date.now() + this.ahead,
    });
    const port = this.url === '' ? 0 : Number(new URL(this.url).port);
    this.url = await this.http.listen({ port, host: '127.0.0.1' });
    return this;
  }

  async stop(): Promise<void> {
    await this.http?.close({ graceMs: 300 });
    this.http = null;
  }

  async call(method: string, path: string, options: Call = {}): Promise<Answer> {
    const { token, body, headers } = options;
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asBody(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : undefined,
    };
  }

  /** A conversation of our own window. */
  async session(body: object = {}): Promise<Session> {
    const { body: session } = await this.call('POST', '/webchat/session', { body });
    return { ...session, path: `/v3/directline/conversations/${session.conversationId}` };
  }

  say(session: Session, text: string, more: object = {}): Promise<Answer> {
    return this.call('POST', `${session.path}/activities`, {
      token: session.token,
      body: { type: 'message', text, ...more },
    });
  }
}

export interface Call {
  readonly token?: string;
  readonly body?: object | string | Buffer;
  readonly headers?: { readonly [name: string]: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the wire brings; the tests say what it must be
  readonly body: any;
}

export interface Session {
  readonly conversationId: string;
  readonly token: string;
  readonly userId: string;
  readonly resume: string;
  readonly streamUrl: string;
  readonly path: string;
}

function asBody(body: NonNullable<Call['body']>): BodyInit {
  if (typeof body === 'string' || Buffer.isBuffer(body) || body instanceof FormData) return body as BodyInit;
  return JSON.stringify(body);
}

/** A stream and all that has come down it; a number is the status of a refusal. */
export function openStream(url: string, headers: Record<string, string> = {}): Promise<Stream | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    const stream = new Stream(socket);
    socket.on('open', () => resolve(stream));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {});
  });
}

export class Stream {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the wire brings; the tests say what it must be
  readonly activities: any[] = [];
  readonly watermarks: (string | undefined)[] = [];
  emptyFrames = 0;
  readonly closed: Promise<number>;

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('message', (data) => {
      const text = data.toString();
      if (text === '') {
        this.emptyFrames += 1;
        return;
      }
      const set = JSON.parse(text);
      this.activities.push(...set.activities);
      this.watermarks.push(set.watermark);
    });
  }

  get texts(): string[] {
    return this.activities.map(({ text }) => text);
  }

  close(): void {
    this.socket.terminate();
  }
}

/** Waits until it holds; gives up after 40 s, so that no loop outlives its test by much. */
export async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 40_000; !holds(); ) {
    if (Date.now() > end) throw new Error(`It never came true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
