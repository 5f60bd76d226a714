import { createHmac } from 'node:crypto';

/**
 * How a request to a company's own system is signed: `v1=` and the hex HMAC-SHA-256 of timestamp, `.` and body. The other side
 * computes the same, compares in constant time and refuses a timestamp more than five minutes off.
 */
export function sign(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** The headers of a signed request at this moment. */
export function signedHeaders(secret: string, body: string, key: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    'content-type': 'application/json',
    'khidmat-timestamp': timestamp,
    'khidmat-signature': sign(secret, timestamp, body),
    'idempotency-key': key,
  };
}
