import { DeliveryError } from '../channel';
import { connectionFailure, failureOf } from './delivery-failure';
import { isTrustedServiceUrl, type Trust } from './service-url';

export interface OutboundRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SendOptions {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly trust: Trust;
  readonly timeoutMs: number;
}

/**
 * The one door through which a bearer token leaves this process: to a trusted host, once, within the time-out, following no
 * redirect. Resolves with the status. Anything but a success is a `DeliveryError`, which botbuilder's own retries and redirects above leave alone; to
 * try again is the outbox's to decide.
 *
 * A host's address is not pinned: names are Microsoft's own and TLS proves the host, so a forged answer of DNS gets no token.
 */
export async function sendOnce(request: OutboundRequest, options: SendOptions): Promise<number> {
  // Read by the parser that fetch reads it with.
  if (!isTrustedServiceUrl(`${new URL(request.url).origin}/`, options.trust)) {
    throw new DeliveryError('the connector is at an address that is not trusted', { final: true });
  }
  const signal = AbortSignal.timeout(options.timeoutMs);
  const { method, headers, body } = request;
  try {
    const response = await options.fetch(request.url, { method, headers, body, redirect: 'manual', signal });
    await readOut(response);
    if (response.ok) return response.status;
    throw failureOf(response.status, response.headers.get('retry-after'), options.now());
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    if (signal.aborted)
      throw new DeliveryError('the connector did not answer in time', { final: false, ambiguous: true });
    throw connectionFailure(error);
  }
}

const MOST_READ = 65_536;

/** What stands in an answer is of no use, nor whether it comes whole: the status said it. Read out, its connection serves the next message. */
async function readOut({ body }: Response): Promise<void> {
  let read = 0;
  try {
    for await (const chunk of body ?? []) {
      read += chunk.length;
      if (read > MOST_READ) return;
    }
  } catch {
    // It broke off, or did not end in time.
  }
}
