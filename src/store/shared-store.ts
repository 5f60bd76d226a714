/** What the processes of one installation must know of each other for a while. It may be forgotten when the store restarts. */
export interface SharedStore {
  /** Counts one more try under a key and returns 0; or counts nothing and returns how long (ms) to wait first. */
  countTry(key: string, now: number, rule: TryRule): Promise<number>;
  /** The last try does not count. */
  takeBackTry(key: string): Promise<void>;
  forgetTries(key: string): Promise<void>;
  /** True for the first who uses the key, false for everybody after, until then. */
  useOnce(key: string, now: number, until: number): Promise<boolean>;
  /** Counts one more message sent, under every key, and returns 0; or counts nothing and returns how long (ms) to wait first. */
  countSend(limits: readonly SendLimit[], now: number): Promise<number>;
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

/** At most so many within that time. */
export interface Window {
  readonly most: number;
  readonly ms: number;
}
