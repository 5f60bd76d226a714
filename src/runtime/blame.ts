import type { OutboxEntry, OutboxResult, Store } from '../store/store';

/** Begun so often without a word of its end, an entry is to blame for the end of whoever began it, and is not begun again. */
const MOST_LOST = 5;
/** Begun so often, it is so whatever else ends processes. */
const MOST_LOST_EVER = 10;
/**
 * Between two begins of an entry that ends processes, one starts in place of the one that it ended, and some that others of its kind ended. Where
 * more start, something else ends them, too, so often that what it ends may well have been under way five times.
 */
const MOST_STARTS_EACH = 4;
/** The latest, and more than any judgement asks for. */
const STARTS_KEPT = MOST_STARTS_EACH * MOST_LOST_EVER;
const STARTS = 'process-starts';

type Notes = Pick<Store, 'reserveNumbers' | 'writeValue'>;
type Noted = Pick<Store, 'readValue'>;

/** To be called by every process before it begins anything. `now`: milliseconds since the epoch, on the clock of the outbox. */
export async function noteStart(store: Notes, now: number): Promise<void> {
  const nth = await store.reserveNumbers(STARTS, 1);
  await store.writeValue(keyOf(nth % STARTS_KEPT), now);
}

/** Whether it is the entry that ended all who began it, and not somebody from outside. Rejects when the store cannot tell. */
export async function isToBlame(store: Noted, { lost, due }: Pick<OutboxEntry, 'lost' | 'due'>): Promise<boolean> {
  if (lost < MOST_LOST) return false;
  if (lost >= MOST_LOST_EVER) return true;
  const starts = await Promise.all(Array.from({ length: STARTS_KEPT }, (_, place) => store.readValue(keyOf(place))));
  // None of its begins was before it was due.
  const meanwhile = starts.filter((at) => typeof at === 'number' && at >= due).length;
  return meanwhile <= MOST_STARTS_EACH * lost;
}

/** Makes a dead letter of what is to blame, under a code. */
export function giveUpAs(code: string, now: () => number): (entry: OutboxEntry) => Promise<OutboxResult> {
  return async ({ lost }) => ({
    kind: 'dead',
    at: now(),
    error: `${code}: begun ${lost} times, it never came to an end`,
  });
}

function keyOf(place: number): string {
  return `${STARTS}:${place}`;
}
