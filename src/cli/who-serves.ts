import { readServing, type Serving } from '../runtime/serving';
import type { Store } from '../store/store';
import { short } from './under-way';

/** A server looks at the publications once a second, and learns what it does not know yet. */
const PATIENCE_MS = 4_000;

/** After a publication: what the servers that run on this store make of it. They are given the time that they take. */
export async function whoTakesItUp(store: Store, hash: string): Promise<string> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const serving = await readServing(store);
    const follows = serving.find(({ watch }) => !watch);
    if (follows === undefined || follows.release === hash || Date.now() > until) return inWords(serving, hash);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function inWords(serving: readonly Serving[], hash: string): string {
  if (serving.length === 0) return 'No server runs on this data now; one with WATCH=off serves it from its start.';
  return serving.map((one) => ofOne(one, hash)).join('\n');
}

function ofOne({ watch, folder, release }: Serving, hash: string): string {
  if (watch)
    return `A server runs with WATCH=on: it serves ${folder} as it is saved there, and not what was published.`;
  if (release === hash) return 'The server that runs serves it.';
  return `The server that runs still serves ${short(release)}: it learns the new sentences first, or has refused it (its log says so); 'khidmat releases' tells when it has gone over.`;
}

/** For the list of releases. */
export async function whoServes(store: Store): Promise<string> {
  const serving = await readServing(store);
  if (serving.length === 0) return 'No server runs on this data now.';
  return serving
    .map(({ watch, folder, release }) =>
      watch
        ? `A server runs with WATCH=on and serves ${folder} as it is saved there (${short(release)}).`
        : `The server that runs serves ${short(release)}.`,
    )
    .join('\n');
}
