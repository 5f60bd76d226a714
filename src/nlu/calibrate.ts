import { exp, ln } from './arithmetic';

/** Scores of a held-out text and the class it truly is. */
export interface HeldOut {
  readonly scores: Float64Array;
  readonly label: number;
}

const FIRST = 0.2;
const LAST = 6;

/** Texts and scores of each that are looked at: more change nothing in the second decimal. */
const TEXTS = 4000;
const SCORES = 80;

/** How far matching confidence to accuracy may move the temperature away from the likeliest. */
const LEEWAY = 0.65;

/**
 * The temperature under which the held-out texts' mean confidence is their accuracy. It is looked for near the one that makes their
 * true classes most likely, which a few gross errors draw too high.
 */
export function fitTemperature(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const stride = Math.ceil(heldOut.length / TEXTS);
  const gaps = heldOut.filter((_, i) => i % stride === 0).map(gapsOf);
  const likeliest = mostLikely(gaps);
  const right = gaps.filter((gap) => gap[gap.length - 1]! <= 0).length / gaps.length;
  let low = likeliest * LEEWAY;
  let high = likeliest / LEEWAY;
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (meanConfidence(gaps, middle) > right) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Golden-section search over the temperature's logarithm. */
function mostLikely(gaps: readonly Float64Array[]): number {
  const golden = 0.6180339887498949;
  let low = ln(FIRST);
  let high = ln(LAST);
  for (let step = 0; step < 14; step++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (loss(gaps, exp(a)) < loss(gaps, exp(b))) high = b;
    else low = a;
  }
  return exp((low + high) / 2);
}

function meanConfidence(gaps: readonly Float64Array[], temperature: number): number {
  let sum = 0;
  for (const gap of gaps) {
    const highest = gap[gap.length - 1]!;
    let total = 0;
    for (let i = 0; i < gap.length; i++) total += exp((gap[i]! - highest) / temperature);
    sum += 1 / total;
  }
  return sum / gaps.length;
}

/** How far the strongest scores stand above the true one. */
function gapsOf({ scores, label }: HeldOut): Float64Array {
  const own = scores[label]!;
  return Float64Array.from(scores, (score) => score - own)
    .sort()
    .slice(-SCORES);
}

/** Sum of -ln P(true class). */
function loss(gaps: readonly Float64Array[], temperature: number): number {
  let sum = 0;
  for (const gap of gaps) {
    const highest = gap[gap.length - 1]! / temperature;
    let total = exp(-highest);
    for (let i = 0; i < gap.length; i++) if (gap[i] !== 0) total += exp(gap[i]! / temperature - highest);
    sum += highest + ln(total);
  }
  return sum;
}
