/** Chance that is the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to 1, without it. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new RangeError('there is nothing to pick from');
    return one;
  }

  /** Of things with weights one, the heavier the likelier. */
  weighed<T>(list: readonly (readonly [thing: T, weight: number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [thing, weight] of list) {
      left -= weight;
      if (left < 0) return thing;
    }
    return list.at(-1)![0];
  }

  /** Milliseconds, most of them near the mean and some far longer; whole seconds, one at least. */
  aboutMs(meanMs: number): number {
    const ms = -Math.log(1 - this.next()) * meanMs;
    return Math.max(1, Math.min(Math.round(ms / 1000), Math.round(meanMs / 100))) * 1000;
  }

  /** Chance of its own for each thing: what one does is not moved by how often another asked. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 4_294_967_296));
  }
}
