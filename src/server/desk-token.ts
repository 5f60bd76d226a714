import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits. Given away once; the store only ever sees `hashOfToken`. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens are random, so a plain hash is enough: there is nothing to guess. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Marks a browser as one in which this account has signed in before: `<nonce>.<signature>`. */
export function deviceMark(secret: string, agentId: string, nonce = newToken()): string {
  return `${nonce}.${sign(secret, agentId, nonce)}`;
}

export function isDeviceMark(secret: string, agentId: string, mark: string): boolean {
  const [nonce = ''] = mark.split('.', 1);
  // All of it: whatever stood behind the signature would make of one mark as many as one likes, each with a count of its own.
  const given = Buffer.from(mark);
  const right = Buffer.from(deviceMark(secret, agentId, nonce));
  return given.length === right.length && timingSafeEqual(given, right);
}

function sign(secret: string, agentId: string, nonce: string): string {
  return createHmac('sha256', secret).update(`${agentId}\n${nonce}`).digest('base64url');
}
