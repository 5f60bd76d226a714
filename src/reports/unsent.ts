import type { Json } from '../domain/json';
import type { Store } from '../store/store';

/** A week's report that has not reached a place. */
export interface Unsent {
  /** `folder`, `hook`, `mail:` and an address. */
  readonly place: string;
  /** Of the week: `2026-11-22`. */
  readonly lastDay: string;
  readonly why: string;
  /** When it was tried last, in milliseconds; not known of what an earlier version wrote. */
  readonly at?: number;
  /** Tried for a day: it is not tried any more. */
  readonly isGivenUp: boolean;
}

const UNSENT = 'reports.unsent';

/** Those of the week that ended on this day. */
export async function readUnsent(store: Pick<Store, 'readValue'>, lastDay: string): Promise<readonly Unsent[]> {
  const unsent = ((await store.readValue(UNSENT)) ?? []) as unknown as readonly Unsent[];
  return unsent.filter((one) => one.lastDay === lastDay);
}

/** All of them, in the place of those before. */
export async function noteUnsent(store: Pick<Store, 'writeValue'>, unsent: readonly Unsent[]): Promise<void> {
  await store.writeValue(UNSENT, unsent as unknown as Json);
}
