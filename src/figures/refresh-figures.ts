import { createHash } from 'node:crypto';
import { dayOf } from '../domain/opening-hours';
import { DayFold } from '../insight/day-figures';
import { factTurnOf } from '../insight/fact-turn';
import { foldTalk } from '../insight/fold-talk';
import type { FigureFrame } from '../insight/frame';
import { daysChangedByTime, daysTouched, rowsOf, waitsForTime } from '../insight/roll-up';
import type { TalkFigures } from '../insight/talk-figures';
import type { DayToFold, TalkToKeep } from '../store/figures';
import type { Store } from '../store/store';

/** To be raised by whoever changes what a figure counts or what is kept of a conversation: then all is made anew. */
const FIGURES_VERSION = 1;

/** A turn's moment is taken before it is committed; one that is this much late is still found. */
const LATE_MS = 10 * 60_000;
/** Conversations at a time: the thread that talks to customers gets its turn after each few. */
const AT_ONCE = 20;
const PAGE = 500;

export interface RefreshOptions {
  readonly store: Store;
  readonly frame: FigureFrame;
  readonly now: () => number;
  /** Ends after the batch that is under way; what is left is done the next time. */
  readonly isOver?: () => boolean;
}

/**
 * Brings the tables of figures up to the record: conversations with turns since the last time, those that time alone may change,
 * then every day that one of them touches. It may end or be killed anywhere; the next time goes on. True: nothing is left to do.
 */
export async function refreshFigures(options: RefreshOptions): Promise<boolean> {
  const { store, frame, now } = options;
  const asOf = now();
  const basis = basisOf(frame);
  let mark = await store.figures.readMark();
  if (mark !== null && mark.basis !== basis) {
    await store.figures.clear();
    mark = null;
  }
  const refresh = new Refresh(options, asOf);
  const upTo = mark?.upTo ?? null;
  if (!(await refresh.takeMoved(upTo === null ? null : upTo - LATE_MS))) return false;
  if (!(await refresh.takeWaiting(upTo))) return false;
  await store.figures.writeMark({ basis, upTo: asOf });
  return refresh.foldDays();
}

/** By what figures are made: of another basis they are other figures. */
export function basisOf(frame: FigureFrame): string {
  const parts = JSON.stringify([FIGURES_VERSION, frame]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}

class Refresh {
  constructor(
    private readonly options: RefreshOptions,
    private readonly asOf: number,
  ) {}

  /** Conversations that are kept as they stood before, or not at all. */
  async takeMoved(since: number | null): Promise<boolean> {
    const { store } = this.options;
    let after = '';
    for (;;) {
      const page = await store.readConversationIds(after, PAGE, since ?? undefined);
      const versions = await store.readVersions(page);
      const kept = await store.figures.readVersions(page);
      const moved = page.filter((one) => versions.get(one) !== kept.get(one));
      for (const some of inSteps(moved)) {
        if (this.isOver()) return false;
        const talks: TalkToKeep[] = [];
        for (const conversation of some) talks.push(await this.talkOf(conversation, versions.get(conversation) ?? 0));
        await store.figures.writeTalks(talks);
        await pause();
      }
      if (page.length < PAGE) return true;
      after = page.at(-1)!;
    }
  }

  /** What is due and not done may have been broken since; null: nobody has looked yet. */
  async takeWaiting(since: number | null): Promise<boolean> {
    const { store, frame } = this.options;
    let after = '';
    for (;;) {
      if (this.isOver()) return false;
      const page = await store.figures.readWaiting(after, AT_ONCE);
      const touched = page.flatMap(({ conversation, body }) => {
        const talk = JSON.parse(body) as TalkFigures;
        const days =
          since === null ? daysTouched(talk, frame, this.asOf) : daysChangedByTime(talk, frame, since, this.asOf);
        return days.map((day) => ({ conversation, day }));
      });
      await store.figures.addDays(touched);
      await pause();
      if (page.length < AT_ONCE) return true;
      after = page.at(-1)!.conversation;
    }
  }

  async foldDays(): Promise<boolean> {
    const { store } = this.options;
    for (;;) {
      const days = await store.figures.readDaysToFold(PAGE);
      if (days.length === 0) return true;
      for (const day of days) {
        if (this.isOver()) return false;
        await this.foldDay(day);
      }
    }
  }

  private async foldDay(day: DayToFold): Promise<void> {
    const { store, frame } = this.options;
    const fold = new DayFold(day.day, frame, this.asOf);
    let after = '';
    for (;;) {
      const page = await store.figures.readTalksOfDay(day.day, after, AT_ONCE);
      for (const { body } of page) fold.add(JSON.parse(body) as TalkFigures);
      await pause();
      if (page.length < AT_ONCE) break;
      after = page.at(-1)!.conversation;
    }
    const figures = fold.result();
    await store.figures.writeDay(day, rowsOf(figures), figures.agents);
  }

  private async talkOf(conversation: string, version: number): Promise<TalkToKeep> {
    const { store, frame } = this.options;
    const record = await store.readTurns(conversation);
    const talk = foldTalk(conversation, record.map(factTurnOf), frame.returnWithinMs);
    // Also days that count for no figure: something may have befallen the customer on one.
    const days = new Set(daysTouched(talk, frame, this.asOf));
    for (const { event } of record) days.add(dayOf(event.at, frame.timeZone));
    return { conversation, version, waits: waitsForTime(talk), days: [...days].sort(), body: JSON.stringify(talk) };
  }

  private isOver(): boolean {
    return this.options.isOver?.() ?? false;
  }
}

function* inSteps<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
