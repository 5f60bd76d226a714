import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../errors';
import type { Log } from '../log';

export type Close = () => unknown;

/** One after the other, whatever becomes of each: what could not be closed in order keeps nothing else open. */
export async function closeAll(closing: readonly Close[], log: Log): Promise<void> {
  for (const close of closing) {
    try {
      await close();
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'something could not be closed in order; going on');
    }
  }
}

/** All begin to close at this very moment; resolves when the last has. */
export async function closeTogether(closing: readonly Close[], log: Log): Promise<void> {
  await Promise.all(closing.map((close) => closeAll([close], log)));
}

/** Waits for it, but not for longer: what is said in leaving is a courtesy. */
export async function within(ms: number, leaving: Promise<unknown>): Promise<void> {
  await Promise.race([leaving, pause(ms, undefined, { ref: false })]);
}
