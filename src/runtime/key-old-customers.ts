import { keysInCase, keysInEffect, keysInEvent, keysInState } from '../desk/keys-in';
import type { ConversationId } from '../domain/conversation';
import type { Log } from '../log';
import type { Store } from '../store/store';
import { type CustomerKey, isKeyed, loadKeyOfDigest } from './customer-key';
import { type Change, rewriteConversation } from './rewrite-conversation';

const DONE = 'customer-key.all';
/** Up to where it is done: broken off, it goes on there. */
const REACHED = 'customer-key.reached';
const PAGE = 500;

/**
 * Records of before customers' keys were made with a secret get such keys, once: everywhere where the bare digest stood. The turns before
 * that can no longer be decided again.
 */
export async function keyOldCustomers(store: Store, { now, log }: { now: () => number; log: Log }): Promise<number> {
  if ((await store.readValue(DONE)) === true) return 0;
  const keyOf = await loadKeyOfDigest(store);
  let count = 0;
  for (let after: ConversationId = String((await store.readValue(REACHED)) ?? ''); ; ) {
    const page = await store.readConversationIds(after, PAGE);
    for (const conversation of page) {
      const identity = (await store.readConversation(conversation))?.state.identity;
      if (identity === undefined || Object.values(identity).every(isKeyed)) continue;
      await rewriteConversation(store, conversation, changeTo(keyOf), now());
      count += 1;
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!;
    await store.writeValue(REACHED, after);
  }
  await store.writeValue(DONE, true);
  if (count > 0) log.info({ conversations: count }, 'keys of customers were made with the secret of this installation');
  return count;
}

function changeTo(keyOf: CustomerKey): Change {
  const keyed = (key: string) => (isKeyed(key) ? key : keyOf(key));
  return {
    why: 'keys',
    state: (state) => keysInState(state, keyed),
    turn: (turn) => ({
      ...turn,
      event: keysInEvent(turn.event, keyed),
      effects: turn.effects.map((one) => keysInEffect(one, keyed)),
    }),
    case: (row) => ({ ...row, case: keysInCase(row.case, keyed) }),
  };
}
