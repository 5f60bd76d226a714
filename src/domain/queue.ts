import type { Urgency } from './case';

const MINUTE_MS = 60_000;

/** How long a case of this urgency counts as having waited when it comes: in the queue's order, at the desk and in the store. */
export const HEAD_START_MS: { readonly [urgency in Urgency]: number } = {
  crisis: 24 * 60 * MINUTE_MS,
  complaint: 30 * MINUTE_MS,
  normal: 0,
};

/** The same for a case that an agent had and that came back. */
export const RETURNED_HEAD_START_MS = 15 * MINUTE_MS;
