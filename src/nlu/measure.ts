/** A text whose intent is known, and how the model read it. */
export interface Outcome {
  readonly text: string;
  /** Null: no intent covers the text. */
  readonly intent: string | null;
  /** Null where the text has no known feature. */
  readonly best: string | null;
  /** The first readings, best first. */
  readonly ranking: readonly string[];
  readonly confidence: number;
  readonly trust: number;
  /** The trust gate turned it away. */
  readonly turnedAway: boolean;
  /** The bot would answer it. */
  readonly answered: boolean;
}

export interface InScope {
  readonly n: number;
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  readonly top3: number | null;
}

export interface OutOfScope {
  readonly n: number;
  /** Area under the curve of trust, 0 to 1. */
  readonly auroc: number | null;
  readonly recall: number | null;
  readonly precision: number | null;
  /** In-scope texts that are read rightly and not turned away. */
  readonly inScopeAccuracy: number | null;
}

export function isRight({ best, intent }: Outcome): boolean {
  return intent !== null && best === intent;
}

/** Share in per cent with two decimals; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((10_000 * part) / whole) / 100;
}

export function measureInScope(outcomes: readonly Outcome[]): InScope {
  const own = outcomes.filter(({ intent }) => intent !== null);
  const rows = perIntent(outcomes);
  const f1 = rows.reduce((sum, row) => sum + row.f1, 0);
  return {
    n: own.length,
    accuracy: percent(own.filter(isRight).length, own.length),
    macroF1: percent(f1, rows.length),
    top3: percent(own.filter(({ ranking, intent }) => ranking.slice(0, 3).includes(intent!)).length, own.length),
  };
}

export interface IntentRow {
  readonly intent: string;
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision and recall (0 to 1) of each intent of the in-scope texts. */
export function perIntent(outcomes: readonly Outcome[]): IntentRow[] {
  const own = outcomes.filter(({ intent }) => intent !== null);
  const counts = new Map<string, { n: number; said: number; right: number }>();
  const countOf = (intent: string) => {
    const count = counts.get(intent) ?? { n: 0, said: 0, right: 0 };
    counts.set(intent, count);
    return count;
  };
  for (const outcome of own) {
    countOf(outcome.intent!).n += 1;
    if (outcome.best !== null) countOf(outcome.best).said += 1;
    if (isRight(outcome)) countOf(outcome.intent!).right += 1;
  }
  return [...counts]
    .filter(([, { n }]) => n > 0)
    .map(([intent, { n, said, right }]) => {
      const precision = said === 0 ? 0 : right / said;
      const recall = right / n;
      return { intent, n, precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
    })
    .sort((a, b) => a.f1 - b.f1 || (a.intent < b.intent ? -1 : 1));
}

export function measureOutOfScope(outcomes: readonly Outcome[]): OutOfScope {
  const strangers = outcomes.filter(({ intent }) => intent === null);
  if (strangers.length === 0) return { n: 0, auroc: null, recall: null, precision: null, inScopeAccuracy: null };
  const own = outcomes.filter(({ intent }) => intent !== null);
  const away = strangers.filter(({ turnedAway }) => turnedAway).length;
  return {
    n: strangers.length,
    auroc: areaUnderCurve(own, strangers),
    recall: percent(away, strangers.length),
    precision: percent(away, outcomes.filter(({ turnedAway }) => turnedAway).length),
    inScopeAccuracy: percent(own.filter((outcome) => isRight(outcome) && !outcome.turnedAway).length, own.length),
  };
}

/** How often one of ours is trusted more than a stranger; ties count half. */
function areaUnderCurve(own: readonly Outcome[], strangers: readonly Outcome[]): number | null {
  if (own.length === 0) return null;
  const all = [...own, ...strangers].sort((a, b) => a.trust - b.trust);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]!.trust === all[i]!.trust) j += 1;
    for (let k = i; k < j; k++) if (all[k]!.intent !== null) ranks += (i + j + 1) / 2;
    i = j;
  }
  const area = (ranks - (own.length * (own.length + 1)) / 2) / (own.length * strangers.length);
  return Math.round(area * 10_000) / 10_000;
}

export interface CurvePoint {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
}

const BINS = 15;

/** Mean confidence beside accuracy, by confidence, over the in-scope texts. */
export function calibrationCurve(outcomes: readonly Outcome[]): CurvePoint[] {
  const own = outcomes.filter(({ intent }) => intent !== null);
  const points: CurvePoint[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const inside = own.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    if (inside.length === 0) continue;
    const confidence = inside.reduce((sum, outcome) => sum + outcome.confidence, 0) / inside.length;
    const accuracy = inside.filter(isRight).length / inside.length;
    points.push({ from: bin / BINS, to: (bin + 1) / BINS, n: inside.length, confidence, accuracy });
  }
  return points;
}

/** Expected calibration error in per cent. */
export function calibrationError(outcomes: readonly Outcome[]): number | null {
  const points = calibrationCurve(outcomes);
  const total = points.reduce((sum, { n }) => sum + n, 0);
  return percent(
    points.reduce((sum, { n, confidence, accuracy }) => sum + n * Math.abs(confidence - accuracy), 0),
    total,
  );
}

export interface Confusion {
  readonly intent: string;
  readonly best: string;
  readonly n: number;
  readonly texts: readonly string[];
}

/** Which intents are taken for which others, the most frequent first. */
export function confusions(outcomes: readonly Outcome[]): Confusion[] {
  const pairs = new Map<string, Confusion & { texts: string[] }>();
  for (const outcome of outcomes) {
    if (outcome.intent === null || outcome.best === null || isRight(outcome)) continue;
    const key = JSON.stringify([outcome.intent, outcome.best]);
    const pair = pairs.get(key) ?? { intent: outcome.intent, best: outcome.best, n: 0, texts: [] };
    if (pair.texts.length < 3) pair.texts.push(outcome.text);
    pairs.set(key, { ...pair, n: pair.n + 1 });
  }
  return [...pairs.values()].sort((a, b) => b.n - a.n || (a.intent + a.best < b.intent + b.best ? -1 : 1));
}
