import { hash } from 'node:crypto';
import type { Day, RequestKind, ShopSeed, Store } from './shop';

/** So that numbers look like those of a shop that has been open for a while. */
export const firstRequestNumber = 5000;

export const requestLetter: { readonly [kind in RequestKind]: string } = {
  return: 'R',
  trace: 'T',
  complaint: 'C',
  lock: 'S',
  match: 'M',
  cancel: 'B',
  change: 'G',
  readdress: 'A',
  reschedule: 'D',
  claim: 'K',
  reset: 'P',
  erase: 'E',
  refund: 'F',
  invoice: 'I',
};

/** A number without its country: +62812…, 62812… and 0812… are the same. */
export function national(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(62|60|0)/, '');
}

/** Shops to walk into are told by country and city. */
export function storeKey({ country, city }: Store): string {
  return `${country} ${city}`;
}

/** What the shop was filled with: another day's, or another version's of the same day, is filled in anew. */
export function seedMark(today: Day, seed: ShopSeed): string {
  return `${today} ${hash('sha256', JSON.stringify(seed), 'base64url').slice(0, 22)}`;
}
