import {
  analyzeSync,
  CaptureTag,
  type Comparable,
  Context,
  Drop,
  defaultOperators,
  type Emitter,
  type Expression,
  type FilteredValueToken,
  Liquid,
  LiquidError,
  Output,
  type Template,
  Tokenizer,
  TokenKind,
  TypeGuards,
  toValueSync,
  Value,
} from 'liquidjs';
import type { Json } from '../domain/json';
import { comparable } from './comparable';
import type { Condition, Operand, Operator } from './condition';
import { LIQUID_FILTERS, OWN_FILTERS } from './filters';
import { Memo } from './memo';
import { LONG_WAY, MOST_READ, type Reckon, sizeOf, straightText, straightValue } from './straight-liquid';
import type { Scope } from './template';
import { valueToText } from './value-to-text';

// The one place that knows liquidjs. Nothing here reads a clock: the limits count pieces and characters instead of
// milliseconds, so that a text comes out the same on a slow machine.

/** Tags that a text may use; no files, no counters that outlive the text. */
export const LIQUID_TAGS: readonly string[] =
  'assign break capture case comment continue cycle echo for if raw unless #'.split(' ');

/** The longest template, in characters. */
export const LONGEST_TEMPLATE = 20_000;
const MOST_PIECES = 10_000;
const LONGEST_RESULT = 50_000;

/** A template or a condition, read once. */
export type ParsedText = readonly Template[];
export type ParsedCondition = Value;

/** What is wrong with a template, and where in it: UTF-16 offsets. */
export interface TemplateFault {
  readonly kind: 'syntax' | 'filter' | 'tag' | 'length';
  readonly message: string;
  /** The name of the unknown filter or tag. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A variable that a template reads from outside, by its path: `order.status`. */
export interface TemplateVariable {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

export class TemplateError extends Error {
  constructor(readonly fault: TemplateFault) {
    super(fault.message);
  }
}

/** Throws `TemplateError`. */
export function parseText(source: string): ParsedText {
  return guarded(source, () => {
    const templates = engine.parse(source);
    for (const template of templates) checkExpressions(template, source);
    return templates;
  });
}

/** Throws `TemplateError`. */
export function parseCondition(source: string): ParsedCondition {
  return conditions.get(source);
}

// Sources are the author's, so this holds what a release holds; a larger one is parsed again now and then.
const conditions = new Memo<ParsedCondition>(10_000, (source) =>
  guarded(source, () => {
    if (source.length > LONGEST_TEMPLATE) throw new Error('parse length limit exceeded');
    const tokenizer = new Tokenizer(source, engine.options.operators, undefined, undefined, true);
    const value = new Value(tokenizer.readFilteredValue(), engine);
    tokenizer.skipBlank();
    if (!tokenizer.end()) throw tokenizer.error(`unexpected '${tokenizer.remaining()}'`);
    checkExpression(value.initial, source);
    return value;
  }),
);

/** Renders piece by piece: a piece that fails is left empty, and the rest of the text stands. */
export function renderParsed(parsed: ParsedText, scope: Scope): string {
  // The short way knows values only, and a choice is said by its title.
  const pieces = scope.titles !== undefined && scope.titles.size > 0 ? null : straightTexts.of(parsed);
  const text = pieces && straightOr(() => renderStraight(pieces, scope));
  return text ? text.value : renderCounted(parsed, scope).text;
}

function renderStraight(pieces: readonly (string | Reckon)[], scope: Scope): string {
  let text = '';
  for (const piece of pieces) {
    const value = typeof piece === 'string' ? piece : piece(scope);
    if (value instanceof Drop) throw LONG_WAY;
    text += saidOf(value, scope);
    if (text.length > LONGEST_RESULT) throw LONG_WAY;
  }
  return text;
}

/** What the short way gives; null where it is the long way's. */
function straightOr<T>(reckon: () => T): { readonly value: T } | null {
  try {
    return { value: reckon() };
  } catch {
    return null;
  }
}

/** What was made of each parsed thing, once. */
class Made<Of extends object, T> {
  private readonly made = new WeakMap<Of, T>();

  constructor(private readonly make: (from: Of) => T) {}

