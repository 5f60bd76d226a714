import { KhidmatError } from '../errors';
import type { Log } from '../log';
import type { OutboxEntry, OutboxKind, OutboxResult, Store } from '../store/store';

export interface DispatcherParts {
  readonly store: Store;
  readonly kind: OutboxKind;
  readonly now: () => number;
  readonly log: Log;
  /** Longer than the longest handling: a lease that ends hands the entry to somebody else. */
  readonly leaseMs: number;
  readonly atOnce: number;
  /** Does what the entry says. Null: the entry is gone already, with a turn. */
  readonly handle: (entry: OutboxEntry) => Promise<OutboxResult | null>;
}

const POLL_MS = 1_000;
const AFTER_FAULT_MS = 2_000;

/**
 * Carries out what the outbox holds, in order for each conversation. `wake` after a commit makes it at once; the poll
 * behind it finds what is due for another try, and what an earlier process left unfinished.
 */
export class Dispatcher {
  private running = false;
  private looking = false;
  private lookAgain = false;
  private readonly underWay = new Set<Promise<void>>();
  private poll: NodeJS.Timeout | undefined;

  constructor(private readonly parts: DispatcherParts) {}

  start(): void {
    this.running = true;
    this.poll = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** Takes nothing new, and resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.running = false;
    clearInterval(this.poll);
    await Promise.all(this.underWay);
  }

  wake(): void {
    if (!this.running) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    // Turns of one moment wake it once.
    setImmediate(() => void this.look());
  }

  private async look(): Promise<void> {
    const { store, kind, now, leaseMs, atOnce, log } = this.parts;
    try {
      do {
        this.lookAgain = false;
        const limit = atOnce - this.underWay.size;
        if (!this.running || limit <= 0) break;
        for (const entry of await store.claimOutbox({ now: now(), leaseMs, limit, kind })) this.begin(entry);
      } while (this.lookAgain);
    } catch (error) {
      log.error({ kind, code: codeOf(error) }, 'the outbox cannot be read; trying again');
    } finally {
      this.looking = false;
    }
  }

  private begin(entry: OutboxEntry): void {
    const work = this.carryOut(entry).finally(() => {
      this.underWay.delete(work);
      // Its conversation's next entry is free now, and so is a place.
      this.wake();
    });
    this.underWay.add(work);
  }

  private async carryOut(entry: OutboxEntry): Promise<void> {
    const { store, handle, now, log, kind } = this.parts;
    const ids = { kind, conversation: entry.conversation, entry: entry.id, attempts: entry.attempts };
    try {
      const result = await handle(entry);
      if (result === null) return;
      if (result.kind === 'dead')
        log.error({ ...ids, error: result.error }, 'given up; it stands among the dead letters');
      if (result.kind === 'retry')
        log.warn({ ...ids, error: result.error, due: result.due }, 'failed; to be tried again');
      await store.settleOutbox(entry, result);
    } catch (error) {
      log.error({ ...ids, code: codeOf(error) }, 'an outbox entry could not be settled; to be done again');
      await store
        .settleOutbox(entry, { kind: 'retry', due: now() + AFTER_FAULT_MS, error: codeOf(error) })
        .catch(() => undefined);
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof KhidmatError ? error.code : error instanceof Error ? error.name : 'UNKNOWN';
}
