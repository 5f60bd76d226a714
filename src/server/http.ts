import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import {
  type HttpAnswer,
  HttpError,
  type HttpHandler,
  type HttpRequest,
  type HttpRoutes,
  type Rate,
} from '../channels/http';
import type { Log } from '../log';
import { clientAddressOf, limitKeyOf, type ProxySettings } from './client-address';
import { Door, type Visit } from './door';
import { type FrequentRoute, frequentAmong, frequentRoute } from './frequent-routes';
import { createRequest } from './http-request';
import { createLimiter } from './limits';
import { PenaltyBox } from './penalty-box';
import { retryAfterSeconds } from './retry-after';
import { sendAnswer, sendError } from './send';
import { createUpgrades } from './upgrade';

export interface HttpSettings extends ProxySettings {
  /** Requests of one client address; loopback has no limit. */
  readonly perAddress: Rate;
  readonly maxConnections: number;
  /** A request whose headers take longer is cut off. */
  readonly headersTimeoutMs: number;
  /** The same for the whole request, uploads included. */
  readonly requestTimeoutMs: number;
  /** Largest WebSocket message that a client may send. */
  readonly maxFrameBytes: number;
}

export const HTTP_DEFAULTS: HttpSettings = {
  trustedProxies: 0,
  publicUrl: null,
  perAddress: { perSecond: 200, burst: 1000 },
  maxConnections: 30_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 120_000,
  maxFrameBytes: 65_536,
};

export interface HttpServer extends HttpRoutes {
  /** Resolves with the URL that is really listened on; port 0 takes a free one. */
  listen(where: { port: number; host: string }): Promise<string>;
  /** Stops accepting, asks sockets to come back later, lets requests finish for `graceMs` at most. */
  close(options: { graceMs: number }): Promise<void>;
  /** Where it listens; null until it does. */
  readonly url: string | null;
  /** Open WebSockets. */
  readonly sockets: number;
  /** True from the first moment of `close`. */
  readonly isClosing: boolean;
}

/** Of a connection that was refused: about as long as it was told to wait, and spread like that. */
const HELD_MS = { least: 500, most: 4_000 };

/** They wait in the system for one to three seconds at most; those beyond try again by themselves, after one second, three, seven. */
const WAITING_CONNECTIONS = 1_024;

