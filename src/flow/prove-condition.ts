import { atomsOf, type Condition, type Operand, type Operator, type Path, pathsOf } from './condition';
import type { ProofState } from './prove-state';
import {
  type Held,
  type HeldType,
  mayBeEmpty,
  oneOf,
  type Plain,
  type Range,
  whenEmpty,
  whenFull,
} from './prove-values';

/** The states in which a condition holds, and those in which it does not. An empty list: it never does. */
export interface Split {
  readonly yes: readonly ProofState[];
  readonly no: readonly ProofState[];
}

/** Whoever wants to know what a condition does. */
export interface Watcher {
  /** What it looks at, in the state in which it looks. `isTest`: it asks whether there is something at all. */
  readonly look: (path: Path, state: ProofState, isTest: boolean) => void;
  /** What one part of it came to. */
  readonly atom: (atom: Atom, state: ProofState, found: Split) => void;
  /** How many ways through the condition are kept apart; more become one. */
  readonly ways: number;
}

/** More ways through one condition than an author can follow: from there on only that it held is kept. */
export const MOST_WAYS = 16;

export const NOBODY: Watcher = { look: () => {}, atom: () => {}, ways: MOST_WAYS };

export type Atom = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>;

/** More parts than any author can follow: such a condition may come out either way. */
const MOST_PARTS = 40;

export function split(condition: Condition, states: readonly ProofState[], watcher: Watcher): Split {
  if (atomsOf(condition).length > MOST_PARTS) return { yes: states, no: states };
  return splitParts(condition, states, watcher);
}

function splitParts(condition: Condition, states: readonly ProofState[], watcher: Watcher): Split {
  switch (condition.kind) {
    case 'not': {
      const { yes, no } = splitParts(condition.of, states, watcher);
      return { yes: no, no: yes };
    }
    case 'and': {
      const left = splitParts(condition.left, states, watcher);
      const right = splitParts(condition.right, left.yes, watcher);
      return { yes: right.yes, no: few([...left.no, ...right.no], watcher.ways) };
    }
    case 'or': {
      const left = splitParts(condition.left, states, watcher);
      const right = splitParts(condition.right, left.no, watcher);
      return { yes: few([...left.yes, ...right.yes], watcher.ways), no: right.no };
    }
    default: {
      const parts = states.map((state) => {
        const found = splitAtom(condition, state, watcher);
        watcher.atom(condition, state, found);
        return found;
      });
      return {
        yes: few(
          parts.flatMap(({ yes }) => yes),
          watcher.ways,
        ),
        no: few(
          parts.flatMap(({ no }) => no),
          watcher.ways,
        ),
      };
    }
  }
}

/** States that are the same once; many become one. */
function few(states: readonly ProofState[], most: number): readonly ProofState[] {
  if (states.length < 2) return states;
  const distinct = [...new Map(states.map((state) => [state.key, state])).values()];
  if (distinct.length <= most) return distinct;
  return [distinct.reduce((one, other) => one.or(other))];
}

function splitAtom(atom: Atom, state: ProofState, { look }: Watcher): Split {
  if (atom.kind === 'opaque') {
    for (const path of atom.paths) look(path, state, false);
    return byFact(atom.text, atom.paths, state);
  }
  const operands = atom.kind === 'test' ? [atom.operand] : [atom.left, atom.right];
  const isTest = atom.kind === 'test' || operands.some(({ kind }) => kind === 'nil' || kind === 'blank');
  // "Is it this?" can be asked of what is not there; not so of a part of it, or whether it is more.
  const isEquality = atom.kind === 'compare' && (atom.operator === '==' || atom.operator === '!=');
  for (const path of operands.flatMap(pathsOf)) look(path, state, isTest || (isEquality && path.length === 1));
  return atom.kind === 'test' ? splitTest(atom.operand, atom.text, state) : splitComparison(atom, state);
}

const always = (state: ProofState): Split => ({ yes: [state], no: [] });
const never = (state: ProofState): Split => ({ yes: [], no: [state] });

function byFact(text: string, paths: readonly Path[], state: ProofState): Split {
  const known = state.fact(text);
  if (known !== null) return known ? always(state) : never(state);
  return { yes: [state.learn(text, true, paths)], no: [state.learn(text, false, paths)] };
}

