import { HttpError, type Limiter, type Rate } from '../channels/http';

interface Bucket {
  tokens: number;
  at: number;
}

/** Above this many keys the full buckets are dropped, and then the oldest ones. */
const MAX_KEYS = 100_000;

/** A key that has been quiet long enough to be full again costs no memory for long. */
export function createLimiter(rate: Rate, now: () => number = () => performance.now()): Limiter {
  const buckets = new Map<string, Bucket>();
  const perMs = rate.perSecond / 1000;

  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key);
      if (!bucket) {
        if (buckets.size >= MAX_KEYS) makeRoom(buckets, at, rate.burst / perMs);
        buckets.set(key, { tokens: rate.burst - 1, at });
        return;
      }
      bucket.tokens = Math.min(rate.burst, bucket.tokens + (at - bucket.at) * perMs);
      bucket.at = at;
      if (bucket.tokens < 1) throw tooMany((1 - bucket.tokens) / perMs);
      bucket.tokens -= 1;
    },
  };
}

function makeRoom(buckets: Map<string, Bucket>, at: number, fullAfterMs: number): void {
  for (const [key, bucket] of buckets) if (at - bucket.at >= fullAfterMs) buckets.delete(key);
  for (const key of buckets.keys()) {
    if (buckets.size < MAX_KEYS * 0.9) return;
    buckets.delete(key);
  }
}

function tooMany(waitMs: number): HttpError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpError(429, 'TooManyRequests', `Too many requests; try again in ${seconds} s.`, {
    'retry-after': String(seconds),
  });
}
