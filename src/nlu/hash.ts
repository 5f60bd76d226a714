/** One step of a 32-bit hash over 16-bit units (murmur3's mixing). */
export function mix(hash: number, unit: number): number {
  let k = Math.imul(unit, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = hash ^ Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** Spreads what `mix` gathered over all 32 bits. */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return finish(hash);
}

/** A stable 128-bit name of some bytes, in hex. It tells models apart; it is no defence against forgery. */
export function hashBytes(bytes: Uint8Array): string {
  let name = '';
  const words = bytes.length >>> 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const seed of [0x9747b28c, 0x3c6ef372, 0x1f83d9ab, 0x5be0cd19]) {
    let hash = seed ^ bytes.length;
    for (let i = 0; i < words; i++) hash = mix(hash, view.getInt32(i << 2, true));
    for (let i = words << 2; i < bytes.length; i++) hash = mix(hash, bytes[i]!);
    name += (finish(hash) >>> 0).toString(16).padStart(8, '0');
  }
  return name;
}
