import type { AgentDay } from './agent-days';
import type { Cut } from './cut';
import type { Cell, DayFigures } from './day-figures';
import { METRICS, type MetricName } from './metrics';
import type { Dimension } from './sample';
import { addTally, emptyTally, meanOf, quantileOf, type Tally } from './tally';

/** One figure as it is shown. */
export interface Figure {
  readonly metric: MetricName;
  /** Of how many: cases, answers, requests, as the metric says. */
  readonly n: number;
  /** Shares from 0 to 1, times in milliseconds, NPS from -100 to 100. Null: there is nothing to tell. */
  readonly value: number | null;
  /** Of times: the middle one, and the one that nine of ten are below; to two digits. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface Part extends Figure {
  readonly part: string;
  /** Of a share: how much of the whole's `n` this part alone makes up ("asked for a person: 4 % of all cases"). */
  readonly ofAll: number | null;
}

export interface AgentFigures extends Omit<AgentDay, 'day'> {
  readonly casesAnHour: number | null;
  readonly inParallel: number | null;
}

/** The figures of a time, made of those of its days. */
export class Figures {
  private readonly tallies = new Map<string, Tally>();
  private readonly parts = new Map<string, Set<string>>();
  private readonly byAgent = new Map<string, Omit<AgentDay, 'day'>>();

  constructor(days: Iterable<DayFigures>) {
    for (const { cells, agents } of days) {
      for (const { metric, dimension, part, tally } of cells) this.add(metric, dimension, part, tally);
      for (const agent of agents) this.addAgent(agent);
    }
  }

  tally(metric: Cell['metric'], dimension: Cut | null = null, part = ''): Tally {
    return this.tallies.get(keyOf(metric, dimension, part)) ?? emptyTally();
  }

  of(metric: MetricName, dimension: Dimension | null = null, part = ''): Figure {
    return figureOf(metric, this.tally(metric, dimension, part));
  }

  /** A figure taken apart, the greatest part first. */
  by(metric: MetricName, dimension: Dimension): readonly Part[] {
    const all = this.tally(metric);
    const parts = [...(this.parts.get(keyOf(metric, dimension, '')) ?? [])];
    return parts
      .map((part) => {
        const tally = this.tally(metric, dimension, part);
        const isShare = METRICS[metric].unit === 'share';
        return { ...figureOf(metric, tally), part, ofAll: isShare && all.n > 0 ? tally.sum / all.n : null };
      })
      .sort((one, other) => other.n - one.n || (one.part < other.part ? -1 : 1));
  }

  agents(): readonly AgentFigures[] {
    return [...this.byAgent.values()]
      .map((agent) => {
        const { solved, busyMs, handledMs } = agent;
        const isBusy = busyMs > 0;
        return {
          ...agent,
          casesAnHour: isBusy ? (solved * HOUR_MS) / busyMs : null,
          inParallel: isBusy ? handledMs / busyMs : null,
        };
      })
      .sort((one, other) => other.solved - one.solved || (one.agentId < other.agentId ? -1 : 1));
  }

  private add(metric: Cell['metric'], dimension: Cut | null, part: string, tally: Tally): void {
    const key = keyOf(metric, dimension, part);
    const own = this.tallies.get(key) ?? emptyTally();
    addTally(own, tally);
    this.tallies.set(key, own);
    if (dimension === null) return;
    const known = this.parts.get(keyOf(metric, dimension, '')) ?? new Set();
    this.parts.set(keyOf(metric, dimension, ''), known.add(part));
  }

  private addAgent({ agentId, name, solved, busyMs, handledMs }: AgentDay): void {
    const own = this.byAgent.get(agentId) ?? { agentId, name, solved: 0, busyMs: 0, handledMs: 0 };
    this.byAgent.set(agentId, {
      ...{ agentId, name },
      solved: own.solved + solved,
      busyMs: own.busyMs + busyMs,
      handledMs: own.handledMs + handledMs,
    });
  }
}

const HOUR_MS = 3_600_000;

function keyOf(metric: Cell['metric'], dimension: Cut | null, part: string): string {
  return `${metric} ${dimension ?? ''} ${part}`;
}

export function figureOf(metric: MetricName, tally: Tally): Figure {
  const { unit } = METRICS[metric];
  const mean = meanOf(tally);
  const isTime = unit === 'time';
  return {
    metric,
    n: tally.n,
    value: unit === 'count' ? tally.n : unit === 'points' && mean !== null ? mean * 100 : mean,
    median: isTime ? quantileOf(tally, 0.5) : null,
    p90: isTime ? quantileOf(tally, 0.9) : null,
  };
}
