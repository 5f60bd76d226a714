import type { Phase } from './connection';
import { useLasting, useSurroundings } from './window-state';

/** Says what is wrong with the connection, once it has been wrong for a moment; quiet while all is well. */
export function ConnectionBanner({ phase, caughtUp }: { phase: Phase; caughtUp: boolean }) {
  const { texts } = useSurroundings();
  const isOffline = phase === 'offline';
  const isLost = useLasting(phase === 'reconnecting', 1_200);
  const words = isOffline ? texts.offline : !isLost ? '' : caughtUp ? texts.reconnecting : texts.unavailable;
  return (
    <div role="status" class={words === '' ? 'banner' : 'banner shown'}>
      {words}
    </div>
  );
}
