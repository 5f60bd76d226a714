import type { CellWish, FigureRow, FigureStore, FigureSum } from '../store/figures';
import { monthKey } from '../store/figures';

type SpanWish = Pick<CellWish, 'firstDay' | 'lastDay'> & { readonly only: NonNullable<CellWish['only']> };

/**
 * Rows that add up to a span of days: months that are kept whole, and the days before, between and after them. A year is twelve months
 * and not 365 days.
 */
export async function readSpan(figures: FigureStore, wish: SpanWish): Promise<readonly FigureRow[]> {
  const rows: FigureRow[] = [];
  for (const [firstDay, lastDay] of await piecesOf(figures, wish))
    rows.push(...(await figures.readCells({ firstDay, lastDay, only: wish.only })));
  return rows;
}

/** The same, added up. */
export async function sumSpan(figures: FigureStore, wish: SpanWish): Promise<readonly FigureSum[]> {
  const pieces = await piecesOf(figures, wish);
  const sums = new Map<string, FigureSum>();
  for (const [firstDay, lastDay] of pieces) {
    const rows = await figures.sumCells({ firstDay, lastDay, only: wish.only });
    if (pieces.length === 1) return rows;
    for (const row of rows) {
      const key = `${row.metric} ${row.dimension} ${row.part}`;
      const known = sums.get(key);
      sums.set(key, known === undefined ? row : { ...row, n: known.n + row.n, sum: known.sum + row.sum });
    }
  }
  return [...sums.values()];
}

type Piece = readonly [first: string, last: string];

/** Months that follow each other are one piece, as are days. */
async function piecesOf(figures: FigureStore, { firstDay, lastDay }: SpanWish): Promise<readonly Piece[]> {
  const inside = monthsInside(firstDay, lastDay);
  if (inside.length === 0) return [[firstDay, lastDay]];
  const kept = await figures.readMonths(monthKey(inside[0]!), monthKey(inside.at(-1)!));
  const whole = new Set(kept.filter(({ isWhole }) => isWhole).map(({ day }) => day));
  const pieces: Piece[] = [];
  let next = firstDay;
  for (let at = 0; at < inside.length; at++) {
    if (!whole.has(monthKey(inside[at]!))) continue;
    const first = inside[at]!;
    while (at + 1 < inside.length && whole.has(monthKey(inside[at + 1]!))) at++;
    if (next < first) pieces.push([next, dayBefore(first)]);
    pieces.push([monthKey(first), monthKey(inside[at]!)]);
    next = monthAfter(inside[at]!);
  }
  if (next <= lastDay) pieces.push([next, lastDay]);
  return pieces;
}

/** The first days of all months that lie within, to their last day. */
function monthsInside(firstDay: string, lastDay: string): readonly string[] {
  const months: string[] = [];
  let first = firstDay.endsWith('-01') ? firstDay : monthAfter(firstDay);
  for (; dayBefore(monthAfter(first)) <= lastDay; first = monthAfter(first)) months.push(first);
  return months;
}

/** The first day of the month after that of a day. */
export function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
