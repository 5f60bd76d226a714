import { waitBefore } from '../shared/backoff';
import type { Credential } from './credential';
import { type ActivitySet, type DirectLine, type Held, Refused, Unreachable } from './direct-line';
import { openStream, type Stream } from './stream';

/** `offline`: the device has no network. `reconnecting`: it has, but the server does not answer. */
export type Phase = 'connecting' | 'live' | 'offline' | 'reconnecting';

export interface ConnectionEvents {
  onPhase(phase: Phase): void;
  onActivities(activities: readonly unknown[]): void;
  /** All that was said before has been handed in. */
  onCaughtUp(): void;
  /** The old conversation can't be continued; the next one begins. */
  onExpired(): void;
  /** Another tab has begun another conversation: what comes from now on is of that one. */
  onMoved(): void;
}

export interface Connection {
  readonly phase: Phase;
  start(): void;
  stop(): void;
  /** Tries now instead of after the pause. */
  nudge(): void;
}

/** How a stream ended. */
interface Ended {
  readonly worked: boolean;
  readonly retryAfterMs: number | null;
}

const NOT_OPENED: Ended = { worked: false, retryAfterMs: null };
/** All shall be back within half a minute of a restart. */
const LONGEST_PAUSE_MS = 8_000;
const POLL_MS = 1_500;
const POLL_HIDDEN_MS = 6_000;
/** After so long without a sign of life the stream is checked by a request. */
const QUIET_MS = 40_000;

