/** A server that restarts tells every page when to come back, spread over all of them. */
const LONGEST_MS = 60_000;

/** What a close frame asks for (`restarting; retry-after-ms=4200`), or null. */
export function retryHintOf(reason: string): number | null {
  const asked = /\bretry-after-ms=(\d{1,9})\b/.exec(reason)?.[1];
  return asked === undefined ? null : Math.min(Number(asked), LONGEST_MS);
}
