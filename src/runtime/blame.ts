import type { OutboxEntry, OutboxResult } from '../store/store';

/**
 * Begun so often without a word of its end, an entry is to blame for the end of whoever began it, and is not begun again. Fewer would be
 * found of what merely was under way while something else ended processes: under a storm of kills five times in a row is no rarity.
 */
const MOST_LOST = 10;

/** Whether it is the entry that ended all who began it, and not somebody from outside. */
export function isToBlame({ lost }: Pick<OutboxEntry, 'lost'>): boolean {
  return lost >= MOST_LOST;
}

/** Makes a dead letter of what is to blame, under a code. */
export function giveUpAs(code: string, now: () => number): (entry: OutboxEntry) => Promise<OutboxResult> {
  return async ({ lost }) => ({
    kind: 'dead',
    at: now(),
    error: `${code}: begun ${lost} times, it never came to an end`,
  });
}
