import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrowdResult, crowd } from './crowd';
import { openConversations } from './customers';
import { flood, load, loadAtRate, median, type NextRequest, pour, shareOf } from './http-load';
import { cpuMs, rssMb, Servers } from './own-server';

const SCRIPT = ['hello', 'where is my order', 'KH-104233', 'yes', '5', 'thank you', 'where is my parcel', 'cancel'];
const CONNECTIONS = 512;
const CROWD = 4_000;
const SOME = 500;
/** At once, each with a new connection for each request, where the most is asked that can be had so. */
const CLIENTS_ANEW = 64;
/** Of connections that were asked for: the system lets those wait that the server does not take. */
const MOST_OPEN = 8_000;
const WARMING_SECONDS = 5;
const HONEST = 500;
const ROUNDS = 3;
/** A 99th percentile of a thousand answers is that of ten: it swings. */
const FAIR_ROUNDS = 7;
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
  const next = await openConversations(() => port, CROWD, SCRIPT);
  await load({ port, connections: 32, seconds: WARMING_SECONDS, next });
  const cpuBefore = cpuMs(pid);
  const rounds = await times(ROUNDS, () => load({ port, connections: 32, seconds: 2, next }));
  const turns = rounds.reduce((sum, { answers }) => sum + answers, 0);
  const cpuOfTurn = (cpuMs(pid) - cpuBefore) / turns;
  const most = median(rounds.map(rate));
  const standing = async () => rate(await load({ port, connections: 32, seconds: 2, next }));
  const anew = async () => rate(await crowd({ port, seconds: 2, next, anew: { clients: CLIENTS_ANEW } }));
  const calm = await loadAtRate({ port, connections: 32, seconds: 2, perSecond: most / 2, next });
  const mostAnew = median(await times(ROUNDS, anew));
  console.log(`most that it does (32 connections)  ${most.toFixed(0)} turns a second`);
  console.log(`on a connection of its own each     ${mostAnew.toFixed(0)} turns a second (${CLIENTS_ANEW} clients)`);
  console.log(
    `cost of a turn                      ${cpuOfTurn.toFixed(2)} ms of one core, all threads (${turns} turns)`,
  );
  console.log(`half of that                        p50 ${ms(calm.p50)}, p99 ${ms(calm.p99)}`);
  const some: NextRequest = (connection) => next(connection % SOME);
  const fresh = { perSecond: most * 10, mostOpen: MOST_OPEN, conversations: CROWD };
  const stay = { connections: CROWD };
  // What a flood leaves is held against the most that comes the same way, just before and just after: to open and to close a connection
  // costs both machines more than half a turn does, and the machine's speed swings from minute to minute.
  const ways: Readonly<Record<string, { flooded(): Promise<Way>; most(): Promise<number> }>> = {
    [`ten times that over ${CONNECTIONS} connections, without waiting for answers`]: {
      flooded: () => poured({ port, connections: CONNECTIONS, seconds: FLOOD_SECONDS, perSecond: most * 10, next }),
      most: standing,
    },
    [`${CROWD} connections, each with a conversation, never waiting to come back`]: {
      flooded: () => crowd({ port, seconds: FLOOD_SECONDS, next, stay }),
      most: standing,
    },
    [`the same in ${SOME} conversations`]: {
      flooded: () => crowd({ port, seconds: FLOOD_SECONDS, next: some, stay }),
      most: standing,
    },
    'ten times that, each on a connection of its own': {
      flooded: () => crowd({ port, seconds: FLOOD_SECONDS, next, fresh }),
      most: anew,
    },
  };
  for (const [name, way] of Object.entries(ways)) {
    const mostBefore = await way.most();
    const cpu = cpuMs(pid);
    const probe = watchHealth(port);
    const over = await way.flooded();
    const health = probe.end();
    const ended = performance.now();
    const cores = (cpuMs(pid) - cpu) / 1000 / FLOOD_SECONDS;
    const recovered = await recovery({ port, perSecond: most / 2, longestP50: calm.p50 * 3, next });
    const mostAround = median([mostBefore, await way.most()]);
    const statuses = [...over.statuses].sort().map(([status, count]) => `${count} × ${status}`);
    console.log(`\n${name}, ${FLOOD_SECONDS} s (the load shares the machine):`);
    console.log(`sent                                ${over.sent}; ${over.broken} ended without an answer`);
    console.log(
      `answered                            ${statuses.join(', ')}; ${over.untold} refusals without Retry-After`,
    );
    console.log(
      `goodput                             ${over.perSecond.toFixed(0)} a second = ${share(over.perSecond, mostAround)} of the most in the same way, just before and after  (must 80 %)`,
    );
    console.log(`  of 32 connections at the start    ${share(over.perSecond, most)}`);
    console.log(`of what was taken                   p50 ${ms(over.p50)}, p99 ${ms(over.p99)}`);
    console.log(`/readyz on a connection that stood  p50 ${ms(health.p50)}, most ${ms(health.most)}`);
    console.log(
      `processor                           server ${cores.toFixed(2)}, load ${over.ownCores.toFixed(2)} of ${cpus().length} cores; ${((cores * 1000) / over.perSecond).toFixed(2)} ms of the server a turn`,
    );
    console.log(`memory                              ${rssMb(pid).toFixed(0)} MB`);
    const seconds =
      recovered === null ? `more than ${LONGEST_RECOVERY_SECONDS}` : ((recovered - ended) / 1000).toFixed(1);
    console.log(
      `well again after                    ${seconds} s  (must 10 s; the first window of ${WINDOW_SECONDS} s at half load without a refusal)`,
    );
  }
}

