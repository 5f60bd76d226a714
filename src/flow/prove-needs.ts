import { atomsOf, pathsIn } from './condition';
import type { LinkedFlow } from './link-steps';
import type { Step, StepId } from './program';
import { conditionTree } from './template';
import { waysOf } from './ways';

/** How closely a variable, a part of one, or a condition is still asked for: its value, or only whether it is there. */
export type Need = 'value' | 'presence' | null;
export type NeedOf = (name: string) => Need;

/** For each step: what it and the steps after it ask for. `after` is what is asked for once the flow has ended. */
export function needsOf(flow: LinkedFlow, after: ReadonlySet<string>): (step: StepId | null) => NeedOf {
  const { steps } = flow.program;
  const names = new Names();
  const own = new Map<StepId, bigint>();
  for (const step of Object.values(steps)) own.set(step.id, names.of(namesOf(flow, step)));
  const all = new Map<StepId | null, bigint>(own);
  all.set(null, names.of([...after].flatMap((name) => [name, `${VALUE}${name}`])));
  // Backwards, as steps lead to later ones: only loops need a second look.
  const backwards = Object.values(steps).sort((a, b) => b.place.line - a.place.line || b.place.column - a.place.column);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const step of backwards) {
      const before = all.get(step.id) ?? 0n;
      let wanted = before;
      for (const { to, ends } of waysOf(step)) {
        if (to !== null || ends === 'flow') wanted |= all.get(to) ?? 0n;
      }
      if (wanted === before) continue;
      all.set(step.id, wanted);
      isChanged = true;
    }
  }
  const made = new Map([...all].map(([step, wanted]) => [step, names.needOf(wanted)]));
  return (step) => made.get(step) ?? names.needOf(0n);
}

/** What one step asks for: paths of variables, and conditions word for word. */
function namesOf(flow: LinkedFlow, step: Step): readonly string[] {
  const names: string[] = [];
  const conditions = new Set<string>();
  for (const read of flow.drafts.get(step.id)?.reads ?? []) {
    const name = read.path.join('.');
    names.push(name);
    if (read.use !== 'text') names.push(`${VALUE}${name}`);
    if (read.use === 'condition') conditions.add(read.source);
    for (const { condition } of read.under) conditions.add(condition);
  }
  for (const source of conditions) {
    const tree = conditionTree(source);
    for (const atom of tree ? atomsOf(tree) : []) {
      names.push(`${VALUE}${atom.text}`, `${VALUE}${atom.text.replace(' != ', ' == ')}`);
      for (const path of pathsIn(atom)) names.push(`${VALUE}${path.join('.')}`);
    }
  }
  // A question is passed over where its variable is filled.
  if (step.verb === 'ask') names.push(step.slot);
  return names;
}

/** Stands before the names of what is asked for by its value. */
const VALUE = '=';

/** The names that a flow asks for, each a bit, so that sets of them are quickly put together. */
class Names {
  private readonly bits = new Map<string, bigint>();
  /** By the name of a whole: the bits of its parts. */
  private readonly parts = new Map<string, bigint>();
  private readonly masks = new Map<string, Mask>();

  of(names: readonly string[]): bigint {
    let set = 0n;
    for (const name of names) set |= this.bits.get(name) ?? this.bitFor(name);
    return set;
  }

  needOf(wanted: bigint): NeedOf {
    return (name) => {
      const { value, presence } = this.masks.get(name) ?? this.maskFor(name);
      return (wanted & value) !== 0n || isMark(name) ? 'value' : (wanted & presence) !== 0n ? 'presence' : null;
    };
  }

  private bitFor(name: string): bigint {
    const bit = 1n << BigInt(this.bits.size);
    this.bits.set(name, bit);
    for (const whole of beginningsOf(name)) this.parts.set(whole, (this.parts.get(whole) ?? 0n) | bit);
    return bit;
  }

  private maskFor(name: string): Mask {
    const mask = { value: this.about(`${VALUE}${name}`), presence: this.about(name) };
    this.masks.set(name, mask);
    return mask;
  }

  /** A path itself, its parts, and what it is a part of. */
  private about(name: string): bigint {
    const wholes = beginningsOf(name).map((whole) => this.bits.get(whole) ?? 0n);
    return wholes.reduce((sum, bit) => sum | bit, (this.bits.get(name) ?? 0n) | (this.parts.get(name) ?? 0n));
  }
}

interface Mask {
  readonly value: bigint;
  readonly presence: bigint;
}

function beginningsOf(name: string): readonly string[] {
  const found: string[] = [];
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) found.push(name.slice(0, dot));
  return found;
}

/** What the proof itself remembers of the way. */
export function isMark(name: string): boolean {
  return name.startsWith('#');
}
