import type { Vectors } from './corpus';
import { Pushes } from './pushes';

const COST = 1;
const PASSES = 6;
/** From another machine's pushes: by the valid file of CLINC150 more change nothing in what is fitted to the held-out texts. */
const PASSES_ON = 2;
/** Classes that a text pushes after the first pass, mostly. */
const FEW = 16;
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
  /** Weights and biases are their sum. */
  readonly pushes: Pushes;
}

export interface LinearOptions {
  readonly passes?: number;
  /** What each text pushes in a machine that learnt from these and others. To go on from there is quick: without the pushes of the others it is nearly right. */
  readonly from?: Pushes;
}

export function trainLinear(
  vectors: Vectors,
  labels: Int32Array,
  classes: number,
  { from, passes = from === undefined ? PASSES : PASSES_ON }: LinearOptions = {},
): Linear {
  const pushes = from ?? new Pushes(vectors.rows, vectors.rows * FEW + classes);
  const weights = new Float32Array(vectors.features * classes);
  const linear: Linear = { weights, bias: new Float64Array(classes).fill(-1), pushes };
  const order = Int32Array.from({ length: vectors.rows }, (_, row) => row);
  const sums = new Float64Array(classes);
  const steps: Steps = { count: 0, classes: new Int32Array(classes), sizes: new Float64Array(classes) };
  for (let row = 0; row < vectors.rows && from !== undefined; row++) {
    stepAll(pushes, row, labels[row]!, steps);
    apply(linear, vectors, row, steps);
  }
  let seed = 12345;
  for (let pass = 0; pass < passes; pass++) {
    seed = shuffle(order, seed);
    for (let k = 0; k < order.length; k++) {
      const row = order[k]!;
      if (pass === 0 && from === undefined) {
        pushes.begin(row, classes);
        addAll(linear, vectors, row, sums);
      } else addSome(linear, vectors, row, sums);
      stepDown(pushes, row, sums, labels[row]!, steps);
      apply(linear, vectors, row, steps);
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
function addAll({ weights, bias }: Linear, { starts, ids, values }: Vectors, row: number, sums: Float64Array): void {
  const classes = bias.length;
  sums.set(bias);
  const to = starts[row + 1]!;
  for (let i = starts[row]!; i < to; i++) {
    const base = ids[i]! * classes;
    const value = values[i]!;
    for (let c = 0; c < classes; c++) sums[c]! += weights[base + c]! * value;
  }
}

/** What the classes that it pushes say of a text. */
function addSome(
  { weights, bias, pushes }: Linear,
  { starts, ids, values }: Vectors,
  row: number,
  sums: Float64Array,
): void {
  const { classes } = pushes;
  const first = pushes.startOf(row);
  const size = pushes.sizeOf(row);
  for (let j = 0; j < size; j++) sums[j] = bias[classes[first + j]!]!;
  const to = starts[row + 1]!;
  for (let i = starts[row]!; i < to; i++) {
    const base = ids[i]! * bias.length;
    const value = values[i]!;
    for (let j = 0; j < size; j++) sums[j]! += weights[base + classes[first + j]!]! * value;
  }
}

/** By how much a text moves the first `count` of these classes. */
interface Steps {
  count: number;
  readonly classes: Int32Array;
  readonly sizes: Float64Array;
}

/** All that a text pushes, at once. */
function stepAll(pushes: Pushes, row: number, own: number, steps: Steps): void {
  const first = pushes.startOf(row);
  steps.count = pushes.sizeOf(row);
  for (let j = 0; j < steps.count; j++) {
    const c = pushes.classes[first + j]!;
    const force = pushes.forces[first + j]!;
    steps.classes[j] = c;
    steps.sizes[j] = c === own ? force : -force;
  }
}

/** One step for each class; a class that is beyond its margin and was not pushed is left alone from now on. */
function stepDown(pushes: Pushes, row: number, sums: Float64Array, own: number, steps: Steps): void {
  const { classes, forces } = pushes;
  const first = pushes.startOf(row);
  const size = pushes.sizeOf(row);
  let left = 0;
  for (let j = 0; j < size; j++) {
    const c = classes[first + j]!;
    const sign = c === own ? 1 : -1;
    const old = forces[first + j]!;
    const gradient = sign * sums[j]! - 1 + old * DIAGONAL;
    if (old === 0 && gradient >= 0) continue;
    const next = Math.max(old - gradient / DIVISOR, 0);
    classes[first + left] = c;
    forces[first + left] = next;
    steps.classes[left] = c;
    steps.sizes[left] = (next - old) * sign;
    left += 1;
  }
  steps.count = left;
  pushes.keep(row, left);
}

function apply(
  { weights, bias }: Linear,
  { starts, ids, values }: Vectors,
  row: number,
  { count, classes, sizes }: Steps,
): void {
  for (let j = 0; j < count; j++) bias[classes[j]!]! += sizes[j]!;
  const to = starts[row + 1]!;
  for (let i = starts[row]!; i < to; i++) {
    const base = ids[i]! * bias.length;
    const value = values[i]!;
    for (let j = 0; j < count; j++) weights[base + classes[j]!]! += sizes[j]! * value;
  }
}
