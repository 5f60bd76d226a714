import type { Entity } from '../../domain/understanding';
import type { Word } from '../scan';
import type { Amount } from './numbers';

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...['rp', 'idr', 'rupiah', 'perak'].map((name) => [name, 'IDR'] as const),
  ...['rm', 'myr', 'ringgit'].map((name) => [name, 'MYR'] as const),
  ...['usd'].map((name) => [name, 'USD'] as const),
  ...['sgd'].map((name) => [name, 'SGD'] as const),
]);

const DOLLARS: readonly string[] = ['dollar', 'dollars', 'dolar'];

/** A sum of money: with its currency beside it, or written as prices are (`50 ribu`, `1.250.000`) in the country's own currency. */
export function moneyOf(
  text: string,
  written: readonly Word[],
  amount: Amount,
  home: string,
  next?: Amount,
): Entity | null {
  const found = sumOf(text, written, amount, home);
  return found === null ? senOf(text, written, amount) : withSen(found, text, written, next);
}

const SEN = new Set(['sen', 'cent', 'cents']);

/** "50 sen" by itself is Malaysia's: Indonesia has none any more. */
function senOf(text: string, written: readonly Word[], { start, last, value }: Amount): Entity | null {
  const after = written[last + 1];
  return after?.text === 'sen' ? money(text, start, after.end, Math.round(value) / 100, 'MYR') : null;
}

/** "20 ringgit 50 sen" is one sum. */
function withSen(found: Entity, text: string, written: readonly Word[], next: Amount | undefined): Entity {
  const sen = next === undefined ? undefined : written[next.last + 1];
  const { amount, currency } = found.value as { amount: number; currency: string };
  if (next === undefined || sen === undefined || !SEN.has(sen.text) || currency === 'IDR') return found;
  const isBehind = next.start >= found.end && /^[\s,]*(dan|and)?[\s,]*$/.test(text.slice(found.end, next.start));
  if (!isBehind || next.value >= 100 || !Number.isInteger(amount)) return found;
  return money(text, found.start, sen.end, amount + Math.round(next.value) / 100, currency);
}

/** Sums with names of their own, in the trade of Jakarta. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['gocap', 50],
  ['cepek', 100],
  ['gopek', 500],
  ['seceng', 1000],
  ['noceng', 2000],
  ['goceng', 5000],
  ['ceban', 10_000],
  ['noban', 20_000],
  ['goban', 50_000],
  ['cepekceng', 100_000],
  ['gopekceng', 500_000],
  ['cetiao', 1_000_000],
]);

export function namedSums(text: string, written: readonly Word[]): Entity[] {
  const sums: Entity[] = [];
  for (const { text: word, start, end } of written) {
    const amount = NAMED.get(word);
    if (amount !== undefined) sums.push(money(text, start, end, amount, 'IDR'));
    else if (word === 'seringgit') sums.push(money(text, start, end, 1, 'MYR'));
  }
  return sums;
}

function sumOf(text: string, written: readonly Word[], amount: Amount, home: string): Entity | null {
  const first = written[amount.first]!;
  const glued = /^(rp|rm|idr|myr)\d/.exec(first.text)?.[1];
  const before = written[amount.first - 1];
  const after = written[amount.last + 1];
  if (glued !== undefined) return money(text, first.start, amount.end, amount.value, CURRENCIES.get(glued)!);
  const dollar = home === 'SGD' ? home : 'USD';
  const symbol = /(?<![a-z])(us|s)?\$ ?$/i.exec(text.slice(Math.max(0, amount.start - 5), amount.start));
  if (symbol !== null) {
    const currency = { us: 'USD', s: 'SGD' }[symbol[1]?.toLowerCase() ?? ''] ?? dollar;
    return money(text, amount.start - symbol[0].length, amount.end, amount.value, currency);
  }
  const leading = before === undefined ? undefined : CURRENCIES.get(before.text);
  if (leading !== undefined && before!.text.length <= 3 && /^[.\s]{0,2}$/.test(text.slice(before!.end, amount.start))) {
    return money(text, before!.start, amount.end, amount.value, leading);
  }
  const following =
    after === undefined ? undefined : DOLLARS.includes(after.text) ? dollar : CURRENCIES.get(after.text);
  if (following !== undefined) return money(text, amount.start, after!.end, amount.value, following);
  return amount.isGrouped && amount.value >= 100 ? money(text, amount.start, amount.end, amount.value, home) : null;
}

function money(text: string, start: number, end: number, amount: number, currency: string): Entity {
  return { type: 'money', text: text.slice(start, end), value: { amount, currency }, start, end };
}