function splitTest(operand: Operand, text: string, state: ProofState): Split {
  if (operand.kind === 'literal') return operand.value === false ? never(state) : always(state);
  if (operand.kind === 'nil') return never(state);
  if (operand.kind !== 'path') return byFact(text, pathsOf(operand), state);
  const value = state.get(operand.path);
  const full = whenFull(value);
  const truthy = full && without(full, [false]);
  const isMaybeFalse =
    full !== null && (full.only === null ? ['any', 'boolean'].includes(full.type) : full.only.includes(false));
  // Of a value of any type it cannot be held that it is not false; that it was asked about and held, can.
  const isAny = isMaybeFalse && value.only === null && value.type === 'any';
  if (isAny && state.fact(text) === true) return always(state);
  const falsy: Held | null = isMaybeFalse
    ? { ...value, only: full.only === null && full.type === 'any' ? [false] : [false], range: null }
    : whenEmpty(value);
  return {
    yes: truthy
      ? [
          isAny
            ? state.narrow(operand.path, truthy).learn(text, true, [operand.path])
            : state.narrow(operand.path, truthy),
        ]
      : [],
    no: falsy ? [state.narrow(operand.path, falsy)] : [],
  };
}

function without(value: Held, some: readonly Plain[]): Held | null {
  if (value.only === null) return value;
  const only = value.only.filter((one) => !some.includes(one));
  return only.length === 0 && !mayBeEmpty(value) ? null : { ...value, only };
}

type Comparison = Extract<Condition, { kind: 'compare' }>;

const FLIPPED: { readonly [operator in Operator]?: Operator } = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function splitComparison({ operator, left, right, text }: Comparison, state: ProofState): Split {
  if (operator === '!=') {
    const { yes, no } = splitComparison(
      { kind: 'compare', operator: '==', left, right, text: text.replace(' != ', ' == ') },
      state,
    );
    return { yes: no, no: yes };
  }
  const flipped = FLIPPED[operator];
  if (left.kind !== 'path' && right.kind === 'path' && flipped !== undefined) {
    return splitComparison({ kind: 'compare', operator: flipped, left: right, right: left, text }, state);
  }
  const paths = [left, right].flatMap(pathsOf);
  if (left.kind === 'literal' && right.kind === 'literal') {
    const isTrue = compares(operator, left.value, right.value);
    return isTrue ? always(state) : never(state);
  }
  if (left.kind === 'path' && right.kind === 'path') return splitPaths(left.path, operator, right.path, text, state);
  if (left.kind !== 'path') return byFact(text, paths, state);
  if (operator === '==' && right.kind === 'nil') return splitNil(left.path, state);
  if (operator === '==' && right.kind === 'blank') return splitBlank(left.path, text, state);
  if (right.kind !== 'literal') return asThere(left.path, byFact(text, paths, state), operator);
  return operator === '=='
    ? splitEqual(left.path, right.value, text, state)
    : splitOrder(left.path, operator, right.value, text, state);
}

function compares(operator: Operator, left: Plain, right: Plain): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case 'contains':
      return String(left).includes(String(right));
  }
}

function splitNil(path: Path, state: ProofState): Split {
  const value = state.get(path);
  const empty = whenEmpty(value);
  const full = whenFull(value);
  return { yes: empty ? [state.narrow(path, empty)] : [], no: full ? [state.narrow(path, full)] : [] };
}

/** An empty text is blank too, so only that something is there can be learnt. */
function splitBlank(path: Path, text: string, state: ProofState): Split {
  const full = whenFull(state.get(path));
  const { yes, no } = byFact(text, [path], state);
  return { yes, no: full ? no.map((one) => one.narrow(path, full)) : [] };
}

function splitPaths(left: Path, operator: Operator, right: Path, text: string, state: ProofState): Split {
  if (left.join('.') === right.join('.') && ['==', '<=', '>='].includes(operator)) return always(state);
  const [one, other] = [state.get(left), state.get(right)];
  const isApart = operator === '==' && !mayBeEmpty(one) && !mayBeEmpty(other) && areApart(one, other);
  if (isApart) return never(state);
  const found = byFact(text, [left, right], state);
  return operator === '==' ? found : asThere(right, asThere(left, found, operator), operator);
}

