import { retryHintOf } from '../shared/retry-hint';
import type { ActivitySet } from './direct-line';

export interface Stream {
  close(): void;
}

export interface StreamEvents {
  onOpen(): void;
  onActivities(set: ActivitySet): void;
  /** Once, however it ended: whether it ever worked, and when the server wants to be asked again, where it said so. */
  onEnd(opened: boolean, retryAfterMs: number | null): void;
}

/** Some networks let a WebSocket hang instead of refusing it. */
const OPEN_WITHIN_MS = 8_000;
/** As Direct Line wants it: an empty frame now and then keeps proxies from closing a quiet connection. */
const KEEP_ALIVE_MS = 20_000;

export function openStream(url: string, events: StreamEvents): Stream {
  let socket: WebSocket;
  let opened = false;
  let ended = false;
  let beat: ReturnType<typeof setInterval> | undefined;

  const end = (reason = '') => {
    if (ended) return;
    ended = true;
    clearTimeout(patience);
    clearInterval(beat);
    socket?.close();
    events.onEnd(opened, retryHintOf(reason));
  };
  const patience = setTimeout(() => end(), OPEN_WITHIN_MS);

  try {
    socket = new WebSocket(url);
  } catch {
    // Forbidden by the page's policy or an odd address: told in its own turn, as any other end.
    setTimeout(() => end());
    return { close: () => end() };
  }
  socket.onopen = () => {
    if (ended) return;
    opened = true;
    clearTimeout(patience);
    beat = setInterval(() => socket.send(''), KEEP_ALIVE_MS);
    events.onOpen();
  };
  socket.onmessage = ({ data }) => {
    if (!ended) events.onActivities(readSet(data));
  };
  socket.onclose = ({ reason }) => end(reason);
  // Told of once more by `onclose`, with a reason where there is one.
  socket.onerror = () => setTimeout(() => end());
  return { close: () => end() };
}

/** An empty frame is the server's sign of life. */
function readSet(data: unknown): ActivitySet {
  try {
    const set = typeof data === 'string' && data !== '' ? JSON.parse(data) : null;
    return Array.isArray(set?.activities) ? set : { activities: [] };
  } catch {
    return { activities: [] };
  }
}
