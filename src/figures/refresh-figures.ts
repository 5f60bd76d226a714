import { createHash } from 'node:crypto';
import { dayOf } from '../domain/opening-hours';
import { CUTS } from '../insight/cut';
import { DayFold } from '../insight/day-figures';
import { factTurnOf } from '../insight/fact-turn';
import { TalkFold } from '../insight/fold-talk';
import type { FigureFrame } from '../insight/frame';
import { METRIC_NAMES } from '../insight/metrics';
import { withReturnsAcross } from '../insight/returns';
import {
  addRows,
  daysBetween,
  daysChangedByTime,
  daysTouched,
  refRowsOf,
  rowsOf,
  sharesOf,
  waitsForTime,
} from '../insight/roll-up';
import { COUNTS } from '../insight/sample';
import type { TalkFigures } from '../insight/talk-figures';
import { type DayToFold, type FigureRow, monthKey, OUTDATED, type TalkToKeep } from '../store/figures';
import type { RecordedTurn, Store } from '../store/store';
import { everybody, whoTalked } from '../store/who-talked';
import { customersIn, othersOfCustomers } from './same-customers';
import { readBody, type Standing, writeBody } from './talk-body';

/** To be raised by whoever changes what a figure counts or what is kept of a conversation: then all is made anew. */
const FIGURES_VERSION = 12;

/** A turn's moment is taken before it is committed; one that is this much late is still found. */
const LATE_MS = 10 * 60_000;
/** Conversations at a time: whoever shares the thread gets a turn after each few. */
const AT_ONCE = 20;
const DAYS = 500;
/** Turns of one conversation at a time. */
const TURNS = 500;

export interface RefreshOptions {
  readonly store: Store;
  readonly frame: FigureFrame;
  readonly now: () => number;
  /** Ends after the batch that is under way; what is left is done the next time. */
  readonly isOver?: () => boolean;
  /** Rests as long as it works, so that half of a processor is left to others. */
  readonly gently?: boolean;
}

/** `busy`: another process is at it. `broken-off`: something is left to do. */
export type Refreshed = 'whole' | 'broken-off' | 'busy';

/**
 * Brings the tables of figures up to the record: conversations with turns since the last time, those that time alone may change,
 * then every day for which one of them counts for something else than before. It may end or be killed anywhere; the next time goes on.
 */
export async function refreshFigures(options: RefreshOptions): Promise<Refreshed> {
  const done = await options.store.figures.alone(() => refresh(options));
  return done === null ? 'busy' : done.result ? 'whole' : 'broken-off';
}

async function refresh(options: RefreshOptions): Promise<boolean> {
  const { store, frame, now } = options;
  const asOf = now();
  const basis = basisOf(frame);
  let mark = await store.figures.readMark();
  if (mark !== null && mark.basis !== basis) {
    await store.figures.clear();
    mark = null;
  }
  const upTo = mark?.upTo ?? null;
  const work = new Refresh(options, asOf, upTo);
  if (!(await work.takeMoved())) return false;
  if (!(await work.takeWaiting())) return false;
  await store.figures.writeMark({ basis, upTo: Math.max(asOf, upTo ?? asOf) });
  return (await work.foldDays()) && work.foldMonths();
}

