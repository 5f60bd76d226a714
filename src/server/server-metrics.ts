import type { Registry } from '../metrics/registry';
import { addStoreMetrics } from '../metrics/store-metrics';
import type { ContentHolder } from '../runtime/content-holder';
import { VERSION } from '../runtime/program-version';
import type { Store } from '../store/store';

/** What is read off a running server when it is asked for. */
export function addServerMetrics(
  registry: Registry,
  parts: {
    readonly store: Store;
    readonly now: () => number;
    readonly http: { readonly sockets: number };
    readonly service: { readonly underWay: number };
    readonly holder: Pick<ContentHolder, 'inUse'>;
  },
): void {
  const { http, service, holder } = parts;
  addStoreMetrics(registry, parts);
  registry.gauge({ name: 'khidmat_turns_under_way', help: 'Turns that have come and are not on the disk yet.' }, () => [
    [service.underWay],
  ]);
  registry.gauge({ name: 'khidmat_sockets', help: 'Open WebSockets, of customers and agents.' }, () => [
    [http.sockets],
  ]);
  registry.gauge(
    {
      name: 'khidmat_in_use',
      help: '1, under the program, release and model that are in use.',
      labels: ['program', 'release', 'model'],
    },
    () => {
      const { release, model } = holder.inUse();
      return [[1, [VERSION, release, model]]];
    },
  );
}
