import { exp, ln, softmaxInto } from './arithmetic';

/** Scores of a held-out text and the class it truly is. */
export interface HeldOut {
  readonly scores: Float64Array;
  readonly label: number;
}

const FIRST = 0.2;
const LAST = 6;

/** The temperature that makes the held-out texts most likely, by golden-section search over its logarithm. */
export function fitTemperature(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const golden = 0.6180339887498949;
  let low = ln(FIRST);
  let high = ln(LAST);
  for (let step = 0; step < 16; step++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (loss(heldOut, a) < loss(heldOut, b)) high = b;
    else low = a;
  }
  return exp((low + high) / 2);
}

function loss(heldOut: readonly HeldOut[], logarithm: number): number {
  const temperature = exp(logarithm);
  let sum = 0;
  for (const { scores, label } of heldOut) {
    const p = softmaxInto(Float64Array.from(scores), temperature)[label]!;
    sum -= ln(Math.max(p, 1e-12));
  }
  return sum;
}
