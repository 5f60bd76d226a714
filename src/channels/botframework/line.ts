/** Nobody is told to wait for longer; whoever has not come by then comes no more. */
const LONGEST_MS = 60_000;

/**
 * Who waits for a limit, in the order in which they came, at the pace that it allows: so nobody comes in vain again and again, and nobody who
 * comes later is first. It is this process's own; the limit is counted for all of them.
 */
export class Line {
  private readonly places = new Map<string, number>();
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly paceMs: number) {}

  get isEmpty(): boolean {
    return this.places.size === 0;
  }

  /** 0: it is its turn to ask. Else how long to wait, behind those who wait. */
  standIn(who: string, now: number): number {
    this.forget(now);
    const place = this.places.get(who);
    if (place !== undefined) return Math.max(0, place - now);
    return this.isEmpty ? 0 : this.join(who, now, now);
  }

  /** It asked and must wait so long: at the end of the line, or where it has come to. */
  refuse(who: string, now: number, waitMs: number): number {
    if (!this.places.has(who)) return this.join(who, now, now + waitMs);
    this.places.set(who, now + waitMs);
    return waitMs;
  }

  leave(who: string): void {
    this.places.delete(who);
  }

  private join(who: string, now: number, earliest: number): number {
    this.last = Math.min(Math.max(earliest, this.last + this.paceMs), now + LONGEST_MS);
    this.places.set(who, this.last);
    return this.last - now;
  }

  private forget(now: number): void {
    // The clock has been set back.
    if (this.last - now > LONGEST_MS) {
      this.places.clear();
      this.last = Number.NEGATIVE_INFINITY;
    }
    for (const [who, place] of this.places) {
      if (now - place <= LONGEST_MS) break;
      this.places.delete(who);
    }
  }
}
