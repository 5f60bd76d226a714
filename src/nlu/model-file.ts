import { KhidmatError } from '../errors';
import { hashBytes, isHashOf } from './hash';
import type { Model } from './model';

// A model's file: the line "khidmat-model <version> <hash> <length of the heading>", the heading as JSON, padding, then the arrays
// in the order of ARRAYS, each padded to eight bytes; little-endian. Rows are kept by their lengths, columns in one byte where that is
// enough.
/** Raised whenever the file, what is learnt or how it is learnt changes: kept models go by it. */
export const MODEL_VERSION = 7;
const ARRAYS = ['names', 'idf', 'lengths', 'columns', 'values', 'slope', 'bias', 'tongues'] as const;

type ArrayName = (typeof ARRAYS)[number];
type Content = Omit<Model, 'hash'>;
type Heading = Omit<Content, 'weights' | 'tongues'> & {
  readonly classes: number;
  readonly scale: number;
  readonly sizes: { readonly [name in ArrayName]: number };
};

export function modelHash(content: Content): string {
  return hashBytes(body(content));
}

export function encodeModel(model: Model): Uint8Array {
  const content = body(model);
  const title = new TextEncoder().encode(`khidmat-model ${MODEL_VERSION} ${model.hash}\n`);
  const bytes = new Uint8Array(title.length + content.length);
  bytes.set(title);
  bytes.set(content, title.length);
  return bytes;
}

/** Throws `MODEL_UNREADABLE` where the bytes are no model, of another version, or damaged. */
export function decodeModel(bytes: Uint8Array): Model {
  const titleEnd = bytes.subarray(0, 80).indexOf(10);
  const title = new TextDecoder().decode(bytes.subarray(0, Math.max(titleEnd, 0)));
  const [magic, version, hash] = title.split(' ');
  if (magic !== 'khidmat-model') throw unreadable('does not begin as a model does');
  if (version !== String(MODEL_VERSION))
    throw unreadable(`has version ${version}, this program reads version ${MODEL_VERSION}`);
  // A copy of its own, so that the arrays are views into one well-aligned buffer.
  const content = bytes.slice(titleEnd + 1);
  if (hash === undefined || !isHashOf(hash, content))
    throw unreadable('is damaged: its content does not match its hash');
  return { ...parse(content), hash };
}

function unreadable(why: string): KhidmatError {
  return new KhidmatError(
    'MODEL_UNREADABLE',
    `The model file ${why}; delete it, and it is trained anew at the next start.`,
  );
}

function body(model: Content): Uint8Array {
  const { weights, intents, temperature, trust, thresholds, vocabulary, entities, examples } = model;
  const arrays = arraysOf(model);
  const heading: Heading = {
    intents,
    temperature,
    trust,
    thresholds,
    vocabulary,
    entities,
    examples,
    classes: weights.classes,
    scale: weights.scale,
    sizes: Object.fromEntries(ARRAYS.map((name) => [name, arrays[name].length])) as Heading['sizes'],
  };
  const text = new TextEncoder().encode(JSON.stringify(heading));
  let size = 8 + padded(text.length);
  for (const name of ARRAYS) size += padded(arrays[name].byteLength);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, text.length, true);
  bytes.set(text, 8);
  let at = 8 + padded(text.length);
  for (const name of ARRAYS) {
    writeArray(view, at, arrays[name]);
    at += padded(arrays[name].byteLength);
  }
  return bytes;
}

type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array | Int8Array | Float64Array;

function arraysOf({ weights, tongues }: Content): { readonly [name in ArrayName]: Numbers } {
  const { names, idf, starts, values, slope, bias } = weights;
  const lengths = Uint16Array.from(names, (_, feature) => starts[feature + 1]! - starts[feature]!);
  const columns = weights.classes <= 256 ? new Uint8Array(weights.columns) : weights.columns;
  return { names, idf, lengths, columns, values, slope, bias, tongues };
}

function padded(length: number): number {
  return (length + 7) & ~7;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function writeArray(view: DataView, at: number, array: Numbers): void {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const target = new Uint8Array(view.buffer, at, array.byteLength);
  target.set(bytes);
  if (!LITTLE_ENDIAN) swap(target, array.BYTES_PER_ELEMENT);
}

function swap(bytes: Uint8Array, width: number): void {
  for (let i = 0; i < bytes.length; i += width) bytes.subarray(i, i + width).reverse();
}

function parse(content: Uint8Array): Content {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const length = view.getUint32(0, true);
  const heading = JSON.parse(new TextDecoder().decode(content.subarray(8, 8 + length))) as Heading;
  let at = 8 + padded(length);
  const next = <T extends Numbers>(
    name: ArrayName,
    kind: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
    width: number,
  ): T => {
    const bytes = content.subarray(at, at + heading.sizes[name] * width);
    if (!LITTLE_ENDIAN) swap(bytes, width);
    at += padded(bytes.length);
    return new kind(bytes.buffer, bytes.byteOffset, heading.sizes[name]);
  };
  const { intents, temperature, trust, thresholds, vocabulary, entities, examples, classes, scale } = heading;
  const weights = {
    classes,
    scale,
    names: next('names', Int32Array, 4),
    idf: next('idf', Uint8Array, 1),
    starts: startsOf(next('lengths', Uint16Array, 2)),
    columns: classes <= 256 ? new Uint16Array(next('columns', Uint8Array, 1)) : next('columns', Uint16Array, 2),
    values: next('values', Int8Array, 1),
    slope: next('slope', Float64Array, 8),
    bias: next('bias', Float64Array, 8),
  };
  const tongues = next('tongues', Int8Array, 1);
  return { intents, temperature, trust, thresholds, vocabulary, entities, examples, weights, tongues };
}

function startsOf(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let feature = 0; feature < lengths.length; feature++) starts[feature + 1] = starts[feature]! + lengths[feature]!;
  return starts;
}
