import type { Entity } from '../../domain/understanding';

const LOCAL = /[A-Za-z0-9._%+-]/;
const DOMAIN = /[A-Za-z0-9.-]/;
const MAX_PART = 64;
const MAX_FOUND = 10;

/** Addresses around each @, in one pass. */
export function findEmails(text: string): Entity[] {
  const found: Entity[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < MAX_FOUND; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MAX_PART && LOCAL.test(text[start - 1]!)) start -= 1;
    while (start < at && /[.%+-]/.test(text[start]!)) start += 1;
    let end = at + 1;
    while (end < text.length && end - at <= MAX_PART * 2 && DOMAIN.test(text[end]!)) end += 1;
    while (end > at && /[.-]/.test(text[end - 1]!)) end -= 1;
    const address = text.slice(start, end);
    if (start < at && /@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}$/.test(address) && !address.includes('..')) {
      found.push({ type: 'email', text: address, value: address.toLowerCase(), start, end });
    }
  }
  return found;
}
