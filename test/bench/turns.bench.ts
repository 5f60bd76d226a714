import { once } from 'node:events';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestPostgres } from '../support/postgres';
import { openConversations } from './customers';
import { type LoadResult, load, loadAtRate, median, post } from './http-load';
import { rssMb, Servers } from './own-server';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 32;

/** What a customer says in a round trip through the demo shop; the next customer's turn begins again. */
const SCRIPT = ['hello', 'where is my order', 'KH-104233', 'yes', '5', 'thank you', 'where is my parcel', 'cancel'];

/**
 * Durable turns a second through the web chat, on SQLite and on PostgreSQL (one process, and two on one database), beside an EchoBot of botbuilder (not
 * durable) and restify's bare echo. All run at the same time and are loaded in turn, so that what the machine does meanwhile falls on all of them.
 */
export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'khidmat-bench-'));
  const servers = new Servers();
  const connector = await startConnector();
  const postgres = await TestPostgres.start([
    ...['fsync=on', 'full_page_writes=on', 'shared_buffers=256MB', 'min_wal_size=1GB'],
  ]);
  try {
    await fillLog(postgres);
    const begin = performance.now();
    const own = await servers.startOwn(data);
    const readyMs = performance.now() - begin;
    const rest = rssMb(own.pid);
    const echo = await servers.startScript('bare-echo.ts');
    const bot = await servers.startScript('echo-bot.ts');
    const turn = await openConversations(() => own.port, CONNECTIONS, SCRIPT);
    const url = await postgres.createDatabase();
    const [first, second] = [
      await servers.startOwn(`${data}/first`, { DATABASE_URL: url }),
      await servers.startOwn(`${data}/second`, { DATABASE_URL: url }),
    ];
    const either = (connection: number) => (connection % 2 === 0 ? first.port : second.port);
    const turnOnOne = await openConversations(() => first.port, CONNECTIONS, SCRIPT);
    const turnOnTwo = await openConversations(either, CONNECTIONS, SCRIPT);
    const runs = {
      'restify, bare echo': () => load({ port: echo, connections: CONNECTIONS, seconds: SECONDS, next: () => ECHO }),
      'botbuilder EchoBot, not durable': () =>
        load({ port: bot, connections: CONNECTIONS, seconds: SECONDS, next: echoActivity(connector.port) }),
      [OWN]: () => load({ port: own.port, connections: CONNECTIONS, seconds: SECONDS, next: turn }),
      [ON_ONE]: () => load({ port: first.port, connections: CONNECTIONS, seconds: SECONDS, next: turnOnOne }),
      [ON_TWO]: () => load({ port: either, connections: CONNECTIONS, seconds: SECONDS, next: turnOnTwo }),
    };
    const results = new Map<string, LoadResult[]>(Object.keys(runs).map((name) => [name, []]));
    const half: Record<string, LoadResult[]> = { [OWN]: [], [ON_ONE]: [] };
    const calmly = (name: string) => ({
      ...(name === OWN ? { port: own.port, next: turn } : { port: first.port, next: turnOnOne }),
      connections: CONNECTIONS,
      seconds: SECONDS,
    });
    const fsyncs: number[] = [];
    let turnsTill10k = 0;
    let rss10k: number | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      fsyncs.push(fsyncRate(data));
      for (const [name, once] of Object.entries(runs)) {
        const result = await once();
        results.get(name)!.push(result);
        const calm = half[name];
        if (calm !== undefined) calm.push(await loadAtRate({ ...calmly(name), perSecond: result.perSecond / 2 }));
        if (name !== OWN) continue;
        turnsTill10k += result.answers;
        if (turnsTill10k >= 10_000) rss10k ??= rssMb(own.pid);
      }
    }
    print(results, half, { fsyncs, readyMs, rest, rss10k, turns: turnsTill10k });
  } finally {
    connector.close();
    await servers.stop();
    await postgres.destroy();
    rmSync(data, { recursive: true, force: true });
  }
}

const OWN = 'Khidmat, durable turns';
const ON_ONE = 'the same on PostgreSQL, one process';
const ON_TWO = 'the same, two processes';

/** A gigabyte of 16 MiB each. */
const LOG_FILES = 64;

