import { escapeHelp, sampleLine } from './exposition';

/** Values of the labels, in the order in which the metric names them. */
export type LabelValues = readonly string[];

export interface Counter {
  add(labels?: LabelValues, by?: number): void;
}

export interface Histogram {
  observe(value: number, labels?: LabelValues): void;
}

/** One reading of a gauge: its value, under its labels. */
export type Reading = readonly [value: number, labels?: LabelValues];

interface About {
  /** With its unit, as Prometheus has it: `_seconds`, `_total`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

interface Metric extends About {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly lines: () => readonly string[] | Promise<readonly string[]>;
}

/** So many different values of labels a metric keeps; what comes beyond counts under `other`, so that no input can fill the memory. */
const MOST_SERIES = 200;

/** The metrics of one process, written in Prometheus' text format 0.0.4. */
export class Registry {
  private readonly metrics = new Map<string, Metric>();

  /**
   * Counts up. It stands at 0 from the start without labels, and under those of `from`: a rate is told from two readings, so the first event of a
   * series that came with it would be seen by no alarm.
   */
  counter(about: About, from: readonly LabelValues[] = []): Counter {
    const series = new Series(about, () => ({ count: 0 }));
    for (const labels of (about.labels ?? []).length === 0 ? [[]] : from) series.of(labels);
    this.add({
      ...about,
      type: 'counter',
      lines: () => series.lines(({ count }, line) => [line(about.name, count)]),
    });
    return {
      add: (labels = [], by = 1) => {
        series.of(labels).count += by;
      },
    };
  }

  /** `bounds`: upper bounds of the buckets, rising. */
  histogram(about: About & { readonly bounds: readonly number[] }): Histogram {
    const { name, bounds } = about;
    const series = new Series(about, () => ({ buckets: new Array<number>(bounds.length + 1).fill(0), sum: 0 }));
    this.add({
      ...about,
      type: 'histogram',
      lines: () =>
        series.lines(({ buckets, sum }, line) => {
          let count = 0;
          const upTo = buckets.map((own, at) => {
            count += own;
            return line(`${name}_bucket`, count, ['le', at < bounds.length ? String(bounds[at]) : '+Inf']);
          });
          return [...upTo, line(`${name}_sum`, sum), line(`${name}_count`, count)];
        }),
    });
    return {
      observe(value, labels = []) {
        const one = series.of(labels);
        const at = bounds.findIndex((bound) => value <= bound);
        one.buckets[at < 0 ? bounds.length : at]! += 1;
        one.sum += value;
      },
    };
  }

  /** Is read when it is asked for. One that cannot be read is left out, and the others are told all the same. */
  gauge(about: About, read: () => readonly Reading[] | Promise<readonly Reading[]>): void {
    this.add({ ...about, type: 'gauge', lines: async () => linesOf(about, await read()) });
  }

  /** A counter that somebody else keeps. */
  counted(about: About, read: () => readonly Reading[]): void {
    this.add({ ...about, type: 'counter', lines: () => linesOf(about, read()) });
  }

  async write(): Promise<string> {
    const blocks = await Promise.all(
      [...this.metrics.values()].map(async ({ name, help, type, lines }) => {
        const samples = await Promise.resolve()
          .then(lines)
          .catch(() => []);
        if (samples.length === 0) return '';
        return [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`, ...samples, ''].join('\n');
      }),
    );
    return blocks.join('');
  }

  private add(metric: Metric): void {
    if (this.metrics.has(metric.name)) throw new Error(`The metric ${metric.name} stands twice.`);
    this.metrics.set(metric.name, metric);
  }
}

type Line = (name: string, value: number, more?: readonly [string, string]) => string;

/** What is counted for each combination of labels. */
class Series<T> {
  private readonly all = new Map<string, { readonly labels: LabelValues; readonly value: T }>();

  constructor(
    private readonly about: About,
    private readonly make: () => T,
  ) {}

  of(labels: LabelValues): T {
    const key = labels.length === 1 ? labels[0]! : labels.join('\n');
    const known = this.all.get(key);
    if (known !== undefined) return known.value;
    const isOther = labels.every((value) => value === 'other');
    if (this.all.size >= MOST_SERIES && !isOther) return this.of(labels.map(() => 'other'));
    const value = this.make();
    this.all.set(key, { labels, value });
    return value;
  }

  lines(write: (value: T, line: Line) => readonly string[]): readonly string[] {
    return [...this.all.values()].flatMap(({ labels, value }) => {
      const pairs = pairsOf(this.about, labels);
      return write(value, (name, number, more) => sampleLine(name, more ? [...pairs, more] : pairs, number));
    });
  }
}

function linesOf(about: About, readings: readonly Reading[]): readonly string[] {
  return readings
    .slice(0, MOST_SERIES)
    .map(([value, labels = []]) => sampleLine(about.name, pairsOf(about, labels), value));
}

function pairsOf({ labels: names = [] }: About, values: LabelValues): readonly (readonly [string, string])[] {
  return names.map((name, at) => [name, values[at] ?? ''] as const);
}
