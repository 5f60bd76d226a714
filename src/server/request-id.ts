import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ids = new WeakMap<IncomingMessage, string>();
const run = randomBytes(4).toString('hex');
let count = 0;

/** Unique among processes; the same for every question about one request. */
export function requestIdOf(request: IncomingMessage): string {
  let id = ids.get(request);
  if (!id) {
    count += 1;
    id = `${run}-${count.toString(36)}`;
    ids.set(request, id);
  }
  return id;
}
