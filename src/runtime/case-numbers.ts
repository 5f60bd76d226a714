import type { Store } from '../store/store';

/** Numbers that are taken from the store at once: so many may be skipped when the process ends. Twice as many when the last were soon used up. */
const BLOCK = 20;
const LARGEST_BLOCK = 640;
const SOON_MS = 1_000;
/** The first case of an installation is K-1001. */
const BEFORE_FIRST = 1000;

/** Case numbers in stock. Every turn gets one, and brings it back when it opened no case; so that no turn waits for one, more come before the last is gone. */
export class CaseNumbers {
  private stock: string[] = [];
  private refilling: Promise<void> | null = null;
  private block = BLOCK;
  private refilledAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly store: Store) {}

  async take(): Promise<string> {
    for (;;) {
      const number = this.takeFromStock();
      if (number !== null) return number;
      await this.refillOnce();
    }
  }

  /** Null: there is none left for now. */
  takeFromStock(): string | null {
    const number = this.stock.pop();
    // A failure is told to whoever finds no number left.
    if (this.stock.length < this.block / 4 && this.refilling === null) void this.refillOnce().catch(() => undefined);
    return number ?? null;
  }

  bringBack(number: string): void {
    this.stock.push(number);
  }

  private refillOnce(): Promise<void> {
    this.refilling ??= this.refill();
    return this.refilling;
  }

  private async refill(): Promise<void> {
    const wasSoon = performance.now() - this.refilledAt < SOON_MS;
    this.block = wasSoon ? Math.min(this.block * 2, LARGEST_BLOCK) : BLOCK;
    try {
      const first = await this.store.reserveNumbers('case', this.block);
      this.refilledAt = performance.now();
      const more: string[] = [];
      for (let n = first + this.block - 1; n >= first; n--) more.push(`K-${BEFORE_FIRST + n}`);
      // The last one is taken first: what is left of the ones before comes before these.
      this.stock.unshift(...more);
    } finally {
      this.refilling = null;
    }
  }
}
