import { reasonOf } from '../errors';
import type { Log } from '../log';
import type { Wire } from './wakeups';

/** One connection of a wire, from its opening to its end. */
export interface Line {
  send(text: string): Promise<void>;
  /** Resolves when it answers; a line that is asked and silent is dead. */
  ask(): Promise<void>;
  end(): void;
  /** Resolves when it is gone, for whatever reason. */
  readonly gone: Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 4_000;

/**
 * Opens a line again whenever it breaks, also one that only stays silent. What is sent meanwhile is lost: hints may be. An `open`
 * that fails leaves no connection behind; one that is aborted fails at once.
 */
export function keepConnected(what: string, log: Log, open: (signal: AbortSignal) => Promise<Line>): Wire {
  let line: Line | null = null;
  let opening = new AbortController();
  let closed = false;
  let wake: () => void = () => {};
  const over = run();

  async function run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    let told = false;
    while (!closed) {
      try {
        opening = new AbortController();
        line = await open(opening.signal);
        if (told) log.info({ wire: what }, 'wake-ups between processes work again');
        told = false;
        pauseMs = FIRST_PAUSE_MS;
        await liveOn(line);
      } catch (error) {
        // Once, not at every attempt: the store's poll goes on all the while.
        if (!told && !closed)
          log.warn({ wire: what, reason: reasonOf(error) }, 'wake-ups between processes are down; polling');
        told = true;
      }
      line?.end();
      line = null;
      if (!closed) await pause(pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  }

  async function liveOn(current: Line): Promise<void> {
    let isGone = false;
    void current.gone.then(() => {
      isGone = true;
      wake();
    });
    while (!closed && !isGone) {
      await pause(ASK_EVERY_MS);
      if (closed || isGone) break;
      await inTime(current.ask());
    }
    if (isGone && !closed) throw new Error('the connection was closed');
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    async send(text) {
      await line?.send(text).catch(() => line?.end());
    },
    async close() {
      closed = true;
      wake();
      if (line === null) opening.abort();
      else line.end();
      await over;
    },
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS).unref();
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
