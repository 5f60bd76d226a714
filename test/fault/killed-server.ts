import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** The built server, `khidmat serve`, as a process that is killed and started again on the same data. */
export class KilledServer {
  private child: ChildProcess | null = null;
  /** One that has read its code and waits, where there are to be many starts. */
  private next: ChildProcess | null = null;
  private url: string | null = null;
  private waiting: { readonly ready: (url: string) => void; readonly ended: (error: Error) => void }[] = [];
  private failed: Error | null = null;
  errors = '';

  constructor(
    private readonly parts: {
      readonly project: string;
      readonly data: string;
      readonly cache: string;
      readonly env?: Readonly<Record<string, string>>;
      /** The next process reads its code while this one works, so that hundreds of kills take minutes and not an hour. */
      readonly warm?: true;
    },
  ) {
    if (existsSync(join(ROOT, 'dist', 'cli', 'serve.js'))) return;
    throw new Error('This test kills the built server, and dist/ is not there: run npm run build first.');
  }

  get isReady(): boolean {
    return this.url !== null;
  }

  /** Its address, as soon as there is one. Rejects when it ends by itself before that. */
  whenReady(): Promise<string> {
    if (this.url !== null) return Promise.resolve(this.url);
    if (this.failed !== null) return Promise.reject(this.failed);
    return new Promise((ready, ended) => this.waiting.push({ ready, ended }));
  }

  /** Starts the process, with more in its environment this once; `whenReady` tells when it listens. */
  start(env: Readonly<Record<string, string>> = {}): void {
    const child = this.next ?? this.spawn(env);
    this.next = null;
    child.stdin?.on('error', () => undefined).end('\n');
    this.follow(child);
    if (this.parts.warm === true) this.next = this.spawn({});
  }

  private spawn(env: Readonly<Record<string, string>>): ChildProcess {
    const { project, data, cache, warm } = this.parts;
    const before = warm === true ? ['--require', join(__dirname, 'warm-start.cjs')] : [];
    return spawn(process.execPath, [...before, join(ROOT, 'bin', 'khidmat.cjs'), 'serve'], {
      cwd: project,
      stdio: [warm === true ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        // Compiled code is kept between the starts: a start takes 0.4 s with it and 0.7 s without.
        NODE_COMPILE_CACHE: cache,
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: data,
        CONTENT_DIR: project,
        WATCH: 'off',
        LOG_LEVEL: 'error',
        LIMIT_CONVERSATION_PER_SECOND: '1000000',
        LIMIT_CONVERSATION_BURST: '1000000',
        LIMIT_ADDRESS_PER_SECOND: '1000000',
        LIMIT_ADDRESS_BURST: '1000000',
        ...this.parts.env,
        ...env,
      },
    });
  }

  private follow(child: ChildProcess): void {
    this.child = child;
    this.failed = null;
    let out = '';
    child.stdout!.on('data', (chunk) => {
      out += chunk;
      const found = /chat +(http:\/\/127\.0\.0\.1:\d+)\//.exec(out)?.[1];
      if (found === undefined || this.child !== child || this.url !== null) return;
      this.url = found;
      for (const { ready } of this.waiting.splice(0)) ready(found);
    });
    child.once('exit', (code) => {
      if (this.child !== child || code === null) return;
      this.failed = new Error(`the server ended by itself (${code}): ${this.errors}`);
      for (const { ended } of this.waiting.splice(0)) ended(this.failed);
    });
    child.stderr!.on('data', (chunk) => {
      this.errors += chunk;
    });
  }

  /** Resolves when it has died by itself, with the signal. */
  async whenDead(): Promise<string | null> {
    const child = this.child;
    if (child === null) return null;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (this.child === child) {
      this.url = null;
      this.child = null;
    }
    return child.signalCode;
  }

  /** `SIGSTOP` freezes it in the middle of whatever it does, `SIGCONT` thaws it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  /** The one that waits ends, too. */
  async end(): Promise<void> {
    const { next } = this;
    this.next = null;
    if (next !== null && next.exitCode === null && next.signalCode === null) {
      const ended = once(next, 'exit');
      next.kill('SIGKILL');
      await ended;
    }
    await this.kill();
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (child === null) return;
    this.url = null;
    this.child = null;
    if (child.signalCode !== null) return;
    if (child.exitCode !== null) throw new Error(`the server had ended by itself (${child.exitCode}): ${this.errors}`);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
