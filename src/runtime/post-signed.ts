import { DeliveryError, readRetryAfter } from '../channels/channel';
import { signedHeaders } from './signature';

export interface SignedPost {
  readonly url: string;
  readonly secret: string;
  /** JSON. */
  readonly body: string;
  /** The same on every attempt. */
  readonly key: string;
  readonly timeoutMs: number;
  readonly fetch?: typeof fetch;
}

/**
 * One attempt to give a hook something. Any answer from 200 to 299 takes it, and its body is not read. Throws a `DeliveryError` that says in
 * words what went wrong, and from when on to try again where the hook said so; it names no more of the address than its host, for the
 * path of a hook may be its key. Redirects are not followed: what is signed goes to that address and to no other.
 */
export async function postSigned({ url, secret, body, key, timeoutMs, ...given }: SignedPost): Promise<void> {
  const headers = signedHeaders(secret, body, key);
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await (given.fetch ?? fetch)(url, {
    ...{ method: 'POST', headers, body, redirect: 'manual', signal },
  }).catch((error: unknown) => {
    const reason = signal.aborted ? `gave no answer within ${timeoutMs / 1000} s` : `could not be asked: ${why(error)}`;
    throw new DeliveryError(`${hostOf(url)} ${reason}`, { final: false, cause: error });
  });
  await response.body?.cancel().catch(() => undefined);
  if (response.ok) return;
  const isRedirect = response.status >= 300 && response.status < 400;
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), Date.now());
  throw new DeliveryError(
    `${hostOf(url)} answered ${response.status}${isRedirect ? '; redirects are not followed' : ''}`,
    { final: false, ...(retryAfterMs !== null && { retryAfterMs }) },
  );
}

/** `fetch failed` is all that the error itself says. */
function why(error: unknown): string {
  const { cause, message } = error as { readonly cause?: { code?: unknown; message?: unknown }; message?: unknown };
  return [cause?.code, cause?.message ?? message].filter((part) => typeof part === 'string').join(': ');
}

function hostOf(url: string): string {
  return new URL(url).host;
}
