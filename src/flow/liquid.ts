import { Drop, Output, type Template, Tokenizer, toValueSync, Value } from 'liquidjs';
import {
  engine,
  LONGEST_RESULT,
  LONGEST_TEMPLATE,
  PieceCounter,
  saidOf,
  TextEmitter,
  TurnContext,
} from './liquid-engine';
import { checkExpression, checkExpressions, guarded, originalMessage } from './liquid-faults';
import { Memo } from './memo';
import { LONG_WAY, type Reckon, straightText, straightValue } from './straight-liquid';
import type { Scope } from './template';

/** A template or a condition, read once. */
export type ParsedText = readonly Template[];
export type ParsedCondition = Value;

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
