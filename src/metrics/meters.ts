import type { HandoffReason } from '../domain/case';
import type { EventBody } from '../domain/event';
import { KhidmatError } from '../errors';
import { Registry } from './registry';

/** `kept`: its turn is on the disk, from now or from before. `refused`: a desk event that no longer fits. `shed`: too much was going on. */
export type TurnOutcome = 'kept' | 'refused' | 'shed' | 'lost' | 'store-failed' | 'failed';

/** `ambiguous`: it may have arrived, and may come twice. `held-back`: by a limit of the channel's own, before anything was sent. */
export type OfferOutcome = 'delivered' | 'failed' | 'ambiguous' | 'held-back';

/** What the parts of a running server tell as it happens. No name, text or id of anybody goes in: labels are words of this program. */
export interface Meters {
  readonly registry: Registry;
  /** `ms`: from when it was asked for to its answer, the wait behind others of its conversation included. */
  turnEnded(event: EventBody['kind'], outcome: TurnOutcome, ms: number): void;
  handedOff(reason: HandoffReason): void;
  /** A call of the store that was rejected. */
  storeFailed(error: unknown): void;
  /** A request that was refused before or instead of its work: 429 and 5xx. */
  requestRefused(status: number, code: string): void;
  /** A reply was offered to its channel. */
  replyOffered(outcome: OfferOutcome): void;
  /** A try to deliver the weekly report to a folder, hook or mailbox was in vain. */
  reportFailed(place: 'folder' | 'hook' | 'mail'): void;
  /** A try to bring the figures up to date was in vain: the pages stay as they are, and no weekly report goes out. */
  figuresFailed(): void;
}

/** From half a millisecond to ten seconds. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMeters(): Meters {
  const registry = new Registry();
  const turns = registry.counter({
    name: 'khidmat_turns_total',
    help: 'Turns by what brought them and how they ended.',
    labels: ['event', 'outcome'],
  });
  const seconds = registry.histogram({
    name: 'khidmat_turn_seconds',
    help: 'Time from an event to its turn on the disk, waiting included; turns that were kept.',
    bounds: SECONDS,
  });
  const handoffs = registry.counter({
    name: 'khidmat_handoffs_total',
    help: 'Cases that went to people, by reason.',
    labels: ['reason'],
  });
  const storeErrors = registry.counter(
    {
      name: 'khidmat_store_errors_total',
      help: 'Calls of the store that were rejected, by code.',
      labels: ['code'],
    },
    [['STORE_UNAVAILABLE'], ['STORE_FULL'], ['OTHER']],
  );
  const refused = registry.counter(
    {
      name: 'khidmat_requests_refused_total',
      help: 'Requests refused because of limits (429), load or faults (5xx), by code.',
      labels: ['status', 'code'],
    },
    [
      ['429', 'TooManyRequests'],
      ['503', 'Shed'],
      ['503', 'Overloaded'],
      ['503', 'Unavailable'],
      ['500', 'ServiceError'],
    ],
  );
  const reportsFailed = registry.counter(
    {
      name: 'khidmat_report_failures_total',
      help: 'Tries to deliver the weekly report that were in vain, by kind of place.',
      labels: ['place'],
    },
    [['folder'], ['hook'], ['mail']],
  );
  const figuresFailed = registry.counter({
    name: 'khidmat_figures_failures_total',
    help: 'Tries to bring the figures of the reports up to date that were in vain.',
  });
  const deliveries = registry.counter(
    {
      name: 'khidmat_deliveries_total',
      help: 'Replies offered to a channel, by what came of it; ambiguous ones may have arrived, and may come twice.',
      labels: ['outcome'],
    },
    [['delivered'], ['failed'], ['ambiguous'], ['held-back']],
  );
  return {
    registry,
    turnEnded(event, outcome, ms) {
      turns.add([event, outcome]);
      if (outcome === 'kept') seconds.observe(ms / 1000);
    },
    handedOff: (reason) => handoffs.add([reason]),
    storeFailed: (error) => storeErrors.add([error instanceof KhidmatError ? error.code : 'OTHER']),
    requestRefused: (status, code) => refused.add([String(status), code]),
    replyOffered: (outcome) => deliveries.add([outcome]),
    reportFailed: (place) => reportsFailed.add([place]),
    figuresFailed: () => figuresFailed.add(),
  };
}
