import type { IncomingMessage } from 'node:http';
import { HttpError } from '../channels/http';

const MAX_DEPTH = 32;
/** A body that trickles in longer than this is given up. */
const BODY_TIMEOUT_MS = 20_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export function readBytes(
  request: IncomingMessage,
  maxBytes: number,
  taking?: (bytes: number) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return reject(tooLarge(maxBytes));
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Small bodies have come with the headers.
    const timer = request.complete ? undefined : setTimeout(() => settle(() => reject(tooSlow())), BODY_TIMEOUT_MS);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      end();
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > maxBytes) return settle(() => reject(tooLarge(maxBytes)));
      try {
        taking?.(chunk.length);
        chunks.push(chunk);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onEnd = (): void => settle(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    const onClose = (): void =>
      settle(() => reject(new HttpError(400, 'BadArgument', 'The connection ended before the body did.')));
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    throw new HttpError(415, 'UnsupportedMediaType', 'Send the body as application/json.');
  }
  const body = await readBytes(request, maxBytes);
  if (depthOf(body) > MAX_DEPTH) {
    throw new HttpError(400, 'BadArgument', `The body is nested too deeply; ${MAX_DEPTH} levels are the most.`);
  }
  try {
    return JSON.parse(utf8.decode(body));
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
