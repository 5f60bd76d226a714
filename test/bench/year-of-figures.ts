import { writeBody } from '../../src/figures/talk-body';
import { DayFold } from '../../src/insight/day-figures';
import { dayAfter, type FigureFrame } from '../../src/insight/frame';
import { refRowsOf, rowsOf } from '../../src/insight/roll-up';
import type { TalkFigures } from '../../src/insight/talk-figures';
import type { AgentRow, FigureRow, RefRow } from '../../src/store/figures';

type Value = string | number | null;
export type Row = readonly Value[];

/** Stands in a template for the place of the day in the year. */
const PLACE = '§';
/** The day of which the templates are. */
export const TEMPLATE_DAY = '2026-11-20';
const TIME = /\b1[678]\d{11}\b/;

/** A day of many conversations, folded once, that can be moved to any day of the year. */
export interface KindOfDay {
  readonly talks: readonly TalkFigures[];
  readonly cells: readonly FigureRow[];
  readonly agents: readonly AgentRow[];
  readonly refs: readonly RefRow[];
  /** Conversations and their cases, and what is behind the numbers, as texts that are quickly moved. */
  readonly bodies: readonly { readonly name: Moved; readonly body: Moved }[];
  readonly caseRows: readonly (readonly (Moved | Value)[])[];
  readonly movedRefs: readonly Moved[];
}

/** A case of a simulated conversation as its table has it. */
export interface CaseOnRecord {
  readonly conversation: string;
  readonly number: string;
  readonly values: Row;
}

/** `count` conversations that lie on one day, chosen from `own` in an order of this kind's own. */
export function kindOfDay(
  own: readonly TalkFigures[],
  cases: ReadonlyMap<string, readonly CaseOnRecord[]>,
  { kind, count, frame, asOf }: { kind: number; count: number; frame: FigureFrame; asOf: number },
): KindOfDay {
  const talks: TalkFigures[] = [];
  const caseRows: (readonly (Moved | Value)[])[] = [];
  for (let n = 0; n < count; n++) {
    const talk = own[(n * (2 * kind + 1) + kind * 7) % own.length]!;
    const renamed = (text: string) =>
      text
        .replaceAll(talk.conversation, `webchat:${PLACE}-${n}`)
        .replace(/\bK-(\d+)\b/g, (_, number) => `K-${PLACE}-${n}-${number}`);
    talks.push(JSON.parse(renamed(JSON.stringify(talk))));
    for (const { values } of cases.get(talk.conversation) ?? [])
      caseRows.push(values.map((value) => (value === null ? null : movable(renamed(String(value))))));
  }
  const fold = new DayFold(TEMPLATE_DAY, frame, asOf);
  for (const talk of talks) fold.add(talk);
  const figures = fold.result();
  const refs = refRowsOf(figures);
  const standing = {
    ...{ turn: 1, days: [] },
    mark: { cases: [], open: null, underWay: [], botOwesSince: null, askedBack: null },
  };
  return {
    ...{ talks, caseRows, cells: rowsOf(figures), agents: figures.agents, refs },
    bodies: talks.map((talk) => ({ name: movable(talk.conversation), body: movable(writeBody(talk, standing)) })),
    movedRefs: refs.map((row) => movable(row.refs)),
  };
}

/** A text in pieces, between which stand the place of the day (null) and times. */
export type Moved = { readonly pieces: readonly (string | number | null)[] };

function movable(text: string): Moved {
  const pieces = text
    .split(new RegExp(`(${PLACE}|${TIME.source})`))
    .map((piece) => (piece === PLACE ? null : TIME.test(piece) && piece.length === 13 ? Number(piece) : piece));
  return { pieces };
}

/** `at`: so many days before the last. */
export function move({ pieces }: Moved, at: number, shift: number): string {
  let text = '';
  for (const piece of pieces) text += piece === null ? at : typeof piece === 'number' ? piece + shift : piece;
  return text;
}

/** The tables of a year in which days of some kinds take turns. Rows come in the order of their table's key. */
export class Year {
  private readonly dates: readonly { readonly at: number; readonly day: string; readonly shift: number }[];