  of(from: Of): T {
    const known = this.made.get(from);
    if (known !== undefined) return known;
    const fresh = this.make(from);
    this.made.set(from, fresh);
    return fresh;
  }
}

const straightTexts = new Made(straightText);
const straightValues = new Made((value: Value) => straightValue(value));

/** Also tells whether a limit cut the rendering short, and how many pieces it made. */
export function renderCounted(parsed: ParsedText, scope: Scope): Rendered {
  const counter = new PieceCounter();
  const context = new TurnContext(scope, counter);
  const emitter = new TextEmitter(scope);
  for (const template of parsed) {
    try {
      toValueSync(template.render(context, emitter) as never);
    } catch (error) {
      if (isLimit(error)) return { text: emitter.buffer, exhausted: true, pieces: counter.count };
    }
  }
  return { text: emitter.buffer, exhausted: false, pieces: counter.count };
}

interface Rendered {
  readonly text: string;
  readonly exhausted: boolean;
  readonly pieces: number;
}

function isLimit(error: unknown): boolean {
  return error instanceof Error && originalMessage(error).endsWith('limit exceeded');
}

/** The value of a text that is one `{{ … }}`; undefined when it is any other text. */
export function soleValue(parsed: ParsedText, scope: Scope): { readonly value: unknown } | undefined {
  const only = parsed[0];
  if (parsed.length !== 1 || !(only instanceof Output)) return undefined;
  return { value: evaluate(only.value, scope) };
}

export function conditionHolds(parsed: ParsedCondition, scope: Scope): boolean {
  const value = evaluate(parsed, scope);
  return value !== false && value !== undefined && value !== null;
}

function evaluate(value: Value, scope: Scope): unknown {
  const reckon = straightValues.of(value);
  const found = reckon && straightOr(() => reckon(scope));
  return found && !isDrop(found.value) ? found.value : evaluateLong(value, scope);
}

function evaluateLong(value: Value, scope: Scope): unknown {
  try {
    const found = toValueSync(value.value(new TurnContext(scope), true) as never) as unknown;
    return isDrop(found) ? found.valueOf() : found;
  } catch {
    return undefined;
  }
}

function isDrop(value: unknown): value is { valueOf(): unknown } {
  return value !== null && typeof value === 'object' && 'liquidMethodMissing' in value;
}

/** A condition taken apart. */
export function conditionOf(parsed: ParsedCondition, source: string): Condition {
  const isFiltered = parsed.filters.length > 0;
  const condition = isFiltered ? null : expressionOf(parsed.initial);
  return (
    condition ?? { kind: 'opaque', text: source.trim(), paths: findVariables(parsed, source).map(({ path }) => path) }
  );
}

/** Null for what is no single true or false, such as an expression in an expression. */
function expressionOf(expression: Expression): Condition | null {
  const stack: (Operand | Condition)[] = [];
  for (const token of expression.postfix) {
    const operator = token.kind === TokenKind.Operator ? token.getText().trim() : null;
    const made = operator === null ? operandOf(token) : applied(operator, stack);
    if (made === null) return null;
    stack.push(made);
  }
  const [only] = stack;
  return only === undefined || stack.length > 1 ? null : asCondition(only);
}

function applied(operator: string, stack: (Operand | Condition)[]): Condition | null {
  const right = stack.pop();
  if (right === undefined) return null;
  if (operator === 'not') return { kind: 'not', of: asCondition(right) };
  const left = stack.pop();
  if (left === undefined) return null;
  if (operator === 'and' || operator === 'or') {
    return { kind: operator, left: asCondition(left), right: asCondition(right) };
  }
  if (isCondition(left) || isCondition(right)) return null;
  const text = `${wordsOf(left)} ${operator} ${wordsOf(right)}`;
  return { kind: 'compare', operator: operator as Operator, left, right, text };
}

function isCondition(part: Operand | Condition): part is Condition {
  return ['and', 'or', 'not', 'test', 'compare', 'opaque'].includes(part.kind);
}

function asCondition(part: Operand | Condition): Condition {
  return isCondition(part) ? part : { kind: 'test', operand: part, text: wordsOf(part) };
}

function wordsOf(operand: Operand): string {
  switch (operand.kind) {
    case 'path':
      return operand.path.join('.');
    case 'literal':
      return JSON.stringify(operand.value);
    case 'other':
      return operand.text;
    default:
      return operand.kind;
  }
}

function operandOf(token: Expression['postfix'][number]): Operand | Condition | null {
  if (TypeGuards.isFilteredValueToken(token) && token.filters.length === 0) return expressionOf(token.initial);
  const text = token.getText().trim();
  if (TypeGuards.isQuotedToken(token)) return { kind: 'literal', value: token.content };
  if (TypeGuards.isNumberToken(token)) return { kind: 'literal', value: token.content };
  if (TypeGuards.isLiteralToken(token)) {
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' };
    return text === 'nil' || text === 'null' ? { kind: 'nil' } : { kind: 'blank' };
  }
  const paths = variablesIn(token);
  const [only] = paths;
  const isPlain = TypeGuards.isPropertyAccessToken(token) && only !== undefined && only.join('.') === text;
  return isPlain ? { kind: 'path', path: only } : { kind: 'other', text, paths };
}

function variablesIn(token: Expression['postfix'][number]): readonly (readonly string[])[] {
  const source = token.getText();
  try {
    return findVariables(parseCondition(source), source).map(({ path }) => path);
  } catch {
    return [];
  }
}

/** Variables that a text or condition expects from outside, in the order of the text. Throws `TemplateError`. */
export function variablesOf(parsed: ParsedText | ParsedCondition, source: string): readonly TemplateVariable[] {
  if (!(parsed instanceof Value)) return guarded(source, () => findVariables(parsed, source));
  const known = usesOf.get(parsed) ?? guarded(source, () => findVariables(parsed, source));
  usesOf.set(parsed, known);
  return known;
}

const usesOf = new WeakMap<ParsedCondition, readonly TemplateVariable[]>();

function findVariables(parsed: ParsedText | ParsedCondition, source: string): TemplateVariable[] {
  const templates = parsed instanceof Value ? [asTemplate(parsed)] : [...parsed];
  const lines = lineStarts(source);
  const uses: TemplateVariable[] = [];
  for (const variables of Object.values(analyzeSync(templates, { partials: false }).globals)) {
    for (const variable of variables) {
      const path = pathOf(variable.segments);
      const start = (lines[variable.location.row - 1] ?? 0) + variable.location.col - 1;
      uses.push({ path, start, end: start + (path[0] ?? '').length });
    }
  }
  return uses.sort((a, b) => a.start - b.start);
}

function asTemplate(value: Value): Template {
  return {
    token: null as never,
    render: () => '',
    *arguments() {
      yield value;
    },
  } as unknown as Template;
}

/** The path as far as it is written out: `orders[0].id` is orders, 0, id; `orders[n]` is orders. */
function pathOf(segments: readonly unknown[]): string[] {
  const path: string[] = [];
  for (const segment of segments) {
    if (typeof segment !== 'string' && typeof segment !== 'number') break;
    path.push(String(segment));
  }
  return path;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** liquidjs reads `a b` without a word and keeps the last value; here it is a fault. */
function checkExpressions(template: Template, source: string): void {
  for (const argument of template.arguments?.() ?? []) {
    if (argument instanceof Value) checkExpression(argument.initial, source);
  }
  const children = template.children ? (toValueSync(template.children(false, true) as never) as Template[]) : [];
  for (const child of children) checkExpressions(child, source);
}

function checkExpression(expression: Expression, source: string): void {
  let values = 0;
  for (const token of expression.postfix) {
    if (TypeGuards.isFilteredValueToken(token)) checkGroup(token, source);
    if (token.kind !== TokenKind.Operator) values += 1;
    else if (token.getText().trim() !== 'not') values -= 1;
    if (values < 1) throw faultAt(token, source, 'an operator stands without a value on each side');
  }
  const last = expression.postfix.at(-1);
  if (values > 1 && last) throw faultAt(last, source, SIDE_BY_SIDE);
}

/** What stands in parentheses. liquidjs looks its filters up only when it renders. */
function checkGroup(token: FilteredValueToken, source: string): void {
  checkExpression(token.initial, source);
  for (const filter of token.filters) {
    if (!engine.filters[filter.name]) throw faultAt(filter, source, `undefined filter: ${filter.name}`, filter.name);
  }
}

function faultAt(token: { begin: number; end: number }, source: string, message: string, filter = ''): TemplateError {
  const kind = filter === '' ? 'syntax' : 'filter';
  return new TemplateError({
    kind,
    name: filter,
    message,
    start: token.begin,
    end: Math.min(token.end, source.length),
  });
}

const SIDE_BY_SIDE = 'two values stand side by side; between them belongs one of ==, !=, <, >, contains, and, or';

function guarded<T>(source: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof TemplateError ? error : new TemplateError(faultOf(error, source));
  }
}

function faultOf(error: unknown, source: string): TemplateFault {
  const message = originalMessage(error);
  const token = LiquidError.is(error) ? error.token : undefined;
  const start = token?.begin ?? 0;
  const end = Math.max(start + 1, token?.end ?? source.length);
  const filter = /^undefined filter: (.*)$/.exec(message)?.[1];
  if (filter !== undefined) {
    const at = source.indexOf(filter, Math.max(start, source.indexOf('|', start)));
    return { kind: 'filter', name: filter, message, start: Math.max(at, 0), end: Math.max(at, 0) + filter.length };
  }
  const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) return { kind: 'tag', name: tag, message, start, end };
  const kind = message === 'parse length limit exceeded' ? 'length' : 'syntax';
  return { kind, name: '', message, start, end: Math.min(end, Math.max(source.length, start + 1)) };
}

function originalMessage(error: unknown): string {
  if (error instanceof RangeError) return 'too much stands within each other';
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/, (file:.*, )?line:\d+, col:\d+$/, '');
}

