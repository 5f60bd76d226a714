import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConversations } from './customers';
import { flood, load, loadAtRate, median, pour } from './http-load';
import { cpuMs, rssMb, Servers } from './own-server';

const SCRIPT = ['hello', 'where is my order', 'KH-104233', 'yes', '5', 'thank you', 'where is my parcel', 'cancel'];
const CONNECTIONS = 512;
const HONEST = 500;
const ROUNDS = 3;
const FAIR_SECONDS = 4;
const FLOOD_SECONDS = 6;
/** Of one hostile customer. */
const HOSTILE_A_SECOND = 1_000;
const WINDOW_SECONDS = 0.25;
const LONGEST_RECOVERY_SECONDS = 30;

/** What the server does at ten times what it can do, how soon it is well again, and what one hostile customer costs the honest. */
export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'khidmat-overload-'));
  const servers = new Servers();
  try {
    await overload(await servers.startOwn(join(data, 'overload')));
    await servers.stop();
    // With the limits that customers meet: 3 messages a second, 20 at once. All come from this machine, so none counts by address.
    const limits = { LIMIT_CONVERSATION_PER_SECOND: '3', LIMIT_CONVERSATION_BURST: '20' };
    await fairness(await servers.startOwn(join(data, 'fair'), limits));
  } finally {
    await servers.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function overload({ port, pid }: { port: number; pid: number }): Promise<void> {
  const next = await openConversations(() => port, CONNECTIONS, SCRIPT);
  await load({ port, connections: 32, seconds: 2, next });
  const cpuBefore = cpuMs(pid);
  const rounds = await times(ROUNDS, () => load({ port, connections: 32, seconds: 2, next }));
  const turns = rounds.reduce((sum, { answers }) => sum + answers, 0);
  const cpuOfTurn = (cpuMs(pid) - cpuBefore) / turns;
  const most = median(rounds.map(rate));
  const calm = await loadAtRate({ port, connections: 32, seconds: 2, perSecond: most / 2, next });
  const over = await pour({ port, connections: CONNECTIONS, seconds: FLOOD_SECONDS, perSecond: most * 10, next });

  const ended = performance.now();
  let recoveredAfter: number | null = null;
  while (recoveredAfter === null && performance.now() - ended < LONGEST_RECOVERY_SECONDS * 1000) {
    const window = await loadAtRate({ port, connections: 32, seconds: WINDOW_SECONDS, perSecond: most / 2, next });
    if (window.failures === 0 && window.p50 <= calm.p50 * 3) recoveredAfter = (performance.now() - ended) / 1000;
  }
  const statuses = [...over.statuses].sort().map(([status, count]) => `${count} × ${status}`);
  console.log(`most that it does (32 connections)  ${most.toFixed(0)} turns a second`);
  console.log(
    `cost of a turn                      ${cpuOfTurn.toFixed(2)} ms of one core, all threads (${turns} turns)`,
  );
  console.log(`memory                              ${rssMb(pid).toFixed(0)} MB`);
  console.log(`half of that                        p50 ${ms(calm.p50)}, p99 ${ms(calm.p99)}`);
  console.log(
    `\nten times that, sent over ${CONNECTIONS} connections without waiting for an answer, ${FLOOD_SECONDS} s (the load shares the machine):`,
  );
  console.log(
    `sent                                ${over.offered.toFixed(0)} a second = ${(over.offered / most).toFixed(1)} times`,
  );
  console.log(`held back: nobody took the bytes    ${over.unsent}`);
  console.log(`answered                            ${statuses.join(', ')}`);
  const goodput = (perSecond: number) =>
    `${perSecond.toFixed(0)} a second = ${((perSecond / most) * 100).toFixed(0)} %`;
  console.log(`goodput while it is sent            ${goodput(over.perSecondMeanwhile)}  (must 80 %)`);
  console.log(
    `goodput until the last is answered  ${goodput(over.perSecond)}  (one conversation's turns follow each other)`,
  );
  console.log(`what sends it takes                 ${over.ownCores.toFixed(2)} of ${cpus().length} cores`);
  console.log(`of what was taken                   p50 ${ms(over.p50)}, p99 ${ms(over.p99)}`);
  const recovery =
    recoveredAfter === null ? `more than ${LONGEST_RECOVERY_SECONDS} s` : `${recoveredAfter.toFixed(1)} s`;
  console.log(
    `well again after                    ${recovery}  (must 10 s; the first window of ${WINDOW_SECONDS} s at half load without a refusal)`,
  );
}

async function fairness({ port }: { port: number }): Promise<void> {
  const next = await openConversations(() => port, HONEST, SCRIPT);
  const hostileNext = await openConversations(() => port, 1, SCRIPT);
  const honest = () => loadAtRate({ port, connections: HONEST, seconds: FAIR_SECONDS, perSecond: HONEST / 2, next });
  const hostile = () =>
    flood({ port, connections: 32, seconds: FAIR_SECONDS, perSecond: HOSTILE_A_SECOND, next: () => hostileNext(0) });
  await honest();
  const [alone, beside, refused]: [number[], number[], number[]] = [[], [], []];
  let failures = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await honest();
    const [during, attack] = await Promise.all([honest(), hostile()]);
    alone.push(before.p99);
    beside.push(during.p99);
    refused.push(attack.failures / attack.seconds);
    failures += before.failures + during.failures;
  }
  const [p99, p99Beside] = [median(alone), median(beside)];
  console.log(
    `\n${HONEST} honest customers, a message every two seconds each; medians of ${ROUNDS} interleaved rounds of ${FAIR_SECONDS} s`,
  );
  console.log(`p99 alone                           ${ms(p99)}`);
  console.log(
    `p99 beside one who sends ${HOSTILE_A_SECOND}/s     ${ms(p99Beside)} = ${(p99Beside / p99).toFixed(2)} times  (must 2)`,
  );
  console.log(`of the hostile one's messages       ${median(refused).toFixed(0)} a second refused`);
  console.log(`of the honest ones' messages        ${failures} refused`);
}

async function times<T>(count: number, what: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let n = 0; n < count; n += 1) all.push(await what());
  return all;
}

const rate = ({ perSecond }: { perSecond: number }) => perSecond;
const ms = (value: number) => `${value.toFixed(1)} ms`;