type Way = Pick<CrowdResult, 'sent' | 'statuses' | 'broken' | 'untold' | 'perSecond' | 'p50' | 'p99' | 'ownCores'>;

async function poured(options: Parameters<typeof pour>[0]): Promise<Way> {
  const { perSecondMeanwhile, ...over } = await pour(options);
  return { ...over, perSecond: perSecondMeanwhile };
}

async function recovery(options: {
  port: number;
  perSecond: number;
  longestP50: number;
  next: NextRequest;
}): Promise<number | null> {
  const { longestP50, ...load } = options;
  const until = performance.now() + LONGEST_RECOVERY_SECONDS * 1000;
  while (performance.now() < until) {
    const window = await loadAtRate({ ...load, connections: 32, seconds: WINDOW_SECONDS });
    if (window.failures === 0 && window.p50 <= longestP50) return performance.now();
  }
  return null;
}

/** Asks for the server's health ten times a second, over one connection that stood before. */
function watchHealth(port: number): { end(): { p50: number; most: number } } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let isUnderWay = false;
  const timer = setInterval(() => {
    if (isUnderWay) return;
    isUnderWay = true;
    const asked = performance.now();
    const heard = (isWell: boolean) => {
      isUnderWay = false;
      times.push(isWell ? performance.now() - asked : Number.POSITIVE_INFINITY);
    };
    get({ port, host: '127.0.0.1', path: '/readyz', agent }, (answer) => {
      answer.resume();
      answer.on('end', () => heard(answer.statusCode === 200));
    }).on('error', () => heard(false));
  }, 100);
  return {
    end: () => {
      clearInterval(timer);
      agent.destroy();
      return { p50: shareOf(times, 0.5), most: Math.max(...times) };
    },
  };
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
  for (let round = 0; round < FAIR_ROUNDS; round += 1) {
    const before = await honest();
    const [during, attack] = await Promise.all([honest(), hostile()]);
    alone.push(before.p99);
    beside.push(during.p99);
    refused.push(attack.failures / attack.seconds);
    failures += before.failures + during.failures;
  }
  const [p99, p99Beside] = [median(alone), median(beside)];
  console.log(
    `\n${HONEST} honest customers, a message every two seconds each; medians of ${FAIR_ROUNDS} interleaved rounds of ${FAIR_SECONDS} s`,
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

const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(0)} %`;
const rate = ({ perSecond }: { perSecond: number }) => perSecond;
const ms = (value: number) => `${value.toFixed(1)} ms`;
