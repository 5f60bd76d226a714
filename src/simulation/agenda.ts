interface Entry {
  readonly at: number;
  readonly order: number;
  readonly work: () => Promise<void>;
}

/** Time that only goes on when everything before it has happened: what is to come, in order, one after the other. */
export class Agenda {
  private readonly heap: Entry[] = [];
  private count = 0;

  constructor(public now: number) {}

  /** What is set for the same moment happens in the order in which it was set. */
  at(at: number, work: () => Promise<void>): void {
    this.count += 1;
    this.heap.push({ at: Math.max(at, this.now), order: this.count, work });
    this.rise(this.heap.length - 1);
  }

  after(ms: number, work: () => Promise<void>): void {
    this.at(this.now + ms, work);
  }

  /** Lets everything happen that is due before `until`; the rest never does. */
  async run(until: number): Promise<void> {
    for (let entry = this.take(until); entry !== null; entry = this.take(until)) {
      this.now = entry.at;
      await entry.work();
    }
    this.now = until;
  }

  private take(until: number): Entry | null {
    const first = this.heap[0];
    if (first === undefined || first.at >= until) return null;
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first;
  }

  private rise(from: number): void {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(place, parent)) return;
      this.swap(place, parent);
      place = parent;
    }
  }

  private sink(from: number): void {
    for (let place = from; ; ) {
      const left = place * 2 + 1;
      let first = place;
      for (const child of [left, left + 1]) if (child < this.heap.length && this.isBefore(child, first)) first = child;
      if (first === place) return;
      this.swap(place, first);
      place = first;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const a = this.heap[one]!;
    const b = this.heap[other]!;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private swap(one: number, other: number): void {
    const kept = this.heap[one]!;
    this.heap[one] = this.heap[other]!;
    this.heap[other] = kept;
  }
}
