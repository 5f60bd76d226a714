import { hash } from 'node:crypto';

/** Fingerprint of a state's JSON: kept with every turn, so that a replay can be held against it to the byte. */
export function hashOfState(json: string): string {
  return hash('sha256', json, 'base64url').slice(0, 22);
}
