/**
 * Refuses at the door what would have to wait too long, before it costs more than a few microseconds.
 *
 * All requests that have come stand in the kernel until the event loop comes round; then they are handled one after the other. So
 * the time since the first of this round is how long a later one has waited at least: an age, where a number of requests would
 * say little (a turn of one flow costs ten times that of another).
 */
export interface Shedder {
  /** False: answer 503 at once. */
  admits(path: string, method?: string): boolean;
}

/** A round that takes this long is overload. What is admitted waits for two rounds and its commit. */
export const LONGEST_ROUND_MS = 500;
/** So many are handled in every round: one slow request is no overload. */
const LEAST_A_ROUND = 16;

/** People at work, those who watch, and channels that do not come again. */
const NEVER_SHED = ['/desk', '/livez', '/readyz', '/api/'];

export function createShedder(
  longestRoundMs = LONGEST_ROUND_MS,
  clock: { readonly now: () => number; readonly nextRound: (begin: () => void) => void } = NODE,
  /** What begins a turn would be refused further in, for ten times the price. */
  isFull: () => boolean = () => false,
): Shedder {
  let began: number | null = null;
  let admitted = 0;

  return {
    admits(path, method) {
      const now = clock.now();
      if (began === null) {
        began = now;
        admitted = 0;
        clock.nextRound(() => {
          began = null;
        });
      }
      if (NEVER_SHED.some((start) => path.startsWith(start))) return true;
      if (admitted >= LEAST_A_ROUND && now - began > longestRoundMs) return false;
      if (method === 'POST' && isFull()) return false;
      admitted += 1;
      return true;
    },
  };
}

const NODE = {
  now: () => performance.now(),
  // Runs when all that had come was handled.
  nextRound: (begin: () => void) => void setImmediate(begin),
};

/** Spread, so that those who were refused at one moment do not come back at one moment. */
export function retryAfterSeconds(random: () => number = Math.random): number {
  return 1 + Math.floor(random() * 4);
}