/**
 * As in a database that has been at work for a day: the files of its write-ahead log are there and are used again. In a new one each is
 * written full of zeros and synced when it is first needed, while every commit waits: 40 to 60 ms, every 2,500 turns.
 */
async function fillLog(postgres: TestPostgres): Promise<void> {
  for (let n = 0; n < LOG_FILES; n += 1) {
    await postgres.ask("SELECT pg_logical_emit_message(true, 'bench', 'one')");
    await postgres.ask('SELECT pg_switch_wal()');
  }
  await postgres.ask('CHECKPOINT');
}

const ECHO = post('/echo', { type: 'message', text: 'hello there', from: { id: 'u' }, padding: 'x'.repeat(40) });

function echoActivity(connectorPort: number) {
  let count = 0;
  return (connection: number) => {
    count += 1;
    return post('/api/messages', {
      type: 'message',
      id: `a${count}`,
      channelId: 'emulator',
      serviceUrl: `http://127.0.0.1:${connectorPort}`,
      conversation: { id: `c${connection}` },
      from: { id: 'u' },
      recipient: { id: 'b' },
      text: SCRIPT[count % SCRIPT.length],
    });
  };
}

/** Takes the EchoBot's replies. */
async function startConnector(): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"1"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** Appends of 4 KiB made durable one by one: what the disk allows without any sharing. */
function fsyncRate(folder: string): number {
  const file = join(folder, 'fsync-probe');
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(4096);
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < 500) {
    writeSync(descriptor, block);
    fsyncSync(descriptor);
    count += 1;
  }
  const seconds = (performance.now() - begin) / 1000;
  closeSync(descriptor);
  rmSync(file);
  return count / seconds;
}

function print(
  results: ReadonlyMap<string, readonly LoadResult[]>,
  half: Readonly<Record<string, readonly LoadResult[]>>,
  more: { fsyncs: readonly number[]; readyMs: number; rest: number; rss10k: number | null; turns: number },
): void {
  const rate = (name: string) => median(results.get(name)!.map((one) => one.perSecond));
  console.log(
    `${CONNECTIONS} connections, medians of ${ROUNDS} interleaved rounds of ${SECONDS} s; the load shares the machine\n`,
  );
  console.log('                                    per second   p50 ms   p99 ms   failed');
  for (const [name, rounds] of results) {
    const p50 = median(rounds.map((one) => one.p50)).toFixed(1);
    const p99 = median(rounds.map((one) => one.p99)).toFixed(1);
    const failed = rounds.reduce((sum, one) => sum + one.failures, 0);
    console.log(
      `${name.padEnd(34)} ${rate(name).toFixed(0).padStart(11)} ${p50.padStart(8)} ${p99.padStart(8)} ${String(failed).padStart(8)}`,
    );
  }
  for (const [name, rounds] of Object.entries(half)) {
    const [p50, p99] = [median(rounds.map((one) => one.p50)), median(rounds.map((one) => one.p99))];
    console.log(
      `${`${name}, at half of that load`.padEnd(60)} p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms (must 10 / 50, aim 5 / 25)`,
    );
  }
  const own = rate(OWN);
  const one = rate(ON_ONE);
  console.log(`\nfsync of 4 KiB, one by one          ${median(more.fsyncs).toFixed(0)} per second`);
  console.log(
    `turns / EchoBot                     ${(own / rate('botbuilder EchoBot, not durable')).toFixed(2)}  (must 3, aim 8)`,
  );
  console.log(
    `turns / bare echo                   ${(own / rate('restify, bare echo')).toFixed(3)}  (must 0.10, aim 0.20)`,
  );
  console.log(`turns / fsync                       ${(own / median(more.fsyncs)).toFixed(2)}`);
  console.log(`PostgreSQL, one process             ${one.toFixed(0)} per second (must 1500, aim 4000)`);
  console.log(
    `two processes / one                 ${(rate(ON_TWO) / rate(ON_ONE)).toFixed(2)}  (${cpus().length} cores for the load, the processes and the database)`,
  );
  console.log(`start to ready                      ${more.readyMs.toFixed(0)} ms`);
  console.log(`RSS at rest                         ${more.rest.toFixed(0)} MB`);
  console.log(
    `RSS after 10,000 turns or more      ${more.rss10k === null ? `not reached (${more.turns})` : `${more.rss10k.toFixed(0)} MB`}`,
  );
}
