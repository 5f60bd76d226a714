/**
 * How hard each text pushes which classes: the dual variables of a linear machine. A class that a text lets go of is not taken up again.
 */
export class Pushes {
  readonly #starts: Int32Array;
  readonly #sizes: Int32Array;
  #used = 0;
  /** Of all texts one after another. */
  classes: Int32Array<ArrayBuffer>;
  forces: Float64Array<ArrayBuffer>;

  constructor(rows: number, room: number) {
    this.#starts = new Int32Array(rows);
    this.#sizes = new Int32Array(rows);
    this.classes = new Int32Array(room);
    this.forces = new Float64Array(room);
  }

  /** Those of some of the texts, in that order. */
  of(rows: Int32Array): Pushes {
    const room = rows.reduce((sum, row) => sum + this.#sizes[row]!, 0);
    const some = new Pushes(rows.length, room);
    for (let k = 0; k < rows.length; k++) {
      const start = this.startOf(rows[k]!);
      const end = start + this.sizeOf(rows[k]!);
      some.#starts[k] = some.#used;
      some.#sizes[k] = end - start;
      some.classes.set(this.classes.subarray(start, end), some.#used);
      some.forces.set(this.forces.subarray(start, end), some.#used);
      some.#used += end - start;
    }
    return some;
  }

  /** Where those of a text begin in `classes` and `forces`. */
  startOf(row: number): number {
    return this.#starts[row]!;
  }

  sizeOf(row: number): number {
    return this.#sizes[row]!;
  }

  /** A text that has pushed nothing yet may push each class; what it lets go of at once takes no room. */
  begin(row: number, classes: number): void {
    const start = this.#used;
    if (start + classes > this.classes.length) this.#grow(start + classes);
    this.#starts[row] = start;
    this.#sizes[row] = classes;
    for (let c = 0; c < classes; c++) this.classes[start + c] = c;
    this.forces.fill(0, start, start + classes);
  }

  /** Only the first `size` are pushed from now on. */
  keep(row: number, size: number): void {
    const start = this.#starts[row]!;
    if (start + this.#sizes[row]! >= this.#used) this.#used = start + size;
    this.#sizes[row] = size;
  }

  #grow(least: number): void {
    const { classes, forces } = this;
    const room = Math.max(least, classes.length * 2);
    this.classes = new Int32Array(room);
    this.forces = new Float64Array(room);
    this.classes.set(classes);
    this.forces.set(forces);
  }
}
