import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { KhidmatError } from '../errors';
import type { Log } from '../log';
import { gatherHints } from './gather';
import { keepConnected, type Line } from './keep-connected';
import type { Wakeups } from './wakeups';

const SUBJECT = 'khidmat.hints';
const CONNECT_WITHIN_MS = 3_000;

/**
 * Hints over a NATS server (`nats://user:password@host:4222`, `nats://token@host`, `tls://…`): for many processes, where a
 * NOTIFY of each would weigh on the database. Core NATS is six words over a socket, so they stand here instead of a package.
 */
export function natsWakeups(url: string, log: Log): Wakeups {
  return gatherHints((heard) => keepConnected('nats', log, (signal) => openLine(new URL(url), heard, signal)));
}

async function openLine(url: URL, heard: (text: string) => void, signal: AbortSignal): Promise<Line> {
  const host = url.hostname;
  const port = Number(url.port || 4222);
  const plain = connectTcp({ host, port, noDelay: true, keepAlive: true });
  signal.addEventListener('abort', () => plain.destroy());
  const gone = new Promise<void>((resolve) => void plain.once('close', () => resolve()).on('error', () => resolve()));
  const refused = gone.then(() => {
    throw new KhidmatError('NATS_UNREACHABLE', `NATS does not answer at ${host}:${port}.`);
  });
  refused.catch(() => undefined);
  const late = setTimeout(() => plain.destroy(), CONNECT_WITHIN_MS);
  try {
    // The server speaks first, always in the clear; TLS begins after its words where it is wanted.
    const info = await Promise.race([firstLine(plain), refused]);
    const needsTls = url.protocol === 'tls:' || /"tls_required":\s*true/.test(info);
    const socket = needsTls ? connectTls({ socket: plain, servername: host }) : plain;
    socket.on('error', () => plain.destroy());
    const answers = readFrames(socket, heard);
    const options = { verbose: false, pedantic: false, lang: 'khidmat', version: '1', ...credentialsOf(url) };
    socket.write(`CONNECT ${JSON.stringify(options)}\r\nSUB ${SUBJECT} 1\r\n`);
    const ask = async () => {
      socket.write('PING\r\n');
      await Promise.race([answers.next(), refused]);
    };
    await ask();
    return {
      gone,
      ask,
      async send(text) {
        socket.write(`PUB ${SUBJECT} ${Buffer.byteLength(text)}\r\n${text}\r\n`);
      },
      end: () => plain.destroy(),
    };
  } catch (error) {
    plain.destroy();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

function credentialsOf(url: URL): object {
  const user = decodeURIComponent(url.username);
  if (user === '') return {};
  return url.password === '' ? { auth_token: user } : { user, pass: decodeURIComponent(url.password) };
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n')) return;
      socket.off('data', take);
      resolve(text);
    };
    socket.on('data', take);
  });
}

/** Reads what the server says: messages to `heard`, its PINGs answered, its PONGs and refusals to whoever asks. */
function readFrames(socket: Socket, heard: (text: string) => void): { next(): Promise<void> } {
  let received = Buffer.alloc(0);
  let waiting: { resolve(): void; reject(error: Error): void }[] = [];

  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    for (;;) {
      const end = received.indexOf('\r\n');
      if (end < 0) return;
      const line = received.toString('latin1', 0, end);
      const bytes = /^MSG .* (\d+)$/i.exec(line)?.[1];
      const length = bytes === undefined ? 0 : Number(bytes) + 2;
      if (received.length < end + 2 + length) return;
      if (bytes !== undefined) heard(received.toString('utf8', end + 2, end + length));
      else take(line);
      received = received.subarray(end + 2 + length);
    }
  });

  function take(line: string): void {
    if (/^PING/i.test(line)) socket.write('PONG\r\n');
    if (/^PONG/i.test(line)) waiting.shift()?.resolve();
    if (/^-ERR/i.test(line)) {
      const refusal = new KhidmatError('NATS_REFUSED', `NATS refuses: ${line.slice(5)}.`);
      for (const one of waiting) one.reject(refusal);
      waiting = [];
    }
  }

  return { next: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })) };
}
