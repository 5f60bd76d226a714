import { isAscii } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { HttpError } from '../channels/http';

const MAX_DEPTH = 32;
/** A body that trickles in longer than this is given up. */
const BODY_TIMEOUT_MS = 20_000;
const LOOK_MS = 1_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export function readBytes(
  request: IncomingMessage,
  maxBytes: number,
  taking?: (bytes: number) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return reject(tooLarge(maxBytes));
    let first: Buffer | null = null;
    let more: Buffer[] | null = null;
    let bytes = 0;
    let settled = false;
    const reading: Reading = { since: performance.now(), giveUp: () => fail(tooSlow()) };
    expect(reading);
    const settle = (): void => {
      settled = true;
      underWay.delete(reading);
    };
    const fail = (error: unknown): void => {
      if (settled) return;
      settle();
      reject(error);
    };
    // Listeners stay until the request is gone: to take four of them off again costs as much as all else here.
    request
      .on('data', (chunk: Buffer) => {
        if (settled) return;
        bytes += chunk.length;
        if (bytes > maxBytes) return fail(tooLarge(maxBytes));
        try {
          taking?.(chunk.length);
        } catch (error) {
          return fail(error);
        }
        if (first === null) first = chunk;
        else if (more === null) more = [first, chunk];
        else more.push(chunk);
      })
      .on('end', () => {
        if (settled) return;
        settle();
        resolve(more === null ? (first ?? EMPTY) : Buffer.concat(more));
      });
    // Every request closes in the end: an error, which is dear, is only made of one that has not been read.
    const gone = (): void => {
      if (!settled) fail(new HttpError(400, 'BadArgument', 'The connection ended before the body did.'));
    };
    request.on('close', gone).on('error', gone);
  });
}

const EMPTY = Buffer.alloc(0);

interface Reading {
  readonly since: number;
  readonly giveUp: () => void;
}

/** Bodies that are being read, those that began first in front: one timer looks at them all. */
const underWay = new Set<Reading>();
let looking: NodeJS.Timeout | null = null;

function expect(reading: Reading): void {
  underWay.add(reading);
  looking ??= setInterval(giveUpLate, LOOK_MS).unref();
}

function giveUpLate(): void {
  const now = performance.now();
  for (const reading of underWay) {
    if (now - reading.since < BODY_TIMEOUT_MS) return;
    reading.giveUp();
  }
  if (underWay.size > 0 || looking === null) return;
  clearInterval(looking);
  looking = null;
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;

export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (type !== 'application/json' && !JSON_TYPE.test(type)) {
    throw new HttpError(415, 'UnsupportedMediaType', 'Send the body as application/json.');
  }
  const body = await readBytes(request, maxBytes);
  if (depthOf(body) > MAX_DEPTH) {
    throw new HttpError(400, 'BadArgument', `The body is nested too deeply; ${MAX_DEPTH} levels are the most.`);
  }
  try {
    return JSON.parse(isAscii(body) ? body.toString('latin1') : utf8.decode(body));
  } catch {
    throw new HttpError(400, 'BadArgument', 'The body is not valid JSON in UTF-8.');
  }
}

/** The deepest nesting of brackets outside of strings. Reads bytes: the marks of JSON are ASCII, and no UTF-8 tail looks like them. */
function depthOf(body: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i];
    if (inString) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return deepest;
}

export function tooLarge(maxBytes: number): HttpError {
  // Node discards the rest of the body after the answer, so that the client gets to read it.
  return new HttpError(413, 'MessageSizeTooBig', `The body is larger than ${maxBytes} bytes.`);
}

function tooSlow(): HttpError {
  return new HttpError(408, 'RequestTimeout', 'The body took too long; send it again.');
}
