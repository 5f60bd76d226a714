/**
 * Liquid's arithmetic, but what is no number (a word, an empty place, what is too large) makes nothing, where Liquid's own
 * takes it for 0: a price that nobody knows, times two, is not Rp0. Money that an `ask` collected counts by its amount.
 */
export const ARITHMETIC: { readonly [name: string]: (...values: readonly unknown[]) => number | null } = {
  abs: reckoned((value) => Math.abs(value)),
  at_least: reckoned((value, least) => Math.max(value, least)),
  at_most: reckoned((value, most) => Math.min(value, most)),
  ceil: reckoned((value) => Math.ceil(value)),
  divided_by: (value, by, isWhole) => {
    const quotient = reckoned((one, other) => one / other)(value, by);
    return quotient !== null && isWhole === true ? Math.floor(quotient) : quotient;
  },
  floor: reckoned((value) => Math.floor(value)),
  minus: reckoned((value, less) => value - less),
  modulo: reckoned((value, by) => value % by),
  plus: reckoned((value, more) => value + more),
  round: (value, digits = 0) => reckoned((one, places) => Math.round(one * 10 ** places) / 10 ** places)(value, digits),
  sum: (list, property) => {
    if (!Array.isArray(list)) return null;
    const values = typeof property === 'string' ? list.map((item) => follow(item, property.split('.'))) : list;
    return reckoned((...numbers) => numbers.reduce((total, one) => total + one, 0))(...values);
  },
  times: reckoned((value, by) => value * by),
};

type Sum = (value: number, other: number, ...more: number[]) => number;

/** Nothing unless all are numbers, and the result is one. */
function reckoned(sum: Sum): (...values: readonly unknown[]) => number | null {
  const fewest = Math.min(sum.length, 2);
  return (...values) => {
    const numbers = values.map(numberOf);
    const result = numbers.length < fewest || numbers.includes(null) ? null : sum(...(numbers as [number, number]));
    return result !== null && Number.isFinite(result) ? result : null;
  };
}

const DIGITS = /^\s*[-+]?\d{1,300}(\.\d{1,300})?(e[-+]?\d{1,3})?\s*$/i;

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return DIGITS.test(value) ? numberOf(Number(value)) : null;
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, 'amount')) return null;
  const { amount } = value as { amount: unknown };
  return typeof amount === 'object' ? null : numberOf(amount);
}

function follow(item: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : null,
    item,
  );
}
