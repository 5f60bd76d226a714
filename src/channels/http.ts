import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** What a channel, the desk and the pages ask of the HTTP server; `src/server/http.ts` keeps these promises. */
export interface HttpRoutes {
  /**
   * Serves a path; `:name` takes one segment. A GET serves HEAD too. Whatever the handler throws is answered by the one
   * error formatter: an `HttpError` as it says, anything else as 500 without a word of what it was. `often`: most of all requests
   * go there, and have one parameter inside of the path.
   */
  route(method: HttpMethod, path: string, handler: HttpHandler, often?: 'often'): void;
  /** Serves WebSockets on a path, written as for `route`. */
  onUpgrade(path: string, handler: UpgradeHandler): void;
  /** Token buckets of one rate, by key. */
  createLimiter(rate: Rate): Limiter;
  /** What is answered where a request would be refused with 429 or 5xx, at the door too; null: the refusal. */
  insteadOfRefusal(answer: (request: IncomingMessage, response: ServerResponse) => HttpAnswer | null): void;
}

/** So many a second on average, so many at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Limiter {
  /** Takes one token; throws 429 with `Retry-After` when there is none. */
  take(key: string): void;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** Returns the answer, or nothing when it wrote to `response` itself (a stream of events, a foreign library). */
export type HttpHandler = (
  request: HttpRequest,
  response: ServerResponse,
) => HttpAnswer | undefined | Promise<HttpAnswer | undefined>;

/** Judges a WebSocket's request before anything is opened: throws an `HttpError`, or returns what takes the open socket. */
export type UpgradeHandler = (request: HttpRequest) => Promise<(socket: Socket) => void> | ((socket: Socket) => void);

export interface HttpRequest {
  /** Stands in every log line about this request. */
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly params: { readonly [name: string]: string };
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The customer's address, as the trusted proxies tell it. */
  readonly clientAddress: string;
  /** What limits by address count by; null for loopback, which has none. */
  readonly limitKey: string | null;
  /** Where the customer's browser reaches this server: `https://help.example.com`. */
  readonly baseUrl: string;
  readonly raw: IncomingMessage;
  /** The body as JSON: 413 above `maxBytes`, 400 when it is broken or nested deeper than 32. */
  readJson(maxBytes: number): Promise<unknown>;
  /** The body's bytes: 413 above `maxBytes`. `taking` is told of each piece before it is kept, and refuses by throwing. */
  readBytes(maxBytes: number, taking?: (bytes: number) => void): Promise<Buffer>;
  /** A multipart form, all in memory: 413 above the limits, 415 when it is none, 400 when it is broken. */
  readForm(limits: FormLimits): Promise<readonly FormPart[]>;
}

export interface FormLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  /** All parts together. */
  readonly maxBytes: number;
  readonly maxFieldBytes: number;
  /** As for `readBytes`. */
  readonly taking?: (bytes: number) => void;
}

export interface FormPart {
  readonly field: string;
  /** Null for a plain field. Never a path. */
  readonly fileName: string | null;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** An object is sent as JSON. */
  readonly body?: object | string | Buffer;
}

/** An open WebSocket that speaks text. */
export interface Socket {
  /** Each is a message of its own; together they cost one write. */
  send(...texts: readonly string[]): void;
  close(code: number, reason: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  /** Bytes that the client has not taken yet. */
  readonly bufferedBytes: number;
}

/** A refusal that the caller is told: the status, a code for programs, one sentence for people. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: { readonly [name: string]: string } = {},
  ) {
    super(message);
    this.name = 'HttpError';
  }
}
