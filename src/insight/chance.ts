import type { Unit } from './metrics';
import type { Tally } from './tally';

/** Whether two times differ by more than chance, and by which test that is said. */
export interface ChanceTest {
  readonly test: 'two-proportion z' | "Fisher's exact" | 'Mann-Whitney U' | 'Poisson' | 'none';
  /** How likely a difference at least as great is where nothing has changed, both ways; null: too little to say. */
  readonly p: number | null;
  readonly isMoreThanChance: boolean;
}

/** Some thirty figures are looked at together: at 5 % one or two of them would cry wolf each week. */
export const LEAST_LIKELY = 0.01;

export const NOTHING_TO_SAY: ChanceTest = { test: 'none', p: null, isMoreThanChance: false };
/** A rank test on fewer says little. */
const FEWEST = 8;
/** With fewer of a kind to be expected in the smaller time, nothing lies as the normal distribution does. */
const FEW = 5;

export function moreThanChance(unit: Unit, now: Tally, before: Tally): ChanceTest {
  switch (unit) {
    case 'share':
      return proportions(now, before);
    case 'count':
      return told('Poisson', poisson(now.n, before.n));
    default:
      return now.n < FEWEST || before.n < FEWEST ? NOTHING_TO_SAY : ranks(now, before);
  }
}

function told(test: ChanceTest['test'], p: number | null): ChanceTest {
  return p === null ? NOTHING_TO_SAY : { test, p, isMoreThanChance: p < LEAST_LIKELY };
}

/** Of two shares; with few of either kind counted out exactly. */
function proportions({ n, sum }: Tally, before: Tally): ChanceTest {
  if (n === 0 || before.n === 0) return NOTHING_TO_SAY;
  const all = n + before.n;
  const yes = sum + before.sum;
  const least = (Math.min(n, before.n) * Math.min(yes, all - yes)) / all;
  if (least < FEW) return told("Fisher's exact", fisher(sum, n, before.sum, before.n));
  const share = yes / all;
  const error = Math.sqrt(share * (1 - share) * (1 / n + 1 / before.n));
  // Whole numbers lie around their normal distribution in steps: half a step is no difference (Yates).
  const away = Math.max(0, Math.abs(sum / n - before.sum / before.n) - (1 / n + 1 / before.n) / 2);
  return told('two-proportion z', twoSided(away / error));
}

/** The sum of all tables at most as likely as this one. */
function fisher(a: number, n: number, c: number, m: number): number {
  const yes = a + c;
  const logAll = logChoose(n + m, yes);
  const likelihood = (x: number) => Math.exp(logChoose(n, x) + logChoose(m, yes - x) - logAll);
  const own = likelihood(a);
  let p = 0;
  for (let x = Math.max(0, yes - m); x <= Math.min(n, yes); x++) {
    const one = likelihood(x);
    // Equal ones differ in the last digits.
    if (one <= own * (1 + 1e-9)) p += one;
  }
  return Math.min(1, p);
}

/** Two counts of times of the same length: of all together, half belong to each. */
function poisson(now: number, before: number): number | null {
  const all = now + before;
  if (all === 0) return null;
  if (all < 50) return fisherHalf(Math.min(now, before), all);
  return twoSided((Math.abs(now - before) - 1) / Math.sqrt(all));
}

function fisherHalf(fewer: number, all: number): number {
  let p = 0;
  for (let x = 0; x <= fewer; x++) p += Math.exp(logChoose(all, x) - all * Math.LN2);
  return Math.min(1, 2 * p);
}

/**
 * Of values with an order. Where nearly all are the same one, the normal distribution takes any other in a small time for a wonder: then it
 * must be more than chance, too, how many others there are.
 */
function ranks(now: Tally, before: Tally): ChanceTest {
  const p = mannWhitney(now, before);
  const usual = mostCommon(now, before);
  const [others, othersBefore] = [now, before].map(({ n, counts }) => n - (counts.get(usual) ?? 0)) as [number, number];
  const least = (Math.min(now.n, before.n) * (others + othersBefore)) / (now.n + before.n);
  if (least >= FEW) return told('Mann-Whitney U', p);
  const exact = fisher(others, now.n, othersBefore, before.n);
  return exact > p ? told("Fisher's exact", exact) : told('Mann-Whitney U', p);
}

function mostCommon(now: Tally, before: Tally): number {
  const times = (value: number) => (now.counts.get(value) ?? 0) + (before.counts.get(value) ?? 0);
  return [...now.counts.keys(), ...before.counts.keys()].reduce((most, one) => (times(one) > times(most) ? one : most));
}

/**
 * Whether values of one time tend to lie above those of the other; ties count half. Where ranks went one way and the average, which is
 * what is shown, the other, nothing speaks for the change of the average.
 */
function mannWhitney(now: Tally, before: Tally): number {
  const values = [...new Set([...now.counts.keys(), ...before.counts.keys()])].sort((a, b) => a - b);
  let below = 0;
  let u = 0;
  let ties = 0;
  for (const value of values) {
    const own = now.counts.get(value) ?? 0;
    const other = before.counts.get(value) ?? 0;
    u += own * (below + other / 2);
    below += other;
    const tied = own + other;
    ties += tied ** 3 - tied;
  }
  const all = now.n + before.n;
  const spread = ((now.n * before.n) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (spread <= 0) return 1;
  const higher = u - (now.n * before.n) / 2;
  if (higher * (now.sum / now.n - before.sum / before.n) < 0) return 1;
  const away = Math.max(0, Math.abs(higher) - 0.5);
  return twoSided(away / Math.sqrt(spread));
}

function twoSided(z: number): number {
  return Math.min(1, 2 * upperTail(Math.abs(z)));
}

/** Of the normal distribution; Abramowitz and Stegun 26.2.17, off by less than 1e-7. */
function upperTail(z: number): number {
  if (Number.isNaN(z)) return 0.5;
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

const logFactorials: number[] = [0, 0];

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]!;
}
