import { HttpError } from '../http';

/** The number of the last message that the client has seen. Null when it does not say; empty means that it has seen none yet. */
export function readWatermark(given: string | null): number | null {
  if (given === null) return null;
  if (given === '' || given === 'null' || given === 'undefined' || given === '-') return 0;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new HttpError(400, 'BadArgument', 'The watermark is not one that this server gave.');
}
