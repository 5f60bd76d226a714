import type { ConversationId } from '../domain/conversation';
import { reasonOf } from '../errors';
import type { Log } from '../log';
import type { Store, TurnReceipt } from '../store/store';
import { Repeater } from './repeater';
import type { Happening } from './turn';

const POLL_MS = 500;
const AT_ONCE = 100;

/** Turns timers that are due into events. They stand in the store, so a restart only makes them late. */
export function createTimers(parts: {
  readonly store: Store;
  readonly now: () => number;
  readonly log: Log;
  readonly takeTurn: (conversation: ConversationId, happening: Happening) => Promise<TurnReceipt>;
}): Repeater {
  const { store, now, log, takeTurn } = parts;
  return new Repeater(POLL_MS, log, async () => {
    const due = await store.readDueTimers(now(), AT_ONCE);
    await Promise.all(
      due.map(async ({ conversation, timerId, due: dueAt }) => {
        try {
          // Its time is in the id: a timer that is set anew under the same name is another event.
          const body = { kind: 'timer', timerId, due: dueAt } as const;
          await takeTurn(conversation, { id: `timer:${timerId}:${dueAt}`, body });
        } catch (error) {
          log.error(
            { conversation, timer: timerId, reason: reasonOf(error) },
            'a timer could not be taken; trying again',
          );
        }
      }),
    );
  });
}
