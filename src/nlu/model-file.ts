import { KhidmatError } from '../errors';
import { hashBytes, isHashOf } from './hash';
import type { Model } from './model';
import type { Weights } from './weights';

// A model's file: the line "khidmat-model <version> <hash> <length of the heading>", the heading as JSON, padding, then the arrays
// of both matrices in the order of MATRIX and the tongues, each padded to eight bytes; little-endian. Rows are kept by their lengths, columns in one byte where that is
// enough.
/** Raised whenever the file, what is learnt or how it is learnt changes: kept models go by it. */
export const MODEL_VERSION = 16;
const MATRIX = ['names', 'idf', 'lengths', 'columns', 'values', 'slope', 'bias'] as const;

type MatrixName = (typeof MATRIX)[number];
type Shape = Pick<Weights, 'classes' | 'scale'> & { readonly sizes: { readonly [name in MatrixName]: number } };
type Content = Omit<Model, 'hash'>;
type Heading = Omit<Content, 'weights' | 'person' | 'tongues'> & {
  readonly shapes: readonly [weights: Shape, person: Shape];
  readonly tongues: number;
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
  const { weights, person, tongues, intents, temperature, trust, thresholds, vocabulary, entities, examples } = model;
  const matrices = [arraysOf(weights), arraysOf(person)] as const;
  const arrays = [...matrices.flatMap((matrix) => MATRIX.map((name) => matrix[name])), tongues];
  const heading: Heading = {
    intents,
    temperature,
    trust,
    thresholds,
    vocabulary,
    entities,
    examples,
    shapes: [shapeOf(weights, matrices[0]), shapeOf(person, matrices[1])],
    tongues: tongues.length,
  };
  const text = new TextEncoder().encode(JSON.stringify(heading));
  let size = 8 + padded(text.length);
  for (const array of arrays) size += padded(array.byteLength);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, text.length, true);
  bytes.set(text, 8);
  let at = 8 + padded(text.length);
  for (const array of arrays) {
    writeArray(view, at, array);
    at += padded(array.byteLength);
  }
  return bytes;
}

type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array | Int8Array | Float64Array;

type Matrix = { readonly [name in MatrixName]: Numbers };

function arraysOf({ names, idf, starts, columns: wide, values, slope, bias, classes }: Weights): Matrix {
  const lengths = Uint16Array.from(names, (_, feature) => starts[feature + 1]! - starts[feature]!);
  const columns = classes <= 256 ? new Uint8Array(wide) : wide;
  return { names, idf, lengths, columns, values, slope, bias };
}

function shapeOf({ classes, scale }: Weights, matrix: Matrix): Shape {
  const sizes = Object.fromEntries(MATRIX.map((name) => [name, matrix[name].length])) as Shape['sizes'];
  return { classes, scale, sizes };
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
    size: number,
    kind: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
    width: number,
  ): T => {
    const bytes = content.subarray(at, at + size * width);
    if (!LITTLE_ENDIAN) swap(bytes, width);
    at += padded(bytes.length);
    return new kind(bytes.buffer, bytes.byteOffset, size);
  };
  const matrix = ({ classes, scale, sizes }: Shape): Weights => ({
    classes,
    scale,
    names: next(sizes.names, Int32Array, 4),
    idf: next(sizes.idf, Uint8Array, 1),
    starts: startsOf(next(sizes.lengths, Uint16Array, 2)),
    columns: classes <= 256 ? new Uint16Array(next(sizes.columns, Uint8Array, 1)) : next(sizes.columns, Uint16Array, 2),
    values: next(sizes.values, Int8Array, 1),
    slope: next(sizes.slope, Float64Array, 8),
    bias: next(sizes.bias, Float64Array, 8),
  });
  const { intents, temperature, trust, thresholds, vocabulary, entities, examples, shapes } = heading;
  const weights = matrix(shapes[0]);
  const person = matrix(shapes[1]);
  const tongues = next(heading.tongues, Int8Array, 1);
  return { intents, temperature, trust, thresholds, vocabulary, entities, examples, weights, person, tongues };
}

function startsOf(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let feature = 0; feature < lengths.length; feature++) starts[feature + 1] = starts[feature]! + lengths[feature]!;
  return starts;
}
