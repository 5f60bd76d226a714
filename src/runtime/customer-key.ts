import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Event } from '../domain/event';
import type { Store } from '../store/store';

/** The key by which a customer is known: the same for the same one, and of no use to whoever has not the installation's secret. */
export type CustomerKey = (who: string) => string;

export const CUSTOMER_SECRET = 'customer-key.secret';
const DIGITS = 22;
/** Tells it from what stood there before there was a secret. */
const MARK = 'k';

/** Made at the first start and kept in the store, for all processes the same. */
export async function loadCustomerKey(store: Pick<Store, 'writeValue'>): Promise<CustomerKey> {
  return customerKeyOf(await loadSecret(store));
}

export function customerKeyOf(secret: string): CustomerKey {
  return (who) => keyOfDigest(secret, createHash('sha256').update(who).digest('base64url').slice(0, DIGITS));
}

/** What a turn is given that has proved these customers. */
export function provedBy(keyOf: CustomerKey, who: readonly string[]): NonNullable<Event['proved']> {
  return Object.fromEntries(who.map((one) => [one, keyOf(`verified ${one}`)]));
}

/** Earlier programs kept the bare digest, which whoever can guess a phone number can make: a key comes of it without the number. */
export async function loadKeyOfDigest(store: Pick<Store, 'writeValue'>): Promise<CustomerKey> {
  const secret = await loadSecret(store);
  return (digest) => keyOfDigest(secret, digest);
}

export function isKeyed(key: string): boolean {
  return key.length === MARK.length + DIGITS && key.startsWith(MARK);
}

async function loadSecret(store: Pick<Store, 'writeValue'>): Promise<string> {
  return String(await store.writeValue(CUSTOMER_SECRET, randomBytes(32).toString('base64url'), { ifAbsent: true }));
}

function keyOfDigest(secret: string, digest: string): string {
  return (
    MARK + createHmac('sha256', Buffer.from(secret, 'base64url')).update(digest).digest('base64url').slice(0, DIGITS)
  );
}
