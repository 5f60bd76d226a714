import type { SharedStore, Window } from '../../store/shared-store';

/** Bounds what is sent, as Teams counts it: over all processes of the installation. */
export interface DeliveryLimits {
  /** 0: sent now is counted and allowed. Else how many milliseconds to wait; nothing is counted. */
  take(thread: string, tenant: string): Promise<number>;
}

/** Teams' limits for one bot in one thread, and for one bot in one tenant. */
const THREAD: readonly Window[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const TENANT: readonly Window[] = [{ most: 50, ms: 1_000 }];

export function createDeliveryLimits(shared: Pick<SharedStore, 'countSend'>, now: () => number): DeliveryLimits {
  return {
    take: (thread, tenant) =>
      shared.countSend(
        [
          { key: `thread:${thread}`, windows: THREAD },
          { key: `tenant:${tenant}`, windows: TENANT },
        ],
        now(),
      ),
  };
}
