/** Names of features → their numbers, 0 to `size` - 1, by open addressing. */
export class Dictionary {
  /** Name and number side by side, so that one look-up touches one line of the cache. A number is kept plus one; 0 is free. */
  #slots: Int32Array;
  #mask: number;
  readonly names: number[] = [];

  constructor(capacity = 1 << 10) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
  }

  static from(names: Int32Array): Dictionary {
    const dictionary = new Dictionary(names.length);
    for (const name of names) dictionary.add(name);
    return dictionary;
  }

  get size(): number {
    return this.names.length;
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
    if ((this.size + 1) * 2 > this.#mask + 1) this.#grow();
    this.names.push(name);
    this.#put(name, this.size);
    return this.size - 1;
  }

  #put(name: number, number: number): void {
    let slot = name & this.#mask;
    while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot * 2] = name;
    this.#slots[slot * 2 + 1] = number;
  }

  #grow(): void {
    const slots = (this.#mask + 1) * 2;
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
    for (let i = 0; i < this.names.length; i++) this.#put(this.names[i]!, i + 1);
  }
}
