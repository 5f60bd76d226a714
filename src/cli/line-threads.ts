import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { KhidmatError } from '../errors';
import type { Model } from '../nlu/model';
import { encodeModel } from '../nlu/model-file';
import type { UnderstandContext } from '../nlu/understand';
import { startThread } from '../thread';
import { readLines } from './line-reader';

/** What a thread works with. */
export interface LineThread {
  readonly model: Uint8Array;
  readonly context: UnderstandContext;
}

/** Fewer lines are read before a thread has learnt to. */
const WORTH_A_THREAD = 1_000;

/** More of them than this wait for the one that writes. */
const MOST_THREADS = 3;

/** Reads many texts on all processors, in their order. `end` stops its threads. */
export class LineThreads {
  private readonly ready: Worker[] = [];
  private readonly all: Worker[] = [];
  private lines = 0;
  private fault: KhidmatError | null = null;

  constructor(
    private readonly model: Model,
    private readonly context: UnderstandContext,
  ) {}

  /** One JSON line for each text. */
  async read(texts: readonly string[]): Promise<string> {
    if (this.fault !== null) throw this.fault;
    this.lines += texts.length;
    if (this.lines > WORTH_A_THREAD && this.all.length === 0) this.start();
    const each = Math.ceil(texts.length / (1 + this.ready.length));
    const others = this.ready.map((worker, i) => this.ask(worker, texts.slice(each * (i + 1), each * (i + 2))));
    const own = readLines(texts.slice(0, each), this.model, this.context);
    return [own, ...(await Promise.all(others))].filter((part) => part !== '').join('\n');
  }

  async end(): Promise<void> {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }

  private start(): void {
    const workerData: LineThread = { model: encodeModel(this.model), context: this.context };
    for (let n = Math.min(availableParallelism() - 1, MOST_THREADS); n > 0; n--) {
      const worker = startThread(join(__dirname, 'line-worker'), { workerData });
      this.all.push(worker);
      worker.once('message', () => this.ready.push(worker));
      worker.on('error', (error) => {
        this.fault = new KhidmatError('READING_FAILED', `A thread that reads has failed: ${error.message}.`);
      });
    }
  }

  private ask(worker: Worker, texts: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        worker.off('message', answer);
        worker.off('exit', lost);
      };
      const answer = (lines: string) => {
        settle();
        resolve(lines);
      };
      const lost = () => {
        settle();
        reject(this.fault ?? new KhidmatError('READING_FAILED', 'A thread that reads has ended by itself.'));
      };
      worker.once('message', answer);
      worker.once('exit', lost);
      worker.postMessage(texts);
    });
  }
}
