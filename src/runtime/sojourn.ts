/** So long a turn may take from its arrival to its commit while all is well. */
export const LONGEST_SOJOURN_MS = 500;
/** Fewer are no queue: one stuck conversation and a quiet hour. */
const LEAST_UNDER_WAY = 32;
const WINDOW_MS = 500;
/** So many may be under way whatever was finished lately: who has done nothing yet does not know what it can do. */
const ALWAYS_ALLOWED = 500;
/** Of what was known to be possible, this is believed still a window later. */
const REMEMBERED = 0.9;

/**
 * Tells by age whether turns pile up: overloaded is who, for a whole window, finished nothing that had not waited too long. The
 * shortest time of a window is looked at, so that one stuck conversation, or a burst, is none. (The measure is that of CoDel.)
 * Overloaded is, too, who has more under way than it finishes in a window at its best: whoever came now would wait for longer
 * than that, and has stood at the door for as long.
 */
export class Sojourn {
  private shortest = Number.POSITIVE_INFINITY;
  private windowBegan: number;
  private overloaded = false;
  private done = 0;
  /** Most that was finished in a window lately. */
  private best = 0;

  constructor(
    private readonly longestMs = LONGEST_SOJOURN_MS,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.windowBegan = now();
  }

  finished(ms: number): void {
    this.done += 1;
    if (ms < this.shortest) this.shortest = ms;
  }

  /** `underWay`: how many turns have come and are not finished. */
  isOverloaded(underWay: number): boolean {
    if (underWay < LEAST_UNDER_WAY) {
      this.begin(false);
      return false;
    }
    const length = this.now() - this.windowBegan;
    if (length >= WINDOW_MS) {
      // Where nothing was finished the window goes on, and is as long as the wait.
      if (this.shortest === Number.POSITIVE_INFINITY) return length > this.longestMs;
      this.best = Math.max(this.best * REMEMBERED, (this.done * WINDOW_MS) / length);
      this.begin(this.shortest > this.longestMs);
    }
    return this.overloaded || underWay >= Math.max(ALWAYS_ALLOWED, this.best);
  }

  private begin(overloaded: boolean): void {
    this.done = 0;
    this.shortest = Number.POSITIVE_INFINITY;
    this.windowBegan = this.now();
    this.overloaded = overloaded;
  }
}
