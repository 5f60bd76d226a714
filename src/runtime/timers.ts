import type { ConversationId } from '../domain/conversation';
import { KhidmatError, reasonOf } from '../errors';
import type { Log } from '../log';
import type { Store, TurnReceipt } from '../store/store';
import { Repeater } from './repeater';
import type { Happening } from './turn';

const POLL_MS = 500;
const AT_ONCE = 100;
/** A turn that has not been committed by then is somebody else's to take; one that failed is tried again then. */
const LEASE_MS = 10_000;

/** Turns timers that are due into events. They stand in the store, so a restart only makes them late. */
export function createTimers(parts: {
  readonly store: Store;
  readonly now: () => number;
  readonly log: Log;
  readonly takeTurn: (conversation: ConversationId, happening: Happening) => Promise<TurnReceipt>;
}): Repeater {
  const { store, now, log, takeTurn } = parts;
  return new Repeater(POLL_MS, log, async () => {
    const due = await store.claimTimers({ now: now(), leaseMs: LEASE_MS, limit: AT_ONCE });
    await Promise.all(
      due.map(async ({ conversation, timerId, due: dueAt, fence }) => {
        try {
          // Its time is in the id: a timer that is set anew under the same name is another event.
          const body = { kind: 'timer', timerId, due: dueAt } as const;
          await takeTurn(conversation, { id: `timer:${timerId}:${dueAt}`, body, fence });
        } catch (error) {
          if (error instanceof KhidmatError && error.code === 'CLAIM_LOST') return;
          log.error(
            { conversation, timer: timerId, reason: reasonOf(error) },
            'a timer could not be taken; trying again',
          );
        }
      }),
    );
  });
}
