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

/** The figures of a time and of as many days before it, and of each day for the curve. */
export class Trends {
  readonly now: Figures;
  readonly before: Figures;
  /** Many curves are drawn of the same days. */
  private readonly byDay = new Map<string, Figures>();

  constructor(
    private readonly days: ReadonlyMap<string, DayFigures>,
    private readonly period: Period,
    private readonly timeZone: string,
  ) {
    this.now = this.figuresOf(period);
    this.before = this.figuresOf(periodBefore(period, timeZone));
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
  curve(metric: MetricName): readonly (Figure & { readonly day: string })[] {
    return daysOf(this.period, this.timeZone).map((day) => {
      const own = this.byDay.get(day) ?? new Figures([this.days.get(day) ?? { day, cells: [], agents: [] }]);
      this.byDay.set(day, own);
      return { day, ...own.of(metric) };
    });
  }

  private figuresOf(period: Period): Figures {
    return new Figures(daysOf(period, this.timeZone).flatMap((day) => this.days.get(day) ?? []));
  }
}
