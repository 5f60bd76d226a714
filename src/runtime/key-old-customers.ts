import { otherKeys } from '../desk/forget';
import type { ConversationId } from '../domain/conversation';
import type { Log } from '../log';
import type { CaseRow, RecordedTurn, Store } from '../store/store';
import { type CustomerKey, isKeyed, loadKeyOfDigest } from './customer-key';
import { rewriteConversation } from './rewrite-conversation';

const DONE = 'customer-key.all';
const PAGE = 500;

/**
 * Records of before customers' keys were made with a secret get such keys, once: everywhere where the bare digest stood. The turns before
 * that can no longer be decided again.
 */
export async function keyOldCustomers(store: Store, { now, log }: { now: () => number; log: Log }): Promise<number> {
  if ((await store.readValue(DONE)) === true) return 0;
  const keyOf = await loadKeyOfDigest(store);
  let count = 0;
  for (let after: ConversationId = ''; ; ) {
    const page = await store.readConversationIds(after, PAGE);
    for (const conversation of page) {
      const identity = (await store.readConversation(conversation))?.state.identity;
      if (identity === undefined || Object.values(identity).every(isKeyed)) continue;
      await rewriteConversation(store, conversation, changeTo(keyOf), now());
      count += 1;
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!;
  }
  await store.writeValue(DONE, true);
  if (count > 0) log.info({ conversations: count }, 'keys of customers were made with the secret of this installation');
  return count;
}

function changeTo(keyOf: CustomerKey) {
  const keyed = (key: string) => (isKeyed(key) ? key : keyOf(key));
  return {
    why: 'keys' as const,
    state: <T extends { readonly identity?: object; readonly case: CaseRow['case'] | null }>(state: T): T => ({
      ...state,
      identity: otherKeys(state.identity ?? {}, keyed),
      case: state.case === null ? null : keyedCase(state.case, keyed),
    }),
    turn: (turn: RecordedTurn): RecordedTurn => ({
      ...turn,
      event: keyedEvent(turn.event, keyed),
      effects: turn.effects.map((one) =>
        one.kind === 'fact' && one.fact === 'customer-known' ? { ...one, key: keyed(one.key) } : one,
      ),
    }),
    case: (row: CaseRow): CaseRow => ({ ...row, case: keyedCase(row.case, keyed) }),
  };
}

function keyedCase(it: CaseRow['case'], keyed: CustomerKey): CaseRow['case'] {
  return it.customer === undefined ? it : { ...it, customer: otherKeys(it.customer, keyed) };
}

function keyedEvent(event: RecordedTurn['event'], keyed: CustomerKey): RecordedTurn['event'] {
  if (event.kind !== 'message' && event.kind !== 'opened') return event;
  return event.person === undefined ? event : { ...event, person: keyed(event.person) };
}
