import type { GateResult } from '../nlu/gates';

const WIDTH = 640;
const HEIGHT = 420;
const LEFT = 64;
const RIGHT = 56;
const TOP = 56;
const BOTTOM = 56;

/** What the gates trade. */
export interface Trade {
  readonly price: number;
  readonly now: GateResult;
  readonly proposed: GateResult;
  /** Each confidence gate, the others as proposed. */
  readonly curve: readonly GateResult[];
  /** What is proposed at each price. */
  readonly prices: readonly (GateResult & { readonly price: number })[];
}

/**
 * The trade as a picture: the share of wrong answers over the share that is not answered, a line through the best gates at each price and one
 * through the confidence gates; beside them the gates as they are and as they are proposed.
 */
export function drawGates({ curve, prices, now, proposed, price }: Trade): string {
  const all = [...curve, ...prices, now, proposed];
  const widest = roundUp(Math.max(0.01, ...all.map(({ passed }) => passed)));
  const highest = roundUp(Math.max(0.005, ...all.map(({ wrong }) => wrong)));
  const x = (share: number) => round(LEFT + (share / widest) * (WIDTH - LEFT - RIGHT));
  const y = (share: number) => round(HEIGHT - BOTTOM - (share / highest) * (HEIGHT - TOP - BOTTOM));
  const lineOf = (results: readonly GateResult[]) =>
    results.map(({ passed, wrong }) => `${x(passed)},${y(wrong)}`).join(' ');
  const labelled = apart(prices, (one) => x(one.passed));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-labelledby="title">`,
    `<title id="title">Wrong answers against questions back and handoffs, at a price of ${price} handoffs for a wrong answer</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="24" font-size="15" font-weight="bold">What the gates trade</text>`,
    `<text x="${LEFT}" y="42" fill="#555555">Price: how many handoffs a wrong answer is worth, here ${price}. Grey: the confidence gate alone.</text>`,
    ...ticks(widest).map(
      (share) =>
        `<path d="M${x(share)} ${y(0)}V${y(highest)}" stroke="#e5e5e5"/><text x="${x(share)}" y="${y(0) + 18}" text-anchor="middle">${percent(share)}</text>`,
    ),
    ...ticks(highest).map(
      (share) =>
        `<path d="M${x(0)} ${y(share)}H${x(widest)}" stroke="#e5e5e5"/><text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>`,
    ),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle">not answered: asked back or handed over</text>`,
    `<text transform="translate(16 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">answered wrongly</text>`,
    `<polyline points="${lineOf(curve)}" fill="none" stroke="#999999" stroke-width="1.5" stroke-dasharray="5 4"/>`,
    ...curve.map((one) =>
      point(x(one.passed), y(one.wrong), 2.5, '#999999', `confidence ${one.thresholds.confidence}`, one),
    ),
    `<polyline points="${lineOf(prices)}" fill="none" stroke="#4a6fa5" stroke-width="2"/>`,
    ...prices.map((one) => point(x(one.passed), y(one.wrong), 4, '#4a6fa5', `price ${one.price}`, one)),
    ...labelled.map(
      (one) => `<text x="${x(one.passed) + 7}" y="${y(one.wrong) - 7}" fill="#4a6fa5">price ${one.price}</text>`,
    ),
    marker(x(now.passed), y(now.wrong), '#b3541e', 'now', -14),
    marker(x(proposed.passed), y(proposed.wrong), '#1b7f4d', 'proposed', 22),
    '</svg>',
    '',
  ].join('\n');
}

/** Those far enough from the one before to bear a label. */
function apart<T>(items: readonly T[], placeOf: (item: T) => number): T[] {
  const kept: T[] = [];
  for (const item of items) {
    const last = kept.at(-1);
    if (last === undefined || Math.abs(placeOf(item) - placeOf(last)) > 45) kept.push(item);
  }
  return kept;
}

function point(
  x: number,
  y: number,
  radius: number,
  colour: string,
  name: string,
  { wrong, passed }: GateResult,
): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"><title>${name}: ${percent(wrong)} wrong, ${percent(passed)} not answered</title></circle>`;
}

function marker(x: number, y: number, colour: string, name: string, dy: number): string {
  return `<path d="M${x} ${round(y - 7)}l7 7l-7 7l-7 -7z" fill="none" stroke="${colour}" stroke-width="2"/><text x="${x}" y="${round(y + dy)}" fill="${colour}" font-weight="bold" text-anchor="middle">${name}</text>`;
}

/** Four or five steps of 1, 2 or 5. */
function ticks(most: number): number[] {
  const step = stepOf(most);
  return Array.from({ length: Math.round(most / step) + 1 }, (_, i) => i * step);
}

function stepOf(most: number): number {
  const tens = 10 ** Math.floor(Math.log10(most / 4));
  return [1, 2, 5, 10].map((n) => n * tens).find((step) => most / step <= 5.001)!;
}

function roundUp(share: number): number {
  const step = stepOf(share);
  return Math.ceil(share / step - 1e-9) * step;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
