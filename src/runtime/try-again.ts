import { DeliveryError } from '../channels/channel';
import { reasonOf } from '../errors';
import type { OutboxEntry, OutboxResult } from '../store/store';
import { backOffMs } from './back-off';

/** How long what must arrive outside is tried, and how soon again. */
export interface Patience {
  /** Counted from when it was put into the outbox, or put back into it by hand. */
  readonly lastsMs: number;
  readonly backOff: { readonly firstMs: number; readonly mostMs: number };
}

/** So long it is tried at least, however late its first try comes: the server was down, or another one stood before it. */
const AT_LEAST_MS = 5 * 60_000;

/**
 * When something is tried again after a failure: after a pause that doubles, and not before the time that was asked for. Its end is fixed at
 * its first try and moves no more. What was held back before anything was sent was no try: it counts no attempt and waits only for as long as
 * it was told.
 */
export function tryAgain(
  entry: OutboxEntry,
  error: unknown,
  patience: Patience,
  { now, random }: { readonly now: () => number; readonly random: () => number },
): OutboxResult {
  const at = now();
  const { final = false, retryAfterMs = 0, ambiguous = false, heldBack = false } = optionsOf(error);
  const giveUpAt = entry.giveUpAt ?? Math.max(entry.due + patience.lastsMs, at + AT_LEAST_MS);
  const reason = reasonOf(error);
  const doubt = ambiguous ? { ambiguous } : {};
  const untried = heldBack ? { untried: true } : {};
  if (final || at >= giveUpAt) return { kind: 'dead', at, error: reason, ...doubt, ...untried };
  if (heldBack) return { kind: 'wait', due: Math.min(at + retryAfterMs, giveUpAt), error: reason, giveUpAt };
  const waitMs = Math.max(backOffMs(entry.attempts, patience.backOff, random), retryAfterMs);
  return { kind: 'retry', due: Math.min(at + waitMs, giveUpAt), error: reason, giveUpAt, ...doubt };
}

/**
 * Its next try would have come after its end. Until then it keeps its place, so that what follows in its conversation does not come before the
 * time that was asked for; then it is given up without a try. Null: it may be tried.
 */
export function runOut({ due, giveUpAt, lastError }: OutboxEntry, now: () => number): OutboxResult | null {
  if (due !== giveUpAt) return null;
  return { kind: 'dead', at: now(), error: lastError ?? 'there was no time left for a try', untried: true };
}

function optionsOf(error: unknown): Partial<DeliveryError['options']> {
  return error instanceof DeliveryError ? error.options : {};
}
