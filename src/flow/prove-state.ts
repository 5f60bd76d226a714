import type { Path } from './condition';
import { ANYTHING, either, type Held, isEmptyOnly, mayBeEmpty, NIL, ofType, presenceOf, UNSET } from './prove-values';

/** What is known at one point of a flow: of variables, by path, and of conditions that nothing more is known about. */
export class ProofState {
  private constructor(
    /** Variables that are there without a step that fills them: `language`, `customer`. */
    private readonly given: ReadonlyMap<string, Held>,
    private readonly values: ReadonlyMap<string, Held>,
    private readonly facts: ReadonlyMap<string, Fact>,
  ) {}

  static of(given: ReadonlyMap<string, Held>): ProofState {
    return new ProofState(given, new Map(), new Map());
  }

  get(path: Path): Held {
    const exact = this.values.get(path.join('.'));
    if (exact !== undefined) return exact;
    const [root = ''] = path;
    if (path.length === 1) return this.given.get(root) ?? UNSET;
    const above = this.get(path.slice(0, -1));
    const last = path.at(-1);
    if (isEmptyOnly(above)) return above.unset ? UNSET : NIL;
    if (last === 'size') return { ...ofType('number'), nil: mayBeEmpty(above) || above.type === 'any' };
    const part = this.given.get(path.join('.'));
    return part ?? { ...ANYTHING, unset: above.unset };
  }

  /** Fills a variable, or a part of one; what was known of its parts is forgotten. */
  set(path: Path, value: Held, parts: ReadonlyMap<string, Held> = new Map()): ProofState {
    const key = path.join('.');
    const values = new Map([...this.values].filter(([name]) => name !== key && !name.startsWith(`${key}.`)));
    values.set(key, value);
    for (const [part, itsValue] of parts) values.set(`${key}.${part}`, itsValue);
    const [root] = path;
    const facts = [...this.facts].filter(([, { roots }]) => !roots.includes(root ?? ''));
    return new ProofState(this.given, values, new Map(facts));
  }

  /** Learns more about what a path holds already, and that what it is a part of is there. */
  narrow(path: Path, value: Held): ProofState {
    const learnt: [string, Held][] = [];
    const key = path.join('.');
    if (this.values.get(key) !== value) learnt.push([key, value]);
    for (let length = mayBeEmpty(value) ? 0 : path.length - 1; length > 0; length -= 1) {
      const above = this.get(path.slice(0, length));
      const name = path.slice(0, length).join('.');
      if (mayBeEmpty(above)) learnt.push([name, { ...above, unset: false, skipped: false, nil: false }]);
      else if (!this.values.has(name)) learnt.push([name, above]);
    }
    if (learnt.length === 0) return this;
    const values = new Map(this.values);
    for (const [name, one] of learnt) values.set(name, one);
    return new ProofState(this.given, values, this.facts);
  }

  fact(text: string): boolean | null {
    return this.facts.get(text)?.holds ?? null;
  }

  learn(text: string, holds: boolean, paths: readonly Path[]): ProofState {
    const roots = paths.map(([root = '']) => root);
    return new ProofState(this.given, this.values, new Map([...this.facts, [text, { holds, roots }]]));
  }

  /** What is known of the parts of a path, by their path from there. */
  partsOf(path: Path): ReadonlyMap<string, Held> {
    const prefix = `${path.join('.')}.`;
    const parts = [...this.values].filter(([name]) => name.startsWith(prefix));
    return new Map(parts.map(([name, value]) => [name.slice(prefix.length), value]));
  }

  /** As if nothing had been learnt about a variable or a fact. */
  forget(name: string): ProofState {
    const values = [...this.values].filter(([other]) => other !== name && !other.startsWith(`${name}.`));
    const facts = [...this.facts].filter(([text, { roots }]) => text !== name && !roots.includes(name));
    if (values.length === this.values.size && facts.length === this.facts.size) return this;
    return new ProofState(this.given, new Map(values), new Map(facts));
  }

  /** Leaves out what nobody asks for any more. */
  keep(needOf: (name: string) => 'value' | 'presence' | null): ProofState {
    const values = new Map<string, Held>();
    const facts = new Map<string, Fact>();
    let isSame = true;
    for (const [name, value] of this.values) {
      const need = needOf(name);
      const kept = need === 'presence' ? presenceOf(value) : value;
      isSame &&= need !== null && kept === value;
      if (need !== null) values.set(name, kept);
    }
    for (const [text, fact] of this.facts) {
      if (needOf(text) === null) isSame = false;
      else facts.set(text, fact);
    }
    if (isSame) return this;
    return new ProofState(this.given, values, facts);
  }

  /** Forgets facts. */
  without(isForgotten: (text: string) => boolean): ProofState {
    const facts = [...this.facts].filter(([text]) => !isForgotten(text));
    return facts.length === this.facts.size ? this : new ProofState(this.given, this.values, new Map(facts));
  }

  /** The facts that are chosen, as one word: states that differ in them are never looked at as one. */
  factsKey(isChosen: (text: string) => boolean): string {
    return [...this.facts.keys()].filter(isChosen).sort().join('\n');
  }

  /** Either of two states. */
  or(other: ProofState): ProofState {
    const names = new Set([...this.values.keys(), ...other.values.keys()]);
    const values = [...names].map((name): [string, Held] => {
      const path = name.split('.');
      return [name, either(this.get(path), other.get(path))];
    });
    const facts = [...this.facts].filter(([text, { holds }]) => other.facts.get(text)?.holds === holds);
    return new ProofState(this.given, new Map(values), new Map(facts));
  }

  /** How much is known. */
  get size(): number {
    return this.values.size + this.facts.size;
  }

  /** Equal for states that are the same; for two others as good as never. */
  get key(): string {
    this.known ??= this.hashed();
    return this.known;
  }

  private known: string | undefined;

  private hashed(): string {
    // Sums, since states are the same in whichever order things were learnt.
    let [one, other] = [0, 0];
    const add = (name: string, seed: number): void => {
      one = (one + hashOf(name, seed)) | 0;
      other = (other + hashOf(name, Math.imul(seed ^ 0x1b873593, 0x85ebca6b))) | 0;
    };
    for (const [name, value] of this.values) add(name, hashOfHeld(value));
    for (const [text, { holds }] of this.facts) add(text, holds ? 1 : 2);
    return `${one} ${other} ${this.values.size} ${this.facts.size}`;
  }
}

function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

const hashes = new WeakMap<Held, number>();

function hashOfHeld(value: Held): number {
  const known = hashes.get(value) ?? hashOf(JSON.stringify(Object.values(value), withInfinity), 0);
  hashes.set(value, known);
  return known;
}

function withInfinity(_key: string, value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY ? String(value) : value;
}

interface Fact {
  readonly holds: boolean;
  readonly roots: readonly string[];
}
