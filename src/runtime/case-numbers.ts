import type { Store } from '../store/store';

/** Numbers that are taken from the store at once: so many may be skipped when the process ends. */
const BLOCK = 20;
/** The first case of an installation is K-1001. */
const BEFORE_FIRST = 1000;

/** Case numbers in stock. Every turn gets one, and brings it back when it opened no case. */
export class CaseNumbers {
  private stock: string[] = [];
  private refilling: Promise<void> | null = null;

  constructor(private readonly store: Store) {}

  async take(): Promise<string> {
    for (;;) {
      const number = this.stock.pop();
      if (number !== undefined) return number;
      this.refilling ??= this.refill();
      await this.refilling;
    }
  }

  bringBack(number: string): void {
    this.stock.push(number);
  }

  private async refill(): Promise<void> {
    try {
      const first = await this.store.reserveNumbers('case', BLOCK);
      // From the end, because the last one is taken first.
      for (let n = first + BLOCK - 1; n >= first; n--) this.stock.push(`K-${BEFORE_FIRST + n}`);
    } finally {
      this.refilling = null;
    }
  }
}
