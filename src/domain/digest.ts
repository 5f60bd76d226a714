const DIGITS = 22;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * What stands for a value that shall not stand there itself: the first 132 bits of its SHA-256. Reckoned here, and not by the machine's
 * library, because `step` needs it and may need nothing from outside.
 */
export function digestOf(text: string): string {
  const words = sha256(new TextEncoder().encode(text));
  let digits = '';
  for (let at = 0; at < DIGITS; at++) digits += ALPHABET[sixBits(words, at * 6)];
  return digits;
}

function sixBits(words: Uint32Array, from: number): number {
  let value = 0;
  for (let bit = from; bit < from + 6; bit++) value = (value << 1) | ((words[bit >>> 5]! >>> (31 - (bit & 31))) & 1);
  return value;
}

function sha256(bytes: Uint8Array): Uint32Array {
  const hash = new Uint32Array(BEGIN);
  const padded = withPadding(bytes);
  const view = new DataView(padded.buffer);
  const w = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at++) w[at] = view.getUint32(block + at * 4);
    for (let at = 16; at < 64; at++) {
      const [a, b] = [w[at - 15]!, w[at - 2]!];
      const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      w[at] = w[at - 16]! + s0 + w[at - 7]! + s1;
    }
    mix(hash, w);
  }
  return hash;
}

function mix(hash: Uint32Array, w: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[at]! + w[at]!) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const other = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) hash[at] = hash[at]! + value;
}

function withPadding(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return padded;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The fractions of the square roots of the first 8 primes, and of the cube roots of the first 64. */
const PRIMES = primes(64);
const BEGIN = PRIMES.slice(0, 8).map((prime) => fractionOf(prime ** (1 / 2)));
const ROUNDS = PRIMES.map((prime) => fractionOf(prime ** (1 / 3)));

function fractionOf(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let one = 2; found.length < count; one++) if (found.every((prime) => one % prime !== 0)) found.push(one);
  return found;
}
