import { connect, type Socket } from 'node:net';

export interface RawSocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** Once, however it ended; a close frame's code and reason where there was one, else 1006. */
  onEnd(code: number, reason: string): void;
}

/** A WebSocket client of a few lines, for ten thousand at once: reads the server's frames, sends none but the answer to a close. */
export function openRawSocket(
  url: URL,
  port: number,
  events: RawSocketEvents,
  headers: readonly string[] = [],
): { end(): void } {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let buffer = Buffer.alloc(0);
  let isOpen = false;
  let ended = false;
  const end = (code: number, reason: string) => {
    if (ended) return;
    ended = true;
    socket.destroy();
    events.onEnd(code, reason);
  };
  socket.on('connect', () => {
    const lines = [
      'connection: Upgrade',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      `sec-websocket-key: ${KEY}`,
    ];
    socket.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: 127.0.0.1\r\n${[...headers, ...lines].join('\r\n')}\r\n\r\n`,
    );
  });
  socket.on('data', (chunk) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    if (!isOpen) {
      const headEnd = buffer.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const head = buffer.toString('latin1', 0, headEnd);
      if (!head.startsWith('HTTP/1.1 101')) return end(1006, head.slice(0, 40));
      buffer = buffer.subarray(headEnd + 4);
      isOpen = true;
      events.onOpen();
    }
    for (let frame = nextFrame(buffer); frame !== null && !ended; frame = nextFrame(buffer)) {
      buffer = buffer.subarray(frame.length);
      if (frame.opcode === TEXT) events.onText(frame.payload.toString());
      if (frame.opcode === CLOSE) end(frame.payload.readUInt16BE(0), frame.payload.toString('utf8', 2));
    }
    // What is kept must not keep the whole chunk alive.
    if (buffer.length === 0) buffer = EMPTY;
  });
  socket.on('error', () => end(1006, 'broken'));
  socket.on('close', () => end(1006, 'closed'));
  return { end: () => end(1000, 'by us') };
}

const KEY = Buffer.alloc(16, 7).toString('base64');
const EMPTY = Buffer.alloc(0);
const TEXT = 1;
const CLOSE = 8;

function nextFrame(buffer: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  if (buffer.length < 2) return null;
  const short = buffer[1]! & 0x7f;
  const headLength = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (buffer.length < headLength) return null;
  const size = short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < headLength + size) return null;
  return {
    opcode: buffer[0]! & 0x0f,
    payload: buffer.subarray(headLength, headLength + size),
    length: headLength + size,
  };
}
