import type { Thresholds } from '../domain/training';
import type { CrossRead } from './train';

/** What a pair of gates would do with the project's own sentences, each read by a model that had not seen it. */
export interface GateResult {
  readonly thresholds: Thresholds;
  /** Shares of all sentences, 0 to 1: answered rightly, answered wrongly, asked back or handed over. */
  readonly right: number;
  readonly wrong: number;
  readonly passed: number;
  /** Price a sentence: wrong answers at `price`, all that is not answered at 1. */
  readonly cost: number;
}

export function tryGates(reads: readonly CrossRead[], thresholds: Thresholds, price: number): GateResult {
  let right = 0;
  let wrong = 0;
  for (const read of reads) {
    if (!passes(read, thresholds)) continue;
    if (read.best === read.intent) right += 1;
    else wrong += 1;
  }
  const total = Math.max(1, reads.length);
  const passed = total - right - wrong;
  return {
    thresholds,
    right: right / total,
    wrong: wrong / total,
    passed: passed / total,
    cost: (wrong * price + passed) / total,
  };
}

function passes({ confidence, margin, trust }: CrossRead, gates: Thresholds): boolean {
  return confidence >= gates.confidence && margin >= gates.margin && trust >= gates.trust;
}

const CONFIDENCES = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const MARGINS = [0, 0.05, 0.1, 0.2, 0.3, 0.5];
const TRUSTS = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Costs nearer than this are the same; then the gate against strangers stands as high as it may: the examples hold few of them. */
const SAME = 0.003;

/** The gates that cost least when a wrong answer is as dear as `price` handoffs. */
export function proposeGates(reads: readonly CrossRead[], price: number): GateResult {
  return cheapest(tryAllGates(reads), price);
}

/** The gates that cost least at each price. */
export function proposeForPrices(
  reads: readonly CrossRead[],
  prices: readonly number[],
): (GateResult & { readonly price: number })[] {
  const tried = tryAllGates(reads);
  return prices.map((price) => ({ price, ...cheapest(tried, price) }));
}

function tryAllGates(reads: readonly CrossRead[]): GateResult[] {
  return TRUSTS.flatMap((trust) =>
    CONFIDENCES.flatMap((confidence) => MARGINS.map((margin) => tryGates(reads, { confidence, margin, trust }, 1))),
  );
}

function cheapest(tried: readonly GateResult[], price: number): GateResult {
  const results = tried.map((one) => ({ ...one, cost: one.wrong * price + one.passed }));
  const least = Math.min(...results.map(({ cost }) => cost));
  return results.filter(({ cost }) => cost <= least + SAME).reduce((best, one) => (isFirmer(one, best) ? one : best));
}

function isFirmer(one: GateResult, other: GateResult): boolean {
  const [a, b] = [one.thresholds, other.thresholds];
  return a.trust !== b.trust ? a.trust > b.trust : one.cost < other.cost;
}

/** What each step of the confidence gate buys, the other gates as given. */
export function confidenceCurve(reads: readonly CrossRead[], gates: Thresholds, price: number): GateResult[] {
  return CONFIDENCES.map((confidence) => tryGates(reads, { ...gates, confidence }, price));
}
