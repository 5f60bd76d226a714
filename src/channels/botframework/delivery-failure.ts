import { DeliveryError, readRetryAfter } from '../channel';

/** What the connector's refusal means for the outbox. */
export function failureOf(status: number, retryAfter: string | null, now: number): DeliveryError {
  const message = `the connector answered ${status}`;
  const retryAfterMs = readRetryAfter(retryAfter, now);
  const later = { final: false, ...(retryAfterMs !== null && { retryAfterMs }) };
  // 412 is Teams' "somebody else writes to this thread right now".
  if (status === 429 || status === 412 || status === 503) return new DeliveryError(message, later);
  // Our secret is wrong or has run out: an operator's matter, after which the message should still go out.
  if (status === 401) return new DeliveryError(message, { retryAfterMs: 60_000, ...later });
  // Messages answered so have been seen to arrive all the same; the connector knows no idempotency key.
  if (status === 408 || status >= 500) return new DeliveryError(message, { ...later, ambiguous: true });
  return new DeliveryError(message, { final: true });
}

/** Failures before a byte of the request has left: no such host, nobody listening, no TLS. */
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

export function connectionFailure(error: unknown): DeliveryError {
  const code = String((error as { cause?: { code?: unknown } } | null)?.cause?.code ?? 'unknown');
  return new DeliveryError(`the connector could not be reached (${code})`, {
    final: false,
    ambiguous: !NEVER_SENT.test(code),
    cause: error,
  });
}
