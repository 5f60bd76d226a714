import type { Json } from '../domain/json';
import type { SlotType } from './program';

/** What a variable may hold at one point of a flow, over all the ways to come there that are looked at together. */
export interface Held {
  /** It may never have been filled. */
  readonly unset: boolean;
  /** The customer may have skipped the question. */
  readonly skipped: boolean;
  /** It may be nothing: an action or a step said so. */
  readonly nil: boolean;
  /** The values that it may have otherwise, all of them; null where they cannot be listed. */
  readonly only: readonly Plain[] | null;
  /** Of which type it is otherwise. */
  readonly type: HeldType;
  /** Between which numbers it lies otherwise. */
  readonly range: Range | null;
}

export type Plain = string | number | boolean;
export type HeldType = 'any' | 'text' | 'number' | 'boolean' | 'money' | 'date' | 'file' | 'map' | 'list';

export interface Range {
  readonly from: number;
  readonly fromIncluded: boolean;
  readonly to: number;
  readonly toIncluded: boolean;
}

export const UNSET: Held = { unset: true, skipped: false, nil: false, only: [], type: 'any', range: null };
export const SKIPPED: Held = { ...UNSET, unset: false, skipped: true };
export const NIL: Held = { ...UNSET, unset: false, nil: true };
/** Filled by somebody whose values are not known: an action, a caller. */
export const ANYTHING: Held = { ...UNSET, unset: false, nil: true, only: null };

export function ofType(type: HeldType): Held {
  return { ...ANYTHING, nil: false, type, only: type === 'boolean' ? [true, false] : null };
}

export function oneOf(values: readonly Plain[]): Held {
  return { ...ANYTHING, nil: false, only: values, type: typeOf(values) };
}

function typeOf(values: readonly Plain[]): HeldType {
  const [first] = values;
  const type = typeof first;
  if (values.some((value) => typeof value !== type)) return 'any';
  return type === 'string' ? 'text' : (type as 'number' | 'boolean');
}

/** A value that stands in the flow as it is. */
export function held(value: Json): Held {
  if (value === null) return NIL;
  if (typeof value === 'object') return ofType(Array.isArray(value) ? 'list' : 'map');
  return oneOf([value]);
}

const SLOT_HELD: { readonly [type: string]: HeldType } = {
  text: 'text',
  number: 'number',
  quantity: 'number',
  digits: 'text',
  'any-code': 'text',
  money: 'money',
  phone: 'text',
  email: 'text',
  date: 'date',
  'yes-no': 'boolean',
  choice: 'text',
  file: 'file',
};

/** What a question of a type brings; null for a type that this file does not know. */
export function ofSlot(type: SlotType): Held | null {
  const known = SLOT_HELD[type];
  return known === undefined ? null : ofType(known);
}

export function isEmptyOnly({ only }: Held): boolean {
  return only !== null && only.length === 0;
}

export function mayBeEmpty({ unset, skipped, nil }: Held): boolean {
  return unset || skipped || nil;
}

/** The same without the ways in which it is empty; null where nothing is left. */
export function whenFull(value: Held): Held | null {
  if (isEmptyOnly(value)) return null;
  return mayBeEmpty(value) ? { ...value, unset: false, skipped: false, nil: false } : value;
}

/** The same where it is empty; null where it never is. */
export function whenEmpty(value: Held): Held | null {
  return mayBeEmpty(value) ? { ...value, only: [], range: null } : null;
}

const MOST_LISTED = 24;

/** What it may hold on either of two ways. */
export function either(one: Held, other: Held): Held {
  if (one === other) return one;
  const only = one.only === null || other.only === null ? null : [...new Set([...one.only, ...other.only])];
  const type = isEmptyOnly(one)
    ? other.type
    : isEmptyOnly(other)
      ? one.type
      : one.type === other.type
        ? one.type
        : 'any';
  return {
    unset: one.unset || other.unset,
    skipped: one.skipped || other.skipped,
    nil: one.nil || other.nil,
    only: only !== null && only.length > MOST_LISTED ? null : only,
    type,
    range: isEmptyOnly(one)
      ? other.range
      : isEmptyOnly(other)
        ? one.range
        : JSON.stringify(one.range) === JSON.stringify(other.range)
          ? one.range
          : null,
  };
}

const presences = new WeakMap<Held, Held>();

/** The same, but for what it holds: only whether something is there. */
export function presenceOf(value: Held): Held {
  const known = presences.get(value) ?? emptyOrNot(value);
  presences.set(value, known);
  return known;
}

/** One for each of the sixteen, so that they are the same wherever they come from. */
const sixteen = new Map<string, Held>();

function emptyOrNot(value: Held): Held {
  const only = isEmptyOnly(value) ? [] : null;
  const key = `${value.unset} ${value.skipped} ${value.nil} ${only === null}`;
  const known = sixteen.get(key) ?? { ...value, only, type: 'any', range: null };
  sixteen.set(key, known);
  return known;
}
