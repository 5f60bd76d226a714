import type { Vectors } from './corpus';

const COST = 1;
const PASSES = 6;
const DIAGONAL = 0.5 / COST;
/** A text's length, 1, its bias and the diagonal. */
const DIVISOR = 2 + DIAGONAL;

/**
 * One against the rest: for each class a linear support-vector machine with squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008), all classes of a text at a time. Feature by feature: `weights[feature * classes + class]`.
 * A class says `weights · x + bias`; with no feature in common it says -1, so that a text that shares nothing costs nothing.
 */
export interface Linear {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** The classes that a text still pushes, and how hard. */
interface Pushed {
  size: number;
  readonly classes: Int32Array;
  readonly forces: Float64Array;
}

export function trainLinear(vectors: Vectors, labels: Int32Array, classes: number, passes = PASSES): Linear {
  const { rows, features, starts } = vectors;
  const linear = { weights: new Float32Array(features * classes), bias: new Float64Array(classes).fill(-1) };
  const sums = new Float64Array(classes);
  const steps = new Float64Array(classes);
  const stepped = new Int32Array(classes);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  const pushed: Pushed[] = [];
  const all: Pushed = {
    size: classes,
    classes: Int32Array.from({ length: classes }, (_, c) => c),
    forces: new Float64Array(classes),
  };
  let seed = 12345;
  for (let pass = 0; pass < passes; pass++) {
    seed = shuffle(order, seed);
    for (let k = 0; k < rows; k++) {
      const row = order[k]!;
      const now = pass === 0 ? { ...all, classes: all.classes.slice(), forces: all.forces.slice() } : pushed[row]!;
      const from = starts[row]!;
      const to = starts[row + 1]!;
      if (pass === 0) addAll(linear, vectors, from, to, sums);
      else addSome(linear, vectors, from, to, now, sums);
      const count = push(now, sums, labels[row]!, stepped, steps);
      for (let j = 0; j < count; j++) linear.bias[stepped[j]!]! += steps[j]!;
      apply(linear, vectors, from, to, stepped, steps, count);
      if (pass === 0) pushed[row] = shrunk(now);
    }
  }
  return linear;
}

function shuffle(order: Int32Array, seed: number): number {
  let next = seed;
  for (let k = order.length - 1; k > 0; k--) {
    next = (Math.imul(next, 1664525) + 1013904223) | 0;
    const other = (next >>> 1) % (k + 1);
    const row = order[other]!;
    order[other] = order[k]!;
    order[k] = row;
  }
  return next;
}

/** What every class says of a text. */
function addAll(
  { weights, bias }: Linear,
  { ids, values }: Vectors,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  const classes = bias.length;
  sums.set(bias);
  for (let i = from; i < to; i++) {
    const base = ids[i]! * classes;
    const value = values[i]!;
    for (let c = 0; c < classes; c++) sums[c]! += weights[base + c]! * value;
  }
}

function addSome(
  { weights, bias }: Linear,
  { ids, values }: Vectors,
  from: number,
  to: number,
  { size, classes }: Pushed,
  sums: Float64Array,
): void {
  for (let j = 0; j < size; j++) sums[j] = bias[classes[j]!]!;
  for (let i = from; i < to; i++) {
    const base = ids[i]! * bias.length;
    const value = values[i]!;
    for (let j = 0; j < size; j++) sums[j]! += weights[base + classes[j]!]! * value;
  }
}

/** One step for each class; a class that is beyond its margin and was not pushed is left alone from now on. */
function push(now: Pushed, sums: Float64Array, own: number, stepped: Int32Array, steps: Float64Array): number {
  const { size, classes, forces } = now;
  let left = 0;
  for (let j = 0; j < size; j++) {
    const c = classes[j]!;
    const sign = c === own ? 1 : -1;
    const old = forces[j]!;
    const gradient = sign * sums[j]! - 1 + old * DIAGONAL;
    if (old === 0 && gradient >= 0) continue;
    const next = Math.max(old - gradient / DIVISOR, 0);
    classes[left] = c;
    forces[left] = next;
    stepped[left] = c;
    steps[left] = (next - old) * sign;
    left += 1;
  }
  now.size = left;
  return left;
}

function apply(
  { weights, bias }: Linear,
  { ids, values }: Vectors,
  from: number,
  to: number,
  stepped: Int32Array,
  steps: Float64Array,
  count: number,
): void {
  for (let i = from; i < to; i++) {
    const base = ids[i]! * bias.length;
    const value = values[i]!;
    for (let j = 0; j < count; j++) weights[base + stepped[j]!]! += steps[j]! * value;
  }
}

function shrunk({ size, classes, forces }: Pushed): Pushed {
  return { size, classes: classes.slice(0, size), forces: forces.slice(0, size) };
}
