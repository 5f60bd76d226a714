import { KhidmatError } from '../errors';
import type { Log } from '../log';
import type { OutboxClaim, OutboxEntry, OutboxKind, OutboxResult, Store } from '../store/store';
import { isToBlame } from './blame';

export interface DispatcherParts {
  readonly store: Store;
  readonly kind: OutboxKind;
  readonly now: () => number;
  readonly log: Log;
  /** How many are begun beside each other. Those that take long are not counted, up to `mostLong` of them: they only wait. */
  readonly atOnce: number;
  readonly mostLong?: number;
  readonly handle: Handle;
  /** Ends the entry in the place of `handle`: it ended whoever began it. */
  readonly giveUp: (entry: OutboxEntry) => Promise<OutboxResult | null>;
  /** All dispatchers of a process share one. */
  readonly alone: Alone;
}

/** One suspect at a time in a process, of whatever kind: should it die, it is known of what. */
export class Alone {
  private busy = false;
  private readonly waiting = new Set<() => void>();

  /** False: there is one. `again` is called once when it has ended: all look at the same moments, and the same ones would always come too late. */
  begin(again: () => void): boolean {
    if (this.busy) {
      this.waiting.add(again);
      return false;
    }
    this.busy = true;
    return true;
  }

  end(): void {
    this.busy = false;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const again of waiting) again();
  }
}

/**
 * Does what the entry says. Null: the entry is gone already, with a turn, or is somebody else's. `isHeld` tells whether the lease
 * still runs, by a clock that cannot be set: to be asked right before what cannot be taken back.
 */
export type Handle = (entry: OutboxEntry, isHeld: () => boolean) => Promise<OutboxResult | null>;

const POLL_MS = 1_000;
/**
 * So long after a process has died or frozen, others take over what it had under way; a living one holds its leases for as long
 * as the handling takes.
 */
const LEASE_MS = 15_000;
const HOLD_EVERY_MS = 5_000;
const AFTER_FAULT_MS = 2_000;
/** What has been under way for so long waits for somebody else, and would keep quick ones out of its place for minutes. */
const LONG_MS = 2_000;

/**
 * Carries out what the outbox holds, in order for each conversation. `wake` after a commit makes it at once; the poll
 * behind it finds what is due for another try, and what an earlier process left unfinished.
 *
 * What is begun and never heard of again may end the process. From the third time on it is done when no other suspect is (see
 * `OutboxClaim`), so that what was only beside it comes to its end, and is cleared; at last it is given up (`blame.ts`).
 */
export class Dispatcher {
  private running = false;
  private looking = false;
  private lookAgain = false;
  private looked: Promise<void> = Promise.resolve();
  /** The first time as soon as what was begun at the start has come to its end: a process may not live to see its first poll. */
  private suspectsDue: boolean | 'when-quiet' = 'when-quiet';
  private readonly underWay = new Map<string, UnderWay>();
  private readonly again = () => this.wake();
  private poll: NodeJS.Timeout | undefined;
  private holding: NodeJS.Timeout | undefined;

  constructor(private readonly parts: DispatcherParts) {}

  start(): void {
    this.running = true;
    this.poll = setInterval(() => {
      this.suspectsDue = true;
      this.wake();
    }, POLL_MS);
    this.holding = setInterval(() => void this.hold(), HOLD_EVERY_MS).unref();
    this.wake();
  }

  /** Begins nothing more, and resolves when what is under way is done. What a claim of this moment still brings is handed back. */
  async stop(): Promise<void> {
    this.running = false;
    clearInterval(this.poll);
    await this.looked;
    await Promise.all([...this.underWay.values()].map(({ work }) => work));
    clearInterval(this.holding);
  }

  wake(): void {
    if (!this.running) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    // Turns of one moment wake it once.
    setImmediate(() => {
      this.looked = this.look();
    });
  }

  private async look(): Promise<void> {
    const { store, kind, now, atOnce, log } = this.parts;
    try {
      do {
        this.lookAgain = false;
        const limit = atOnce - this.counted();
        if (!this.running || limit <= 0) break;
        const claimedAt = performance.now();
        const claim = { now: now(), leaseMs: LEASE_MS, limit, kind };
        for (const entry of await store.claimOutbox({ ...claim, suspects: false })) void this.begin(entry, claimedAt);
        if (this.running && this.isTimeForSuspects()) await this.beginSuspect({ ...claim, limit: 1 }, claimedAt);
      } while (this.lookAgain);
    } catch (error) {
      log.error({ kind, code: codeOf(error) }, 'the outbox cannot be read; trying again');
    } finally {
      this.looking = false;
    }
  }

  /** Those that hold a place. A place that comes free because one has become long is found at the next poll. */
  private counted(): number {
    const now = performance.now();
    const long = [...this.underWay.values()].filter(({ begunAt }) => now - begunAt >= LONG_MS).length;
    return this.underWay.size - Math.min(long, this.parts.mostLong ?? 0);
  }

  private isTimeForSuspects(): boolean {
    return this.suspectsDue === 'when-quiet' ? this.underWay.size === 0 : this.suspectsDue;
  }

