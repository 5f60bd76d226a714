import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokens } from '../../src/channels/directline/tokens';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { TestPostgres } from '../support/postgres';
import { copyInPostgres, copyInSqlite, newIds } from './big-store';
import { customer, openConversations, says } from './customers';
import { load, median, type NextRequest } from './http-load';
import { cpuMs, Servers } from './own-server';
import { SIZED_SCRIPT, writeSizedContent } from './sized-content';

const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 32;
const CONVERSATIONS = 200_000;
/** Known customers who speak in turn: more than a process remembers, so that each turn reads its conversation from the store. */
const KNOWN = 5_000;
const MUST = 1.3;
const EMPTY = '10 flows, 35 intents, empty store';

interface Contestant {
  readonly name: string;
  /** The small one that it is held against, and what the issue asks for. */
  readonly beside: string | null;
  readonly must: number | null;
  readonly port: number;
  readonly pids: readonly number[];
  readonly next: NextRequest;
  readonly rounds: { readonly cpuUs: number; readonly perSecond: number; readonly failures: number }[];
}

/**
 * What a turn costs as content and store grow: time of the processor (on PostgreSQL the database's too), each against the small one,
 * interleaved. The stores are copies of one conversation under random ids, made by bulk SQL.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-size-'));
  const servers = new Servers();
  const postgres = await TestPostgres.start(['fsync=on', 'shared_buffers=256MB', 'max_wal_size=8GB']);
  const contestants: Contestant[] = [];
  try {
    const small = join(folder, 'small');
    writeSizedContent(small, 10, 35);
    const newCustomers = (port: number) => openConversations(() => port, CONNECTIONS, SIZED_SCRIPT);
    for (const [name, flows, intents] of CONTENTS) {
      const content = join(folder, name);
      writeSizedContent(content, flows, intents);
      const { port, pid } = await servers.startOwn(join(folder, `${name} data`), { CONTENT_DIR: content });
      const next = await newCustomers(port);
      contestants.push({ name, beside: EMPTY, must: MUST, port, pids: [pid], next, rounds: [] });
    }
    for (const kind of ['SQLite', 'PostgreSQL'] as const) {
      const stores: string[] = [];
      for (const count of [KNOWN, CONVERSATIONS]) {
        const data = join(folder, `${kind} ${count}`);
        const url = kind === 'SQLite' ? null : await postgres.createDatabase();
        const env = { CONTENT_DIR: small, ...(url !== null && { DATABASE_URL: url }) };
        const begin = performance.now();
        const { messages, next } = await fill(data, url, { count, env });
        const store = `${kind}, ${count.toLocaleString('en')} conversations, ${messages.toLocaleString('en')} messages`;
        console.log(`${store}: made in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
        stores.push(store);
        const { port, pid } = await servers.startOwn(data, env);
        const of = { port, pids: url === null ? [pid] : [pid, postgres.pid] };
        const beside = kind === 'SQLite' ? EMPTY : stores[0]!;
        contestants.push({ ...of, name: store, beside, must: MUST, next: await newCustomers(port), rounds: [] });
        contestants.push({
          ...of,
          name: store + KNOWN_SPEAK,
          beside: stores[0]! + KNOWN_SPEAK,
          must: null,
          next,
          rounds: [],
        });
      }
    }
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const one of contestants) {
        const result = await measure(one);
        if (round > 0) one.rounds.push(result);
      }
    print(contestants);
  } finally {
    await servers.stop();
    await postgres.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

const WIDTH = 92;
const KNOWN_SPEAK = `; each turn by another of ${KNOWN.toLocaleString('en')} known`;

const CONTENTS: readonly (readonly [name: string, flows: number, intents: number])[] = [
  [EMPTY, 10, 35],
  ['1,000 flows, 35 intents', 1_000, 35],
  ['10 flows, 500 intents', 10, 500],
];

/** Lets one customer talk, copies that conversation under new ids, and gives the ways to speak in them. */
async function fill(
  data: string,
  url: string | null,
  { count, env }: { count: number; env: Readonly<Record<string, string>> },
): Promise<{ messages: number; next: NextRequest }> {
  const servers = new Servers();
  const { port } = await servers.startOwn(data, env);
  const talk = await openConversations(() => port, 1, SIZED_SCRIPT);
  await load({ port, connections: 1, answers: 3, next: talk });
  await servers.stop();
  const store = url === null ? await openSqliteStore({ folder: data }) : await openPostgresStore({ url });
  const [from] = await store.readConversationIds('', 1);
  const key = Buffer.from(String(await store.readValue('directline.signing-key')), 'base64url');
  await store.close();
  const ids = newIds(count);
  const copy =
    url === null ? copyInSqlite(join(data, 'khidmat.db'), from!, ids) : await copyInPostgres(url, from!, ids);
  const tokens = createTokens(key, Date.now);
  const customers = ids.slice(0, KNOWN).map((conv) => {
    const token = tokens.issue({ use: 'token', conv, user: 'u' }, 3_600);
    // The ids of messages go on behind those that were copied, at the first of the script.
    return { ...customer(conv, token), said: 2 * SIZED_SCRIPT.length - 1 };
  });
  const turns = new Map<number, number>();
  return {
    messages: copy.messages,
    next: (connection) => {
      const turn = turns.get(connection) ?? 0;
      turns.set(connection, turn + 1);
      const mine = Math.floor(KNOWN / CONNECTIONS);
      return says(customers[connection * mine + (turn % mine)]!, SIZED_SCRIPT);
    },
  };
}

async function measure({ port, pids, next }: Contestant) {
  const spent = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const before = spent();
  const { answers, perSecond, failures } = await load({ port, connections: CONNECTIONS, seconds: SECONDS, next });
  return { cpuUs: ((spent() - before) * 1000) / answers, perSecond, failures };
}

function print(contestants: readonly Contestant[]): void {
  console.log(`${CONNECTIONS} connections, medians of ${ROUNDS} interleaved rounds of ${SECONDS} s\n`);
  console.log(`${''.padEnd(WIDTH)}CPU us/turn  per second  failed  against the small one`);
  const cost = (one: Contestant) => median(one.rounds.map(({ cpuUs }) => cpuUs));
  for (const one of contestants) {
    const small = contestants.find(({ name }) => name === one.beside);
    const ratio =
      small === undefined || small === one
        ? ''
        : `${(cost(one) / cost(small)).toFixed(2)}${one.must === null ? '' : ` (must ${one.must})`}`;
    const rate = median(one.rounds.map(({ perSecond }) => perSecond)).toFixed(0);
    const failed = one.rounds.reduce((sum, { failures }) => sum + failures, 0);
    console.log(
      `${one.name.padEnd(WIDTH)}${cost(one).toFixed(0).padStart(11)}${rate.padStart(12)}${String(failed).padStart(8)}  ${ratio}`,
    );
  }
}
