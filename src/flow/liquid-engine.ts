import { CaptureTag, type Comparable, Context, defaultOperators, type Emitter, Liquid } from 'liquidjs';
import type { Json } from '../domain/json';
import { comparable } from './comparable';
import { LIQUID_FILTERS, OWN_FILTERS } from './filters';
import { MOST_READ, sizeOf } from './straight-liquid';
import type { Scope } from './template';
import { valueToText } from './value-to-text';

// Liquid as flows may use it: which tags, filters and operators there are, what they are given, and how much they may make.
// Nothing here reads a clock: the limits count pieces and characters instead of milliseconds, so that a text comes out the same on
// a slow machine.

/** Tags that a text may use; no files, no counters that outlive the text. */
export const LIQUID_TAGS: readonly string[] =
  'assign break capture case comment continue cycle echo for if raw unless #'.split(' ');

/** The longest template, in characters. */
export const LONGEST_TEMPLATE = 20_000;
const MOST_PIECES = 10_000;
export const LONGEST_RESULT = 50_000;

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

export class TurnContext extends Context {
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
export class PieceCounter {
  count = 0;

  check(): void {
    this.count += 1;
    if (this.count > MOST_PIECES) throw new Error('piece limit exceeded');
  }
}

export function saidOf(piece: unknown, scope: Scope): string {
  if (piece instanceof Titled) return piece.title;
  // Customers read no `true`; what is passed on to an action stays what it is.
  if (typeof piece === 'boolean' && scope.titles !== undefined) return YES_OR_NO[scope.language][piece ? 0 : 1];
  return valueToText(piece, scope);
}

const YES_OR_NO = { id: ['ya', 'tidak'], ms: ['ya', 'tidak'], en: ['yes', 'no'] } as const;

export class TextEmitter implements Emitter {
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

export const engine = makeEngine();

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
    // No filter here asks for it; Liquid would load the dates of all the world to find it, 8 MB.
    locale: 'en-US',
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
