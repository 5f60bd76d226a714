/** Names of features → their numbers, 0 to `size` - 1, by open addressing. */
export class Dictionary {
  #slots: Int32Array;
  #numbers: Int32Array;
  #mask: number;
  readonly names: number[] = [];

  constructor(capacity = 1 << 10) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.#numbers = new Int32Array(slots).fill(-1);
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
    let slot = name & this.#mask;
    while (true) {
      const number = this.#numbers[slot]!;
      if (number < 0 || this.#slots[slot] === name) return number;
      slot = (slot + 1) & this.#mask;
    }
  }

  add(name: number): number {
    const known = this.find(name);
    if (known >= 0) return known;
    if ((this.size + 1) * 2 > this.#mask + 1) this.#grow();
    this.names.push(name);
    this.#put(name, this.size - 1);
    return this.size - 1;
  }

  #put(name: number, number: number): void {
    let slot = name & this.#mask;
    while (this.#numbers[slot]! >= 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = name;
    this.#numbers[slot] = number;
  }

  #grow(): void {
    const slots = (this.#mask + 1) * 2;
    this.#slots = new Int32Array(slots);
    this.#numbers = new Int32Array(slots).fill(-1);
    this.#mask = slots - 1;
    for (let i = 0; i < this.names.length; i++) this.#put(this.names[i]!, i);
  }
}
