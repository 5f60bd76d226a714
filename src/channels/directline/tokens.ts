import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ConversationId } from '../../domain/conversation';
import { HttpError } from '../http';
import type { Archive } from './host';
import { randomId } from './ids';

/** `token`: a customer's calls. `resume`: a new token later. `ticket`: opens one stream once. `file`: reads one file. */
export type TokenUse = 'token' | 'resume' | 'ticket' | 'file';

/** What a token says. `conv` and `user` have the names that Direct Line's clients look for. */
export interface Claims {
  readonly use: TokenUse;
  readonly conv: ConversationId;
  readonly user: string;
  /** The user is who the token's maker says: it holds the secret. Absent: an id that only tells this client from others. */
  readonly known?: true;
  /** How the token's maker calls the user; no browser changes it. */
  readonly name?: string;
  /** Sites that the token's maker trusts. */
  readonly origins?: readonly string[];
  /** Of a file: its id. Of a ticket: its own. */
  readonly jti?: string;
  /** Of a ticket: where the stream begins. */
  readonly after?: number;
  /** Seconds since the epoch. */
  readonly exp: number;
}

export interface Tokens {
  issue(claims: Omit<Claims, 'exp'>, seconds: number): string;
  /** What a token says, expired or not; throws 401 for what this server did not sign. */
  read(token: string): Claims;
  /** Throws 401 for what this server did not sign or signed for another use, 403 `TokenExpired` for what is past. */
  verify(token: string, use: TokenUse): Claims;
}

/** Signs what `tokens.ts` issues; made at the first start and kept in the store. */
export async function loadSigningKey(archive: Pick<Archive, 'writeValue'>): Promise<Buffer> {
  const kept = await archive.writeValue('directline.signing-key', randomBytes(32).toString('base64url'), {
    ifAbsent: true,
  });
  return Buffer.from(String(kept), 'base64url');
}

// One algorithm: a token with any other header is not ours, whatever it claims.
const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const KNOWN_AT_MOST = 20_000;

/** JSON Web Tokens by HMAC-SHA256. A token seen before costs one look-up. */
export function createTokens(key: Buffer, now: () => number): Tokens {
  const known = new Map<string, Claims>();

  function read(token: string): Claims {
    const seen = known.get(token);
    if (seen) return seen;
    const claims = readSigned(token, key);
    if (known.size >= KNOWN_AT_MOST) known.delete(known.keys().next().value!);
    known.set(token, claims);
    return claims;
  }

  function verify(token: string, use: TokenUse): Claims {
    const claims = read(token);
    if (claims.use !== use) throw notAuthorised();
    if (now() >= claims.exp * 1000) throw new HttpError(403, 'TokenExpired', 'The token has expired; get a new one.');
    return claims;
  }

  return {
    issue(claims, seconds) {
      const exp = Math.floor(now() / 1000) + seconds;
      const body = `${HEADER}.${Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url')}`;
      return `${body}.${sign(body, key).toString('base64url')}`;
    },

    read,

    verify,
  };
}

export function newTicketId(): string {
  return randomId();
}

function readSigned(token: string, key: Buffer): Claims {
  const parts = token.split('.');
  if (token.length > 4096 || parts.length !== 3 || parts[0] !== HEADER) throw notAuthorised();
  const given = Buffer.from(parts[2]!, 'base64url');
  const expected = sign(`${parts[0]}.${parts[1]}`, key);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notAuthorised();
  return JSON.parse(Buffer.from(parts[1]!, 'base64url').toString());
}

function sign(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export function notAuthorised(): HttpError {
  return new HttpError(401, 'Unauthorized', 'Send a valid token or secret as Authorization: Bearer.', {
    'www-authenticate': 'Bearer',
  });
}
