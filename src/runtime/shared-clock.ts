import { reasonOf } from '../errors';
import type { Log } from '../log';
import { Repeater } from './repeater';

export interface SharedClock {
  /** Milliseconds since the epoch, as the store's clock has it. */
  readonly now: () => number;
  readonly keeper: Repeater;
}

const SET_EVERY_MS = 30_000;
/** What a slow answer or a busy moment explains is no reason to set a clock. */
const TOLERATED_MS = 100;

/**
 * One clock for all processes on one store: the store's, carried on between two readings by this machine's clock that only goes
 * forward. So leases, timers and signatures mean the same everywhere, and a machine whose time is set by an hour disturbs nobody.
 */
export async function shareClock(readClock: () => Promise<number>, log: Log): Promise<SharedClock> {
  let ahead = await measure(readClock);
  const keeper = new Repeater(SET_EVERY_MS, log, async () => {
    try {
      const measured = await measure(readClock);
      if (Math.abs(measured - ahead) > TOLERATED_MS) ahead = measured;
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'the clock of the store could not be read; this machine carries it on');
    }
  });
  return { now: () => Math.round(performance.now() + ahead), keeper };
}

/** How far the store's clock is ahead of this process's, taking the answer to be from the middle of the asking. */
async function measure(readClock: () => Promise<number>): Promise<number> {
  const asked = performance.now();
  const at = await readClock();
  return at - (asked + performance.now()) / 2;
}
