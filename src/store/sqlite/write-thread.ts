import type { Worker } from 'node:worker_threads';
import { KhidmatError, reasonOf } from '../../errors';
import { startThread } from '../../thread';
import type { Writing } from './writing';

/** What goes to the thread: a number under which it answers, the database, what is asked of it, and with what. */
export type Asked = readonly [id: number, file: string, what: Method | 'open', values: readonly unknown[]];
export type Answered = readonly [id: number, value: unknown, fault: { code: string; message: string } | null];
export type Method = keyof Writing;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that writes and waits for the disk, so that the one that talks to customers does not: a commit with its sync took a fifth
 * of it, the statements a tenth. Should the thread end by itself, everything that waits and all that comes is refused; `ping` shows it.
 */
export class WriteThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly opened = new Map<string, { readonly writing: Promise<Writing>; users: number }>();
  private asked: Asked[] = [];
  private last = 0;
  private fault: string | null = null;

  constructor() {
    this.worker = startThread(`${__dirname}/write-thread-worker`);
    this.worker.on('message', (answers: readonly Answered[]) => this.settle(answers));
    this.worker.on('error', (error) => this.fail(reasonOf(error)));
    this.worker.on('exit', () => this.fail('its thread has ended'));
    // It lives as long as what is asked of it, and keeps no process from ending.
    this.worker.unref();
  }

  /** Whoever opens the same file shares its connection, and so its transactions. */
  async open(file: string, maxBytes?: number): Promise<Writing> {
    const known = this.opened.get(file);
    const shared = known ?? { writing: this.begin(file, maxBytes), users: 0 };
    this.opened.set(file, shared);
    shared.users += 1;
    return shared.writing;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async begin(file: string, maxBytes: number | undefined): Promise<Writing> {
    await this.ask(file, 'open', [maxBytes]);
    const asked =
      <Name extends Exclude<Method, 'close'>>(what: Name) =>
      (...values: Parameters<Writing[Name]>) =>
        this.ask(file, what, values) as ReturnType<Writing[Name]>;
    return {
      run: asked('run'),
      commitTurn: asked('commitTurn'),
      settleOutbox: asked('settleOutbox'),
      claimOutbox: asked('claimOutbox'),
      holdOutbox: asked('holdOutbox'),
      claimTimers: asked('claimTimers'),
      close: () => this.close(file),
    };
  }

  private async close(file: string): Promise<void> {
    const shared = this.opened.get(file);
    if (shared === undefined) return;
    shared.users -= 1;
    if (shared.users > 0) return;
    this.opened.delete(file);
    await this.ask(file, 'close', []);
  }

  private ask(file: string, what: Method | 'open', values: readonly unknown[]): Promise<unknown> {
    if (this.fault !== null) return Promise.reject(unavailable(this.fault));
    return new Promise((resolve, reject) => {
      this.last += 1;
      this.waiting.set(this.last, { resolve, reject });
      if (this.waiting.size === 1) this.worker.ref();
      this.asked.push([this.last, file, what, values]);
      // What is asked in one round of the loop goes over together.
      if (this.asked.length === 1) setImmediate(() => this.send());
    });
  }

  private send(): void {
    const asked = this.asked;
    this.asked = [];
    this.worker.postMessage(asked);
  }

  private settle(answers: readonly Answered[]): void {
    for (const [id, value, fault] of answers) {
      const waiting = this.waiting.get(id)!;
      this.waiting.delete(id);
      if (fault === null) waiting.resolve(value as never);
      else waiting.reject(new KhidmatError(fault.code, fault.message));
    }
    if (this.waiting.size === 0) this.worker.unref();
  }

  private fail(reason: string): void {
    this.fault ??= reason;
    for (const { reject } of this.waiting.values()) reject(unavailable(this.fault));
    this.waiting.clear();
  }
}

function unavailable(reason: string): KhidmatError {
  return new KhidmatError('STORE_UNAVAILABLE', `The store does not write any more (${reason}); restart the server.`);
}
