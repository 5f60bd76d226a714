import { Bytes } from './binary-array';

const BIND = 'B'.charCodeAt(0);
const BINARY = 1;
const TEXT = 0;
/** Describe the portal, execute it, sync. */
const REST = Buffer.from([0x44, 0, 0, 0, 6, 0x50, 0, 0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0x53, 0, 0, 0, 4]);

/**
 * What goes over the wire to run a prepared statement whose parameters are all arrays, put together in one piece of memory that is
 * used again: a group of turns is a hundred kilobytes, and what each would leave behind costs more to collect than to write.
 */
export class BindMessage {
  private readonly bytes = new Bytes(64 * 1024);
  private parameters = 0;
  private countAt = 0;

  begin(statement: string): void {
    const { bytes } = this;
    bytes.clear();
    bytes.byte(BIND);
    bytes.int32(0);
    bytes.raw(Buffer.from(`\0${statement}\0`));
    // One format for all parameters.
    bytes.int16(1);
    bytes.int16(BINARY);
    this.countAt = bytes.length;
    bytes.int16(0);
    this.parameters = 0;
  }

  /** The next parameter, of type text[]. */
  texts<T>(of: readonly T[], value: (it: T) => string | null): void {
    const place = this.beginParameter();
    this.bytes.texts(of, value);
    this.endParameter(place);
  }

  /** The next parameter, of type int8[]. */
  ints<T>(of: readonly T[], value: (it: T) => number | null): void {
    const place = this.beginParameter();
    this.bytes.ints(of, value);
    this.endParameter(place);
  }

  /** Valid until the next begins. */
  end(): Buffer {
    const { bytes } = this;
    bytes.int16(1);
    bytes.int16(TEXT);
    bytes.putInt32(1, bytes.length - 1);
    bytes.putInt16(this.countAt, this.parameters);
    bytes.raw(REST);
    return bytes.written();
  }

  /** Bytes that it holds on to. */
  get size(): number {
    return this.bytes.size;
  }

  private beginParameter(): number {
    const place = this.bytes.length;
    this.bytes.int32(0);
    this.parameters += 1;
    return place;
  }

  private endParameter(place: number): void {
    this.bytes.putInt32(place, this.bytes.length - place - 4);
  }
}
