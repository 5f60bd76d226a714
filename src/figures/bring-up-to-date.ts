import { setTimeout } from 'node:timers/promises';
import { KhidmatError } from '../errors';
import { type RefreshOptions, refreshFigures } from './refresh-figures';

const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 200;

/** For whoever needs whole figures now. A server that is at it is waited for; throws `FIGURES_BUSY` where it needs longer. */
export async function bringUpToDate(options: RefreshOptions, patienceMs = PATIENCE_MS): Promise<void> {
  const end = performance.now() + patienceMs;
  while ((await refreshFigures(options)) === 'busy') {
    if (performance.now() >= end)
      throw new KhidmatError(
        'FIGURES_BUSY',
        'The server is still making the figures, so a report would tell of a part of them; try again in some minutes. /reports tells as of when they are.',
      );
    await setTimeout(LOOK_AGAIN_MS);
  }
}
