import { atomsOf } from './condition';
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
  const made = new Map<bigint, NeedOf>();
  return (step) => {
    const wanted = all.get(step) ?? 0n;
    const need = made.get(wanted) ?? names.needOf(wanted);
    made.set(wanted, need);
    return need;
  };
}

/** What one step asks for: paths of variables, and conditions word for word. */
function namesOf(flow: LinkedFlow, step: Step): readonly string[] {
  const names: string[] = [];
  for (const read of flow.drafts.get(step.id)?.reads ?? []) {
    const name = read.path.join('.');
    names.push(name);
    if (read.use !== 'text') names.push(`${VALUE}${name}`);
    if (read.use !== 'condition') continue;
    const tree = conditionTree(read.source);
    for (const { text } of tree ? atomsOf(tree) : []) {
      names.push(`${VALUE}${text}`, `${VALUE}${text.replace(' != ', ' == ')}`);
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

  of(names: readonly string[]): bigint {
    let set = 0n;
    for (const name of names) {
      const bit = this.bits.get(name) ?? 1n << BigInt(this.bits.size);
      this.bits.set(name, bit);
      set |= bit;
    }
    return set;
  }

  needOf(wanted: bigint): NeedOf {
    const present = new Set<string>();
    const exact = new Set<string>();
    for (const [name, bit] of this.bits) {
      if ((wanted & bit) === 0n) continue;
      if (name.startsWith(VALUE)) exact.add(name.slice(VALUE.length));
      else present.add(name);
    }
    const isPresent = isPartOf(present);
    const isExact = isPartOf(exact);
    const known = new Map<string, Need>();
    return (name) => {
      const before = known.get(name);
      if (before !== undefined) return before;
      const need = isMark(name) || isExact(name) ? 'value' : isPresent(name) ? 'presence' : null;
      known.set(name, need);
      return need;
    };
  }
}

/** Whether a path is one of these, or a part of one, or one is a part of it. */
function isPartOf(names: ReadonlySet<string>): (name: string) => boolean {
  const beginnings = new Set<string>(names);
  for (const name of names) for (const beginning of beginningsOf(name)) beginnings.add(beginning);
  return (name) => beginnings.has(name) || beginningsOf(name).some((beginning) => names.has(beginning));
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