  private async beginSuspect(claim: OutboxClaim, claimedAt: number): Promise<void> {
    const { store, alone } = this.parts;
    if (!alone.begin(this.again)) return;
    this.suspectsDue = false;
    let work: Promise<unknown> | undefined;
    try {
      for (const entry of await store.claimOutbox({ ...claim, suspects: true })) work = this.begin(entry, claimedAt);
    } finally {
      if (work === undefined) alone.end();
      else
        void work.finally(() => {
          alone.end();
          // Many may have stood beside the one: the next at once.
          this.suspectsDue = true;
          this.wake();
        });
    }
  }

  private begin(claimed: OutboxEntry, heldAt: number): Promise<void> {
    const key = `${claimed.conversation}/${claimed.id}`;
    const known = this.underWay.get(key);
    if (known !== undefined) {
      // Claimed once more from under ourselves: the clock jumped over the lease. It goes on, under the new number.
      known.entry.fence = claimed.fence;
      known.heldAt = heldAt;
      return known.work;
    }
    const entry = { ...claimed };
    const one: UnderWay = { entry, heldAt, begunAt: performance.now(), work: Promise.resolve() };
    this.underWay.set(key, one);
    one.work = (this.running ? this.carryOut(one) : this.handBack(entry)).finally(() => {
      this.underWay.delete(key);
      // Its conversation's next entry is free now, and so is a place.
      this.wake();
    });
    return one.work;
  }

  /** It came when this process had been told to stop: the next one may begin it at once. */
  private async handBack(entry: OutboxEntry): Promise<void> {
    // Where the store does not take it, its lease runs out.
    await this.parts.store.settleOutbox(entry, { kind: 'wait', due: entry.due }).catch(() => undefined);
  }

  /** Whoever is alive keeps what it works on. One that slept too long keeps nothing: the store knows whose it is now. */
  private async hold(): Promise<void> {
    const { store, kind, now, log } = this.parts;
    const at = performance.now();
    const held = [...this.underWay.values()].filter((one) => isHeld(one));
    if (held.length === 0) return;
    try {
      await store.holdOutbox(
        held.map(({ entry }) => entry),
        now() + LEASE_MS,
      );
      for (const one of held) one.heldAt = at;
    } catch (error) {
      log.warn({ kind, code: codeOf(error) }, 'leases could not be kept; others may take over what is under way');
    }
  }

  private async carryOut(one: UnderWay): Promise<void> {
    const { entry } = one;
    const { store, handle, giveUp, now, log, kind } = this.parts;
    const ids = { kind, conversation: entry.conversation, entry: entry.id, attempts: entry.attempts };
    try {
      const result = await (isToBlame(entry) ? giveUp(entry) : handle(entry, () => isHeld(one)));
      if (result === null) return;
      if (result.kind === 'dead')
        log.error({ ...ids, error: result.error, ...doubt(result) }, 'given up; it stands among the dead letters');
      if (result.kind === 'retry')
        log.warn({ ...ids, error: result.error, due: result.due, ...doubt(result) }, 'failed; to be tried again');
      if (result.kind === 'wait') log.debug({ ...ids, due: result.due }, 'held back; it goes out later');
      if (!(await this.settle(entry, result))) log.warn(ids, 'another process has taken this over; nothing was stored');
      if (result.kind === 'wait') this.lookAt(result.due);
    } catch (error) {
      if (codeOf(error) === 'CLAIM_LOST')
        return log.warn(ids, 'another process has taken this over; nothing was stored');
      log.error({ ...ids, code: codeOf(error) }, 'an outbox entry could not be settled; to be done again');
      await store
        .settleOutbox(entry, { kind: 'retry', due: now() + AFTER_FAULT_MS, error: codeOf(error) })
        .catch(() => undefined);
    }
  }

  /** What a limit holds back waits for a moment only: sooner than the next poll, perhaps. */
  private lookAt(due: number): void {
    const waitMs = due - this.parts.now();
    if (waitMs < POLL_MS) setTimeout(this.again, Math.max(0, waitMs)).unref();
  }

  /** False: it is somebody else's by now. What was claimed once more from under ourselves meanwhile is settled under the new number. */
  private async settle(entry: OutboxEntry, result: OutboxResult): Promise<boolean> {
    const { fence } = entry;
    if (await this.parts.store.settleOutbox(entry, result)) return true;
    await this.looked;
    return entry.fence !== fence && this.settle(entry, result);
  }
}

/** It may have come to its end outside all the same. */
function doubt({ ambiguous }: { readonly ambiguous?: boolean }) {
  return ambiguous === true ? { ambiguous } : {};
}

function codeOf(error: unknown): string {
  return error instanceof KhidmatError ? error.code : error instanceof Error ? error.name : 'UNKNOWN';
}

interface UnderWay {
  readonly entry: OutboxEntry & { fence: number };
  readonly begunAt: number;
  work: Promise<void>;
  /** By the clock that only goes forward. */
  heldAt: number;
}

function isHeld({ heldAt }: UnderWay): boolean {
  return performance.now() - heldAt < LEASE_MS;
}
