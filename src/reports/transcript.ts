import type { Message } from '../domain/message';
import type { CaseRow, Store } from '../store/store';

/** What was said in one case, a page of it. */
export interface TranscriptPage {
  readonly row: CaseRow;
  readonly messages: readonly Message[];
  /** `seq` of the last one where there is more; else null. */
  readonly more: number | null;
}

const PAGE = 200;

/** From the case's first word, or after `after`, to its last. Null: there is no such case. */
export async function readTranscript(store: Store, number: string, after: number): Promise<TranscriptPage | null> {
  const row = await store.readCase(number);
  if (row === null) return null;
  const { conversation } = row;
  const { openedAt, closedAt } = row.case;
  const last = (await store.readConversation(conversation))?.state.seq ?? 0;
  const from = Math.max(after, await lastBefore(store, conversation, { at: openedAt, last }));
  const read = await store.readMessages(conversation, from, PAGE + 1);
  const own = read.filter(({ at }) => closedAt === null || at <= closedAt);
  const messages = own.slice(0, PAGE);
  return { row, messages, more: own.length > PAGE ? messages.at(-1)!.seq : null };
}

/** The last message that was said before a moment. Messages lie in their order of time, so of a million twenty are looked at. */
async function lastBefore(
  store: Store,
  conversation: string,
  { at, last }: { readonly at: number; readonly last: number },
): Promise<number> {
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const [message] = await store.readMessages(conversation, middle - 1, 1);
    if (message !== undefined && message.at < at) low = middle;
    else high = middle - 1;
  }
  return low;
}
