import { HttpError } from '../http';
import { KeysUnavailable, type SigningKey, type SigningKeys } from './signing-keys';

/** What a caller has proven. */
export interface Proof {
  /** Where answers may go, as Bot Framework itself says. */
  readonly serviceUrl: string;
  /** Channels that the signing key speaks for. */
  readonly endorsements: readonly string[];
}

export interface Expected {
  readonly issuer: string;
  readonly appId: string;
  readonly keys: SigningKeys;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A package of ECMAScript modules only, which a CommonJS one loads in this way. */
const jose = import('jose');

const CLOCK_SKEW_S = 300;
const MAX_LENGTH = 8 * 1024;
/** Ways for a token to bring its own key, or to change what is signed. Microsoft's have none of them. */
const FOREIGN_HEADERS = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc'];

/**
 * Checks the `Authorization` header as Bot Framework's rules for bots demand: RS256 by a listed key, issuer, audience, time.
 * 401 whatever is wrong, without saying what; 503 while the keys can't be had.
 *
 * Ours and not botbuilder's, because botbuilder answers 500 to a forged token, lets a key without endorsements speak for every
 * channel, fetches keys from outside on a caller's word (an emulator's issuer), and builds the key anew for every token.
 */
export async function verifyToken(authorization: string | undefined, expected: Expected): Promise<Proof> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (!token || token.length > MAX_LENGTH) throw refused();
  const kid = readKid((await jose).decodeProtectedHeader, token);
  if (kid === null) throw refused();
  const key = await findKey(expected.keys, kid);
  if (key === null) throw refused();
  return { serviceUrl: await readServiceUrl(token, key, expected), endorsements: key.endorsements };
}

function readKid(decode: Awaited<typeof jose>['decodeProtectedHeader'], token: string): string | null {
  try {
    const header = decode(token);
    if (header.alg !== 'RS256' || (header.typ !== undefined && header.typ !== 'JWT')) return null;
    if (FOREIGN_HEADERS.some((name) => name in header)) return null;
    return typeof header.kid === 'string' && /^[\w-]{1,128}$/.test(header.kid) ? header.kid : null;
  } catch {
    return null;
  }
}

async function findKey(keys: SigningKeys, kid: string): Promise<SigningKey | null> {
  try {
    return await keys.find(kid);
  } catch (error) {
    if (!(error instanceof KeysUnavailable)) throw error;
    throw new HttpError(503, 'ServiceUnavailable', 'Callers cannot be checked at the moment; try again.', {
      'retry-after': '30',
    });
  }
}

async function readServiceUrl(token: string, key: SigningKey, expected: Expected): Promise<string> {
  const { payload } = await (await jose)
    .jwtVerify(token, key.key, {
      algorithms: ['RS256'],
      issuer: expected.issuer,
      audience: expected.appId,
      clockTolerance: CLOCK_SKEW_S,
      requiredClaims: ['exp'],
      currentDate: new Date(expected.now),
    })
    .catch(() => {
      throw refused();
    });
  // jose also takes a list of audiences that holds ours: a token for several bots is not a token for this one.
  if (payload.aud !== expected.appId || typeof payload.serviceurl !== 'string') throw refused();
  return payload.serviceurl;
}

function refused(): HttpError {
  return new HttpError(401, 'Unauthorized', 'This call could not be authenticated.', {
    'www-authenticate': 'Bearer',
  });
}
