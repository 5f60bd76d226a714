export const MILLISECONDS: { readonly [unit: string]: number } = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `5m`, `4h`, `2d`, in milliseconds; null when it is written otherwise. */
export function writtenDuration(text: string): number | null {
  const found = /^(\d{1,6})(s|m|h|d)$/.exec(text.trim());
  return found ? Number(found[1]) * (MILLISECONDS[found[2] ?? ''] ?? 0) : null;
}
