/**
 * Where a bearer token of ours may go. Not all of trafficmanager.net: any Azure customer can register a name there.
 * A pattern and not a URL parser, because parsers repair: what does not look exactly like Microsoft's own addresses
 * (another port, a user part, capitals, a dot at the end, `..`, escapes) is refused before anything can read it in its own way.
 */
const AZURE = /^https:\/\/(?:smba\.trafficmanager\.net|(?:[a-z0-9-]{1,63}\.){1,5}botframework\.com)(\/.*)?$/;
const LOOPBACK = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(\/.*)?$/;
const PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*\/?$/;
const MAX_LENGTH = 512;

/** `loopback` is for development without an app id, when there is no token that could leak. */
export type Trust = 'azure' | 'loopback';

export function isTrustedServiceUrl(url: string, trust: Trust): boolean {
  if (url.length > MAX_LENGTH) return false;
  const match = (trust === 'azure' ? AZURE : LOOPBACK).exec(url);
  return match !== null && PATH.test(match[1] ?? '');
}
