import type { DeskRequest } from '../domain/desk';

/** Reads a frame from the page; null for whatever our page does not send. */
export function readDeskRequest(text: string): DeskRequest | null {
  const frame = parse(text);
  if (frame === null || typeof frame !== 'object' || Array.isArray(frame)) return null;
  const { kind, number, after, seen, seq } = frame as { [name: string]: unknown };
  if (kind === 'heartbeat') return { kind };
  if (typeof number !== 'string' || number.length > 40) return null;
  if (kind === 'unwatch' || kind === 'typing') return { kind, number };
  if (kind === 'seen') return isCount(seq) ? { kind, number, seq } : null;
  if (kind === 'watch' && isCount(after)) return { kind, number, after, ...(isCount(seen) && { seen }) };
  return null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
