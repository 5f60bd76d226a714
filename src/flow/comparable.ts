import { type CivilTime, instantOf, readTime } from './civil-time';
import type { Scope } from './template';

type Pair = readonly [unknown, unknown];

/** Neither equal, nor more, nor less. */
const STRANGERS: Pair = [Number.NaN, Number.NaN];

/**
 * Two values as a condition compares them. Money and dates that an `ask` collected are maps, which Liquid cannot
 * compare: money yields its amount; a date meets `now`, another date or one in writing as a day, or to the minute where both have a time.
 */
export function comparable(left: unknown, right: unknown, scope: Pick<Scope, 'timeZone' | 'now'>): Pair {
  if (!isDate(left) && !isDate(right)) return amounts(left, right);
  const times = [left, right].map((value) => readTime(value, scope.timeZone, scope.now));
  const [one, other] = times;
  if (!one || !other) return STRANGERS;
  const isExact = one.hasTime && other.hasTime;
  return isExact ? [instantOf(one), instantOf(other)] : [dayOf(one), dayOf(other)];
}

function isDate(value: unknown): boolean {
  return hasKey(value, 'date');
}

function amounts(left: unknown, right: unknown): Pair {
  if (isMoney(left) && isMoney(right)) {
    return left.currency === right.currency ? [left.amount, right.amount] : STRANGERS;
  }
  return [isMoney(left) ? left.amount : left, isMoney(right) ? right.amount : right];
}

function isMoney(value: unknown): value is { amount: unknown; currency: unknown } {
  return hasKey(value, 'amount') && hasKey(value, 'currency');
}

function hasKey(value: unknown, key: string): boolean {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key);
}

function dayOf({ year, month, day }: CivilTime): number {
  return Date.UTC(year, month - 1, day);
}
