/** Who waits as long as this when his time comes is refused: the answer would be too late. */
export const LONGEST_WAIT_MS = 500;
/** Where the first has waited so long already, whoever comes then would wait too long: he is refused at once. */
const STANDING_QUEUE_MS = 250;
/** So many are let in one after the other whatever they have waited: one slow request is no overload. */
const ALWAYS_LET_IN = 16;
/** After so much work the loop looks at what has come meanwhile; each round costs a wake-up of the thread that writes. */
const ROUND_MS = 8;
/** The same while connections come: the loop takes one of them a round. */
const ROUND_WITH_CONNECTIONS_MS = 3;
/** What is full is asked again after so long. */
const ASK_AGAIN_MS = 2;

export interface Visit {
  /** Begins a turn, and so waits while no more of these may be begun. */
  readonly isTurn: boolean;
  begin(): void;
  refuse(): void;
  /** Nobody waits for the answer any more. */
  isGone(): boolean;
}

interface Waiting {
  readonly visit: Visit;
  readonly came: number;
}

/**
 * Where requests wait when more come than can be handled. While none waits they are let in as they come. Node would handle all that have
 * come one after the other, before it looks for more: new connections, of which it takes one a round, and what the desk sends would wait
 * behind a thousand turns, and nobody could tell for how long. Here they are parsed and stand in line, the loop goes round every few
 * milliseconds, and who has waited too long is known.
 */
export class Door {
  /** Followers have had their connection let in. */
  private readonly lines = { followers: new Line(), turns: new Line(), others: new Line() };
  private roundBegan: number | null = null;
  private roundMs = ROUND_MS;
  private isComing = false;
  private isDraining = false;
  private letIn = 0;

  constructor(
    /** Whether no turn may be begun now. */
    private readonly isFull: () => boolean = () => false,
    private readonly clock: DoorClock = NODE,
  ) {}

  come(visit: Visit): void {
    const came = this.clock.now();
    if (this.isOpenFor(visit, came)) return visit.begin();
    if (came - this.firstCame() > STANDING_QUEUE_MS && this.mayRefuse(visit)) return visit.refuse();
    this.wait(visit.isTurn ? this.lines.turns : this.lines.others, { visit, came });
  }

  /**
   * What was sent behind another request, once that is answered. It goes before those who have just come, else all that its connection
   * brought would have been read for nothing.
   */
  follow(visit: Visit, came: number): void {
    if (this.isOpenFor(visit, this.clock.now())) return visit.begin();
    this.wait(this.lines.followers, { visit, came });
  }

  /** A connection was taken: there may be more. */
  noteConnection(): void {
    this.isComing = true;
  }

  /** How many wait. */
  get length(): number {
    const { followers, turns, others } = this.lines;
    return followers.length + turns.length + others.length;
  }

  private isOpenFor({ isTurn }: Visit, now: number): boolean {
    if (this.length > 0) return false;
    this.letIn = 0;
    return this.hasTime(now) && !(isTurn && this.isFull());
  }

  private wait(line: Line, one: Waiting): void {
    line.push(one);
    if (!this.isDraining) this.clock.nextRound(this.drain);
    this.isDraining = true;
  }

  private hasTime(now: number): boolean {
    if (this.roundBegan === null) {
      this.beginRound(now);
      this.clock.nextRound(() => {
        this.roundBegan = null;
      });
    }
    return now - this.roundBegan! < this.roundMs;
  }

  private beginRound(now: number): void {
    this.roundBegan = now;
    this.roundMs = this.isComing ? ROUND_WITH_CONNECTIONS_MS : ROUND_MS;
    this.isComing = false;
  }

  private firstCame(): number {
    const { turns, others } = this.lines;
    return Math.min(turns.first?.came ?? Number.POSITIVE_INFINITY, others.first?.came ?? Number.POSITIVE_INFINITY);
  }

  /** Followers, then who came first; no turn while these are full, but to be refused. */
  private next(now: number): Waiting | undefined {
    const { followers, turns, others } = this.lines;
    const isFull = this.isFull();
    const ready = (line: Line) => {
      const { first } = line;
      return (
        first !== undefined && (!isFull || !first.visit.isTurn || this.isTooLate(first, now) || first.visit.isGone())
      );
    };
    if (ready(followers)) return followers.take();
    if (!ready(turns)) return others.take();
    return (others.first?.came ?? Number.POSITIVE_INFINITY) < turns.first!.came ? others.take() : turns.take();
  }

  private isTooLate({ visit, came }: Waiting, now: number): boolean {
    return now - came > LONGEST_WAIT_MS && this.mayRefuse(visit);
  }

  private mayRefuse({ isTurn }: Visit): boolean {
    return this.letIn >= ALWAYS_LET_IN || (isTurn && this.isFull());
  }

  private readonly drain = (): void => {
    this.beginRound(this.clock.now());
    this.step();
  };

  /** One at a time, so that what begins goes on before the next one does. */
  private readonly step = (): void => {
    for (let now = this.clock.now(); now - this.roundBegan! < this.roundMs; now = this.clock.now()) {
      const one = this.next(now);
      if (one === undefined) return this.endRound((drain) => this.clock.later(drain, ASK_AGAIN_MS));
      if (one.visit.isGone()) continue;
      if (this.isTooLate(one, now)) one.visit.refuse();
      else {
        this.letIn += 1;
        one.visit.begin();
        return this.clock.soon(this.step);
      }
    }
    this.endRound((drain) => this.clock.nextRound(drain));
  };

  private endRound(again: (drain: () => void) => void): void {
    this.roundBegan = null;
    this.isDraining = this.length > 0;
    if (this.isDraining) again(this.drain);
  }
}

/** First in, first out, without moving all the others up. */
class Line {
  private waiting: (Waiting | undefined)[] = [];
  private at = 0;

  get length(): number {
    return this.waiting.length - this.at;
  }

  get first(): Waiting | undefined {
    return this.waiting[this.at];
  }

  push(one: Waiting): void {
    this.waiting.push(one);
  }

  take(): Waiting | undefined {
    const one = this.waiting[this.at];
    if (one === undefined) return undefined;
    this.waiting[this.at] = undefined;
    this.at += 1;
    if (this.at === this.waiting.length || this.at > MOST_TAKEN) {
      this.waiting = this.waiting.slice(this.at);
      this.at = 0;
    }
    return one;
  }
}

const MOST_TAKEN = 1_000;

export interface DoorClock {
  now(): number;
  /** After what has been begun has gone as far as it can at once. */
  soon(next: () => void): void;
  nextRound(next: () => void): void;
  later(next: () => void, ms: number): void;
}

const NODE: DoorClock = {
  now: () => performance.now(),
  soon: (next) => process.nextTick(next),
  // Runs when all that had come was handled.
  nextRound: (next) => void setImmediate(next),
  later: (next, ms) => void setTimeout(next, ms),
};
