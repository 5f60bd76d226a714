import { dayOf } from '../domain/opening-hours';
import { type AgentDay, agentDays } from './agent-days';
import type { FigureFrame } from './frame';
import { groupBy } from './group';
import type { MetricName } from './metrics';
import { DIMENSIONS, type Dimension, type Sample, samplesOf } from './sample';
import type { TalkFigures } from './talk-figures';
import { addValue, emptyTally, type Tally } from './tally';

/** One number of a day: a figure as a whole (`dimension` null), or of one team, one language, one reason. */
export interface Cell {
  readonly metric: MetricName;
  readonly dimension: Dimension | null;
  /** Empty for the whole. */
  readonly part: string;
  readonly tally: Tally;
}

/** All figures of one day of the calendar. Those of a longer time are made by adding the days up: nothing else is needed. */
export interface DayFigures {
  readonly day: string;
  readonly cells: readonly Cell[];
  readonly agents: readonly AgentDay[];
}

/** Folds whole conversations into figures by day. Which day a thing counts on is the metric's own rule. */
export function foldDays(
  talks: readonly TalkFigures[],
  frame: FigureFrame,
  asOf: number,
): ReadonlyMap<string, DayFigures> {
  const days = new Map<string, DayCells>();
  for (const talk of talks) {
    for (const sample of samplesOf(talk, frame, asOf)) {
      const day = dayOf(sample.at, frame.timeZone);
      const cells = days.get(day) ?? new DayCells();
      days.set(day, cells);
      cells.add(sample);
    }
  }
  const agents = groupBy(agentDays(talks, frame, asOf), ({ day }) => day);
  const all = [...new Set([...days.keys(), ...agents.keys()])].sort();
  return new Map(
    all.map((day) => [day, { day, cells: days.get(day)?.list() ?? [], agents: agents.get(day) ?? [] }] as const),
  );
}

/** One day, from conversations that come one after the other: all that touch it, and whatever others. */
export class DayFold {
  private readonly cells = new DayCells();
  private readonly worked: TalkFigures[] = [];

  constructor(
    private readonly day: string,
    private readonly frame: FigureFrame,
    private readonly asOf: number,
  ) {}

  add(talk: TalkFigures): void {
    for (const sample of samplesOf(talk, this.frame, this.asOf))
      if (dayOf(sample.at, this.frame.timeZone) === this.day) this.cells.add(sample);
    // Time with several cases in hand is only known from all of them at once.
    const cases = talk.cases.filter(({ spells }) => spells.length > 0);
    if (cases.length > 0) this.worked.push({ ...talk, cases, readings: [], visits: [], botAnswers: [] });
  }

  result(): DayFigures {
    const { day } = this;
    const agents = agentDays(this.worked, this.frame, this.asOf).filter((one) => one.day === day);
    return { day, cells: this.cells.list(), agents };
  }
}

class DayCells {
  private readonly cells = new Map<string, Cell>();

  add({ metric, value, parts }: Sample): void {
    addValue(this.tallyOf(metric, null, ''), value);
    for (const dimension of DIMENSIONS) {
      const part = parts[dimension];
      if (part !== undefined) addValue(this.tallyOf(metric, dimension, part), value);
    }
  }

  list(): readonly Cell[] {
    return [...this.cells.values()];
  }

  private tallyOf(metric: MetricName, dimension: Dimension | null, part: string): Tally {
    const key = `${metric} ${dimension ?? ''} ${part}`;
    const known = this.cells.get(key);
    if (known !== undefined) return known.tally;
    const cell = { metric, dimension, part, tally: emptyTally() };
    this.cells.set(key, cell);
    return cell.tally;
  }
}