/** Keeps one conversation flowing in: over a WebSocket where the network allows it, else by asking again and again. */
export function createConnection(
  api: DirectLine,
  credential: Credential,
  locale: () => string,
  events: ConnectionEvents,
): Connection {
  let phase: Phase = 'connecting';
  let running = 0;
  let watermark: string | null = null;
  /** The conversation that `watermark` counts in and whose activities were handed in. */
  let followed: string | null = null;
  let failedSockets = 0;
  let stream: Stream | null = null;
  let heardAt = 0;
  let wake: () => void = () => {};

  return {
    get phase() {
      return phase;
    },
    start() {
      running += 1;
      watermark = null;
      followed = null;
      failedSockets = 0;
      setPhase('connecting');
      addEventListener('online', onOnline);
      addEventListener('offline', onOffline);
      document.addEventListener('visibilitychange', onVisible);
      void run(running);
    },
    stop() {
      running += 1;
      removeEventListener('online', onOnline);
      removeEventListener('offline', onOffline);
      document.removeEventListener('visibilitychange', onVisible);
      stream?.close();
      wake();
    },
    nudge: () => wake(),
  };

  /** One life from `start` to `stop`; a later `start` is another one. */
  async function run(life: number): Promise<void> {
    let attempt = 0;
    while (life === running) {
      let waitMs: number | null = null;
      // Spread by the server, which knows how many come back: nothing is added.
      let hintMs: number | null = null;
      try {
        const held = await credential.obtain(locale());
        if (life !== running) return;
        if (followed !== null && held.conversationId !== followed) {
          watermark = null;
          events.onMoved();
          setPhase('connecting');
        }
        followed = held.conversationId;
        await credential.renewInTime();
        await catchUp(life);
        if (life !== running) return;
        if (heldOfFollowed() === null) continue;
        attempt = 0;
        setPhase('live');
        events.onCaughtUp();
        const ended = await listen(life);
        if (ended === 'again') continue;
        hintMs = ended.retryAfterMs;
      } catch (error) {
        if (life !== running) return;
        if (error instanceof Refused && (await isRecovered(error))) continue;
        waitMs = error instanceof Unreachable ? error.retryAfterMs : null;
      }
      if (life !== running) return;
      attempt += 1;
      setPhase(navigator.onLine ? 'reconnecting' : 'offline');
      await pause(hintMs ?? Math.max(waitMs ?? 0, waitBefore(attempt, Math.random, LONGEST_PAUSE_MS)));
    }
  }

  /** False: nothing was mended, so the next try comes after a pause. */
  async function isRecovered(refusal: Refused): Promise<boolean> {
    if (![401, 403, 404].includes(refusal.status)) return false;
    try {
      if (await credential.recover()) return false;
    } catch {
      return false;
    }
    if (credential.held === null) return false;
    credential.forget();
    watermark = null;
    followed = null;
    events.onExpired();
    return true;
  }

  /** Null too when another tab holds another conversation by now: `run` begins with that one. */
  function heldOfFollowed(): Held | null {
    const held = credential.held;
    return held?.conversationId === followed ? held : null;
  }

  async function catchUp(life: number): Promise<number> {
    // Handed in together: of a long conversation each page by itself would be drawn, the oldest first.
    const came: unknown[] = [];
    try {
      for (;;) {
        const held = heldOfFollowed();
        if (held === null || life !== running) return came.length;
        const set = await api.activities(held, watermark);
        heardAt = Date.now();
        if (life !== running) return came.length;
        const before = watermark;
        moveOn(set);
        came.push(...set.activities);
        if (set.activities.length === 0 || watermark === before) return came.length;
      }
    } finally {
      if (came.length > 0 && life === running && heldOfFollowed() !== null) events.onActivities(came);
    }
  }

  function moveOn(set: ActivitySet): void {
    if (set.watermark && isLater(set.watermark, watermark)) watermark = set.watermark;
  }

  function take(set: ActivitySet): void {
    moveOn(set);
    if (set.activities.length > 0) events.onActivities(set.activities);
  }

  async function listen(life: number): Promise<'again' | Ended> {
    const held = heldOfFollowed();
    if (held === null) return 'again';
    const opened = await api.reopen(held, watermark);
    credential.keep(opened);
    if (life !== running) return NOT_OPENED;
    const ended = opened.streamUrl === undefined ? NOT_OPENED : await follow(ownAddress(opened.streamUrl));
    if (ended.worked || life !== running) return ended;
    failedSockets += 1;
    await poll(life, 30_000 * Math.min(failedSockets, 10));
    return 'again';
  }

  /** Resolves when the stream has ended. */
  function follow(url: string): Promise<Ended> {
    return new Promise((resolve) => {
      heardAt = Date.now();
      const health = setInterval(() => {
        if (Date.now() - heardAt > QUIET_MS) void check();
      }, 5_000);
      stream = openStream(url, {
        onOpen() {
          failedSockets = 0;
          heardAt = Date.now();
        },
        onActivities(set) {
          heardAt = Date.now();
          take(set);
        },
        onEnd(worked, retryAfterMs) {
          clearInterval(health);
          stream = null;
          resolve({ worked, retryAfterMs });
        },
      });
    });
  }

  /** A socket may look open and be dead: asks, and what comes by this way the stream should have brought. */
  async function check(): Promise<void> {
    const asked = stream;
    if (asked === null) return;
    try {
      await credential.renewInTime();
      if ((await catchUp(running)) > 0 || heldOfFollowed() === null) asked.close();
    } catch {
      asked.close();
    }
  }

  async function poll(life: number, forMs: number): Promise<void> {
    const until = Date.now() + forMs;
    while (life === running && Date.now() < until && heldOfFollowed() !== null) {
      await pause(document.hidden ? POLL_HIDDEN_MS : POLL_MS);
      if (life !== running) return;
      await credential.renewInTime();
      await catchUp(life);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function onOnline(): void {
    wake();
    void check();
  }

  function onOffline(): void {
    setPhase('offline');
    stream?.close();
  }

  function onVisible(): void {
    if (document.hidden) return;
    wake();
    if (Date.now() - heardAt > 5_000) void check();
  }

  function setPhase(next: Phase): void {
    if (next === phase) return;
    phase = next;
    events.onPhase(next);
  }
}

/** The stream at the address that this page was loaded from: behind a proxy the server may know itself by another name. */
function ownAddress(streamUrl: string): string {
  const { pathname, search } = new URL(streamUrl);
  return `${location.origin.replace(/^http/, 'ws')}${pathname}${search}`;
}

/** Watermarks are numbers here; one that is no number is simply the newer one. */
function isLater(next: string, current: string | null): boolean {
  if (current === null) return true;
  const [one, other] = [Number(next), Number(current)];
  return Number.isNaN(one) || Number.isNaN(other) || one > other;
}
