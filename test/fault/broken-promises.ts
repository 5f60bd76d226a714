import { recordedSince, releasesOf } from '../../src/cli/recorded';
import { replayConversation } from '../../src/cli/replay-conversation';
import { verifyActs, verifyTrail } from '../../src/runtime/verify-audit';
import { verifyConversation } from '../../src/runtime/verify-conversation';
import type { Store } from '../../src/store/store';

/** All that `khidmat verify --replay` says of a store that is at rest: each broken promise in one sentence. */
export async function brokenPromises(
  store: Store,
  { now = Date.now(), replays = true }: { readonly now?: number; readonly replays?: boolean } = {},
): Promise<readonly string[]> {
  const broken: string[] = [];
  const contentOf = releasesOf(store, {});
  const trail = await verifyTrail(store, now);
  broken.push(...trail.broken.map((what) => `I9 ${what}`));
  for await (const { conversation, record } of recordedSince(store, null)) {
    const kept = {
      conversation,
      stored: await store.readConversation(conversation),
      turns: record,
      messages: await store.readMessages(conversation, 0, 1_000_000),
      ...(await store.readPending(conversation)),
    };
    broken.push(...(await verifyActs(store, conversation, trail)).map((what) => `I9 ${what}`));
    broken.push(...verifyConversation(kept, now).map(({ promise, what }) => `${promise} ${what}`));
    if (!replays) continue;
    const { difference } = await replayConversation(conversation, record, contentOf);
    if (difference !== null) broken.push(`${conversation}: turn ${difference.turn} replays otherwise`);
  }
  return [...broken, ...(await store.checkIntegrity())];
}

/** Nothing is left to do: no entry of the outbox, dead ones aside. */
export async function isQuiet(store: Store): Promise<boolean> {
  for (let after = ''; ; ) {
    const ids = await store.readConversationIds(after, 1000);
    for (const id of ids) if ((await store.readPending(id)).outbox.some(({ isDead }) => !isDead)) return false;
    if (ids.length < 1000) return true;
    after = ids.at(-1)!;
  }
}