  constructor(
    readonly kinds: readonly KindOfDay[],
    last: string,
    days: number,
  ) {
    this.dates = Array.from({ length: days }, (_, index) => {
      const at = days - 1 - index;
      const day = dayAfter(last, -at);
      return { at, day, shift: Date.parse(day) - Date.parse(TEMPLATE_DAY) };
    });
  }

  kindOf(at: number): KindOfDay {
    return this.kinds[at % this.kinds.length]!;
  }

  /** How many days are of a kind. */
  timesOf(kind: number): number {
    return this.dates.filter(({ at }) => at % this.kinds.length === kind).length;
  }

  *figureDays(): Generator<Row> {
    for (const { day } of this.dates) yield [day, 1, 1];
    for (const month of new Set(this.dates.map(({ day }) => `m${day.slice(0, 7)}`))) yield [month, 1, 0];
  }

  *agentDays(): Generator<Row> {
    for (const { at, day } of this.dates)
      for (const { agentId, name, solved, busyMs, handledMs } of this.kindOf(at).agents)
        yield [day, agentId, name, solved, busyMs, handledMs];
  }

  *talkFigures(): Generator<Row> {
    for (const { at, shift } of this.dates)
      for (const { name, body } of this.kindOf(at).bodies) yield [move(name, at, shift), 1, 0, move(body, at, shift)];
  }

  *talkDays(): Generator<Row> {
    for (const { at, day, shift } of this.dates) {
      const names = this.kindOf(at).bodies.map(({ name }) => move(name, at, shift));
      for (const name of names.sort()) yield [day, name];
    }
  }

  *cases(): Generator<Row> {
    for (const { at, shift } of this.dates)
      for (const row of this.kindOf(at).caseRows)
        yield row.map((value) => (typeof value === 'object' && value !== null ? move(value, at, shift) : value));
  }

  /** Of each cell its days together, as the key has them. */
  *cells(): Generator<Row> {
    const byKey = this.kinds.map(({ cells }) => {
      const found = new Map<string, FigureRow[]>();
      for (const cell of cells) {
        const key = `${cell.dimension}\n${cell.metric}`;
        const own = found.get(key) ?? [];
        found.set(key, own);
        own.push(cell);
      }
      for (const own of found.values()) own.sort((one, other) => compare(one.part, other.part));
      return found;
    });
    for (const key of [...new Set(byKey.flatMap((one) => [...one.keys()]))].sort(compareKeys))
      for (const { at, day } of this.dates)
        for (const { dimension, metric, part, n, sum, counts } of byKey[at % byKey.length]!.get(key) ?? [])
          yield [dimension, metric, day, part, n, sum, counts];
  }

  *links(): Generator<Row> {
    const byKey = this.kinds.map(({ refs }) => {
      const found = new Map<string, number[]>();
      for (const [at, { dimension, metric, part, kind }] of refs.entries()) {
        const key = [dimension, metric, part, kind].join('\n');
        found.set(key, [...(found.get(key) ?? []), at]);
      }
      for (const own of found.values()) own.sort((one, other) => compareKeys(whose(refs[one]!), whose(refs[other]!)));
      return found;
    });
    for (const key of [...new Set(byKey.flatMap((one) => [...one.keys()]))].sort(compareKeys)) {
      for (const { at, day, shift } of this.dates) {
        const kind = this.kindOf(at);
        for (const index of byKey[at % byKey.length]!.get(key) ?? []) {
          const { dimension, metric, part, kind: which, team, channel, language, n } = kind.refs[index]!;
          const refs = move(kind.movedRefs[index]!, at, shift);
          yield [dimension, metric, part, which, day, team, channel, language, n, refs];
        }
      }
    }
  }
}

function whose({ team, channel, language }: RefRow): string {
  return `${team}\n${channel}\n${language}`;
}

function compareKeys(one: string, other: string): number {
  const [ones, others] = [one.split('\n'), other.split('\n')];
  for (const [at, own] of ones.entries()) {
    const order = compare(own, others[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
