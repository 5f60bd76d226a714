import { reasonOf } from '../errors';
import type { Log } from '../log';
import { Repeater } from '../runtime/repeater';
import { sealAudit, tipOf } from '../runtime/seal-audit';
import type { Store } from '../store/store';

const LOOK_MS = 1_000;
const NOTE_MS = 3_600_000;

/**
 * Seals what staff do, as long as the server runs, and notes in the log where the trail ends: at the start, each hour and at the end. Whoever
 * keeps logs elsewhere can prove by that line that nothing was cut off.
 */
export function keepAudit({ store, log }: { readonly store: Store; readonly log: Log }): {
  start(): void;
  stop(): Promise<void>;
} {
  let notedAt: number | null = null;
  const note = async () => {
    notedAt = performance.now();
    log.info({ tip: tipOf(await store.audit.readTip()) }, 'the audit trail ends here');
  };
  const sealing = new Repeater(LOOK_MS, log, async () => {
    await sealAudit(store);
    if (notedAt === null || performance.now() - notedAt >= NOTE_MS) await note();
  });
  return {
    start: () => sealing.start(),
    /** Once nothing more comes in. */
    async stop() {
      await sealing.stop();
      try {
        await sealAudit(store);
        await note();
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'the last acts are not sealed yet; the next start does it');
      }
    },
  };
}