/** A choice in a text that a customer reads: said by its title, and to conditions (Liquid's `Comparable`) its value. */
class Titled implements Comparable {
  constructor(
    readonly plain: string,
    readonly title: string,
  ) {}

  equals(other: unknown): boolean {
    return this.plain === plainOf(other);
  }

  gt(other: unknown): boolean {
    return this.plain > String(plainOf(other));
  }

  geq(other: unknown): boolean {
    return this.plain >= String(plainOf(other));
  }

  lt(other: unknown): boolean {
    return this.plain < String(plainOf(other));
  }

  leq(other: unknown): boolean {
    return this.plain <= String(plainOf(other));
  }

  /** For `contains`. */
  indexOf(part: unknown): number {
    return this.plain.indexOf(String(plainOf(part)));
  }

  toString(): string {
    return this.title;
  }

  toJSON(): string {
    return this.plain;
  }
}

function plainOf(value: unknown): unknown {
  return value instanceof Titled ? value.plain : value;
}

function withTitles({ values, titles }: Scope): Scope['values'] {
  if (titles === undefined || titles.size === 0) return values;
  const found: { [name: string]: Json } = { ...values };
  for (const [slot, title] of titles) {
    const [root = '', name] = slot.split('.');
    const before = found[root] ?? null;
    if (name === undefined) found[root] = new Titled(String(before), title) as never;
    else {
      const kept = before as { readonly [name: string]: Json };
      found[root] = { ...kept, [name]: new Titled(String(kept[name]), title) as never };
    }
  }
  return found;
}

