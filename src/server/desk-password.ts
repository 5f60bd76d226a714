import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { HttpError } from '../channels/http';
import { isCommonPassword } from './desk-common-passwords';

export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 256;

// OWASP's first choice of argon2id: 19 MiB, two passes, one lane; about 25 ms here.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes in flight: each takes 19 MiB and a thread of the pool that the whole process shares. */
const MAX_AT_ONCE = 2;
const MAX_WAITING = 50;

/** What an account without a password has in its place. Verifies nothing. */
export const NO_PASSWORD = 'none';

export type PasswordFault = 'PasswordTooShort' | 'PasswordTooLong' | 'PasswordTooCommon';

/** Why a new password is refused, or null. `about` are words that stand too near: the name, the e-mail address. */
export function faultOfPassword(password: string, about: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return 'PasswordTooShort';
  if (length > MAX_PASSWORD_LENGTH) return 'PasswordTooLong';
  return isCommonPassword(password, about) ? 'PasswordTooCommon' : null;
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), ARGON2ID));
}

/** With `stored` null (nobody of that name) the work is the same and the answer is no. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const real = stored !== null && stored !== NO_PASSWORD;
  const against = real ? stored : await decoy();
  const matches = await inTurn(() => verify(against, normalised(password)));
  return real && matches;
}

let decoyHash: Promise<string> | null = null;

/** Made at start, so that the first sign-in under an unknown name takes no longer than the others. */
export function decoy(): Promise<string> {
  decoyHash ??= hash(randomBytes(32).toString('base64'), ARGON2ID);
  return decoyHash;
}

/** The same characters typed on another keyboard may come in another Unicode form. */
function normalised(password: string): string {
  return password.normalize('NFKC').slice(0, 4 * MAX_PASSWORD_LENGTH);
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) {
      throw new HttpError(503, 'Overloaded', 'Too many people sign in at once; try again in a moment.', {
        'retry-after': '5',
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    // The place is handed on rather than given back, so that nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
