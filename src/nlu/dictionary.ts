/** Names of features → their numbers, 0 to `size` - 1, by open addressing. */
export class Dictionary {
  /** Name and number side by side, so that one look-up touches one line of the cache. A number is kept plus one; 0 is free. */
  #slots: Int32Array;
  #mask: number;
  #names: Int32Array;
  #size = 0;

  constructor(capacity = 1 << 10) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
    this.#names = new Int32Array(slots / 2);
  }

  get size(): number {
    return this.#size;
  }

  nameOf(number: number): number {
    return this.#names[number]!;
  }

  /** The feature's number, or -1. */
  find(name: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = name & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot * 2 + 1]!;
      if (number === 0 || slots[slot * 2] === name) return number - 1;
    }
  }

  add(name: number): number {
    const known = this.find(name);
    if (known >= 0) return known;
    if ((this.#size + 1) * 2 > this.#mask + 1) this.#grow();
    this.#names[this.#size] = name;
    this.#put(name, this.#size);
    this.#size += 1;
    return this.#size - 1;
  }

  #put(name: number, number: number): void {
    let slot = name & this.#mask;
    while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot * 2] = name;
    this.#slots[slot * 2 + 1] = number + 1;
  }

  #grow(): void {
    const slots = (this.#mask + 1) * 2;
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
    const names = new Int32Array(slots / 2);
    names.set(this.#names.subarray(0, this.#size));
    this.#names = names;
    fill(this.#slots, this.#mask, names, this.#size);
  }
}

function fill(slots: Int32Array, mask: number, names: Int32Array, size: number): void {
  for (let number = 0; number < size; number++) {
    const name = names[number]!;
    let slot = name & mask;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = name;
    slots[slot * 2 + 1] = number + 1;
  }
}
