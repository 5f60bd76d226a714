import { dayOf } from '../domain/opening-hours';
import type { Log } from '../log';
import type { ReportContent } from '../reports/content';
import { lastWeek } from '../reports/weekly';
import type { Store } from '../store/store';
import type { Delivery } from './deliver-report';
import type { FiguresThread } from './figures-thread';

const EVERY_MS = 10 * 60_000;
const FIRST_MS = 60_000;
const LAST_SENT = 'reports.last-day';

/** Delivers each week's report once, after the week has ended. Of several processes one does it; what fails is tried again in an hour. */
export function keepReports(parts: {
  readonly thread: FiguresThread;
  readonly store: Pick<Store, 'readValue' | 'writeValue' | 'shared'>;
  readonly content: () => ReportContent;
  readonly delivery: () => Delivery;
  readonly now: () => number;
  readonly log: Log;
}): { stop(): void; look(): Promise<void> } {
  const { thread, store, log } = parts;
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
    if ((await store.readValue(LAST_SENT)) === lastDay) return;
    if (!(await store.shared.useOnce(`report:${lastDay}`, now, now + 3_600_000))) return;
    const done = await thread.weekly({ content, at: now, delivery: parts.delivery() });
    await store.writeValue(LAST_SENT, lastDay);
    log.info({ lastDay, done }, 'the weekly report is delivered');
  }
}
