import { connect, type Socket } from 'node:net';

/** One HTTP/1.1 request, ready to send, and what its answer must begin with. */
export type NextRequest = (connection: number) => Buffer;

export interface LoadResult {
  readonly answers: number;
  readonly failures: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Builds a POST with a JSON body for `load`. */
export function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Buffer {
  const json = JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n${lines.join('')}\r\n${json}`,
  );
}

/** Keeps `connections` busy for `seconds`: each sends its next request when its last is answered. */
export async function load(options: {
  port: number | ((connection: number) => number);
  connections: number;
  seconds: number;
  next: NextRequest;
}): Promise<LoadResult> {
  const latencies: number[] = [];
  let failures = 0;
  const begin = performance.now();
  const end = begin + options.seconds * 1000;
  await Promise.all(
    Array.from({ length: options.connections }, async (_, connection) => {
      const client = await open(typeof options.port === 'number' ? options.port : options.port(connection));
      while (performance.now() < end) {
        const sent = performance.now();
        const status = await client.ask(options.next(connection));
        if (status >= 200 && status < 300) latencies.push(performance.now() - sent);
        else failures += 1;
      }
      client.close();
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    answers: latencies.length,
    failures,
    seconds,
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** A connection that reads just enough of an answer: the status and where it ends. */
async function open(port: number): Promise<{ ask(request: Buffer): Promise<number>; close(): void }> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = Buffer.alloc(0);
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = received.toString('latin1', 0, headEnd);
    const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
    const chunked = /transfer-encoding: *chunked/i.test(head);
    const bodyStart = headEnd + 4;
    const done = chunked
      ? received.indexOf('0\r\n\r\n', bodyStart) >= 0
      : received.length >= bodyStart + (Number.isNaN(length) ? 0 : length);
    if (!done) return;
    received = Buffer.alloc(0);
    waiting?.resolve(Number(head.slice(9, 12)));
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
