import { KhidmatError } from '../errors';
import { Sojourn } from './sojourn';

export interface ChainLimits {
  /** Most that may wait for one conversation. */
  readonly each: number;
  /** Most that may wait in all. */
  readonly all: number;
}

/**
 * One thing at a time for each conversation, in the order of arrival; different conversations do not wait for each other.
 * This is only for good order inside the process: what makes a turn safe is the version check of its commit.
 */
export class Chains {
  private readonly chains = new Map<string, { waiting: number; last: Promise<unknown> }>();
  private total = 0;
  private idle: (() => void)[] = [];

  constructor(
    private readonly limits: ChainLimits,
    private readonly sojourn = new Sojourn(),
  ) {}

  /** How many have come and are not finished. */
  get underWay(): number {
    return this.total;
  }

  /** Whether a bounded one would be refused, whatever its conversation. */
  get isFull(): boolean {
    return this.total >= this.limits.all || this.sojourn.isOverloaded(this.total);
  }

  /** Runs `work` after everything that came before it. A `bounded` one is refused with `OVERLOADED` when too much waits. */
  run<T>(key: string, bounded: boolean, work: () => Promise<T>): Promise<T> {
    const chain = this.chains.get(key) ?? { waiting: 0, last: Promise.resolve() };
    if (bounded && (chain.waiting >= this.limits.each || this.isFull))
      return Promise.reject(
        new KhidmatError('OVERLOADED', 'Too much waits to be answered; nothing was stored. Try again in a moment.'),
      );
    const first = chain.waiting === 0;
    chain.waiting++;
    this.total++;
    this.chains.set(key, chain);
    // From when its turn came: behind what the same conversation said before it, it would wait on the idlest server.
    let began = performance.now();
    const begin = () => {
      began = performance.now();
      return work();
    };
    const result = first ? work() : chain.last.then(begin);
    const done = () => this.done(key, chain, began);
    chain.last = result.then(done, done);
    return result;
  }

  /** Resolves when nothing is under way any more. */
  whenIdle(): Promise<void> {
    if (this.total === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private done(key: string, chain: { waiting: number }, began: number): void {
    this.sojourn.finished(performance.now() - began);
    this.total--;
    if (--chain.waiting === 0) this.chains.delete(key);
    if (this.total === 0) for (const resolve of this.idle.splice(0)) resolve();
  }
}
