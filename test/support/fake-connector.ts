import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next call to the connector meets. Without a script every call is taken. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Taken, and yet refused. */
  | { readonly kind: 'accept-then'; readonly status: number }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Taken, with this for an answer; `breaks`: the connection does, in the middle of it. */
  | { readonly kind: 'taken'; readonly body: string; readonly breaks?: boolean }
  /** Refused, and the connection breaks in the middle of the answer's body. */
  | { readonly kind: 'broken-refusal'; readonly status: number; readonly headers: Record<string, string> }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' };

export interface Delivered {
  readonly conversation: string;
  readonly authorization: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a wire format that tests read at will
  readonly activity: any;
}

/** Microsoft's side of Bot Framework on loopback: it signs tokens, publishes its keys, and takes what a bot sends. */
export interface FakeConnector {
  /** Where it listens: `http://127.0.0.1:1234`. */
  readonly url: string;
  readonly metadataUrl: string;
  /** What customers got, in order. */
  readonly delivered: readonly Delivered[];
  /** Every call to the connector, refused ones too. */
  readonly calls: readonly Delivered[];
  /** How often the keys were asked for. */
  readonly keyFetches: number;
  script(...faults: readonly Fault[]): void;
  publish(keys: readonly SigningPair[]): void;
  /** While down, the keys can't be had. */
  setKeysDown(down: boolean): void;
  /** As the bot's fetch: Teams' host is this machine here, every other host is out of reach and noted. */
  readonly fetch: typeof fetch;
  readonly outside: readonly { readonly url: string; readonly authorization: string | null }[];
  close(): Promise<void>;
}

export const TEAMS_URL = 'https://smba.trafficmanager.net/apac/';
export const ISSUER = 'https://api.botframework.com';

export interface SigningPair {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly endorsements: readonly string[] | null;
}

export function createSigningPair(kid: string, endorsements: readonly string[] | null): SigningPair {
  return { kid, endorsements, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs whatever it is given, sensible or not. */
export function signToken(pair: SigningPair, claims: object, header: object = {}): string {
  const input = `${base64({ alg: 'RS256', typ: 'JWT', kid: pair.kid, ...header })}.${base64(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), pair.privateKey).toString('base64url')}`;
}

export async function startFakeConnector(...pairs: readonly SigningPair[]): Promise<FakeConnector> {
  let published = pairs;
  let keyFetches = 0;
  let keysDown = false;
  const delivered: Delivered[] = [];
  const calls: Delivered[] = [];
  const outside: { url: string; authorization: string | null }[] = [];
  const faults: Fault[] = [];

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path === '/metadata') return json(response, 200, { issuer: ISSUER, jwks_uri: `${url}/keys` });
    if (path === '/keys') {
      keyFetches += 1;
      if (keysDown) return json(response, 500, {});
      return json(response, 200, { keys: published.map(toJwk) });
    }
    const match = /\/v3\/conversations\/([^/]+)\/activities$/.exec(path);
    if (!match || request.method !== 'POST') return json(response, 404, {});
    const activity = JSON.parse(await bodyOf(request));
    const call = {
      conversation: decodeURIComponent(match[1]!),
      authorization: request.headers.authorization,
      activity,
    };
    calls.push(call);
    await meet(faults.shift(), call, response);
  }

  async function meet(fault: Fault | undefined, call: Delivered, response: ServerResponse): Promise<void> {
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') {
      response.destroy();
      return;
    }
    if (fault?.kind === 'status') {
      for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
      return json(response, fault.status, { error: { code: 'Scripted' } });
    }
    if (fault?.kind === 'broken-refusal') return breakOff(response, fault.status, '{', fault.headers);
    if (fault?.kind === 'taken') {
      delivered.push(call);
      if (fault.breaks === true) return breakOff(response, 200, fault.body, {});
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(fault.body);
    }
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    delivered.push(call);
    return fault?.kind === 'accept-then' ? json(response, fault.status, {}) : json(response, 201, { id: 'sent' });
  }

  return {
    url,
    metadataUrl: `${url}/metadata`,
    delivered,
    calls,
    outside,
    get keyFetches() {
      return keyFetches;
    },
    script: (...next) => void faults.push(...next),
    publish: (next) => {
      published = next;
    },
    setKeysDown: (down) => {
      keysDown = down;
    },
    fetch: ((input: string, init?: RequestInit) => {
      const target = new URL(input);
      if (target.origin === url) return fetch(input, init);
      if (target.origin === new URL(TEAMS_URL).origin) return fetch(`${url}${target.pathname}`, init);
      outside.push({ url: input, authorization: new Headers(init?.headers).get('authorization') });
      return Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }));
    }) as typeof fetch,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function toJwk({ kid, publicKey, endorsements }: SigningPair): object {
  return { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', ...(endorsements && { endorsements }) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function json(response: ServerResponse, status: number, body: object): void {
  // Two calls: restify, once loaded, changes node's own response and its `writeHead` returns nothing.
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function breakOff(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': body.length + 100 });
  response.write(body, () => setImmediate(() => response.destroy()));
}
