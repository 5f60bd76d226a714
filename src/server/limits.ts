import { HttpError, type Limiter, type Rate } from '../channels/http';

interface Bucket {
  tokens: number;
  at: number;
}

/** Never more keys than this: then the oldest are dropped. */
const MAX_KEYS = 100_000;
/** Fewer are not worth looking through. */
const LEAST_TO_SWEEP = 1_000;

/** Remembers the keys that have something to make up for, and at most as many again that do not. */
export function createLimiter(
  rate: Rate,
  now: () => number = () => performance.now(),
): Limiter & { readonly size: number } {
  const buckets = new Map<string, Bucket>();
  const perMs = rate.perSecond / 1000;
  let sweepAt = LEAST_TO_SWEEP;

  const tokensOf = ({ tokens, at }: Bucket, time: number) => Math.min(rate.burst, tokens + (time - at) * perMs);

  function sweep(time: number): void {
    for (const [key, bucket] of buckets) if (tokensOf(bucket, time) >= rate.burst) buckets.delete(key);
    if (buckets.size >= MAX_KEYS) {
      for (const key of buckets.keys()) {
        if (buckets.size < MAX_KEYS * 0.9) break;
        buckets.delete(key);
      }
    }
    sweepAt = Math.min(MAX_KEYS, Math.max(LEAST_TO_SWEEP, 2 * buckets.size));
  }

  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key);
      if (!bucket) {
        if (buckets.size >= sweepAt) sweep(at);
        buckets.set(key, { tokens: rate.burst - 1, at });
        return;
      }
      bucket.tokens = tokensOf(bucket, at);
      bucket.at = at;
      if (bucket.tokens < 1) throw tooMany((1 - bucket.tokens) / perMs);
      bucket.tokens -= 1;
    },

    get size() {
      return buckets.size;
    },
  };
}

function tooMany(waitMs: number): HttpError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpError(429, 'TooManyRequests', `Too many requests; try again in ${seconds} s.`, {
    'retry-after': String(seconds),
  });
}
