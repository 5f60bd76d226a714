import { KhidmatError } from '../../errors';
import { isWorthTryingAlone, storeError } from './store-error';

interface Task<Item, Result> {
  readonly key: string;
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

export interface GroupOptions<Item, Result> {
  /** Writes all of them in one statement, which is one transaction; answers in the same order. Keys are never twice in one group. */
  readonly write: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Statements under way at once, at most. */
  readonly atOnce: number;
  /** One that takes longer no longer holds the others back. Until then what comes gathers: half as many statements for the same writes. */
  readonly patienceMs: number;
  /**
   * What waited for the last statement goes with the next that comes, or alone after so long: those who were just answered come back
   * at once, and one statement for both is a third cheaper than two.
   */
  readonly gatherMs: number;
  readonly mostInOne: number;
}

/**
 * Writes of one moment share a statement, and so a round trip, a transaction and a disk sync. While one is under way the next
 * fills up by itself: the busier it is, the larger the groups. What has one key is written in the order in which it came.
 */
export class GroupCommit<Item, Result> {
  private waiting: Task<Item, Result>[] = [];
  private readonly keysUnderWay = new Set<string>();
  private underWay = 0;
  private slow = 0;
  private scheduled = false;
  private closed = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: GroupOptions<Item, Result>) {}

  write(key: string, item: Item): Promise<Result> {
    if (this.closed)
      return Promise.reject(new KhidmatError('STORE_UNAVAILABLE', 'The store is closed; nothing was stored.'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, item, resolve, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => {
        this.scheduled = false;
        this.begin();
      });
    });
  }

  /** Takes no more; resolves when what waits is written. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.waiting.length === 0 && this.underWay === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private begin(): void {
    while (this.underWay === this.slow && this.underWay < this.options.atOnce) {
      const group = this.nextGroup();
      if (group.length === 0) break;
      void this.carryOut(group);
    }
    if (this.underWay === 0 && this.waiting.length === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private async carryOut(group: readonly Task<Item, Result>[]): Promise<void> {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      this.slow++;
      this.begin();
    }, this.options.patienceMs);
    this.underWay++;
    for (const { key } of group) this.keysUnderWay.add(key);
    await this.commit(group);
    clearTimeout(timer);
    this.underWay--;
    if (isSlow) this.slow--;
    for (const { key } of group) this.keysUnderWay.delete(key);
    if (this.waiting.length === 0) this.begin();
    else setTimeout(() => this.begin(), this.options.gatherMs);
  }

  private nextGroup(): readonly Task<Item, Result>[] {
    const group: Task<Item, Result>[] = [];
    const left: Task<Item, Result>[] = [];
    const seen = new Set<string>();
    for (const task of this.waiting) {
      const fits = group.length < this.options.mostInOne && !seen.has(task.key) && !this.keysUnderWay.has(task.key);
      (fits ? group : left).push(task);
      // A later one of the same key must not overtake one that is left.
      seen.add(task.key);
    }
    this.waiting = left;
    return group;
  }

  private async commit(group: readonly Task<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.write(group.map(({ item }) => item));
      for (const [at, task] of group.entries()) task.resolve(results[at]!);
    } catch (error) {
      const cause = error instanceof KhidmatError && error.cause !== undefined ? error.cause : error;
      if (group.length === 1 || !isWorthTryingAlone(cause)) for (const task of group) task.reject(storeError(error));
      // One was at fault and took the others' statement with it: each gets its own.
      else for (const task of group) await this.commit([task]);
    }
  }
}
