import { Drop, type Expression, Output, type Template, TokenKind, TypeGuards, toValueSync, type Value } from 'liquidjs';
import { comparable } from './comparable';
import { OWN_FILTERS } from './filters';
import type { Scope } from './template';

/**
 * The short way for what nearly every text and condition is made of: variables, written values, comparisons and our own filters, in a
 * sixth of the time that liquidjs takes with its generators. Everything else, and whatever is out of the ordinary when it is asked,
 * goes the long way (`liquid.ts`), which means the same.
 */
export type Reckon = (scope: Scope) => unknown;

/** Thrown where only the long way knows the answer: a limit that is near, two lists side by side. */
export const LONG_WAY = new Error('the long way');

/** What our own filters may read in one text or condition, in the measure of `sizeOf`. */
export const MOST_READ = 200_000;

/** How many values the filters of a text read: none of them may be so large that all of them could be too much. */
interface Toll {
  values: number;
}

/** Null for what only the long way reads. */
export function straightValue(value: Value, toll: Toll = { values: 0 }): Reckon | null {
  return value.filters.reduce<Reckon | null>(
    (from, filter) => from && filtered(from, filter, toll),
    straightExpression(value.initial),
  );
}

/** A text in its pieces; null for what only the long way reads. */
export function straightText(parsed: readonly Template[]): readonly (string | Reckon)[] | null {
  const toll = { values: 0 };
  const pieces: (string | Reckon)[] = [];
  for (const template of parsed) {
    const piece = template instanceof Output ? straightValue(template.value, toll) : wordsOf(template);
    if (piece === null) return null;
    pieces.push(piece);
  }
  return pieces;
}

function wordsOf(template: Template): string | null {
  return template.token.kind === TokenKind.HTML ? (template as Template & { readonly str: string }).str : null;
}

type Token = Expression['postfix'][number];

function straightExpression({ postfix }: Expression): Reckon | null {
  const stack: Reckon[] = [];
  for (const token of postfix) {
    const made = 'operator' in token ? applied(String(token.operator), stack) : operand(token);
    if (made === null) return null;
    stack.push(made);
  }
  return stack.length === 1 ? stack[0]! : null;
}

function operand(token: Token): Reckon | null {
  if ('content' in token) {
    const { content } = token;
    return () => content;
  }
  if (TypeGuards.isFilteredValueToken(token))
    return token.filters.length === 0 ? straightExpression(token.initial) : null;
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined) return null;
  const path: string[] = [];
  for (const prop of token.props) {
    if (!('content' in prop) || typeof prop.content !== 'string' || OF_LISTS.includes(prop.content)) return null;
    path.push(prop.content);
  }
  const [root, ...rest] = path;
  return root === undefined ? null : (scope) => follow(rootOf(scope, root), rest);
}

/** What Liquid knows of every list and word, under names that a variable may have, too. */
const OF_LISTS: readonly string[] = ['size', 'first', 'last'];

function rootOf({ values, now, language }: Scope, name: string): unknown {
  if (Object.hasOwn(values, name)) return values[name];

  if (name === 'now') return now;
  return name === 'language' ? language : undefined;
}

function follow(from: unknown, path: readonly string[]): unknown {
  let at = from;
  for (const key of path) {
    if (at === undefined || at === null) return at;
    at = Object.hasOwn(at, key) ? (at as { readonly [key: string]: unknown })[key] : undefined;
  }
  return at;
}

function applied(operator: string, stack: Reckon[]): Reckon | null {
  const right = stack.pop();
  if (right === undefined) return null;
  if (operator === 'not') return (scope) => !isTrue(right(scope));
  const left = stack.pop();
  if (left === undefined) return null;
  if (operator === 'and') return (scope) => isTrue(left(scope)) && isTrue(right(scope));
  if (operator === 'or') return (scope) => isTrue(left(scope)) || isTrue(right(scope));
  if (operator === 'contains') return (scope) => contains(left(scope), right(scope));
  const compare = Object.hasOwn(COMPARE, operator) ? COMPARE[operator] : undefined;
  if (compare === undefined) return null;
  return (scope) => {
    const [one, other] = comparable(left(scope), right(scope), scope);
    return compare(one, other);
  };
}

function isTrue(value: unknown): boolean {
  if (value instanceof Drop) throw LONG_WAY;
  return value !== false && value !== undefined && value !== null;
}

const COMPARE: { readonly [operator: string]: (left: unknown, right: unknown) => boolean } = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '<': (left, right) => plain(left) < plain(right),
  '<=': (left, right) => plain(left) <= plain(right),
  '>': (left, right) => plain(left) > plain(right),
  '>=': (left, right) => plain(left) >= plain(right),
};

// As JavaScript has it: what is missing is neither less nor more.
function plain(value: unknown): number {
  if (value instanceof Drop) throw LONG_WAY;
  return value as number;
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left instanceof Drop) return isKind(left, right);
  if (right instanceof Drop) return isKind(right, left);
  if (Array.isArray(left)) throw LONG_WAY;
  return left === right;
}

/** `nil`, `blank`, `empty`. */
function isKind(kind: Drop, value: unknown): boolean {
  if (value instanceof Drop) throw LONG_WAY;
  return toValueSync((kind as unknown as { equals(value: unknown): unknown }).equals(value) as never) as boolean;
}

function contains(whole: unknown, part: unknown): boolean {
  if (part instanceof Drop || typeof part === 'object') throw LONG_WAY;
  if (Array.isArray(whole)) return whole.some((item) => item === part);
  if (whole instanceof Drop) throw LONG_WAY;
  return typeof whole === 'string' && whole.indexOf(part as string) > -1;
}

function filtered(from: Reckon, { name, args }: Value['filters'][number], toll: Toll): Reckon | null {
  const filter = Object.hasOwn(OWN_FILTERS, name) ? OWN_FILTERS[name] : undefined;
  const given: Reckon[] = [];
  for (const arg of args) {
    const made = Array.isArray(arg) ? null : operand(arg as Token);
    if (made === null) return null;
    given.push(made);
  }
  if (filter === undefined) return null;
  toll.values += 1 + given.length;
  const read = (value: unknown) => {
    if (value instanceof Drop || sizeOf(value) * toll.values > MOST_READ) throw LONG_WAY;
    return value;
  };
  return (scope) => filter(scope, read(from(scope)), ...given.map((arg) => read(arg(scope))));
}

/** What our own filters are charged for: liquidjs counts only what its own ones read. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? value.length * 20 : 1;
}
