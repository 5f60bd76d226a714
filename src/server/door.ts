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
/** Connections that come with shorter gaps than this, for as long as a line may stand, are a crowd. */
const GAP_MS = 50;
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

/** The drain at the end of the round in which it came, and that of the next one. */
const UNTIL_READ_AGAIN = 2;

interface Waiting {
  readonly visit: Visit;
  readonly came: number;
  /** Not begun before. */
  readonly round: number;
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
  private crowd = { since: 0, last: Number.NEGATIVE_INFINITY };
  private round = 0;
  private isDraining = false;
  private letIn = 0;

  constructor(
    /** Whether no turn may be begun now. */
    private readonly isFull: () => boolean = () => false,
    private readonly clock: DoorClock = NODE,
  ) {}

  come(visit: Visit): void {
    const came = this.clock.now();
    if (this.length === 0) this.letIn = 0;
    const isCrowd = this.isCrowd(came);
    if (!isCrowd && this.isOpenFor(visit, came)) return visit.begin();
    if (came - this.firstCame() > STANDING_QUEUE_MS && this.mayRefuse(visit)) return visit.refuse();
    const round = isCrowd ? this.round + UNTIL_READ_AGAIN : this.round;
    this.wait(visit.isTurn ? this.lines.turns : this.lines.others, { visit, came, round });
  }

  /**
   * What was sent behind another request, once that is answered. It goes before those who have just come, else all that its connection
   * brought would have been read for nothing.
   */
  follow(visit: Visit, came: number): void {
    if (this.isOpenFor(visit, this.clock.now())) return visit.begin();
    this.wait(this.lines.followers, { visit, came, round: this.round });
  }

  /** A connection was taken: there may be more. */
  noteConnection(): void {
    this.isComing = true;
    const now = this.clock.now();
    this.crowd = { since: now - this.crowd.last > GAP_MS ? now : this.crowd.since, last: now };
  }

  /** How many wait. */
  get length(): number {
    const { followers, turns, others } = this.lines;
    return followers.length + turns.length + others.length;
  }

  /**
   * Connections have come for so long that they have waited in the system, and some of those who opened them have gone away since. Node
   * hears of that a round after it has read what they sent: to begin it sooner would be work for nobody, after a flood for seconds.
   */
  private isCrowd(now: number): boolean {
    const { since, last } = this.crowd;
    return now - last <= GAP_MS && last - since > STANDING_QUEUE_MS;
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
        first !== undefined &&
        first.round <= this.round &&
        (!isFull || !first.visit.isTurn || this.isTooLate(first, now) || first.visit.isGone())
      );
    };
    if (ready(followers)) return followers.take();
    if (!ready(turns)) return ready(others) ? others.take() : undefined;
    return ready(others) && others.first!.came < turns.first!.came ? others.take() : turns.take();
  }

  private isTooLate({ visit, came }: Waiting, now: number): boolean {
    return now - came > LONGEST_WAIT_MS && this.mayRefuse(visit);
  }

  private mayRefuse({ isTurn }: Visit): boolean {
    return this.letIn >= ALWAYS_LET_IN || (isTurn && this.isFull());
  }

  private readonly drain = (): void => {
    this.round += 1;
    this.beginRound(this.clock.now());
    this.step();
  };

  /** One at a time, so that what begins goes on before the next one does. */
  private readonly step = (): void => {
    for (let now = this.clock.now(); now - this.roundBegan! < this.roundMs; now = this.clock.now()) {
      const one = this.next(now);
      if (one === undefined) return this.endRound(this.isUnread() ? this.goRound : this.askAgain);
      if (one.visit.isGone()) continue;
      if (this.isTooLate(one, now)) one.visit.refuse();
      else {
        this.letIn += 1;
        one.visit.begin();
        return this.clock.soon(this.step);
      }
    }
    this.endRound(this.goRound);
  };

  private readonly goRound = (drain: () => void) => this.clock.nextRound(drain);
  private readonly askAgain = (drain: () => void) => this.clock.later(drain, ASK_AGAIN_MS);

  private isUnread(): boolean {
    const { turns, others } = this.lines;
    return [turns, others].some(({ first }) => first !== undefined && first.round > this.round);
  }

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
