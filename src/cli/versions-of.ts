import { signatureIn } from '../runtime/file-signature';

const LOOK_MS = 200;
const OF_A_PROJECT = /\.(ya?ml|[cm]?[jt]s|json)$/;
const NOT_OF_A_PROJECT = ['node_modules', 'dist', 'data', '.git'];

/** At once, and then once for each burst of changes to what a project is made of: two looks agree, so nothing is half written. */
export async function* versionsOf(folder: string, signal: AbortSignal | undefined): AsyncGenerator<void> {
  let taken: string | null = null;
  let seen: string | null = null;
  while (!signal?.aborted) {
    const now = await signatureIn(folder, OF_A_PROJECT, NOT_OF_A_PROJECT);
    const settled = now === seen || taken === null;
    seen = now;
    if (now !== taken && settled) {
      taken = now;
      yield;
    }
    await new Promise((resolved) => setTimeout(resolved, LOOK_MS));
  }
}
