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

/** Keeps `connections` busy for `seconds`, or until each has so many `answers`: each sends its next request when its last is answered. */
export async function load(options: {
  port: number | ((connection: number) => number);
  connections: number;
  seconds?: number;
  answers?: number;
  next: NextRequest;
}): Promise<LoadResult> {
  const { seconds = Number.POSITIVE_INFINITY, answers = Number.POSITIVE_INFINITY } = options;
  const latencies: number[] = [];
  let failures = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: options.connections }, async (_, connection) => {
      const client = await open(typeof options.port === 'number' ? options.port : options.port(connection));
      for (let count = 0; count < answers && performance.now() < end; count += 1) {
        const sent = performance.now();
        const status = await client.ask(options.next(connection));
        if (status >= 200 && status < 300) latencies.push(performance.now() - sent);
        else failures += 1;
      }
      client.close();
    }),
  );
  return resultOf(latencies, failures, (performance.now() - begin) / 1000);
}

/**
 * Sends so many a second, evenly, whether or not the earlier ones are answered; a connection has one under way. The time of an answer
 * counts from when its request was due: one that had to wait for a free connection is late, too.
 */
export async function loadAtRate(options: {
  port: number;
  connections: number;
  seconds: number;
  perSecond: number;
  next: NextRequest;
}): Promise<LoadResult> {
  const { port, connections, seconds, perSecond, next } = options;
  const clients = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const free = clients.map((_, connection) => connection);
  const latencies: number[] = [];
  const all = Math.floor(seconds * perSecond);
  let failures = 0;
  let sent = 0;
  const begin = performance.now();
  const dueAt = (n: number) => begin + (n * 1000) / perSecond;
  await new Promise<void>((resolve, reject) => {
    const timer = setInterval(sendDue, 1);
    function sendDue(): void {
      while (sent < all && free.length > 0 && dueAt(sent) <= performance.now()) {
        const due = dueAt(sent);
        const connection = free.shift()!;
        sent += 1;
        const answered = (status: number) => {
          if (status >= 200 && status < 300) latencies.push(performance.now() - due);
          else failures += 1;
          free.push(connection);
          if (latencies.length + failures < all) return sendDue();
          clearInterval(timer);
          resolve();
        };
        // Who was refused was told to come back on another connection.
        const comeBack = async () => {
          clients[connection]!.close();
          clients[connection] = await open(port);
          answered(0);
        };
        clients[connection]!.ask(next(connection)).then(
          (status) => (status === 503 ? comeBack().catch(reject) : answered(status)),
          () => comeBack().catch(reject),
        );
      }
    }
  });
  for (const client of clients) client.close();
  return resultOf(latencies, failures, (performance.now() - begin) / 1000);
}

export interface FloodResult extends LoadResult {
  /** Requests that were sent, a second. */
  readonly offered: number;
  /** Due when no connection was free: the customers who did not even get through. */
  readonly unsent: number;
  readonly statuses: ReadonlyMap<number, number>;
}

export interface PourResult extends FloodResult {
  /** Answered well while it was poured, a second. */
  readonly perSecondMeanwhile: number;
  readonly sent: number;
  /** Whose connection ended before an answer, while it was poured or after. */
  readonly broken: number;
  /** Refusals by 429 or 503 that did not say when to come back. */
  readonly untold: number;
  /** Cores that this process took meanwhile. */
  readonly ownCores: number;
}

/** Sends so many a second, more than are answered: what is due while all connections wait is dropped. Times count from the sending. */
export async function flood(options: {
  port: number;
  connections: number;
  seconds: number;
  perSecond: number;
  next: NextRequest;
}): Promise<FloodResult> {
  const { port, connections, seconds, perSecond, next } = options;
  const clients = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const free = clients.map((_, connection) => connection);
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const asked: Promise<void>[] = [];
  let [due, unsent] = [0, 0];
  const begin = performance.now();
  while (performance.now() - begin < seconds * 1000) {
    const dueNow = Math.floor(((performance.now() - begin) * perSecond) / 1000);
    for (; due < dueNow && free.length > 0; due += 1) {
      const connection = free.shift()!;
      const sent = performance.now();
      const answered = clients[connection]!.ask(next(connection)).then((status) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status < 300) latencies.push(performance.now() - sent);
        free.push(connection);
      });
      asked.push(answered);
    }
    unsent += dueNow - due;
    due = dueNow;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const over = (performance.now() - begin) / 1000;
  await Promise.all(asked);
  for (const client of clients) client.close();
  const result = resultOf(latencies, asked.length - latencies.length, over);
  return { ...result, offered: asked.length / over, unsent, statuses };
}

