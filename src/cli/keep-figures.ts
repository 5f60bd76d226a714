import type { FigureFrame } from '../insight/frame';
import type { Log } from '../log';
import type { FiguresThread } from './figures-thread';

/** Brings the figures up to date every so often, in their own thread, as long as the server runs. Of several processes one does it. */
export function keepFigures(parts: {
  readonly thread: Pick<FiguresThread, 'refresh'>;
  readonly frame: () => FigureFrame;
  readonly everyMs: number;
  readonly now: () => number;
  readonly log: Log;
  /** A try was in vain. */
  readonly failed: () => void;
}): { stop(): void } {
  const { thread, frame, everyMs, now, log, failed } = parts;
  let timer = setTimeout(refresh, FIRST_MS);
  let isStopped = false;
  timer.unref();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };

  async function refresh(): Promise<void> {
    const began = performance.now();
    try {
      const how = await thread.refresh({ frame: frame(), at: now() });
      const ms = Math.round(performance.now() - began);
      if (how !== 'busy') log.debug({ ms }, 'figures are up to date');
    } catch (error) {
      if (isStopped) return;
      // The next time may go better; until then the pages tell of when their figures are.
      log.warn({ err: error }, 'the figures could not be brought up to date');
      failed();
    }
    if (isStopped) return;
    timer = setTimeout(refresh, everyMs);
    timer.unref();
  }
}

/** Not in the moment in which everything starts. */
const FIRST_MS = 5_000;
