import { type ChanceTest, moreThanChance } from './chance';
import type { DayFigures } from './day-figures';
import { type Figure, Figures, figureOf } from './figures';
import { daysOf, type Period, periodBefore } from './frame';
import { METRIC_NAMES, METRICS, type MetricName } from './metrics';
import type { Dimension } from './sample';

/** A figure beside that of as many days before. */
export interface Trend extends Figure {
  readonly before: Figure;
  /** In the figure's own unit: shares in parts of one. */
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
  ) {
    this.now = parts.now;
    this.before = parts.before;
    this.byDay = parts.byDay;
  }

  /** All from days. */
  static ofDays(days: ReadonlyMap<string, DayFigures>, period: Period, timeZone: string): Trends {
    const of = (time: Period) => new Figures(daysOf(time, timeZone).flatMap((day) => days.get(day) ?? []));
    const parts = { now: of(period), before: of(periodBefore(period, timeZone)), byDay: days };
    return new Trends(parts, period, timeZone);
  }

  of(metric: MetricName, dimension: Dimension | null = null, part = ''): Trend {
    const [now, before] = [this.now, this.before].map((figures) => figures.tally(metric, dimension, part));
    const figure = figureOf(metric, now!);
    const earlier = figureOf(metric, before!);
    const { unit, better } = METRICS[metric];
    const chance = moreThanChance(unit, now!, before!);
    const change = figure.value === null || earlier.value === null ? null : figure.value - earlier.value;
    const isGood = change !== null && change > 0 === (better === 'more');
    const isNews = chance.isMoreThanChance && better !== null && change !== 0;
    return { ...figure, before: earlier, change, chance, news: isNews ? (isGood ? 'good' : 'bad') : null };
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
