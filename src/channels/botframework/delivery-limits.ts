import type { SharedStore, Window } from '../../store/shared-store';
import { Line } from './line';

/** Bounds what is sent, as Teams counts it: over all processes of the installation. */
export interface DeliveryLimits {
  /**
   * 0: sent now is counted and allowed. Else how many milliseconds to wait; nothing is counted. `goesOn`: of what is being said a part has been
   * sent already, so it does not stand in line.
   */
  take(thread: string, tenant: string, goesOn?: boolean): Promise<number>;
  /** The connector wants to hear nothing more in this thread for so long. */
  hold(thread: string, ms: number): Promise<void>;
}

/** Teams' limits for one bot in one thread, and for one bot in one tenant. */
const THREAD: readonly Window[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const TENANT: Window = { most: 50, ms: 1_000 };

export function createDeliveryLimits(
  shared: Pick<SharedStore, 'countSend' | 'holdSends'>,
  now: () => number,
): DeliveryLimits {
  const lines = new Map<string, Line>();
  const count = (thread: string, tenant: string, at: number) =>
    shared.countSend(
      [
        { key: threadKey(thread), windows: THREAD },
        { key: tenantKey(tenant), windows: [TENANT] },
      ],
      at,
    );
  return {
    async take(thread, tenant, goesOn = false) {
      const at = now();
      const line = lines.get(tenant);
      const inLineMs = goesOn ? 0 : (line?.standIn(thread, at) ?? 0);
      if (inLineMs > 0) return inLineMs;
      const refusal = await count(thread, tenant, at);
      if (refusal === null) {
        line?.leave(thread);
        if (line?.isEmpty) lines.delete(tenant);
        return 0;
      }
      // A thread is one conversation's, whose messages go one after the other: only of a tenant many wait.
      if (goesOn || refusal.key !== tenantKey(tenant)) return refusal.waitMs;
      const joined = lines.get(tenant) ?? new Line(TENANT.ms / TENANT.most);
      lines.set(tenant, joined);
      return joined.refuse(thread, at, refusal.waitMs);
    },
    hold: (thread, ms) => shared.holdSends(threadKey(thread), now(), ms),
  };
}

function threadKey(thread: string): string {
  return `thread:${thread}`;
}

function tenantKey(tenant: string): string {
  return `tenant:${tenant}`;
}