/** `refused` is told of every request that is answered 429 or 5xx. */
export function createHttpServer(options: {
  log: Log;
  settings?: Partial<HttpSettings>;
  refused?: (status: number, code: string) => void;
  /** True: what would begin a turn is refused at the door. */
  isFull?: () => boolean;
}): HttpServer {
  const { log } = options;
  const settings = { ...HTTP_DEFAULTS, ...options.settings };
  const server = restify.createServer({ name: '' });
  const addresses = createLimiter(settings.perAddress);
  const upgrades = createUpgrades({ log, settings, admit: takeToken, refused: tell });
  const door = new Door(options.isFull);
  const penalties = new PenaltyBox();
  const frequent: FrequentRoute[] = [];
  const instead: Parameters<HttpRoutes['insteadOfRefusal']>[0][] = [];
  let isClosing = false;
  let url: string | null = null;

  setTimeouts();
  waitBeforeRouting();
  server.pre(guard);
  // Everything that restify itself refuses: unknown routes, wrong methods. Its callback is left alone: it would answer too.
  server.on('restifyError', (request, response, error) => void fail(request, response, error));
  // restify passes on what node:http reports; `listen` tells its caller, and without a listener here it would end the process.
  server.on('error', (error) => log.warn({ err: error }, 'the listener reported an error'));
  server.server.on('upgrade', upgrades.onUpgrade);
  server.server.on('clientError', answerBroken);

  return {
    route(method, path, handler, often) {
      if (often !== undefined) frequent.push(frequentRoute(method, path, handler));
      const chain = asRestifyHandler(handler);
      if (method === 'GET') server.head(path, chain);
      const verb = method === 'DELETE' ? 'del' : method === 'OPTIONS' ? 'opts' : method.toLowerCase();
      server[verb as 'get'](path, chain);
    },

    onUpgrade: upgrades.add,

    createLimiter: (rate) => createLimiter(rate),

    insteadOfRefusal: (answer) => void instead.push(answer),

    async listen({ port, host }) {
      server.server.listen(port, host, WAITING_CONNECTIONS);
      await once(server.server, 'listening');
      const address = server.server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      url = `http://${name}:${address.port}`;
      return url;
    },

    get url() {
      return url;
    },

    async close({ graceMs }) {
      isClosing = true;
      const closed = once(server.server, 'close');
      server.server.close();
      upgrades.close(graceMs);
      // Node closes idle connections once; those that become idle after their last answer are left to us.
      const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
      const cut = setTimeout(() => {
        upgrades.terminate();
        server.server.closeAllConnections();
      }, graceMs);
      await closed;
      clearTimeout(cut);
      clearInterval(sweep);
    },

    get sockets() {
      return upgrades.count;
    },

    get isClosing() {
      return isClosing;
    },
  };

  function setTimeouts(): void {
    const node = server.server;
    node.headersTimeout = settings.headersTimeoutMs;
    node.requestTimeout = settings.requestTimeoutMs;
    // Longer than the usual proxy keeps an idle connection, so that it is never the one to be surprised.
    node.keepAliveTimeout = 75_000;
    node.maxConnections = settings.maxConnections;
    // restify passes no options to node:http, which else looks for late requests every 30 s only.
    Object.assign(node, { connectionsCheckingInterval: Math.min(5_000, settings.headersTimeoutMs) });
  }

  /**
   * Before restify, which costs more than all else that a request that is refused does. It is told to close its connection, which is
   * not listened to any more: what a client sends all the same waits in the system, where that costs nothing, and not here, where ten
   * thousand refusals a second leave no time for work.
   */
  function waitBeforeRouting(): void {
    const shut = new WeakSet<object>();
    const readOn = new WeakMap<object, ServerResponse>();
    const node = server.server;
    const listeners = node.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    // restify would route at once what comes with `Expect: 100-continue`.
    for (const event of ['request', 'checkContinue']) node.removeAllListeners(event);
    node.on('connection', () => door.noteConnection());
    node.on('request', come);
    // The body is asked for when the request begins: who is refused sends none.
    node.on('checkContinue', (request, response) => come(request, response, () => response.writeContinue()));

    function come(request: IncomingMessage, response: ServerResponse, askForBody = () => {}): void {
      if (penalties.holds(request.headers.authorization)) {
        options.refused?.(429, FLOODING.body.error.code);
        return sendAnswer(request, response, insteadOf(request, response) ?? FLOODING);
      }
      const { socket } = request;
      // What else had come on a connection that is being closed is not begun: its answer would reach nobody.
      if (shut.has(socket)) return;
      const visit: Visit = {
        isTurn: request.method === 'POST',
        begin() {
          if (readOn.get(socket) === response) {
            readOn.delete(socket);
            letRead(socket);
          }
          askForBody();
          for (const listener of listeners) listener(request, response);
        },
        refuse() {
          options.refused?.(503, SHED.body.error.code);
          shut.add(socket);
          readOn.delete(socket);
          leaveAlone(socket);
          const other = insteadOf(request, response);
          const headers = {
            connection: 'close',
            ...(other?.headers ?? { 'retry-after': String(retryAfterSeconds()) }),
          };
          sendAnswer(request, response, { ...(other ?? SHED), headers });
        },
        // Whoever closes his side hears no answer: node closes the other one then.
        isGone: () => socket.destroyed || socket.readableEnded,
      };
      if (isNeverShed(request.url ?? '')) return visit.begin();
      if (response.socket !== null) return door.come(visit);
      // Sent before the answer to the one before it: it has its turn after that, and its connection is read on when it has.
      const came = performance.now();
      response.once('socket', () => door.follow(visit, came));
      if (!readOn.has(socket)) stopReading(socket);
      readOn.set(socket, response);
    }
  }

  /** Closed by the client, who was told to, or by us after a while: else it would be back at once. */
  function leaveAlone(socket: Socket): void {
    stopReading(socket);
    const heldMs = HELD_MS.least + Math.random() * (HELD_MS.most - HELD_MS.least);
    socket.destroySoon = () => void setTimeout(() => socket.destroy(), heldMs).unref();
    withoutStacks(socket);
  }

  /** Runs before routing. */
  function guard(request: restify.Request, response: restify.Response, next: restify.Next): void {
    try {
      const found = frequentAmong(frequent, request);
      if (found === null) checkUrl(request);
      if (request.headers['content-encoding']) {
        throw new HttpError(415, 'UnsupportedMediaType', 'Send the body as it is, without content-encoding.');
      }
      takeToken(request);
      // While closing, clients should open their next connection elsewhere.
      if (isClosing) response.setHeader('connection', 'close');
      if (found === null) return next();
      serve(found.handler, request, response, found.params).then(() => next(false), next);
    } catch (error) {
      fail(request, response, error);
      next(false);
    }
  }

  function takeToken(request: { headers: object; socket: { remoteAddress?: string | undefined } }): void {
    const key = limitKeyOf(clientAddressOf(request as restify.Request, settings.trustedProxies));
    if (key !== null) addresses.take(key);
  }

  function asRestifyHandler(handler: HttpHandler): restify.RequestHandler {
    return (raw, response, next) => {
      serve(handler, raw, response, raw.params ?? {}).then(() => next(), next);
    };
  }

  async function serve(
    handler: HttpHandler,
    raw: restify.Request,
    response: restify.Response,
    params: HttpRequest['params'],
  ): Promise<void> {
    try {
      const answer = await handler(createRequest(raw, params, settings), response);
      if (answer) sendAnswer(raw, response, answer);
    } catch (error) {
      fail(raw, response, error);
    }
  }

  function insteadOf(request: IncomingMessage, response: ServerResponse): HttpAnswer | null {
    for (const answer of instead) {
      const other = answer(request, response);
      if (other !== null) return other;
    }
    return null;
  }

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const refusal = sendError(log, request, response, error, insteadOf);
    if (refusal.status === 429) penalties.noteRefusal(request.headers.authorization);
    tell(refusal);
  }

  function tell({ status, code }: HttpError): void {
    if (status === 429 || status >= 500) options.refused?.(status, code);
  }
}

