// Math.log and Math.exp may differ in the last bit between engines; a model must come out the same, byte for byte, on every
// machine. These use nothing but + - * / on doubles, which IEEE 754 fixes exactly.

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
/** Which half of a double holds its sign and exponent: that hangs on the machine. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
const LN2 = Math.LN2;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 1/3, 1/5, ... 1/19; the powers of two from -1020 to 1020. */
const ODD = Float64Array.from({ length: 9 }, (_, i) => 1 / (2 * i + 3));
const MIDDLE = 1020;
const POWERS = new Float64Array(2 * MIDDLE + 1);
POWERS[MIDDLE] = 1;
for (let k = 1; k <= MIDDLE; k++) {
  POWERS[MIDDLE + k] = POWERS[MIDDLE + k - 1]! * 2;
  POWERS[MIDDLE - k] = POWERS[MIDDLE - k + 1]! / 2;
}

/** e^x is taken in steps of a 256th of a power of two, which are listed. */
const STEPS = 256;
const STEPS_A_NAT = STEPS / LN2;
const STEP_HIGH = LN2_HIGH / STEPS;
const STEP_LOW = LN2_LOW / STEPS;
const PARTS = Float64Array.from({ length: STEPS }, (_, step) => {
  const x = (step * LN2) / STEPS;
  let sum = 1;
  for (let term = 20; term > 0; term--) sum = 1 + (sum * x) / term;
  return sum;
});

/** Natural logarithm of a positive, normal number, to about 1e-15. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  double[0] = x;
  const high = halves[HIGH]!;
  let exponent = (high >>> 20) - 1023;
  halves[HIGH] = (high & 0x000fffff) | 0x3ff00000;
  let mantissa = double[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  // ln m = 2 atanh((m - 1) / (m + 1)), |argument| < 0.172
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let tail = 0;
  for (let i = ODD.length - 1; i >= 0; i--) tail = z * (ODD[i]! + tail);
  return exponent * LN2 + 2 * s * (1 + tail);
}

/** e to the power of x, to about 1e-13; 0 below -700, and no greater than e^700. */
export function exp(x: number): number {
  if (x < -700) return 0;
  const bounded = x > 700 ? 700 : x;
  const steps = Math.floor(bounded * STEPS_A_NAT + 0.5);
  const r = bounded - steps * STEP_HIGH - steps * STEP_LOW;
  // |r| < 0.0014: what is left out is below r^4 / 24.
  const rest = 1 + r * (1 + r * (1 / 2 + r * (1 / 6)));
  return rest * PARTS[steps & (STEPS - 1)]! * POWERS[(steps >> 8) + MIDDLE]!;
}

export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/** Below e^-20 a share of a sum is nothing. */
const NOTHING = -20;

/** The probabilities behind some scores, in `into`. */
export function softmax(scores: Float64Array, temperature: number, into: Float64Array): Float64Array {
  let max = -Infinity;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > max) max = scores[i]!;
  let total = 0;
  const rate = 1 / temperature;
  for (let i = 0; i < scores.length; i++) {
    const power = (scores[i]! - max) * rate;
    const value = power < NOTHING ? 0 : exp(power);
    into[i] = value;
    total += value;
  }
  const share = 1 / total;
  for (let i = 0; i < scores.length; i++) into[i] = into[i]! * share;
  return into;
}
