import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '..', '..');

/** Processes that a benchmark has started. */
export class Servers {
  private readonly children: ChildProcess[] = [];

  /** `khidmat serve` on a data folder; ready when this resolves. */
  async startOwn(data: string, env: Readonly<Record<string, string>> = {}): Promise<{ port: number; pid: number }> {
    const child = this.keep(
      spawn(process.execPath, [join(ROOT, 'bin', 'khidmat.cjs'), 'serve'], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          PORT: '0',
          DATA_DIR: data,
          LOG_LEVEL: 'error',
          LIMIT_CONVERSATION_PER_SECOND: '1000000',
          LIMIT_CONVERSATION_BURST: '1000000',
          ...env,
        },
      }),
    );
    const [, port] = await lineWith(child, /chat +http:\/\/127\.0\.0\.1:(\d+)/);
    return { port: Number(port), pid: child.pid! };
  }

  /** A script of this folder that prints its port. */
  async startScript(file: string): Promise<number> {
    const args = ['-r', 'ts-node/register/transpile-only', join(__dirname, file)];
    const child = this.keep(spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }));
    return Number((await lineWith(child, /^listening (\d+)/))[1]);
  }

  async stop(): Promise<void> {
    for (const child of this.children) child.kill('SIGTERM');
    await Promise.all(this.children.map((child) => (child.exitCode === null ? once(child, 'exit') : null)));
    this.children.length = 0;
  }

  private keep(child: ChildProcess): ChildProcess {
    this.children.push(child);
    return child;
  }
}

async function lineWith(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let errors = '';
  child.stderr!.on('data', (chunk) => {
    errors = (errors + chunk).slice(-2_000);
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    const match = pattern.exec(line);
    if (match === null) continue;
    child.stdout!.resume();
    return match;
  }
  throw new Error(`the server ended before it said ${pattern}: ${errors}`);
}

export function rssMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Milliseconds of the processor that a process, all its threads and its children have used; Linux counts in steps of 10. */
export function cpuMs(pid: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.reduce((sum, name) => sum + ticksOf(name, pid) * 10, 0);
}

function ticksOf(process: string, pid: number): number {
  try {
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const isOurs = Number(process) === pid || Number(fields[1]) === pid;
    return isOurs ? Number(fields[11]) + Number(fields[12]) : 0;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
