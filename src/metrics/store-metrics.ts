import type { Store } from '../store/store';
import type { Meters } from './meters';
import type { Registry } from './registry';

/** However many ask, the store is looked at no more often than this. */
const KEEP_MS = 1_000;

/** What waits in the store. While the store is away these are left out, and `khidmat_store_up` is 0. */
export function addStoreMetrics(registry: Registry, { store, now }: { store: Store; now: () => number }): void {
  let read: { readonly at: number; readonly backlog: ReturnType<Store['readBacklog']> } | null = null;
  const backlog = () => {
    const at = performance.now();
    if (read === null || at - read.at > KEEP_MS) read = { at, backlog: store.readBacklog(now()) };
    return read.backlog;
  };
  const age = (since: number) => Math.max(0, now() - since) / 1000;

  registry.gauge({ name: 'khidmat_store_up', help: '1: the store answers.' }, async () => [
    [
      await backlog().then(
        () => 1,
        () => 0,
      ),
    ],
  ]);
  registry.gauge(
    {
      name: 'khidmat_outbox_entries',
      help: 'Replies and actions that are still to be carried out.',
      labels: ['kind'],
    },
    async () => (await backlog()).outbox.map(({ kind, waiting }) => [waiting, [kind]] as const),
  );
  registry.gauge(
    {
      name: 'khidmat_outbox_oldest_seconds',
      help: 'How long the oldest of them is due.',
      labels: ['kind'],
    },
    async () =>
      (await backlog()).outbox.map(({ kind, oldestDue }) => [oldestDue === null ? 0 : age(oldestDue), [kind]] as const),
  );
  registry.gauge(
    { name: 'khidmat_dead_letters', help: 'Replies and actions that were given up.', labels: ['kind'] },
    async () => (await backlog()).outbox.map(({ kind, dead }) => [dead, [kind]] as const),
  );
  registry.gauge({ name: 'khidmat_timers_due', help: 'Timers whose time has come and that still stand.' }, async () => [
    [(await backlog()).timersDue],
  ]);
  registry.gauge(
    { name: 'khidmat_queue_cases', help: 'Cases that wait for an agent, by team.', labels: ['team'] },
    async () => (await backlog()).queues.map(({ team, waiting }) => [waiting, [team]] as const),
  );
  registry.gauge(
    { name: 'khidmat_queue_oldest_seconds', help: 'How long the first of them waits.', labels: ['team'] },
    async () => (await backlog()).queues.map(({ team, since }) => [age(since), [team]] as const),
  );
}

/** The same store, which tells of every call that is rejected. */
export function meteredStore<T extends object>(store: T, meters: Pick<Meters, 'storeFailed'>): T {
  const made = new Map<string | symbol, unknown>();
  return new Proxy(store, {
    get(target, name) {
      if (!made.has(name)) made.set(name, metered(target, Reflect.get(target, name), meters));
      return made.get(name);
    },
  });
}

/** A store is calls, and parts (`people`, `shared`) of calls; neither ever changes. */
function metered(owner: object, value: unknown, meters: Pick<Meters, 'storeFailed'>): unknown {
  if (typeof value === 'object' && value !== null) return meteredStore(value, meters);
  if (typeof value !== 'function') return value;
  return (...values: readonly unknown[]) => {
    const result: unknown = value.apply(owner, values);
    if (result instanceof Promise) result.catch((error) => meters.storeFailed(error));
    return result;
  };
}
