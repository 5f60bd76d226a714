/**
 * Arrays as PostgreSQL's binary protocol has them. A turn's JSON is full of quotes, and the text form of an array would
 * escape each of them on the way in and take it out again on the other side.
 */

const TEXT = 25;
const INT8 = 20;
const HEAD_BYTES = 20;

/** For a parameter of type text[]. */
export function textArray(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  const buffer = Buffer.allocUnsafe(HEAD_BYTES + lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), 0));
  let at = writeHead(buffer, TEXT, values.length);
  for (const [index, value] of values.entries()) {
    at = buffer.writeInt32BE(lengths[index]!, at);
    if (value !== null) at += buffer.write(value, at);
  }
  return buffer;
}

/** For a parameter of type int8[]. */
export function intArray(values: readonly (number | null)[]): Buffer {
  const nulls = values.filter((value) => value === null).length;
  const buffer = Buffer.allocUnsafe(HEAD_BYTES + values.length * 12 - nulls * 8);
  let at = writeHead(buffer, INT8, values.length);
  for (const value of values) {
    at = buffer.writeInt32BE(value === null ? -1 : 8, at);
    if (value !== null) at = buffer.writeBigInt64BE(BigInt(value), at);
  }
  return buffer;
}

/** Dimensions, whether there may be nulls, the type of the elements; then the length of the one dimension and its first index. */
function writeHead(buffer: Buffer, type: number, length: number): number {
  let at = 0;
  for (const word of [1, 1, type, length, 1]) at = buffer.writeInt32BE(word, at);
  return at;
}
