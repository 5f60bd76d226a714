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

const SEEDS = [0x9747b28c, 0x3c6ef372, 0x1f83d9ab, 0x5be0cd19] as const;
const DIGITS = 8;

/** A stable 128-bit name of some bytes, in hex. It tells models apart; it is no defence against forgery. */
export function hashBytes(bytes: Uint8Array): string {
  return SEEDS.map((seed) => hashWith(seed, bytes)).join('');
}

/** Whether these bytes were given that name, by its first 32 bits: enough against damage, and four times as fast. */
export function isHashOf(name: string, bytes: Uint8Array): boolean {
  return name.length === SEEDS.length * DIGITS && name.startsWith(hashWith(SEEDS[0], bytes));
}

function hashWith(seed: number, bytes: Uint8Array): string {
  const words = bytes.length >>> 2;
  const view = wordsOf(bytes, words);
  let hash = seed ^ bytes.length;
  // `mix`, written out: a model is hashed when it is loaded, by code that is not warm yet.
  for (let i = 0; i < words; i++) {
    let k = Math.imul(view[i]!, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    hash ^= Math.imul(k, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  for (let i = words << 2; i < bytes.length; i++) hash = mix(hash, bytes[i]!);
  return (finish(hash) >>> 0).toString(16).padStart(DIGITS, '0');
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes as little-endian words, without a copy where the machine keeps them so. */
function wordsOf(bytes: Uint8Array, words: number): Int32Array {
  if (LITTLE_ENDIAN && bytes.byteOffset % 4 === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, words);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: words }, (_, i) => view.getInt32(i << 2, true));
}
