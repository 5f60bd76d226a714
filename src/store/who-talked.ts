import type { ConversationId } from '../domain/conversation';
import type { Store, TurnPlace } from './store';

/** Turns, or conversations, at a time: read in milliseconds, since a database keeps its log for as long as somebody reads. */
const SLICE = 5_000;
/** Names that are remembered so as not to be given twice. */
const REMEMBERED = 200_000;

/**
 * Who has a turn from `since` to `until` (moments in milliseconds, both within), in the order of time, slice by slice. A conversation is
 * given once, or again where very many others talked in between.
 */
export async function* whoTalked(
  store: Pick<Store, 'readTurnPlaces'>,
  { since, until = Number.POSITIVE_INFINITY }: { readonly since: number; readonly until?: number },
): AsyncGenerator<readonly ConversationId[]> {
  const given = new Set<ConversationId>();
  for (let after: TurnPlace = { at: Math.ceil(since), conversation: '' }; ; ) {
    const slice = await store.readTurnPlaces(after, SLICE);
    const found = new Set<ConversationId>();
    for (const { at, conversation } of slice) if (at <= until && !given.has(conversation)) found.add(conversation);
    if (given.size > REMEMBERED) given.clear();
    for (const one of found) given.add(one);
    yield [...found];
    const last = slice.at(-1);
    if (slice.length < SLICE || last === undefined || last.at > until) return;
    after = last;
  }
}

/** All conversations, in the order of their text, page by page. */
export async function* everybody(store: Pick<Store, 'readConversationIds'>): AsyncGenerator<readonly ConversationId[]> {
  for (let after: ConversationId = ''; ; ) {
    const page = await store.readConversationIds(after, SLICE);
    yield page;
    if (page.length < SLICE) return;
    after = page.at(-1)!;
  }
}
