import type { FigureFrame } from '../insight/frame';
import type { Log } from '../log';
import { Repeater } from '../runtime/repeater';
import type { Store } from '../store/store';
import { refreshFigures } from './refresh-figures';

export interface KeepFiguresOptions {
  readonly store: Store;
  readonly frame: () => FigureFrame;
  readonly now: () => number;
  readonly log: Log;
}

/** Of each such time one process has the work. */
const SLOT_MS = 30_000;
const PAUSE_MS = 5_000;

/** Keeps the tables of figures up to the record beside the work: in small batches, by one process at a time. */
export function keepFigures({ store, frame, now, log }: KeepFiguresOptions): { start(): void; stop(): Promise<void> } {
  let stopping = false;
  const repeater = new Repeater(PAUSE_MS, log, async () => {
    const until = (Math.floor(now() / SLOT_MS) + 1) * SLOT_MS;
    if (!(await store.shared.useOnce(`figures ${until}`, now(), until))) return;
    await refreshFigures({ store, frame: frame(), now, isOver: () => stopping || now() >= until });
  });
  return {
    start: () => repeater.start(),
    stop() {
      stopping = true;
      return repeater.stop();
    },
  };
}