/** By what figures are made: of another basis they are other figures. */
export function basisOf(frame: FigureFrame): string {
  const parts = JSON.stringify([FIGURES_VERSION, frame]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}

/** A conversation as it stands now, and what the days had of it. */
interface MovedTalk {
  readonly conversation: string;
  readonly version: number;
  readonly talk: TalkFigures;
  readonly standing: Standing;
  readonly before: ReadonlyMap<string, string>;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

class Refresh {
  private rested = performance.now();

  constructor(
    private readonly options: RefreshOptions,
    private readonly asOf: number,
    /** As of when the kept figures are; null: nothing is kept as it should be. */
    private readonly upTo: number | null,
  ) {}

  /** Conversations that are kept as they stood before, or not at all. */
  async takeMoved(): Promise<boolean> {
    const { store } = this.options;
    for await (const page of this.pages()) {
      const versions = await store.readVersions(page);
      const kept = await store.figures.readVersions(page);
      const moved = page.filter((one) => versions.get(one) !== kept.get(one));
      for (const some of inSteps(moved)) {
        if (this.isOver()) return false;
        await this.take(some, versions);
      }
      await this.rest();
    }
    return true;
  }

  private async take(moved: readonly string[], versions: ReadonlyMap<string, number>): Promise<void> {
    const { store } = this.options;
    const before = new Map((await store.figures.readTalks(moved)).map((one) => [one.conversation, one]));
    const talks: MovedTalk[] = [];
    for (const one of moved) talks.push(await this.talkOf(one, versions.get(one) ?? 0, before.get(one)?.body ?? null));
    const was = [...before.values()].map(({ body }) => readBody(body).talk);
    await store.figures.writeTalks(await this.toKeep(talks, was));
    await this.rest();
  }

  /** All conversations, or who talked since the figures were made, by a clock that may have been set back. What came after this refresh began is the next one's. */
  private pages(): AsyncGenerator<readonly string[]> {
    const { store } = this.options;
    if (this.upTo === null) return everybody(store);
    const [since, until] = [Math.min(this.upTo, this.asOf) - LATE_MS, Math.max(this.upTo, this.asOf)];
    return whoTalked(store, { since, until });
  }

  /** What is due and not done may have been broken since; and whose customer was erased elsewhere may be back from nowhere. */
  async takeWaiting(): Promise<boolean> {
    const { store, frame } = this.options;
    let after = '';
    for (;;) {
      if (this.isOver()) return false;
      const page = await store.figures.readWaiting(after, AT_ONCE);
      const outdated = page.filter(({ version }) => version === OUTDATED).map(({ conversation }) => conversation);
      if (outdated.length > 0) await this.take(outdated, await store.readVersions(outdated));
      const touched = page.flatMap(({ conversation, version, body }) => {
        if (version === OUTDATED) return [];
        const { talk } = readBody(body);
        const days =
          this.upTo === null
            ? daysTouched(talk, frame, this.asOf)
            : daysChangedByTime(talk, frame, this.upTo, this.asOf);
        return days.map((day) => ({ conversation, day }));
      });
      await store.figures.addDays(touched);
      await this.rest();
      if (page.length < AT_ONCE) return true;
      after = page.at(-1)!.conversation;
    }
  }

  async foldDays(): Promise<boolean> {
    const { store } = this.options;
    for (;;) {
      const days = await store.figures.readDaysToFold(DAYS);
      if (days.length === 0) return true;
      for (const day of days) {
        if (this.isOver()) return false;
        await this.foldDay(day);
      }
    }
  }

  /**
   * Months that are over, from their days. What comes late to one (a customer is back on the same matter) waits for the hour to be full;
   * until then its days are read.
   */
  async foldMonths(): Promise<boolean> {
    const { store, frame } = this.options;
    const isTime = this.upTo === null || Math.floor(this.upTo / HOUR_MS) !== Math.floor(this.asOf / HOUR_MS);
    if (!isTime) return true;
    const current = monthKey(dayOf(this.asOf, frame.timeZone));
    const months = await store.figures.readMonths(monthKey('0000-01'), current);
    for (const month of months.filter(({ day, isWhole }) => day < current && !isWhole)) {
      if (this.isOver()) return false;
      await this.foldMonth(month);
    }
    return true;
  }

  private async foldMonth(month: DayToFold): Promise<void> {
    const { figures } = this.options.store;
    const firstDay = `${month.day.slice(1)}-01`;
    const lastDay = `${month.day.slice(1)}-31`;
    const cells: FigureRow[] = [];
    // One metric at a time: of a busy shop a month has a hundred thousand rows.
    for (const metric of [...METRIC_NAMES, ...COUNTS]) {
      const rows = await figures.readCells({ firstDay, lastDay, only: { metrics: [metric], dimensions: CUTS } });
      cells.push(...addRows(month.day, rows));
      await this.rest();
    }
    await figures.writeDay(month, { cells, agents: [], refs: [] });
  }

  private async foldDay(day: DayToFold): Promise<void> {
    const { store, frame } = this.options;
    const fold = new DayFold(day.day, frame, this.asOf);
    let after = '';
    for (;;) {
      const page = await store.figures.readTalksOfDay(day.day, after, AT_ONCE);
      for (const { body } of page) fold.add(readBody(body).talk);
      await this.rest();
      if (page.length < AT_ONCE) break;
      after = page.at(-1)!.conversation;
    }
    const figures = fold.result();
    await store.figures.writeDay(day, {
      cells: rowsOf(figures),
      agents: figures.agents,
      refs: refRowsOf(figures),
    });
  }

  /** Goes on from where the conversation was folded the last time: one of ten thousand turns costs no more than a new one. */
  private async talkOf(conversation: string, version: number, body: string | null): Promise<MovedTalk> {
    const { frame } = this.options;
    const kept = body === null ? null : readBody(body);
    const before = kept === null ? NOTHING : sharesOf(kept.talk, frame, this.upTo ?? this.asOf);
    const fold = kept === null ? TalkFold.begin(conversation) : TalkFold.goOn(kept.talk, kept.standing.mark);
    // Also days that count for no figure: something may have befallen the customer on one.
    const days = new Set(kept?.standing.days);
    let turn = kept?.standing.turn ?? 0;
    for await (const one of this.turnsAfter(conversation, turn)) {
      fold.take(factTurnOf(one));
      days.add(dayOf(one.event.at, frame.timeZone));
      turn = one.turn;
    }
    const talk = fold.figures(frame.returnWithinMs);
    const standing: Standing = { turn, days: [...days].sort(), mark: fold.mark() };
    return { conversation, version, talk, standing, before };
  }

  /** Conversations that moved, and those of the same customers that count for something else because of it: all in one transaction. */
  private async toKeep(moved: readonly MovedTalk[], were: readonly TalkFigures[]): Promise<readonly TalkToKeep[]> {
    const { store, frame } = this.options;
    const talks = moved.map(({ talk }) => talk);
    const others = await othersOfCustomers(store.figures, talks, were);
    const across = withReturnsAcross([...talks, ...others.map(({ talk }) => talk)], frame.returnWithinMs);
    const toKeep = moved.map((one, at) => this.keepOf(one, across[at]!));
    for (const [at, other] of others.entries()) {
      if (!other.mayChange) continue;
      const before = sharesOf(other.talk, frame, this.upTo ?? this.asOf);
      const one = this.keepOf({ ...other, before }, across[moved.length + at]!);
      if (one.body !== other.body) toKeep.push(one);
    }
    return toKeep;
  }

  private keepOf({ conversation, version, standing, before }: MovedTalk, talk: TalkFigures): TalkToKeep {
    const after = sharesOf(talk, this.options.frame, this.asOf);
    return {
      ...{ conversation, version },
      waits: waitsForTime(talk),
      days: [...new Set([...standing.days, ...after.keys()])].sort(),
      wants: daysBetween(before, after),
      keys: [...customersIn([talk])].sort(),
      body: writeBody(talk, standing),
    };
  }

  private async *turnsAfter(conversation: string, turn: number): AsyncGenerator<RecordedTurn> {
    const { store } = this.options;
    for (let after = turn; ; ) {
      const page = await store.readTurns(conversation, { after, limit: TURNS });
      yield* page;
      if (page.length < TURNS) return;
      after = page.at(-1)!.turn;
      await this.rest();
    }
  }

  private isOver(): boolean {
    return this.options.isOver?.() ?? false;
  }

  private async rest(): Promise<void> {
    const worked = performance.now() - this.rested;
    await new Promise<void>((resolve) => {
      if (this.options.gently === true) setTimeout(resolve, Math.min(worked, LONGEST_REST_MS));
      else setImmediate(resolve);
    });
    this.rested = performance.now();
  }
}

const LONGEST_REST_MS = 500;
const HOUR_MS = 3_600_000;

function* inSteps<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}
