import { type ChanceTest, moreThanChance, NOTHING_TO_SAY } from './chance';
import type { DayFigures } from './day-figures';
import { type Figure, Figures, figureOf } from './figures';
import { daysOf, type Period, periodBefore } from './frame';
import { METRIC_NAMES, METRICS, type MetricName, type Unit } from './metrics';
import type { Dimension } from './sample';
import type { Tally } from './tally';

/** A figure beside that of as many days before. */
export interface Trend extends Figure {
  readonly before: Figure;
  /** In the figure's own unit: shares in parts of one. Null where one of the two is, and of a count while its time is not over. */
  readonly change: number | null;
  readonly chance: ChanceTest;
  /** Good news, bad news, or neither: no more than chance, or of a figure that is neither. */
  readonly news: 'good' | 'bad' | null;
}

/** A point of a curve. */
export interface DayValue extends Pick<Figure, 'n' | 'value'> {
  readonly day: string;
}

/** What trends are told from. A time may be made of its days or of anything that adds up to them. */
export interface TrendParts {
  readonly now: Figures;
  /** Of as many days before. */
  readonly before: Figures;
  /** Each day by itself, for the curve. */
  readonly byDay: ReadonlyMap<string, DayFigures>;
}

/** How far a time is known: what is still to come of it is held against the change. */
export interface Known {
  readonly asOf: number;
  readonly returnWithinMs: number;
}

const WHOLLY: Known = { asOf: Number.POSITIVE_INFINITY, returnWithinMs: 0 };

/** Figures that customers who are still to come back change, and which way. */
const RIPENING: { readonly [metric in MetricName]?: 1 | -1 } = {
  returned: 1,
  ...{ confirmed: -1, implied: -1, declined: -1, abandoned: -1 },
  'first-contact': -1,
};

/** The figures of a time and of as many days before it, and of each day for the curve. */
export class Trends {
  readonly now: Figures;
  readonly before: Figures;
  private readonly byDay: TrendParts['byDay'];
  /** Many curves are drawn of the same days. */
  private readonly figuresByDay = new Map<string, Figures>();

  constructor(
    parts: TrendParts,
    private readonly period: Period,
    private readonly timeZone: string,
    private readonly known: Known = WHOLLY,
  ) {
    this.now = parts.now;
    this.before = parts.before;
    this.byDay = parts.byDay;
  }

  /** All from days. */
  static ofDays(
    days: ReadonlyMap<string, DayFigures>,
    period: Period,
    timeZone: string,
    known: Known = WHOLLY,
  ): Trends {
    const of = (time: Period) => new Figures(daysOf(time, timeZone).flatMap((day) => days.get(day) ?? []));
    const parts = { now: of(period), before: of(periodBefore(period, timeZone)), byDay: days };
    return new Trends(parts, period, timeZone, known);
  }

  of(metric: MetricName, dimension: Dimension | null = null, part = ''): Trend {
    const [now, before] = [this.now, this.before].map((figures) => figures.tally(metric, dimension, part));
    const figure = figureOf(metric, now!);
    const earlier = figureOf(metric, before!);
    const { unit, better } = METRICS[metric];
    const isHeld = this.isComparable(unit) && figure.value !== null && earlier.value !== null;
    const change = isHeld ? figure.value - earlier.value : null;
    const chance = isHeld
      ? moreThanChance(unit, this.ripe(metric, [now!, before!], change, [dimension, part]), before!)
      : NOTHING_TO_SAY;
    const isGood = change !== null && change > 0 === (better === 'more');
    const isNews = chance.isMoreThanChance && better !== null && change !== 0;
    return { ...figure, before: earlier, change, chance, news: isNews ? (isGood ? 'good' : 'bad') : null };
  }

  /** A count of half a day is less than that of a whole one, whatever happened. */
  private isComparable(unit: Unit): boolean {
    return unit !== 'count' || this.period.to <= this.known.asOf;
  }

  /**
   * A time that was long ago has seen all who came back; one that has just ended has not. Where that alone may be the change, as many as
   * came back then are taken as still to come.
   */
  private ripe(
    metric: MetricName,
    [now, before]: readonly [Tally, Tally],
    change: number | null,
    [dimension, part]: readonly [Dimension | null, string],
  ): Tally {
    const way = RIPENING[metric];
    const isRipe = this.period.to + this.known.returnWithinMs <= this.known.asOf;
    if (way === undefined || isRipe || change === null || change * way >= 0) return now;
    const back = metric === 'first-contact' ? null : this.before.tally('returned', dimension, part);
    const share = back === null ? 1 - before.sum / before.n : back.n === 0 ? 0 : back.sum / back.n;
    const atMost = Math.abs(Math.round(change * now.n));
    return { ...now, sum: now.sum + way * Math.min(Math.ceil(share * now.n), atMost) };
  }

  all(): readonly Trend[] {
    return METRIC_NAMES.map((metric) => this.of(metric));
  }

  /** Day by day. */
  curve(metric: MetricName): readonly DayValue[] {
    return daysOf(this.period, this.timeZone).map((day) => {
      const own = this.figuresByDay.get(day) ?? new Figures([this.byDay.get(day) ?? { day, cells: [], agents: [] }]);
      this.figuresByDay.set(day, own);
      const { n, value } = own.of(metric);
      return { day, n, value };
    });
  }
}
