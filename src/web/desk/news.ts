/** What an agent may have to be told of, as it stands at one moment. */
export interface Standing {
  /** Who waits, over all teams; null until the desk has told. */
  readonly waiting: Waiting | null;
  readonly unread: number;
  /** Numbers of cases of theirs with something due soon. */
  readonly near: readonly string[];
  /** Numbers of the cases that are theirs. */
  readonly mine: readonly string[];
}

/** A queue as the desk tells of it: a long one is cut. */
export interface Waiting {
  readonly at: number;
  readonly inAll: number;
  readonly shown: readonly { readonly number: string; readonly waitingSince: number }[];
}

/** By the key of the text that tells it. */
export type News = 'newMessages' | 'deadlineNear' | 'newCase' | 'newCustomer';

/** What came to be between two moments that the agent has not done; null: nothing. What stands there at the beginning is no news. */
export function newsBetween(
  last: Standing,
  now: Standing,
  { open, taking }: { readonly open: string | null; readonly taking: boolean },
): News | null {
  if (last.waiting === null) return null;
  if (now.unread > last.unread) return 'newMessages';
  // By a colleague, by the rules of the house, or by a customer who comes back; what one takes oneself is being taken, or lies open.
  if (!taking && now.mine.some((number) => number !== open && !last.mine.includes(number))) return 'newCase';
  if (now.near.some((number) => !last.near.includes(number))) return 'deadlineNear';
  return now.waiting !== null && hasCome(last.waiting, now.waiting) ? 'newCustomer' : null;
}

/** Somebody may have come in the place of another. Of a queue that is cut, one who was behind it is not new. */
function hasCome(last: Waiting, now: Waiting): boolean {
  if (now.inAll > last.inAll) return true;
  const wasWhole = last.shown.length >= last.inAll;
  const before = new Set(last.shown.map(({ number }) => number));
  return now.shown.some(({ number, waitingSince }) => !before.has(number) && (wasWhole || waitingSince > last.at));
}
