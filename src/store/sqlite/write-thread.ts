import type { Worker } from 'node:worker_threads';
import { KhidmatError, reasonOf } from '../../errors';
import { startThread } from '../../thread';
import type { CommitResult } from '../store';
import type { TurnRows } from '../turn-rows';
import { type Plain, packTurn } from './packed-turn';
import type { Writing } from './writing';

/** What is asked of the thread: a number under which it answers, the database, what, and with what. */
export type Asked = readonly [id: number, database: number, what: Method | 'open', values: readonly unknown[]];
/** What goes over at once, in its order. A turn, which is most of it, lies there plainly: its number, the database, its values. */
export type Sent = readonly (Asked | Plain)[];
/** What comes back; of a turn that is committed the number alone. */
export type Answered = number | readonly [id: number, value: unknown, fault: { code: string; message: string } | null];
export type Method = keyof Writing;

const COMMITTED: CommitResult = { kind: 'committed' };

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
  private toSend: (Asked | Plain)[] = [];
  private lastAsked = 0;
  private lastOpened = 0;
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
    this.lastOpened += 1;
    const database = this.lastOpened;
    await this.ask(database, 'open', [file, maxBytes]);
    const asked =
      <Name extends Exclude<Method, 'close' | 'commitTurn'>>(what: Name) =>
      (...values: Parameters<Writing[Name]>) =>
        this.ask(database, what, values) as ReturnType<Writing[Name]>;
    return {
      run: asked('run'),
      commitTurn: (turn) => this.commitTurn(database, turn),
      settleOutbox: asked('settleOutbox'),
      claimOutbox: asked('claimOutbox'),
      holdOutbox: asked('holdOutbox'),
      claimTimers: asked('claimTimers'),
      close: () => this.close(file, database),
    };
  }

  private async close(file: string, database: number): Promise<void> {
    const shared = this.opened.get(file);
    if (shared === undefined) return;
    shared.users -= 1;
    if (shared.users > 0) return;
    this.opened.delete(file);
    await this.ask(database, 'close', []);
  }

  private commitTurn(database: number, turn: TurnRows): Promise<CommitResult> {
    return this.wait((id, toSend) => {
      toSend.push(id, database);
      packTurn(turn, toSend as Plain[]);
    });
  }

  private ask(database: number, what: Method | 'open', values: readonly unknown[]): Promise<unknown> {
    return this.wait((id, toSend) => toSend.push([id, database, what, values]));
  }

  private wait<T>(put: (id: number, toSend: (Asked | Plain)[]) => void): Promise<T> {
    if (this.fault !== null) return Promise.reject(unavailable(this.fault));
    return new Promise<T>((resolve, reject) => {
      this.lastAsked += 1;
      this.waiting.set(this.lastAsked, { resolve, reject });
      if (this.waiting.size === 1) this.worker.ref();
      // What is asked in one round of the loop goes over together.
      if (this.toSend.length === 0) setImmediate(() => this.send());
      put(this.lastAsked, this.toSend);
    });
  }

  private send(): void {
    const sent: Sent = this.toSend;
    this.toSend = [];
    this.worker.postMessage(sent);
  }

  private settle(answers: readonly Answered[]): void {
    for (const answer of answers) {
      const [id, value, fault] = typeof answer === 'number' ? [answer, COMMITTED, null] : answer;
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
