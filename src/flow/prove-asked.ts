import type { Path } from './condition';
import type { StepId } from './program';
import { type Atom, MOST_WAYS, NOBODY, type Split, split } from './prove-condition';
import type { ProofState } from './prove-state';
import { ROUND } from './prove-step';
import { either, type Held } from './prove-values';
import type { Visit } from './prove-visits';
import { conditionTree } from './template';

/** What a condition came to in all the states in which it was asked. */
export interface ConditionFound {
  readonly step: StepId;
  readonly index: number;
  readonly source: string;
  /** Whether it can hold, and whether it can fail, where it is asked: after the branches before it have failed. */
  readonly holds: boolean;
  readonly fails: boolean;
  /** Whether it could fail were it asked first. */
  readonly failsFirst: boolean;
  /** A loop's first question, before any round. */
  readonly failsBeforeRound: boolean;
  readonly atoms: ReadonlyMap<string, AtomFound>;
}

export interface AtomFound {
  readonly atom: Atom;
  readonly holds: boolean;
  readonly fails: boolean;
  /** What the variable that it compares may hold, over all those states. */
  readonly value: Held | null;
  /** Where it compares two variables, what the second may hold. */
  readonly other: Held | null;
}

/** Who wants to know what a condition looks at, and how much was gone through for it. */
interface Listener {
  readonly look: (path: Path, state: ProofState, isTest: boolean) => void;
  readonly spend: (effort: number) => void;
  /** Whether there is too much to keep ways apart. */
  readonly areMany: boolean;
}

/** The conditions that were asked on the way, by step and number. */
export class Asked {
  readonly all = new Map<string, ConditionFound>();

  ask(visit: Visit, index: number, source: string, states: readonly ProofState[], listener: Listener): Split {
    const condition = conditionTree(source);
    if (condition === null) return { yes: states, no: states };
    const { step, state } = visit;
    const key = `${step.id} ${index}`;
    const before = this.all.get(key);
    const atoms = new Map(before?.atoms);
    const ways = listener.areMany ? 1 : MOST_WAYS;
    const found = split(condition, states, {
      ways,
      look: listener.look,
      atom: (atom, at, result) => {
        listener.spend(at.size);
        noteAtom(atoms, atom, at, result);
      },
    });
    const first =
      (step.verb === 'choose' || step.verb === 'say') && index > 0
        ? split(condition, [state], { ...NOBODY, ways })
        : found;
    const isBeforeRound = step.verb === 'repeat' && state.fact(`${ROUND}${step.id}`) === null;
    this.all.set(key, {
      step: step.id,
      index,
      source,
      holds: (before?.holds ?? false) || found.yes.length > 0,
      fails: (before?.fails ?? false) || found.no.length > 0,
      failsFirst: (before?.failsFirst ?? false) || first.no.length > 0,
      failsBeforeRound: (before?.failsBeforeRound ?? false) || (isBeforeRound && found.no.length > 0),
      atoms,
    });
    return found;
  }
}

function noteAtom(atoms: Map<string, AtomFound>, atom: Atom, state: ProofState, { yes, no }: Split): void {
  const before = atoms.get(atom.text);
  const pair = comparedPair(atom);
  const path = comparedPath(atom) ?? pair?.[0] ?? null;
  const value = path === null ? null : state.get(path);
  const other = pair === null ? null : state.get(pair[1]);
  atoms.set(atom.text, {
    atom,
    holds: (before?.holds ?? false) || yes.length > 0,
    fails: (before?.fails ?? false) || no.length > 0,
    value: before?.value && value ? either(before.value, value) : (before?.value ?? value),
    other: before?.other && other ? either(before.other, other) : (before?.other ?? other),
  });
}

function comparedPair(atom: Atom): readonly [Path, Path] | null {
  if (atom.kind !== 'compare' || atom.left.kind !== 'path' || atom.right.kind !== 'path') return null;
  return [atom.left.path, atom.right.path];
}

/** The variable that an atom compares with something written. */
export function comparedPath(atom: Atom): Path | null {
  if (atom.kind !== 'compare') return null;
  if (atom.left.kind === 'path' && atom.right.kind === 'literal') return atom.left.path;
  return atom.right.kind === 'path' && atom.left.kind === 'literal' ? atom.right.path : null;
}
