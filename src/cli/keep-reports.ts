import { dayOf } from '../domain/opening-hours';
import { KhidmatError, reasonOf } from '../errors';
import type { Log } from '../log';
import type { ReportContent } from '../reports/content';
import { noteUnsent, readUnsent, type Unsent } from '../reports/unsent';
import { lastWeek } from '../reports/weekly';
import type { Store } from '../store/store';
import { nameOfPlace, type Place, type Shape } from './deliver-report';
import type { FiguresThread } from './figures-thread';

const EVERY_MS = 10 * 60_000;
const FIRST_MS = 60_000;
/** What fails is tried again after so long; one process at a time is at a place. */
const AGAIN_MS = 3_600_000;
/** A day of tries: after that a place is given up for this week. */
const MOST_TRIES = 24;

/** What became of the report of the week that ended on this day, at one place. */
interface Sent {
  readonly lastDay: string;
  readonly isDone: boolean;
  /** In vain. */
  readonly tries: number;
  /** Of the last try. */
  readonly why?: string;
  readonly at?: number;
}

/**
 * Delivers each week's report once to each place, after the week has ended and its figures are whole. Of several processes one serves a
 * place. Each is written down as soon as it has the report, so what fails elsewhere, or a process that is killed, sends nobody a second
 * one; only a kill between the mail server's answer and that line would, under the same message id.
 */
export function keepReports(parts: {
  readonly thread: Pick<FiguresThread, 'refresh' | 'weekly'>;
  readonly store: Pick<Store, 'readValue' | 'writeValue' | 'shared'>;
  readonly content: () => ReportContent;
  readonly places: readonly Place[];
  readonly shape: () => Shape;
  readonly now: () => number;
  readonly log: Log;
  /** A try was in vain. */
  readonly failed?: (kind: Place['kind']) => void;
  /** The figures could not be brought up to date, so no place could be served. */
  readonly figuresFailed?: () => void;
}): { stop(): void; look(): Promise<void> } {
  const { thread, store, places, log } = parts;
  let timer = setTimeout(tick, FIRST_MS);
  let isStopped = false;
  timer.unref();
  return {
    look,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };

  async function tick(): Promise<void> {
    await look().catch((error) => isStopped || log.warn({ err: error }, 'the weekly report could not be delivered'));
    if (isStopped) return;
    timer = setTimeout(tick, EVERY_MS);
    timer.unref();
  }

  async function look(): Promise<void> {
    const now = parts.now();
    const content = parts.content();
    const { timeZone } = content.frame;
    const lastDay = dayOf(lastWeek(now, timeZone).to - 1, timeZone);
    const faults: string[] = [];
    if (!(await isAllSettled(lastDay))) {
      // A report is sent once: not of figures that lack a part of the week. Who is at it needs some minutes; the next look finds them made.
      if ((await refresh(content, now)) !== 'whole') return;
      for (const place of places) {
        if (isStopped) return;
        const fault = await serve(place, lastDay, content);
        if (fault !== null) faults.push(fault);
      }
    }
    await tellPages(lastDay);
    if (faults.length > 0) throw new KhidmatError('REPORT_NOT_SENT', faults.join('\n'));
  }

  async function refresh({ frame }: ReportContent, at: number): ReturnType<FiguresThread['refresh']> {
    try {
      return await thread.refresh({ frame, at });
    } catch (error) {
      if (!isStopped) parts.figuresFailed?.();
      throw error;
    }
  }

  async function isAllSettled(lastDay: string): Promise<boolean> {
    for (const place of places) if (!isOver(await readSent(store, nameOfPlace(place), lastDay))) return false;
    return true;
  }

  /** Why it could not be; null: it is done, was done before, or somebody else is at it. */
  async function serve(place: Place, lastDay: string, content: ReportContent): Promise<string | null> {
    const name = nameOfPlace(place);
    if (isOver(await readSent(store, name, lastDay))) return null;
    const now = parts.now();
    if (!(await store.shared.useOnce(`report:${lastDay}:${name}`, now, now + AGAIN_MS))) return null;
    // Another process may have done it since.
    const sent = await readSent(store, name, lastDay);
    if (isOver(sent)) return null;
    const write = (more: Partial<Sent>) => store.writeValue(keyOf(name), { ...sent, ...more });
    try {
      const done = await thread.weekly({ content, at: asOf(now, content.frame.timeZone), place, shape: parts.shape() });
      await write({ isDone: true });
      log.info({ lastDay, done }, 'the weekly report is delivered');
      return null;
    } catch (error) {
      const tries = sent.tries + 1;
      await write({ tries, why: reasonOf(error), at: now });
      parts.failed?.(place.kind);
      return reasonOf(error) + (tries < MOST_TRIES ? '' : ' It is given up for this week.');
    }
  }

  /** Supervisors see on the page of reports what did not arrive. */
  async function tellPages(lastDay: string): Promise<void> {
    const unsent: Unsent[] = [];
    for (const place of places.map(nameOfPlace)) {
      const { isDone, tries, why = '', at } = await readSent(store, place, lastDay);
      if (isDone || tries === 0) continue;
      unsent.push({ place, lastDay, why, isGivenUp: tries >= MOST_TRIES, ...(at !== undefined && { at }) });
    }
    const known = await readUnsent(store, lastDay);
    if (JSON.stringify(known) !== JSON.stringify(unsent)) await noteUnsent(store, unsent);
  }
}

/** Somebody has sent by hand what had not arrived there: it is not tried again, and no longer told of. */
export async function noteArrived(
  store: Pick<Store, 'readValue' | 'writeValue'>,
  place: Place,
  lastDay: string,
): Promise<void> {
  const name = nameOfPlace(place);
  const sent = await readSent(store, name, lastDay);
  if (sent.tries === 0) return;
  await store.writeValue(keyOf(name), { ...sent, isDone: true });
  const unsent = await readUnsent(store, lastDay);
  await noteUnsent(
    store,
    unsent.filter((one) => one.place !== name),
  );
}

async function readSent(store: Pick<Store, 'readValue'>, name: string, lastDay: string): Promise<Sent> {
  const sent = (await store.readValue(keyOf(name))) as Sent | undefined;
  return sent?.lastDay === lastDay ? sent : { lastDay, isDone: false, tries: 0 };
}

function isOver({ isDone, tries }: Sent): boolean {
  return isDone || tries >= MOST_TRIES;
}

function keyOf(name: string): string {
  return `reports.sent.${name}`;
}

/** All places of one look have the report as of one moment, so that it is made once; it lies behind the week, wherever its midnight is. */
function asOf(now: number, timeZone: string): number {
  return Math.max(now - (now % EVERY_MS), lastWeek(now, timeZone).to);
}
