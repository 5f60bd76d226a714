import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../errors';
import { refreshFigures } from '../figures/refresh-figures';
import type { Report } from '../insight/report';
import { answerReport, type ReportAsk } from '../reports/answer';
import type { Learning } from '../reports/page-learn';
import { lastWeek, readReport } from '../reports/weekly';
import type { Wish } from '../reports/wish';
import { openPostgresStore } from '../store/postgres/open-postgres-store';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import type { Done, Step, Writing } from '../store/sqlite/writing';
import type { Store } from '../store/store';
import { giveWay } from '../thread';
import { deliverReport } from './deliver-report';
import type { Fault, FigureStorePlace, FromFigures, ToFigures, WeeklyAsk } from './figures-thread';
import type { Learner } from './learn';

// The thread of `figures-thread.ts`.
giveWay();
const place = workerData as FigureStorePlace;
const writes = new Map<number, { resolve: (value: readonly Done[]) => void; reject: (error: Error) => void }>();
let last = 0;
let opened: Promise<Store> | null = null;

parentPort?.on('message', (message: ToFigures) => {
  if (message.kind === 'ask') return void answer(message);
  const waiting = writes.get(message.id);
  writes.delete(message.id);
  const { fault } = message;
  if (fault === null) waiting?.resolve(message.value as readonly Done[]);
  else waiting?.reject(Object.assign(new Error(fault.message), { code: fault.code }));
});

async function answer(message: Extract<ToFigures, { kind: 'ask' }>): Promise<void> {
  const tell = (value: unknown, fault: Fault | null) =>
    parentPort?.postMessage({ kind: 'answer', id: message.id, value, fault } satisfies FromFigures);
  try {
    opened ??= open();
    const store = await opened.catch((error) => {
      opened = null;
      throw error;
    });
    if (message.what === 'answer') tell(await answerReport(store, message.value, { learn }), null);
    else if (message.what === 'weekly') tell(await weekly(store, message.value), null);
    else
      tell(
        await refreshFigures({ store, frame: message.value.frame, now: () => message.value.at, gently: true }),
        null,
      );
  } catch (error) {
    const { code = 'FIGURES_FAULT' } = error as Partial<Fault>;
    tell(null, { code, message: reasonOf(error) });
  }
}

/** Brought when first asked for: it holds the whole understanding, which figures do not need. */
let learner: Learner | null = null;

async function learn(store: Store, wish: Wish, ask: ReportAsk): Promise<Learning> {
  // Found whether built or not: under the tests there is no `learn.js`.
  learner ??= new (require('./learn') as typeof import('./learn')).Learner(place.contentDir);
  return learner.learn(store, wish, ask);
}

/** One week is read once for all its places. */
let made: { readonly at: number; readonly report: Promise<Report> } | null = null;

async function weekly(store: Store, { content, at, place, shape }: WeeklyAsk): Promise<readonly string[]> {
  if (made?.at !== at) {
    const report = readReport(store, content, lastWeek(at, content.frame.timeZone), at);
    made = { at, report };
    report.catch(() => {
      made = null;
    });
  }
  return deliverReport(await made.report, place, shape);
}

function open(): Promise<Store> {
  const { databaseUrl, dataDir } = place;
  if (databaseUrl !== null) return openPostgresStore({ url: databaseUrl, connections: 2 });
  return openSqliteStore({ folder: dataDir, readOnly: true, thread: { open: async () => WRITING } });
}

const none = () => Promise.reject(new Error('The thread of the figures takes no turns.'));

/** Whoever started this thread has the connection that writes. */
const WRITING: Writing = {
  run: (...steps: readonly Step[]) =>
    new Promise((resolve, reject) => {
      last += 1;
      writes.set(last, { resolve, reject });
      parentPort?.postMessage({ kind: 'write', id: last, steps } satisfies FromFigures);
    }),
  close: async () => {},
  commitTurn: none,
  settleOutbox: none,
  claimOutbox: none,
  holdOutbox: none,
  claimTimers: none,
};
