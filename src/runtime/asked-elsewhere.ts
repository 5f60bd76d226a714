import type { ConversationState } from '../domain/conversation';
import { NPS_AGAIN_AFTER_MS } from '../flow/step-survey';
import type { Store } from '../store/store';

/** More cases of one customer are not looked through. */
const MOST_CASES = 200;

/** When the customer was last asked for a recommendation in another conversation; null: not within the time in which one is not asked again. */
export async function npsAskedElsewhere(
  store: Store,
  { conversation, identity }: ConversationState,
  at: number,
): Promise<number | null> {
  if (identity === undefined) return null;
  const rows = await store.readCases({ customer: identity, closedToo: true, limit: MOST_CASES });
  const asked = rows.flatMap(({ conversation: where, case: { surveyed = [], closedAt } }) =>
    // A case is asked about as it closes.
    where !== conversation && surveyed.includes('nps') ? [closedAt ?? at] : [],
  );
  const last = Math.max(...asked, Number.NEGATIVE_INFINITY);
  return at - last < NPS_AGAIN_AFTER_MS ? last : null;
}
