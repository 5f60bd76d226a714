import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { reasonOf } from '../../errors';
import type { Log } from '../../log';

/** A key that Bot Framework signs with, and the channels that it may speak for. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

export interface SigningKeys {
  /** Null: nobody knows this key. Rejects with `KeysUnavailable` while there are no keys young enough to trust. */
  find(kid: string): Promise<SigningKey | null>;
  /** Fetches them ahead of the first caller. Never rejects. */
  warm(): Promise<void>;
}

export class KeysUnavailable extends Error {}

export interface SigningKeysOptions {
  readonly metadataUrl: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly log: Log;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Microsoft asks for new keys once a day at least; asking twice as often leaves half a day of attempts. */
const REFRESH_AFTER_MS = 12 * HOUR;
const MAX_AGE_MS = 24 * HOUR;
/** An unknown kid may be a new key, and is mostly a forged one. Callers can't make us ask more often than this, whatever they send. */
const ASK_FOR_UNKNOWN_AFTER_MS = 10 * MINUTE;
const RETRY_AFTER_MS = MINUTE;
const FETCH_TIMEOUT_MS = 5_000;
const MAX_BYTES = 512 * 1024;

export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const { now, log } = options;
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let attemptedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;

  const age = (): number => now() - fetchedAt;

  const refresh = (): Promise<void> => {
    if (underWay) return underWay;
    if (now() - attemptedAt < RETRY_AFTER_MS) return Promise.resolve();
    attemptedAt = now();
    underWay = load(options)
      .then((loaded) => {
        keys = loaded;
        fetchedAt = now();
      })
      .catch((error) => log.warn({ err: reasonOf(error) }, "Bot Framework's signing keys could not be fetched"))
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };

  return {
    async find(kid) {
      if (age() >= MAX_AGE_MS) {
        await refresh();
        if (age() >= MAX_AGE_MS) throw new KeysUnavailable('no signing keys');
      } else if (age() >= REFRESH_AFTER_MS) void refresh();
      const known = keys.get(kid);
      if (known) return known;
      if (age() >= ASK_FOR_UNKNOWN_AFTER_MS) await refresh();
      return keys.get(kid) ?? null;
    },
    warm: refresh,
  };
}

async function load({ metadataUrl, fetch, log }: SigningKeysOptions): Promise<ReadonlyMap<string, SigningKey>> {
  const metadata = await getJson(fetch, metadataUrl);
  const jwksUrl = metadata.jwks_uri;
  if (typeof jwksUrl !== 'string' || new URL(jwksUrl).origin !== new URL(metadataUrl).origin) {
    throw new Error(`${metadataUrl} names no key list of its own origin`);
  }
  const list = (await getJson(fetch, jwksUrl)).keys;
  if (!Array.isArray(list)) throw new Error(`${jwksUrl} has no keys`);
  const keys = new Map<string, SigningKey>();
  for (const entry of list) {
    const usable = readKey(entry);
    if (usable) keys.set(usable.kid, usable);
  }
  if (keys.size === 0) throw new Error(`${jwksUrl} has no usable RSA key`);
  log.info({ keys: keys.size }, "Bot Framework's signing keys are here");
  return keys;
}

async function getJson(fetch: SigningKeysOptions['fetch'], url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const text = await response.text();
  if (text.length > MAX_BYTES) throw new Error(`${url} answered more than ${MAX_BYTES} bytes`);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error(`${url} answered no object`);
  return value as Record<string, unknown>;
}

/** Turned into a `KeyObject` once: parsing a PEM for every token costs four fifths of the time of a verification. */
function readKey(entry: unknown): (SigningKey & { kid: string }) | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const jwk = entry as JsonWebKey & { kid?: unknown; use?: unknown; endorsements?: unknown };
  if (jwk.kty !== 'RSA' || typeof jwk.kid !== 'string' || (jwk.use !== undefined && jwk.use !== 'sig')) return null;
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n: jwk.n!, e: jwk.e! }, format: 'jwk' });
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return null;
    const endorsements = Array.isArray(jwk.endorsements) ? jwk.endorsements.filter((e) => typeof e === 'string') : [];
    return { kid: jwk.kid, key, endorsements };
  } catch {
    return null;
  }
}
