/** Many short lists of numbers in two arrays: ten thousand lists of their own would take ten times the room. */
export class Lists {
  /** Where each list begins among the members, and where the last one ends. */
  readonly starts: Int32Array;
  readonly members: Int32Array;

  constructor(starts: Int32Array, members: Int32Array) {
    this.starts = starts;
    this.members = members;
  }

  /** The members of one list; to write there is to write here. */
  list(at: number): Int32Array {
    return this.members.subarray(this.starts[at], this.starts[at + 1]);
  }
}

/** Takes the lists one after the other. */
export class ListsBuilder {
  #starts = new Int32Array(1024);
  #members = new Int32Array(8192);
  #length = 0;
  /** How many lists have ended. */
  count = 0;

  add(member: number): void {
    if (this.#length === this.#members.length) this.#members = larger(this.#members);
    this.#members[this.#length++] = member;
  }

  end(): void {
    this.count += 1;
    if (this.count === this.#starts.length) this.#starts = larger(this.#starts);
    this.#starts[this.count] = this.#length;
  }

  made(): Lists {
    return new Lists(this.#starts.slice(0, this.count + 1), this.#members.slice(0, this.#length));
  }
}

/** For each member the lists that hold it, in their order; `size`: members are smaller. */
export function turned({ starts, members }: Lists, count: number, size: number): Lists {
  const begins = new Int32Array(size + 1);
  for (const member of members) begins[member + 1]! += 1;
  for (let member = 0; member < size; member++) begins[member + 1]! += begins[member]!;
  const next = begins.slice();
  const holders = new Int32Array(members.length);
  for (let list = 0; list < count; list++) {
    for (let i = starts[list]!; i < starts[list + 1]!; i++) holders[next[members[i]!]!++] = list;
  }
  return new Lists(begins, holders);
}

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(array.length * 2);
  twice.set(array);
  return twice;
}
