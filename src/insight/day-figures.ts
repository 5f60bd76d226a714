import { dayOf } from '../domain/opening-hours';
import { type AgentDay, agentDays } from './agent-days';
import { type Cut, cutsOf, linkedPartsOf, type Whose, whoseOf } from './cut';
import { type FigureFrame, isWithin, type Period, periodOf } from './frame';
import { groupBy } from './group';
import { kindOf, laterFirst } from './kind';
import type { MetricName } from './metrics';
import { type CountName, type Dimension, type Sample, samplesOf } from './sample';
import type { TalkFigures } from './talk-figures';
import { addValue, emptyTally, type Tally } from './tally';

/** One number of a day: a figure as a whole (`cut` null), or of one team, one language, one reason. */
export interface Cell {
  readonly metric: MetricName | CountName;
  readonly dimension: Cut | null;
  /** Empty for the whole. */
  readonly part: string;
  readonly tally: Tally;
}

/** The latest of what a number is made of, as far as its values are of one kind and of one team, channel and language. */
export interface CellRefs extends Omit<Cell, 'tally' | 'dimension'>, Whose {
  readonly dimension: Dimension | null;
  readonly kind: number;
  readonly n: number;
  readonly refs: readonly Sample[];
}

/** A page of what is behind a number; for more of one day its conversations are read. */
export const MOST_REFS = 20;
/** Of all of a number, not a part of it, one turns more pages. */
const MOST_REFS_OF_ALL = 3 * MOST_REFS;
/** Customers at risk are sorted by how much befell them, on all days together. */
const MOST_AT_RISK = 300;

/** All figures of one day of the calendar. Those of a longer time are made by adding the days up: nothing else is needed. */
export interface DayFigures {
  readonly day: string;
  readonly cells: readonly Cell[];
  readonly agents: readonly AgentDay[];
}

/** Folds whole conversations into figures by day. Which day a thing counts on is the metric's own rule. `isWanted`: of some samples alone. */
export function foldDays(
  talks: readonly TalkFigures[],
  frame: FigureFrame,
  asOf: number,
  isWanted: (sample: Sample) => boolean = () => true,
): ReadonlyMap<string, DayFigures> {
  const days = new Map<string, DayCells>();
  for (const talk of talks) {
    for (const sample of samplesOf(talk, frame, asOf)) {
      if (!isWanted(sample)) continue;
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
  private readonly refs = new DayRefs();
  private readonly worked: TalkFigures[] = [];
  private readonly whole: Period;

  constructor(
    private readonly day: string,
    private readonly frame: FigureFrame,
    private readonly asOf: number,
  ) {
    this.whole = periodOf(day, day, frame.timeZone);
  }

  add(talk: TalkFigures): void {
    for (const sample of samplesOf(talk, this.frame, this.asOf)) {
      if (!isWithin(this.whole, sample.at)) continue;
      this.cells.add(sample);
      this.refs.add(sample);
    }
    // Time with several cases in hand is only known from all of them at once.
    const cases = talk.cases.filter(({ spells }) => spells.length > 0);
    if (cases.length > 0) this.worked.push({ ...talk, cases, readings: [], visits: [], botAnswers: [] });
  }

  result(): DayFigures & { readonly refs: readonly CellRefs[] } {
    const { day } = this;
    const agents = agentDays(this.worked, this.frame, this.asOf).filter((one) => one.day === day);
    return { day, cells: this.cells.list(), agents, refs: this.refs.list() };
  }
}

class DayCells {
  private readonly cells = new Map<string, Cell>();

  add(sample: Sample): void {
    for (const [dimension, part] of cutsOf(sample))
      addValue(this.tallyOf(sample.metric, dimension, part), sample.value);
  }

  list(): readonly Cell[] {
    return [...this.cells.values()];
  }

  private tallyOf(metric: Cell['metric'], dimension: Cut | null, part: string): Tally {
    const key = `${metric} ${dimension ?? ''} ${part}`;
    const known = this.cells.get(key);
    if (known !== undefined) return known.tally;
    const cell = { metric, dimension, part, tally: emptyTally() };
    this.cells.set(key, cell);
    return cell.tally;
  }
}

class DayRefs {
  private readonly cells = new Map<string, Omit<CellRefs, 'n' | 'refs'> & { n: number; refs: Sample[] }>();

  add(sample: Sample): void {
    const kind = kindOf(sample);
    const whose = whoseOf(sample);
    for (const [dimension, part] of linkedPartsOf(sample)) {
      const key = `${sample.metric} ${dimension ?? ''} ${kind} ${whose.team} ${whose.channel} ${whose.language} ${part}`;
      const own = this.cells.get(key) ?? { metric: sample.metric, dimension, part, kind, ...whose, n: 0, refs: [] };
      if (own.n === 0) this.cells.set(key, own);
      own.n += 1;
      own.refs.push(sample);
      if (own.refs.length >= 10 * mostOf(dimension)) own.refs = latest(own);
    }
  }

  list(): readonly CellRefs[] {
    return [...this.cells.values()].map((own) => ({ ...own, refs: latest(own) }));
  }
}

function latest({ dimension, refs }: Pick<CellRefs, 'dimension' | 'refs'>): Sample[] {
  return refs.toSorted(laterFirst).slice(0, mostOf(dimension));
}

function mostOf(dimension: Dimension | null): number {
  if (dimension === null) return MOST_REFS_OF_ALL;
  return dimension === 'risk' ? MOST_AT_RISK : MOST_REFS;
}
