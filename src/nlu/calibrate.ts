import { exp, ln, softmax } from './arithmetic';
import type { Temperature } from './model';

/** Scores of a held-out text and the class it truly is. */
export interface HeldOut {
  readonly scores: Float64Array;
  readonly label: number;
}

/** What the scores of one text are divided by before they become probabilities. */
export function temperatureFor(scores: Float64Array, { base, rise }: Temperature): number {
  let first = -Infinity;
  let second = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return second === -Infinity ? base : base * (1 + rise * (first - second));
}

/** The probabilities of the classes, in `into` where it is given. */
export function probabilitiesOf(
  scores: Float64Array,
  temperature: Temperature,
  into = new Float64Array(scores.length),
): Float64Array {
  return softmax(scores, temperatureFor(scores, temperature), into);
}

/** Where nothing can be held out: what is found for most sets. */
export const DEFAULT_TEMPERATURE: Temperature = { base: 0.6, rise: 0.1 };

const RISES = [0, 0.05, 0.1, 0.2];
const LOWEST = 0.2;
const HIGHEST = 6;

/** Texts that are looked at: more change nothing in the second decimal. */
const TEXTS = 8000;

/** How far matching confidence to accuracy may move the temperature away from the likeliest. */
const LEEWAY = 0.65;

/**
 * The rise under which the held-out texts' true classes are most likely, and the base under which their mean confidence is their
 * accuracy. The base is looked for near the likeliest, which a few gross errors draw too high.
 */
export function fitTemperature(heldOut: readonly HeldOut[]): Temperature {
  if (heldOut.length === 0) return DEFAULT_TEMPERATURE;
  const stride = Math.ceil(heldOut.length / TEXTS);
  const texts = heldOut.filter((_, i) => i % stride === 0).map(standingOf);
  const [best] = RISES.map((rise) => mostLikely(texts, rise)).sort((a, b) => a.loss - b.loss || a.rise - b.rise);
  const { base: likeliest, rise } = best!;
  const right = texts.filter((text) => text.own === 0).length / texts.length;
  let low = likeliest * LEEWAY;
  let high = likeliest / LEEWAY;
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (meanConfidence(texts, { base: middle, rise }) > right) low = middle;
    else high = middle;
  }
  return { base: (low + high) / 2, rise };
}

/** How far the scores, the best first, and the true one stand below the best. */
interface Standing {
  readonly gaps: Float64Array;
  readonly own: number;
}

function standingOf({ scores, label }: HeldOut): Standing {
  const sorted = scores.slice().sort().reverse();
  const best = sorted[0]!;
  return { gaps: sorted.map((score) => best - score), own: best - scores[label]! };
}

/** Golden-section search over the logarithm of the base. */
function mostLikely(texts: readonly Standing[], rise: number): Temperature & { readonly loss: number } {
  const golden = 0.6180339887498949;
  const lossAt = (place: number) => loss(texts, { base: exp(place), rise });
  let low = ln(LOWEST);
  let high = ln(HIGHEST);
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let lossA = lossAt(a);
  let lossB = lossAt(b);
  for (let step = 0; step < 9; step++) {
    if (lossA < lossB) {
      [high, b, lossB] = [b, a, lossA];
      a = high - golden * (high - low);
      lossA = lossAt(a);
    } else {
      [low, a, lossA] = [a, b, lossB];
      b = low + golden * (high - low);
      lossB = lossAt(b);
    }
  }
  return { base: exp((low + high) / 2), rise, loss: Math.min(lossA, lossB) };
}

function meanConfidence(texts: readonly Standing[], temperature: Temperature): number {
  let sum = 0;
  for (const { gaps } of texts) sum += 1 / total(gaps, heat(gaps, temperature));
  return sum / texts.length;
}

/** Sum of -ln P(true class). */
function loss(texts: readonly Standing[], temperature: Temperature): number {
  let sum = 0;
  for (const { gaps, own } of texts) {
    const degrees = heat(gaps, temperature);
    sum += own / degrees + ln(total(gaps, degrees));
  }
  return sum;
}

function heat(gaps: Float64Array, { base, rise }: Temperature): number {
  return base * (1 + rise * (gaps[1] ?? 0));
}

/** Gaps are sorted: what is far below the best ends the sum. */
function total(gaps: Float64Array, degrees: number): number {
  let sum = 0;
  for (let i = 0; i < gaps.length; i++) {
    const power = gaps[i]! / degrees;
    if (power > 12) break;
    sum += exp(-power);
  }
  return sum;
}
