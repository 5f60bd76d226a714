import type { Weights } from './weights';

/**
 * Weights laid out for reading: a text asks for a hundred features that lie anywhere among tens of thousands, so that what counts is how many
 * lines of the cache each of them touches.
 *
 * `slots` is a table of open addressing: a feature's name beside the place of its row in `cells`; 0 is free. A row is its length, its idf (in
 * sixteenths), the sum of its weights, then class and weight of each cell in one number.
 */
export interface Rows {
  readonly slots: Int32Array;
  /** Of slots, a power of two less one. */
  readonly mask: number;
  /** 16 bits a cell where the classes fit into eight (`weight << 8 | class`), else 32 (`weight << 16 | class`). */
  readonly cells: Uint16Array | Int32Array;
  readonly isNarrow: boolean;
  readonly classes: number;
}

export const ROW_LENGTH = 0;
export const ROW_IDF = 1;
/** The sum of the weights in two halves of 16 bits. */
const ROW_TOTAL = 2;
const ROW_CELLS = 4;

const NARROW = 256;
/** Slots a feature: fewer are nearer to one another, more are found sooner. */
const ROOM = 1.5;

const laidOut = new WeakMap<Weights, Rows>();

export function rowsOf(weights: Weights): Rows {
  let rows = laidOut.get(weights);
  if (rows === undefined) {
    rows = layOut(weights);
    laidOut.set(weights, rows);
  }
  return rows;
}

function layOut({ names, idf, starts, columns, values, classes }: Weights): Rows {
  const features = names.length;
  let size = 16;
  while (size < features * ROOM) size *= 2;
  const slots = new Int32Array(size * 2);
  const length = ROW_CELLS * features + columns.length + 1;
  const isNarrow = classes <= NARROW;
  const cells = isNarrow ? new Uint16Array(length) : new Int32Array(length);
  // Place 0 means that a slot is free.
  let at = 1;
  for (let id = 0; id < features; id++) {
    place(slots, size - 1, names[id]!, at);
    const from = starts[id]!;
    const to = starts[id + 1]!;
    cells[at + ROW_LENGTH] = to - from;
    cells[at + ROW_IDF] = idf[id]!;
    let total = 0;
    for (let k = from; k < to; k++) total += values[k]!;
    cells[at + ROW_TOTAL] = total & 0xffff;
    cells[at + ROW_TOTAL + 1] = (total >> 16) & 0xffff;
    at += ROW_CELLS;
    if (isNarrow) for (let k = from; k < to; k++) cells[at++] = (values[k]! << 8) | columns[k]!;
    else for (let k = from; k < to; k++) cells[at++] = (values[k]! << 16) | columns[k]!;
  }
  return { slots, mask: size - 1, cells, isNarrow, classes };
}

function place(slots: Int32Array, mask: number, name: number, at: number): void {
  let slot = name & mask;
  while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
  slots[slot * 2] = name;
  slots[slot * 2 + 1] = at;
}

/** The place of a feature's row, or 0. */
export function findRow({ slots, mask }: Rows, name: number): number {
  for (let slot = name & mask; ; slot = (slot + 1) & mask) {
    const row = slots[slot * 2 + 1]!;
    if (row === 0 || slots[slot * 2] === name) return row;
  }
}

/** Adds `times` a row's weights to the sums of the classes. */
export function addRow({ cells, isNarrow }: Rows, row: number, times: number, sums: Int32Array): void {
  if (isNarrow) addNarrow(cells as Uint16Array, row, times, sums);
  else addWide(cells as Int32Array, row, times, sums);
}

function addNarrow(cells: Uint16Array, row: number, times: number, sums: Int32Array): void {
  const from = row + ROW_CELLS;
  const to = from + cells[row]!;
  for (let k = from; k < to; k++) {
    const cell = cells[k]!;
    const label = cell & 0xff;
    const value = (cell << 16) >> 24;
    sums[label] = (sums[label]! + Math.imul(times, value)) | 0;
  }
}

function addWide(cells: Int32Array, row: number, times: number, sums: Int32Array): void {
  const from = row + ROW_CELLS;
  const to = from + cells[row]!;
  for (let k = from; k < to; k++) {
    const cell = cells[k]!;
    const label = cell & 0xffff;
    const value = cell >> 16;
    sums[label] = (sums[label]! + Math.imul(times, value)) | 0;
  }
}

/** Adds an amount for each class that a row speaks for, and for each that it speaks against. */
export function addSides(
  { cells, isNarrow }: Rows,
  row: number,
  amount: number,
  support: Int32Array,
  against: Int32Array,
): void {
  const ofClass = isNarrow ? 0xff : 0xffff;
  const from = row + ROW_CELLS;
  const to = from + cells[row + ROW_LENGTH]!;
  for (let k = from; k < to; k++) {
    const cell = cells[k]!;
    const weight = isNarrow ? (cell << 16) >> 24 : cell >> 16;
    if (weight > 0) support[cell & ofClass]! += amount;
    else if (weight < 0) against[cell & ofClass]! += amount;
  }
}

/** The sum of a row's weights. */
export function totalOf({ cells }: Rows, row: number): number {
  return (cells[row + ROW_TOTAL + 1]! << 16) | cells[row + ROW_TOTAL]!;
}

/** What each row weighs for one class; the classes of a row stand in order. */
export function weightsFor(
  { cells, isNarrow, classes }: Rows,
  rows: Int32Array,
  count: number,
  label: number,
  weights: Int8Array,
): void {
  const ofClass = isNarrow ? 0xff : 0xffff;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const from = row + ROW_CELLS;
    const length = cells[row + ROW_LENGTH]!;
    // The classes lie about evenly: where this one would be, and from there on or back.
    let k = (from + (length * label) / classes) | 0;
    while (k < from + length && (cells[k]! & ofClass) < label) k += 1;
    while (k > from && (cells[k - 1]! & ofClass) >= label) k -= 1;
    const cell = cells[k]!;
    if (k === from + length || (cell & ofClass) !== label) weights[i] = 0;
    else weights[i] = isNarrow ? (cell << 16) >> 24 : cell >> 16;
  }
}