class TurnContext extends Context {
  constructor(
    readonly turn: Scope,
    counter = new PieceCounter(),
  ) {
    super(
      withTitles(turn) as object,
      engine.options,
      { sync: true, globals: { now: turn.now, language: turn.language } },
      { renderLimit: counter as never, liquid: engine },
    );
  }
}

/** Stands in for liquidjs' stop-watch, which is asked once for every piece that is rendered. */
class PieceCounter {
  count = 0;

  check(): void {
    this.count += 1;
    if (this.count > MOST_PIECES) throw new Error('piece limit exceeded');
  }
}

function saidOf(piece: unknown, scope: Scope): string {
  if (piece instanceof Titled) return piece.title;
  // Customers read no `true`; what is passed on to an action stays what it is.
  if (typeof piece === 'boolean' && scope.titles !== undefined) return YES_OR_NO[scope.language][piece ? 0 : 1];
  return valueToText(piece, scope);
}

const YES_OR_NO = { id: ['ya', 'tidak'], ms: ['ya', 'tidak'], en: ['yes', 'no'] } as const;

class TextEmitter implements Emitter {
  buffer = '';

  constructor(private readonly scope: Scope) {}

  write(piece: unknown): void {
    const text = saidOf(piece, this.scope);
    if (this.buffer.length + text.length > LONGEST_RESULT) throw new Error('length limit exceeded');
    this.buffer += text;
  }
}

/** Liquid's own keeps what it captures without a bound: caught again and again, ten letters are a gigabyte. */
class BoundedCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context);
    if (String(context.bottom()[this.variable]).length > LONGEST_RESULT) throw new Error('length limit exceeded');
  }
}

const engine = makeEngine();

function makeEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    groupedExpressions: true,
    dynamicPartials: false,
    relativeReference: false,
    operators: ownOperators(),
    parseLimit: LONGEST_TEMPLATE,
    memoryLimit: MOST_READ,
    templates: {},
  });
  for (const name of Object.keys(liquid.filters)) if (!LIQUID_FILTERS.includes(name)) delete liquid.filters[name];
  for (const name of Object.keys(liquid.tags)) if (!LIQUID_TAGS.includes(name)) delete liquid.tags[name];
  liquid.registerTag('capture', BoundedCapture);
  for (const [name, filter] of Object.entries(OWN_FILTERS)) {
    liquid.registerFilter(name, function (this: { context: Context }, ...given: unknown[]) {
      const [value, ...args] = given.map(plainOf);
      const { turn, memoryLimit } = this.context as TurnContext;
      for (const one of [value, ...args]) memoryLimit.use(sizeOf(one));
      return filter(turn, value, ...args);
    });
  }
  return liquid;
}

/** Liquid's own, but money and dates compare by what they say. */
function ownOperators(): typeof defaultOperators {
  const operators = { ...defaultOperators };
  for (const name of ['==', '!=', '<', '<=', '>', '>=']) {
    const plain = defaultOperators[name] as BinaryOperator;
    operators[name] = (left: unknown, right: unknown, context: Context) =>
      plain(...comparable(left, right, (context as TurnContext).turn), context);
  }
  return operators;
}

type BinaryOperator = (
  left: unknown,
  right: unknown,
  context: Context,
) => ReturnType<(typeof defaultOperators)[string]>;
