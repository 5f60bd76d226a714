/**
 * Arrays as PostgreSQL's binary protocol has them. A turn's JSON is full of quotes, and the text form of an array would
 * escape each of them on the way in and take it out again on the other side.
 */

const TEXT = 25;
const INT8 = 20;
const HEAD_BYTES = 20;
/** A UTF-16 unit is three bytes of UTF-8 at most. */
const BYTES_A_UNIT = 3;
const TWO_TO_32 = 0x1_0000_0000;

/** For a parameter of type text[]. */
export function textArray(values: readonly (string | null)[]): Buffer {
  const bytes = new Bytes(256);
  bytes.texts(values, (value) => value);
  return bytes.written();
}

/** For a parameter of type int8[]. */
export function intArray(values: readonly (number | null)[]): Buffer {
  const bytes = new Bytes(HEAD_BYTES + values.length * 12);
  bytes.ints(values, (value) => value);
  return bytes.written();
}

/** Room that grows with what is written into it, and can be cleared and used again. */
export class Bytes {
  private at = 0;
  private buffer: Buffer;

  constructor(size: number) {
    this.buffer = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.at;
  }

  get size(): number {
    return this.buffer.length;
  }

  /** Valid until it is cleared. */
  written(): Buffer {
    return this.buffer.subarray(0, this.at);
  }

  clear(): void {
    this.at = 0;
  }

  texts<T>(of: readonly T[], value: (it: T) => string | null): void {
    this.head(TEXT, of.length);
    for (const it of of) {
      const text = value(it);
      if (text === null) this.int32(-1);
      else this.text(text);
    }
  }

  ints<T>(of: readonly T[], value: (it: T) => number | null): void {
    this.head(INT8, of.length);
    for (const it of of) {
      const number = value(it);
      if (number === null) {
        this.int32(-1);
        continue;
      }
      this.int32(8);
      this.int32(Math.floor(number / TWO_TO_32));
      this.int32((number % TWO_TO_32) | 0);
    }
  }

  byte(value: number): void {
    this.makeRoom(1);
    this.at = this.buffer.writeUInt8(value, this.at);
  }

  int16(value: number): void {
    this.makeRoom(2);
    this.at = this.buffer.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.makeRoom(4);
    this.at = this.buffer.writeInt32BE(value, this.at);
  }

  raw(bytes: Buffer): void {
    this.makeRoom(bytes.length);
    this.at += bytes.copy(this.buffer, this.at);
  }

  /** Over what was written before. */
  putInt16(place: number, value: number): void {
    this.buffer.writeInt16BE(value, place);
  }

  putInt32(place: number, value: number): void {
    this.buffer.writeInt32BE(value, place);
  }

  /** Its length in bytes, then the text. */
  private text(text: string): void {
    this.makeRoom(4 + text.length * BYTES_A_UNIT);
    const length = this.buffer.write(text, this.at + 4);
    this.putInt32(this.at, length);
    this.at += 4 + length;
  }

  /** Dimensions, whether there may be nulls, the type of the elements; then the length of the one dimension and its first index. */
  private head(type: number, length: number): void {
    for (const word of [1, 1, type, length, 1]) this.int32(word);
  }

  private makeRoom(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
