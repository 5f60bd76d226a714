/** So long a turn may take from its arrival to its commit while all is well. */
export const LONGEST_SOJOURN_MS = 500;
/** Fewer are no queue: one stuck conversation and a quiet hour. */
const LEAST_UNDER_WAY = 32;
const WINDOW_MS = 500;

/**
 * Tells by age whether turns pile up: overloaded is who, for a whole window, finished nothing that had not waited too long. The
 * shortest time of a window is looked at, so that one stuck conversation, or a burst, is none. (The measure is that of CoDel.)
 */
export class Sojourn {
  private shortest = Number.POSITIVE_INFINITY;
  private windowBegan: number;
  private overloaded = false;

  constructor(
    private readonly longestMs = LONGEST_SOJOURN_MS,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.windowBegan = now();
  }

  finished(ms: number): void {
    this.shortest = Math.min(this.shortest, ms);
  }

  /** `underWay`: how many turns have come and are not finished. */
  isOverloaded(underWay: number): boolean {
    if (underWay < LEAST_UNDER_WAY) {
      this.begin(false);
      return false;
    }
    const length = this.now() - this.windowBegan;
    if (length < WINDOW_MS) return this.overloaded;
    // Where nothing was finished the window goes on, and is as long as the wait.
    if (this.shortest === Number.POSITIVE_INFINITY) return length > this.longestMs;
    this.begin(this.shortest > this.longestMs);
    return this.overloaded;
  }

  private begin(overloaded: boolean): void {
    this.shortest = Number.POSITIVE_INFINITY;
    this.windowBegan = this.now();
    this.overloaded = overloaded;
  }
}
