import { randomBytes } from 'node:crypto';
import { forgetCase, forgetState, forgetTurn } from '../desk/forget';
import type { OtherKey } from '../desk/keys-in';
import type { ConversationId } from '../domain/conversation';
import { type CustomerKeys, isSameCustomer } from '../domain/customer-keys';
import type { Store } from '../store/store';
import { rewriteConversation } from './rewrite-conversation';

/** More cases of one customer are not looked through at a time. */
const MOST_CASES = 10_000;

/**
 * That conversation, and all others that are proved to be the same customer's. Not by way of a third. `thoroughly`: also those in which no
 * case was opened; all conversations are read for it.
 */
export async function conversationsOfCustomer(
  store: Store,
  first: ConversationId,
  thoroughly = true,
): Promise<readonly ConversationId[]> {
  const { cases } = await store.readPending(first);
  const identity = (await store.readConversation(first))?.state.identity;
  const keys = [...cases.map((row) => row.case.customer), identity].filter((one) => one !== undefined);
  const distinct = new Map(keys.map((one) => [JSON.stringify(one), one]));
  const found = new Set([first]);
  for (const key of distinct.values())
    for (const one of await conversationsKnownBy(store, key, thoroughly)) found.add(one);
  return [...found].sort();
}

export async function conversationsKnownBy(
  store: Store,
  customer: CustomerKeys,
  thoroughly = true,
): Promise<readonly ConversationId[]> {
  const rows = await store.readCases({ customer, closedToo: true, limit: MOST_CASES });
  const found = new Set(rows.map(({ conversation }) => conversation));
  for (const key of thoroughly ? [customer.person, customer.verified] : [])
    for (const one of key === undefined ? [] : await store.searchConversations(JSON.stringify(key)))
      if (isSameCustomer((await store.readConversation(one))?.state.identity, customer)) found.add(one);
  return [...found];
}

/** Why a conversation cannot be erased yet: what people still owe its customer in it. */
export interface StillOpen {
  readonly conversation: ConversationId;
  readonly caseNumber: string;
  readonly what: 'case' | 'promise';
}

export async function stillOpenIn(store: Store, conversation: ConversationId): Promise<readonly StillOpen[]> {
  const stored = await store.readConversation(conversation);
  if (stored === null) return [];
  const { case: it, promises } = stored.state;
  const owed = promises.filter(({ state = 'open' }) => state === 'open');
  return [
    ...(it !== null && it.closedAt === null
      ? [{ conversation, caseNumber: it.number, what: 'case' } as const]
      : owed.map(({ caseNumber = it?.number ?? '' }) => ({ conversation, caseNumber, what: 'promise' }) as const)),
  ];
}

/** Nothing was said in it since it was erased. */
export async function isErased(store: Store, conversation: ConversationId): Promise<boolean> {
  const turn = (await store.readConversation(conversation))?.state.turn ?? 0;
  const [last] = await store.readTurns(conversation, { after: turn - 1, limit: 1 });
  return last?.event.kind === 'rewritten' && last.event.why === 'erased';
}

/** Words, values, files, names and keys of one customer; what is counted stays, and under one new key what is theirs stays theirs. */
export async function eraseConversations(
  store: Store,
  conversations: readonly ConversationId[],
  now: () => number,
): Promise<void> {
  const other = otherKeysOfOne();
  for (const conversation of conversations) {
    await rewriteConversation(
      store,
      conversation,
      {
        why: 'erased',
        state: (state) => forgetState(state, other),
        turn: (turn) => forgetTurn(turn, other),
        case: (row) => ({ ...row, customerName: null, case: forgetCase(row.case, other) }),
      },
      now(),
    );
  }
}

/** By chance, so that nobody finds back by it. */
function otherKeysOfOne(): OtherKey {
  const made = new Map<string, string>();
  return (key) => {
    const known = made.get(key) ?? `x${randomBytes(16).toString('base64url')}`;
    made.set(key, known);
    return known;
  };
}