/**
 * Sends so many a second whether or not anything is answered: requests follow each other on a connection without waiting, as if each came
 * from somebody else. Only where the server takes no more bytes are they held back. Times count from the sending, and what is answered is
 * counted over the time until the last is.
 */
export async function pour(options: {
  port: number;
  connections: number;
  seconds: number;
  perSecond: number;
  next: NextRequest;
}): Promise<PourResult> {
  const { port, connections, seconds, perSecond, next } = options;
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  let [sent, answered, unsent, broken, told] = [0, 0, 0, 0, 0];
  const spouts = Array.from({ length: connections }, () => openSpout());
  const cpuBefore = process.cpuUsage();
  const begin = performance.now();
  for (let due = 0, at = 0; performance.now() - begin < seconds * 1000; ) {
    const now = performance.now();
    const dueNow = Math.floor(((now - begin) * perSecond) / 1000);
    for (; due < dueNow; due += 1, at = (at + 1) % connections) {
      if (spouts[at]!.isFull()) unsent += 1;
      else spouts[at]!.send(next(at), now);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const over = (performance.now() - begin) / 1000;
  const offered = sent / over;
  const perSecondMeanwhile = latencies.length / over;
  const cpu = process.cpuUsage(cpuBefore);
  const ownCores = (cpu.user + cpu.system) / 1e6 / over;
  const until = performance.now() + LONGEST_DRAIN_MS;
  while (answered + broken < sent && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const spout of spouts) spout.close();
  const result = resultOf(latencies, sent - latencies.length, (performance.now() - begin) / 1000);
  const refusals = (statuses.get(429) ?? 0) + (statuses.get(503) ?? 0);
  const untold = Math.max(0, refusals - told);
  return { ...result, offered, unsent, statuses, perSecondMeanwhile, ownCores, sent, broken, untold };

  function openSpout() {
    let socket = plug();
    let times: number[] = [];
    let first = 0;
    function plug(): Socket {
      const one = connect({ port, host: '127.0.0.1', noDelay: true });
      let tail = '';
      one.setEncoding('latin1');
      one.on('data', (chunk) => {
        const text = tail + String(chunk);
        const now = performance.now();
        let end = 0;
        for (const { 1: status, index, 0: head } of text.matchAll(/HTTP\/1\.1 (\d{3})/g)) {
          end = index + head.length;
          statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + 1);
          answered += 1;
          const sentAt = times[first++]!;
          if (Number(status) < 300) latencies.push(now - sentAt);
        }
        told += text.match(/\nretry-after:/gi)?.length ?? 0;
        tail = text.slice(Math.max(end, text.length - 12));
        if (first > 1_000) [times, first] = [times.slice(first), 0];
      });
      one.on('error', () => one.destroy());
      one.on('close', () => {
        // What was under way on it is answered by nobody.
        broken += times.length - first;
        [times, first] = [[], 0];
        if (socket === one) socket = plug();
      });
      return one;
    }
    return {
      isFull: () => socket.writableLength > 32 * 1024 || socket.connecting,
      send(request: Buffer, now: number) {
        sent += 1;
        times.push(now);
        socket.write(request);
      },
      close: () => socket.removeAllListeners('close').destroy(),
    };
  }
}

/** So long what was sent is waited for afterwards. */
const LONGEST_DRAIN_MS = 10_000;

function resultOf(latencies: number[], failures: number, seconds: number): LoadResult {
  return {
    answers: latencies.length,
    failures,
    seconds,
    perSecond: latencies.length / seconds,
    p50: shareOf(latencies, 0.5),
    p99: shareOf(latencies, 0.99),
  };
}

/** Below which so large a share of the values lies; sorts them. */
export function shareOf(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
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
