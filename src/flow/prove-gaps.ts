import type { Path } from './condition';
import { NOBODY, split } from './prove-condition';
import type { ProofState } from './prove-state';
import { isEmptyOnly } from './prove-values';
import { type Road, roadTo, type Visit } from './prove-visits';
import type { VariableRead } from './reading';
import { conditionTree } from './template';

/** A variable that is read where it may be empty: why it is, and on which road. */
export interface Gap {
  readonly read: VariableRead;
  readonly why: 'unset' | 'skipped' | 'nil';
  readonly road: Road;
}

/** Roads on which a variable is read while it is empty, by why it is. */
interface Found {
  readonly unset: Road | null;
  readonly skipped: Road | null;
  readonly empty: Road | null;
  /** Whether there is something in it on some other road; where there never is, it is no use to provide for its being empty. */
  readonly isFilled: boolean;
}

/** What is read on the way, and whether it is there. */
export class Gaps {
  private readonly found = new Map<VariableRead, Found>();

  note(visit: Visit, read: VariableRead, state: ProofState): void {
    for (const one of statesUnder(read, state)) this.noteIn(visit, read, one);
  }

  private noteIn(visit: Visit, read: VariableRead, state: ProofState): void {
    const before = this.found.get(read) ?? { unset: null, skipped: null, empty: null, isFilled: false };
    const road = (): Road => roadTo(visit, null);
    const value = state.get(read.path.slice(0, 1));
    const isEmpty = isEmptyOnly(value);
    this.found.set(read, {
      unset: before.unset ?? (!read.isGuarded && isUnset(read.path, state) ? road() : null),
      skipped: before.skipped ?? (!read.isGuarded && value.skipped && read.use === 'text' ? road() : null),
      empty: before.empty ?? (isEmpty && (read.isGuarded || read.use === 'text') ? road() : null),
      isFilled: before.isFilled || !isEmpty,
    });
  }

  get all(): readonly Gap[] {
    return [...this.found].flatMap(([read, { unset, skipped, empty, isFilled }]): Gap[] => {
      if (unset) return [{ read, why: 'unset', road: unset }];
      if (empty && !isFilled) return [{ read, why: 'nil', road: empty }];
      return skipped ? [{ read, why: 'skipped', road: skipped }] : [];
    });
  }
}

/** The states in which the text comes to the place where the variable stands. */
function statesUnder({ under }: VariableRead, state: ProofState): readonly ProofState[] {
  let states: readonly ProofState[] = [state];
  for (const { condition, holds } of under) {
    const tree = conditionTree(condition);
    if (tree === null) continue;
    const { yes, no } = split(tree, states, NOBODY);
    states = holds ? yes : no;
  }
  return states;
}

function isUnset(path: Path, state: ProofState): boolean {
  return path.some((_, index) => state.get(path.slice(0, index + 1)).unset);
}
