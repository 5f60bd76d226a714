/** A condition taken apart, as far as it can be reasoned about. `text` is what the author wrote, without needless blanks. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  /** A value by itself: it holds unless it is nil or false. */
  | { readonly kind: 'test'; readonly operand: Operand; readonly text: string }
  | {
      readonly kind: 'compare';
      readonly operator: Operator;
      readonly left: Operand;
      readonly right: Operand;
      readonly text: string;
    }
  /** Holds or does not; which of the two is known only when it is asked. */
  | { readonly kind: 'opaque'; readonly text: string; readonly paths: readonly Path[] };

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'contains';

/** `order.status` */
export type Path = readonly string[];

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'nil' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'other'; readonly text: string; readonly paths: readonly Path[] };

/** Every variable that an operand reads. */
export function pathsOf(operand: Operand): readonly Path[] {
  if (operand.kind === 'path') return [operand.path];
  return operand.kind === 'other' ? operand.paths : [];
}

/** The parts of a condition that are true or false by themselves. */
export function atomsOf(condition: Condition): readonly Exclude<Condition, { kind: 'and' | 'or' | 'not' }>[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...atomsOf(condition.left), ...atomsOf(condition.right)];
    case 'not':
      return atomsOf(condition.of);
    default:
      return [condition];
  }
}

/** Every variable that such a part asks about. */
export function pathsIn(atom: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>): readonly Path[] {
  if (atom.kind === 'opaque') return atom.paths;
  return (atom.kind === 'test' ? [atom.operand] : [atom.left, atom.right]).flatMap(pathsOf);
}
