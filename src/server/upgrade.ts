import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { HttpError, type HttpRequest, type Socket, type UpgradeHandler } from '../channels/http';
import type { Log } from '../log';
import type { ProxySettings } from './client-address';
import { createRequest, pathOf } from './http-request';
import { asHttpError, errorAnswer } from './send';

/** "Service restart": the client should come back, to this server or another. */
const RESTARTING = 1012;
/** Each comes with a request and an upgrade; a process that is just starting takes so many and talks on meanwhile. */
const COMING_BACK_PER_SECOND = 800;
const SOONEST_BACK_MS = 500;

/** Takes over connections that become WebSockets. */
export function createUpgrades(options: {
  log: Log;
  settings: ProxySettings & { readonly maxFrameBytes: number };
  admit: (request: IncomingMessage) => void;
  refused: (refusal: HttpError) => void;
}) {
  const { log, settings, admit, refused } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: settings.maxFrameBytes,
  });
  const routes: { segments: readonly string[]; handler: UpgradeHandler }[] = [];

  return {
    add(path: string, handler: UpgradeHandler): void {
      routes.push({ segments: path.split('/'), handler });
    },

    onUpgrade(raw: IncomingMessage, stream: Duplex, head: Buffer): void {
      stream.on('error', () => stream.destroy());
      upgrade(raw, stream, head).catch((error) => {
        const refusal = asHttpError(error);
        if (refusal.status >= 500) log.error({ path: pathOf(raw), err: error }, 'upgrade failed');
        refused(refusal);
        refuse(stream, refusal);
      });
    },

    get count(): number {
      return sockets.clients.size;
    },

    /** Closes every socket, and asks each to come back at a time of its own, so that they don't all come at once. */
    close(graceMs: number): void {
      const spreadMs = (sockets.clients.size / COMING_BACK_PER_SECOND) * 1000;
      for (const socket of sockets.clients) {
        const hint = Math.round(SOONEST_BACK_MS + Math.random() * Math.max(SOONEST_BACK_MS, spreadMs));
        const close = () => socket.close(RESTARTING, `restarting; retry-after-ms=${hint}`);
        setTimeout(close, Math.random() * Math.min(graceMs / 2, 1000));
      }
    },

    /** Ends what did not go away by itself. */
    terminate(): void {
      for (const socket of sockets.clients) socket.terminate();
    },
  };

  async function upgrade(raw: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    checkHost(raw);
    admit(raw);
    const { request, handler } = find(raw);
    const take = await handler(request);
    if (stream.destroyed) return;
    sockets.handleUpgrade(raw, stream, head, (socket) => take(new OpenSocket(socket, stream)));
  }

  function find(raw: IncomingMessage): { request: HttpRequest; handler: UpgradeHandler } {
    const segments = pathOf(raw).split('/');
    for (const route of routes) {
      const params = match(route.segments, segments);
      if (params) return { request: createRequest(raw, params, settings), handler: route.handler };
    }
    throw new HttpError(404, 'NotFound', 'There is nothing at this address.');
  }
}

/** Whoever judges the request may build a URL of it, as `baseUrl` says. */
function checkHost({ headers }: IncomingMessage): void {
  if (URL.canParse(`http://${headers.host ?? 'localhost'}`)) return;
  throw new HttpError(400, 'BadArgument', 'The address of the request is not valid.');
}

function match(pattern: readonly string[], path: readonly string[]): { [name: string]: string } | null {
  if (pattern.length !== path.length) return null;
  const params: { [name: string]: string } = {};
  for (let i = 0; i < pattern.length; i += 1) {
    const part = pattern[i]!;
    if (!part.startsWith(':')) {
      if (part !== path[i]) return null;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(path[i]!);
    } catch {
      return null;
    }
  }
  return params;
}

function refuse(stream: Duplex, error: HttpError): void {
  const answer = errorAnswer(error);
  const body = JSON.stringify(answer.body);
  const headers = { connection: 'close', 'content-type': 'application/json', ...answer.headers };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  stream.end(
    [
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
      ...lines,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** A class, for V8 keeps a getter of an object literal in the object's shape, and with it what it closes over: a socket long closed. */
class OpenSocket implements Socket {
  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
  ) {
    // A frame too large, broken UTF-8: ws closes the connection itself.
    socket.on('error', () => {});
  }

  send(...texts: readonly string[]): void {
    if (texts.length === 1) return this.socket.send(texts[0]!);
    this.stream.cork();
    for (const text of texts) this.socket.send(text);
    this.stream.uncork();
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  onText(listener: (text: string) => void): void {
    this.socket.on('message', (data, isBinary) => {
      if (isBinary) this.socket.close(1003, 'text only');
      else listener(data.toString());
    });
  }

  onClose(listener: () => void): void {
    this.socket.on('close', listener);
  }

  get bufferedBytes(): number {
    return this.socket.bufferedAmount;
  }
}
