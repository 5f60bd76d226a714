import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuMs, rssMb, Servers } from './own-server';
import type { Report } from './sockets-client';

const SOCKETS = Number(process.env.BENCH_SOCKETS ?? 10_000);
const CLIENTS = 2;
const PER_SECOND = Number(process.env.BENCH_MESSAGES ?? 2_000);
const IDLE_SECONDS = 5;

/** Ten thousand chat windows open at one process: how fast they come, what they weigh, how soon they hear, and how they come back after a restart. */
export async function run(): Promise<void> {
  const limit = filesAtMost();
  if (limit < SOCKETS + 500)
    throw new Error(`This needs ${SOCKETS + 500} open files in one process and may have ${limit} (ulimit -n).`);
  const data = mkdtempSync(join(tmpdir(), 'khidmat-sockets-'));
  const servers = new Servers();
  const clients = Array.from({ length: CLIENTS }, () => new Client());
  const all = <T>(task: string, given = 0) => Promise.all(clients.map((client) => client.ask<T>(task, given)));
  try {
    const port = await portForServers();
    const start = () => servers.startOwn(data, { PORT: String(port) });
    let server = await start();
    await all('port', port);
    let began = performance.now();
    await all('begin', SOCKETS / CLIENTS);
    row('conversations opened', `${rate(SOCKETS, began)} a second`);
    await pause(1);
    const before = rssMb(server.pid);
    began = performance.now();
    await all('connect', 32);
    row('connections', `${rate(SOCKETS, began)} a second`, 'must 1,000');
    await pause(3);
    const weight = ((rssMb(server.pid) - before) * 1024) / SOCKETS;
    row('memory', `${rssMb(server.pid).toFixed(0)} MB, ${weight.toFixed(1)} KB a socket`, 'must 40 KB');
    const spent = cpuMs(server.pid);
    await pause(IDLE_SECONDS);
    row('at rest', `${((cpuMs(server.pid) - spent) / (IDLE_SECONDS * 10)).toFixed(1)} % of a core`, 'aim 10 %');

    // Each message of a customer makes two: itself in every open window, and the answer.
    const busy = await busyWhile([server.pid, ...clients.map(({ pid }) => pid)], () =>
      all('say', PER_SECOND / 2 / CLIENTS),
    );
    const talk = await all<Report>('report');
    const latencies = talk.flatMap((one) => one.latencies).sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
    row(
      'messages brought',
      `${(sum(talk, 'messages') / 8).toFixed(0)} a second; p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms after they were sent`,
      `must ${PER_SECOND}, 100 ms`,
    );
    row(
      'processors meanwhile',
      `the server ${busy[0]} % of a core, the two that load it ${busy[1]} and ${busy[2]} % (${cpus().length} cores)`,
    );
    row('refused meanwhile', String(sum(talk, 'refused')));

    // The restart, while some go on talking.
    const talking = all('sayLong', 25);
    await pause(1);
    const stopped = Date.now();
    await servers.stop();
    const down = Date.now();
    row('stopped', seconds(down - stopped));
    server = await start();
    const ready = Date.now();
    const back = Math.max(...(await all<number>('allOpen')));
    row(
      'restart',
      `${seconds(down - stopped)} to stop, ${seconds(ready - down)} to be ready; all back ${seconds(back - stopped)} after the order to stop`,
      'must 30 s',
    );
    await talking;
    await pause(1);
    await all('check');
    const after = await all<Report>('report');
    row(
      'after it',
      `${sum(after, 'open')} open, ${sum(after, 'missing')} messages missing, ${sum(after, 'repeated')} twice`,
      'must 0 missing',
    );
  } finally {
    for (const client of clients) client.end();
    await servers.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** `sockets-client.ts` in a process of its own. */
class Client {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  private last = 0;

  constructor() {
    this.child = fork(join(__dirname, 'sockets-client.ts'), { execArgv: ['-r', 'ts-node/register/transpile-only'] });
    this.child.on('message', ({ id, value, fault }: { id: number; value: never; fault?: string }) => {
      const { resolve, reject } = this.waiting.get(id)!;
      if (fault === undefined) resolve(value);
      else reject(new Error(fault));
    });
    this.child.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('a loading process has ended'));
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  ask<T>(task: string, given: number): Promise<T> {
    this.last += 1;
    const id = this.last;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, task, given });
    });
  }

  end(): void {
    this.waiting.clear();
    this.child.kill('SIGKILL');
  }
}

/** Free, and none of those that the system gives to clients: ten thousand that come back would take it while nobody listens there. */
async function portForServers(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 15_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await Promise.race([
      once(probe, 'listening').then(() => true),
      once(probe, 'error').then(() => false),
    ]);
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

function filesAtMost(): number {
  const line = readFileSync('/proc/self/limits', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('Max open files'));
  return Number(line?.split(/ {2,}/)[1] ?? Number.NaN);
}

async function busyWhile(pids: readonly number[], work: () => Promise<unknown>): Promise<readonly string[]> {
  const [began, before] = [performance.now(), pids.map(cpuMs)];
  await work();
  const took = performance.now() - began;
  return pids.map((pid, at) => (((cpuMs(pid) - before[at]!) / took) * 100).toFixed(0));
}

function row(what: string, value: string, must = ''): void {
  console.log(`${what.padEnd(24)}${value}${must === '' ? '' : `  (${must})`}`);
}

const rate = (count: number, began: number) => (count / ((performance.now() - began) / 1000)).toFixed(0);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const sum = (reports: readonly Report[], what: 'open' | 'missing' | 'repeated' | 'messages' | 'refused') =>
  reports.reduce((total, one) => total + one[what], 0);
const pause = (s: number) => new Promise((resolve) => setTimeout(resolve, s * 1000));
