/** What an agent may have to be told of, as it stands at one moment. */
export interface Standing {
  /** How many wait, over all teams; null until the desk has told. */
  readonly waiting: number | null;
  readonly unread: number;
  /** Cases of theirs with something due soon. */
  readonly near: number;
  /** Numbers of the cases that are theirs. */
  readonly mine: readonly string[];
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
  if (now.near > last.near) return 'deadlineNear';
  return now.waiting !== null && now.waiting > last.waiting ? 'newCustomer' : null;
}
