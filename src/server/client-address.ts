import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** What stands in front of this server. */
export interface ProxySettings {
  /** How many proxies of our own pass requests on; the last so many entries of X-Forwarded-For are theirs. 0: believe none. */
  readonly trustedProxies: number;
  /** Where customers reach this server, when it can't be seen from the request: `https://help.example.com`. */
  readonly publicUrl: string | null;
}

export function clientAddressOf(request: IncomingMessage, trustedProxies: number): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  const forwarded = trustedProxies > 0 ? request.headers['x-forwarded-for'] : undefined;
  if (!forwarded) return peer;
  // Each proxy appends whom it heard from. What stands further left the client may have invented.
  const hops = String(forwarded).split(',');
  return hops[Math.max(0, hops.length - trustedProxies)]?.trim() || peer;
}

/**
 * What limits by address count by. Of IPv6 it is the network, for every customer has 2^64 addresses. Null for loopback, which is
 * not limited: it is the operator, or a proxy of our own that was not declared.
 */
export function limitKeyOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (plain === '::1' || plain.startsWith('127.')) return null;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

/** Without an end slash. */
export function baseUrlOf(request: IncomingMessage, settings: ProxySettings): string {
  if (settings.publicUrl) return settings.publicUrl.replace(/\/$/, '');
  const host = request.headers.host ?? 'localhost';
  const forwarded = settings.trustedProxies > 0 ? request.headers['x-forwarded-proto'] : undefined;
  // A page of our own that was loaded over https proves that something in front of us speaks it.
  const secure = forwarded ? String(forwarded).split(',').pop()?.trim() === 'https' : isOwnSecurePage(request, host);
  return `${secure ? 'https' : 'http'}://${host}`;
}

function isOwnSecurePage(request: IncomingMessage, host: string): boolean {
  return request.headers.origin === `https://${host}`;
}