function areApart(one: Held, other: Held): boolean {
  if (one.only !== null && other.only !== null) return !one.only.some((value) => other.only?.includes(value));
  return TYPES_APART.includes(one.type) && TYPES_APART.includes(other.type) && one.type !== other.type;
}

const TYPES_APART: readonly HeldType[] = ['text', 'number', 'boolean', 'file'];

/** What is more, less or within something is there. */
function asThere(path: Path, { yes, no }: Split, operator: Operator): Split {
  if (operator === '==') return { yes, no };
  return {
    yes: yes.flatMap((state) => {
      const full = whenFull(state.get(path));
      return full ? [state.narrow(path, full)] : [];
    }),
    no,
  };
}

function splitEqual(path: Path, value: Plain, text: string, state: ProofState): Split {
  const now = state.get(path);
  const known = state.fact(text);
  if (known !== null) return known ? always(state) : never(state);
  const canBe = now.only === null ? fits(now, value) : now.only.includes(value);
  const yes = canBe ? [state.narrow(path, oneOf([value]))] : [];
  const rest = without(now, [value]);
  if (rest === null) return { yes, no: [] };
  const no = now.only === null && canBe ? state.learn(text, false, [path]) : state.narrow(path, rest);
  return { yes, no: [no] };
}

/** Whether a value of a type can equal a written one at all. */
export function fits({ type, range }: Held, value: Plain): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
    case 'money':
      return typeof value === 'number' && isWithin(range, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value !== 'boolean';
    case 'file':
    case 'map':
    case 'list':
      return false;
    case 'any':
      return true;
  }
}

function isWithin(range: Range | null, value: number): boolean {
  if (range === null) return true;
  const { from, fromIncluded, to, toIncluded } = range;
  return (value > from || (fromIncluded && value === from)) && (value < to || (toIncluded && value === to));
}

const EVERYWHERE: Range = {
  from: Number.NEGATIVE_INFINITY,
  fromIncluded: true,
  to: Number.POSITIVE_INFINITY,
  toIncluded: true,
};

function splitOrder(path: Path, operator: Operator, value: Plain, text: string, state: ProofState): Split {
  const now = state.get(path);
  const full = whenFull(now);
  if (full === null) return never(state);
  const isNumeric =
    (full.type === 'number' || full.type === 'money') && typeof value === 'number' && operator !== 'contains';
  if (full.only !== null) {
    const some = full.only.filter((one) => compares(operator, one, value));
    const others = full.only.filter((one) => !some.includes(one));
    return {
      yes: some.length > 0 ? [state.narrow(path, { ...full, only: some })] : [],
      no: others.length > 0 || mayBeEmpty(now) ? [state.narrow(path, { ...now, only: others })] : [],
    };
  }
  if (!isNumeric) return asThere(path, byFact(text, [path], state), operator);
  const inside = cut(full.range ?? EVERYWHERE, operator, value);
  const outside = cut(full.range ?? EVERYWHERE, OPPOSITE[operator] ?? operator, value);
  const no = [
    ...(outside ? [state.narrow(path, { ...full, range: outside })] : []),
    ...(mayBeEmpty(now) ? [state.narrow(path, { ...now, only: [], range: null })] : []),
  ];
  return { yes: inside ? [state.narrow(path, { ...full, range: inside })] : [], no };
}

const OPPOSITE: { readonly [operator in Operator]?: Operator } = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** The part of a stretch of numbers for which a comparison holds; null when there is none. */
function cut(range: Range, operator: Operator, value: number): Range | null {
  const isUpper = operator === '<' || operator === '<=';
  const included = operator === '<=' || operator === '>=';
  const next = isUpper ? tighterTo(range, value, included) : tighterFrom(range, value, included);
  const isEmpty = next.from > next.to || (next.from === next.to && !(next.fromIncluded && next.toIncluded));
  return isEmpty ? null : next;
}

function tighterTo(range: Range, to: number, toIncluded: boolean): Range {
  if (to > range.to) return range;
  return { ...range, to, toIncluded: toIncluded && (to < range.to || range.toIncluded) };
}

function tighterFrom(range: Range, from: number, fromIncluded: boolean): Range {
  if (from < range.from) return range;
  return { ...range, from, fromIncluded: fromIncluded && (from > range.from || range.fromIncluded) };
}
