import type { HttpRoutes } from '../channels/http';
import { KhidmatError } from '../errors';

/** Longer than this a store does not answer while it is of any use. */
const PING_TIMEOUT_MS = 2_000;

/** `/livez`: the process answers. `/readyz`: customers may be sent here; 503 with the reason otherwise. */
export function mountHealth(
  http: HttpRoutes & { readonly isClosing: boolean },
  parts: { ping: () => Promise<void>; isStarted: () => boolean },
): void {
  http.route('GET', '/livez', () => ({ status: 200, body: { status: 'alive' } }));

  http.route('GET', '/readyz', async () => {
    if (http.isClosing) return notReady('stopping');
    if (!parts.isStarted()) return notReady('starting');
    try {
      await inTime(parts.ping());
    } catch (error) {
      return notReady(error instanceof KhidmatError ? error.code : 'STORE_UNAVAILABLE');
    }
    return { status: 200, body: { status: 'ready' } };
  });
}

function notReady(reason: string) {
  return { status: 503, body: { status: 'not ready', reason } };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new KhidmatError('STORE_SLOW', 'The store does not answer.')), PING_TIMEOUT_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
