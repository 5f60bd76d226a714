import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/postgres';
import { PassingCustomers } from './customers';
import { load, loadAtRate, median } from './http-load';
import { rssMb, Servers } from './own-server';

const SCRIPT = ['hello', 'where is my order', 'KH-104233', 'yes', '5', 'thank you', 'where is my parcel', 'cancel'];
const CONNECTIONS = 32;
/** Twice through the script; then another customer comes. What a server remembers of conversations is full after the first minutes. */
const SAYINGS = 2 * SCRIPT.length;
const WINDOWS = 24;
/** Of all windows the first part, in which a program warms up, is not looked at. */
const WARMING = 8;
const MUST = { slopeMbPerHour: 1, files: 5, walMib: 64, drift: 0.2 };
/** In less time caches still fill, and a window is too short for its 99th percentile. */
const LEAST_HOURS = 0.33;
/** Of the slope found: beyond it is hardly chance. */
const ERRORS = 2;

interface Window {
  readonly hours: number;
  readonly rssMb: number;
  /** What a collection left on the main thread's heap; the resident memory is read right after it. */
  readonly heapMb: number;
  readonly files: number;
  readonly walMib: number;
  readonly p99: number;
  readonly turns: number;
  readonly failures: number;
}

/** Half of what the server can do, for so many minutes, by customers who come and go. True: it stays as it was. */
export async function run(minutes: number): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), 'khidmat-soak-'));
  const servers = new Servers();
  const windows: Window[] = [];
  try {
    const inspector = await freePort();
    const { port, pid } = await servers.startOwn(data, { NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}` });
    const heap = await Heap.at(inspector);
    const customers = await PassingCustomers.open({
      ...{ port, connections: CONNECTIONS, script: SCRIPT, sayings: SAYINGS },
    });
    const { next } = customers;
    await load({ port, connections: CONNECTIONS, seconds: 4, next });
    const most = await load({ port, connections: CONNECTIONS, seconds: 4, next });
    const perSecond = most.perSecond / 2;
    console.log(`${minutes} minutes at ${perSecond.toFixed(0)} turns a second, half of what the server did at first\n`);
    console.log(' minute   RSS MB  heap MB   files   WAL MiB   p99 ms    turns  failed');
    const began = performance.now();
    const seconds = (minutes * 60) / WINDOWS;
    for (let n = 0; n < WINDOWS; n += 1) {
      const unopened = customers.failures;
      const { p99, answers, failures } = await loadAtRate({ port, connections: CONNECTIONS, seconds, perSecond, next });
      // The connections of the load are closed by then.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const heapMb = await heap.collect();
      const window: Window = {
        ...{ hours: (performance.now() - began) / 3_600_000, rssMb: rssMb(pid), heapMb },
        ...{ files: filesOf(pid), walMib: walMib(data), p99, turns: answers },
        failures: failures + customers.failures - unopened,
      };
      windows.push(window);
      const cells = [
        [(window.hours * 60).toFixed(1), 7],
        [window.rssMb.toFixed(1), 9],
        [window.heapMb.toFixed(1), 9],
        [String(window.files), 8],
        [window.walMib.toFixed(1), 10],
        [p99.toFixed(1), 9],
        [String(answers), 9],
        [String(failures), 8],
      ] as const;
      console.log(cells.map(([text, width]) => text.padStart(width)).join(''));
    }
    customers.close();
    // A process whose inspector somebody listens to does not end.
    heap.close();
    return judge(windows);
  } finally {
    await servers.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function judge(all: readonly Window[]): boolean {
  const windows = all.slice(WARMING);
  const files = windows.map((one) => one.files);
  const third = Math.floor(windows.length / 3);
  const [early, late] = [windows.slice(0, third), windows.slice(-third)].map((part) =>
    median(part.map(({ p99 }) => p99)),
  );
  const drift = late! / early! - 1;
  const wal = Math.max(...all.map((one) => one.walMib));
  const spread = Math.max(...files) - Math.min(...files);
  const failures = all.reduce((sum, one) => sum + one.failures, 0);
  const verdicts: readonly Verdict[] = [
    memory('resident memory', windows, (one) => one.rssMb),
    memory('heap in use', windows, (one) => one.heapMb),
    ['open files', `within ${spread}`, `${MUST.files}`, spread <= MUST.files],
    ['write-ahead log', `${wal.toFixed(1)} MiB at most`, `${MUST.walMib}`, wal <= MUST.walMib],
    [
      'p99',
      `${(drift * 100).toFixed(0)} % from the first third to the last`,
      `${MUST.drift * 100} %`,
      isLong(windows) ? drift <= MUST.drift : null,
    ],
    ['failed', String(failures), '0', failures === 0],
  ];
  console.log('');
  for (const [what, found, must, kept] of verdicts)
    console.log(
      `${what.padEnd(18)}${found.padEnd(44)}must ${must.padEnd(6)}${kept === null ? 'too short to tell' : kept ? 'kept' : 'BROKEN'}`,
    );
  const isWell = verdicts.every(([, , , kept]) => kept !== false);
  const isSure = verdicts.every(([, , , kept]) => kept !== null);
  console.log(
    `\n${isWell ? (isSure ? 'It stays as it was.' : 'Nothing broken; to be sure of memory and times it takes longer, half an hour at the least.') : 'It does not stay as it was.'}`,
  );
  return isWell;
}

type Verdict = readonly [what: string, found: string, must: string, kept: boolean | null];

/** Broken, or kept, where that is more than chance; null between the two. */
function memory(what: string, windows: readonly Window[], mbOf: (window: Window) => number): Verdict {
  const { slope, error } = slopeOf(windows.map((one) => [one.hours, mbOf(one)] as const));
  const found = `${slope.toFixed(1)} ± ${(ERRORS * error).toFixed(1)} MB an hour`;
  const isBroken = slope - ERRORS * error > MUST.slopeMbPerHour;
  const isKept = slope + ERRORS * error <= MUST.slopeMbPerHour;
  return [what, found, `${MUST.slopeMbPerHour}`, !isLong(windows) ? null : isBroken ? false : isKept ? true : null];
}

function isLong(windows: readonly Window[]): boolean {
  return windows.at(-1)!.hours - windows[0]!.hours >= LEAST_HOURS;
}

/** By least squares, with its standard error. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): { slope: number; error: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread;
  const left = points.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0);
  return { slope, error: Math.sqrt(left / (points.length - 2) / spread) };
}

/** The heap of a process that was started with `--inspect`. */
class Heap {
  private asked = 0;

  private constructor(private readonly socket: WebSocket) {}

  static async at(port: number): Promise<Heap> {
    const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
      webSocketDebuggerUrl: string;
    }[];
    const socket = new WebSocket(target!.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return new Heap(socket);
  }

  /** Collects all that nobody needs, and tells how many MB are left. */
  async collect(): Promise<number> {
    await this.ask('HeapProfiler.collectGarbage');
    const { usedSize } = (await this.ask('Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize / 2 ** 20;
  }

  close(): void {
    this.socket.close();
  }

  private ask(method: string): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: unknown };
        if (answer.id !== id) return;
        this.socket.removeEventListener('message', hear);
        resolve(answer.result);
      };
      this.socket.addEventListener('message', hear);
      this.socket.send(JSON.stringify({ id, method }));
    });
  }
}

function filesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function walMib(data: string): number {
  return (statSync(join(data, 'khidmat.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20;
}
