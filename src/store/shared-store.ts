/**
 * What the processes of one installation must know of each other for a while. It may be forgotten when the store restarts.
 *
 * All of them must go by one clock. Should it be set back all the same, what was noted further ahead than its own time lasts holds nobody up.
 */
export interface SharedStore {
  /** Counts one more try under a key and returns 0; or counts nothing and returns how long (ms) to wait first. */
  countTry(key: string, now: number, rule: TryRule): Promise<number>;
  /** The last try does not count. */
  takeBackTry(key: string): Promise<void>;
  forgetTries(key: string): Promise<void>;
  /** True for the first who uses the key, false for everybody after, until then. */
  useOnce(key: string, now: number, until: number): Promise<boolean>;
  /** Counts one more message sent, under every key, and returns null; or counts nothing and returns who refuses. */
  countSend(limits: readonly SendLimit[], now: number): Promise<SendRefusal | null>;
  /** From now on nothing may be sent under the key for so long. */
  holdSends(key: string, now: number, ms: number): Promise<void>;
}

/** How soon trying gets slow, and how slow. */
export interface TryRule {
  /** Tries before the first delay. */
  readonly free: number;
  /** After them: this long, then double each time, up to the longest. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Quiet this long, all is forgotten. */
  readonly forgetMs: number;
}

export interface SendLimit {
  readonly key: string;
  readonly windows: readonly Window[];
}

/** A key under which nothing may be sent for so long. */
export interface SendRefusal {
  readonly key: string;
  readonly waitMs: number;
}

/** At most so many within that time. */
export interface Window {
  readonly most: number;
  readonly ms: number;
}