/** People at work, those who watch, and channels that do not come again. */
const NEVER_SHED = ['/desk', '/livez', '/readyz', '/api/'];

function isNeverShed(path: string): boolean {
  return NEVER_SHED.some((start) => path.startsWith(start));
}

/** Node resumes a connection by itself at the end of every request: `pause` alone would stop nothing. */
function stopReading(socket: Socket): void {
  socket.pause();
  socket.resume = () => socket;
}

function letRead(socket: Socket): void {
  Reflect.deleteProperty(socket, 'resume');
  socket.resume();
}

/**
 * When a connection closes, node makes an error with a written-out stack for every request that was read from it and not answered: hundreds
 * of one that was sent without waiting, and a tenth of all time in a flood. Nobody hears of them.
 */
function withoutStacks(socket: Socket): void {
  const limit = Error.stackTraceLimit;
  socket.prependListener('close', () => {
    Error.stackTraceLimit = 0;
  });
  socket.on('close', () => {
    Error.stackTraceLimit = limit;
  });
}

const SHED = {
  status: 503,
  body: { error: { code: 'Shed', message: 'Too much is going on; try again in a moment.' } },
};

const FLOODING = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { error: { code: 'TooManyRequests', message: 'Too many requests; try again in 1 s.' } },
};

/** restify builds a URL from the Host header outside of any try: one request with `Host: [` would end the process. */
function checkUrl(request: restify.Request): void {
  try {
    request.getUrl();
  } catch {
    throw new HttpError(400, 'BadArgument', 'The address of the request is not valid.');
  }
}

/** Answers bytes that are no request of HTTP, or came too slowly. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
