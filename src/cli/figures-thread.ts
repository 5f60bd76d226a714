import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Config } from '../config';
import { KhidmatError, reasonOf } from '../errors';
import type { Refreshed } from '../figures/refresh-figures';
import type { FigureFrame } from '../insight/frame';
import type { Log } from '../log';
import type { ReportAnswer, ReportAsk } from '../reports/answer';
import type { ReportContent } from '../reports/content';
import type { Step, Writing } from '../store/sqlite/writing';
import { startThread } from '../thread';
import type { Place, Shape } from './deliver-report';

/** What goes to the thread. */
export type ToFigures =
  | { readonly kind: 'ask'; readonly id: number; readonly what: 'refresh'; readonly value: RefreshAsk }
  | { readonly kind: 'ask'; readonly id: number; readonly what: 'answer'; readonly value: ReportAsk }
  | { readonly kind: 'ask'; readonly id: number; readonly what: 'weekly'; readonly value: WeeklyAsk }
  | { readonly kind: 'written'; readonly id: number; readonly value: unknown; readonly fault: Fault | null };

/** As of when, and measured by what. */
export interface RefreshAsk {
  readonly frame: FigureFrame;
  readonly at: number;
}

/** The report of the week that ended last, and a place where it goes. */
export interface WeeklyAsk {
  readonly content: ReportContent;
  readonly at: number;
  readonly place: Place;
  readonly shape: Shape;
}

/** What comes from it: an answer, or what it wants written. */
export type FromFigures =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown; readonly fault: Fault | null }
  | { readonly kind: 'write'; readonly id: number; readonly steps: readonly Step[] };

export interface Fault {
  readonly code: string;
  readonly message: string;
}

/** How the thread opens the store: it reads over connections of its own. */
export type FigureStorePlace = Pick<Config, 'databaseUrl' | 'dataDir' | 'contentDir'>;

type Question =
  | { readonly what: 'refresh'; readonly value: RefreshAsk }
  | { readonly what: 'answer'; readonly value: ReportAsk }
  | { readonly what: 'weekly'; readonly value: WeeklyAsk };

/** A conversation of a hundred thousand turns must not take the server's memory with it. */
const MOST_MEMORY_MB = 1024;

/**
 * A thread that brings the figures up to date and answers what is asked of them, so that the one that talks to customers does
 * neither. On SQLite it gives what it writes to the one connection that writes: a figure shares a customer's transaction and never holds
 * the lock. Should it end by itself, what was asked is refused, and the next question starts it again.
 */
export class FiguresThread {
  private worker: Worker | null = null;
  private isEnded = false;
  private last = 0;
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();

  constructor(
    private readonly place: FigureStorePlace,
    private readonly parts: { readonly writing: Writing | null; readonly log: Log },
  ) {}

  refresh(value: RefreshAsk): Promise<Refreshed> {
    return this.ask({ what: 'refresh', value });
  }

  answer(ask: ReportAsk): Promise<ReportAnswer> {
    return this.ask({ what: 'answer', value: ask });
  }

  weekly(value: WeeklyAsk): Promise<readonly string[]> {
    return this.ask({ what: 'weekly', value });
  }

  async end(): Promise<void> {
    this.isEnded = true;
    await this.worker?.terminate();
  }

  private ask<T>(question: Question): Promise<T> {
    if (this.isEnded) return Promise.reject(new KhidmatError('STORE_UNAVAILABLE', 'The server is stopping.'));
    this.worker ??= this.start();
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker!.postMessage({ kind: 'ask', id, ...question } satisfies ToFigures);
    });
  }

  private start(): Worker {
    const { databaseUrl, dataDir, contentDir } = this.place;
    const worker = startThread(join(__dirname, 'figures-thread-worker'), {
      workerData: { databaseUrl, dataDir, contentDir } satisfies FigureStorePlace,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.on('message', (message: FromFigures) => this.hear(worker, message));
    worker.on('error', (error) => this.lose(worker, reasonOf(error)));
    worker.on('exit', () => this.lose(worker, 'its thread has ended'));
    worker.unref();
    return worker;
  }

  private hear(worker: Worker, message: FromFigures): void {
    if (message.kind === 'write') return void this.write(worker, message.id, message.steps);
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    const { fault } = message;
    if (fault === null) waiting?.resolve(message.value as never);
    else waiting?.reject(new KhidmatError(fault.code, fault.message));
  }

  private async write(worker: Worker, id: number, steps: readonly Step[]): Promise<void> {
    const tell = (value: unknown, fault: Fault | null) =>
      worker.postMessage({ kind: 'written', id, value, fault } satisfies ToFigures);
    try {
      tell(await this.parts.writing!.run(...steps), null);
    } catch (error) {
      const { code = 'STORE_UNAVAILABLE', message } = error as Partial<Fault> & Error;
      tell(null, { code, message });
    }
  }

  private lose(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    if (!this.isEnded) this.parts.log.error({ reason }, 'the thread of the figures has ended; it is started again');
    for (const { reject } of this.waiting.values())
      reject(new KhidmatError('STORE_UNAVAILABLE', `The figures cannot be read right now (${reason}).`));
    this.waiting.clear();
  }
}
